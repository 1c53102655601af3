/* Everybody is entering at once: the form is sent again by itself after a moment, unless it is being changed. */

const note = document.querySelector("[data-again]");
const form = document.querySelector("main form");
if (note && form) {
  note.querySelector("[data-said]").hidden = false;
  const seconds = Number(note.dataset.again) + 6 * Math.random();
  const sending = setTimeout(() => form.requestSubmit(), seconds * 1000);
  form.addEventListener("input", () => clearTimeout(sending));
  form.addEventListener("submit", () => clearTimeout(sending));
}
