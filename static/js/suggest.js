// Words to go on with, while somebody types into the box. Asks this archive alone, keeps nothing, and needs nothing of it:
// without scripts the box is a box.
const box = document.querySelector("[data-suggest]");
const LATER = 250;

if (box) {
  const list = document.createElement("ul");
  list.className = "offers";
  list.setAttribute("role", "list");
  list.hidden = true;
  list.setAttribute("aria-live", "polite");
  box.closest(".find").after(list);
  let waiting, asked = 0;

  const close = () => { list.hidden = true; list.replaceChildren(); };

  const show = (offers) => {
    list.replaceChildren(...offers.map(({ label, url }) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = url;
      link.textContent = label;
      item.append(link);
      return item;
    }));
    list.hidden = !offers.length;
  };

  const ask = async () => {
    const mine = ++asked, words = box.value.trim();
    if (words.length < 2) return close();
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(words)}`, { credentials: "omit" });
      const { offers } = await answer.json();
      if (mine === asked) show(offers);
    } catch { close(); }
  };

  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, LATER); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "ArrowDown" && !list.hidden) { event.preventDefault(); list.querySelector("a").focus(); }
  });
  list.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); box.focus(); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const links = [...list.querySelectorAll("a")], next = links[links.indexOf(document.activeElement) + step];
    (next ?? box).focus();
  });
}
