/* After an error, reading starts at the summary. */

const summary = document.querySelector("[data-errors]");
summary?.focus();
/* Whoever skipped the bar before brings "#contenido" along, and the browser goes there once all is loaded: after it, back. */
if (summary && window.location.hash) window.addEventListener("load", () => setTimeout(() => summary.focus()));
