/* The copy button beside the words appears only where copying works. */

for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const said = document.getElementById(button.dataset.said);
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const words = [...source.querySelectorAll("li")].map((item) => item.textContent.trim()).join(" ");
    await navigator.clipboard.writeText(words);
    if (said) said.textContent = said.dataset.done;
  });
}
