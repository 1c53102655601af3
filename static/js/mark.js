/* Words chosen in a part are written into its box, a line each. Without scripts one copies them there. */

for (const words of document.querySelectorAll("[data-scripts]")) words.hidden = false;
const status = document.querySelector("[data-status]");

/** The words chosen inside `said`, in one line; empty when something else is chosen. */
function chosenIn(said) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return "";
  if (!said.contains(selection.anchorNode) || !said.contains(selection.focusNode)) return "";
  return selection.toString().replace(/\s+/g, " ").trim();
}

for (const part of document.querySelectorAll("[data-part]")) {
  const said = part.querySelector("[data-said]");
  const take = part.querySelector("[data-take]");
  const box = part.querySelector("textarea");
  if (!box) continue;
  document.addEventListener("selectionchange", () => {
    take.hidden = !chosenIn(said);
  });
  // Pressing the button must not undo what was chosen.
  take.addEventListener("pointerdown", (event) => event.preventDefault());
  take.addEventListener("click", () => {
    const words = chosenIn(said);
    if (!words) return;
    box.value = box.value.trim() ? `${box.value.trim()}\n${words}` : words;
    part.querySelector("details").open = true;
    document.getSelection().removeAllRanges();
    part.querySelector("[type=radio]")?.focus();
    if (status) status.textContent = status.dataset.done;
  });
}
