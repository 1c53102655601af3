/* After an error, reading starts at the summary. */

document.querySelector("[data-errors]")?.focus();
