// Select words of what was told and press W (withhold), G (say in general), U (undo). Fills in the same fields as without scripts,
// and shows at once in the frame what the public would read. Saving is the form's.

const own = document.querySelector('script[src*="desk/worksheet.js"]');
const CUT = own.dataset.cut;
const form = document.querySelector("[data-worksheet]");

if (form) {
  const dialog = document.querySelector("[data-dialog]");
  const chosen = dialog.querySelector("[data-chosen]");
  const box = dialog.querySelector("#dialogo-texto");
  const everywhere = dialog.querySelector("[data-everywhere]");
  const status = document.querySelector("[data-status]");
  const frame = document.querySelector("[data-frame]");
  const total = form.querySelector('[name="span-TOTAL_FORMS"]');
  const empty = form.querySelector("[data-empty-span]");
  const paragraphs = [...form.querySelectorAll("[data-paragraph]")].map((element) => ({
    element,
    place: element.dataset.place,
    passage: element.dataset.passage,
    said: element.querySelector("[data-said]"),
    list: element.querySelector("[data-spans]"),
    text: element.querySelector("[data-said]").textContent,
  }));
  const done = [];
  let asking = null;

  form.querySelectorAll("[data-scripts]").forEach((element) => { element.hidden = false; });

  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const gone = (row) => field(row, "DELETE").checked;

  const spansOf = (paragraph) =>
    [...paragraph.list.querySelectorAll("[data-span]")]
      .filter((row) => !gone(row))
      .map((row) => ({
        start: Number(field(row, "start").value),
        stop: Number(field(row, "stop").value),
        how: field(row, "how").value,
        shown: field(row, "shown").value,
      }))
      .sort((a, b) => a.start - b.start);

  // The same runs as the server makes of them.
  function runs(text, spans) {
    const found = [];
    let at = 0;
    for (const span of spans) {
      if (span.start < at) continue;
      if (span.start > at) found.push(["text", text.slice(at, span.start)]);
      found.push([span.how, span.shown, text.slice(span.start, span.stop)]);
      at = span.stop;
    }
    if (at < text.length) found.push(["text", text.slice(at)]);
    return found;
  }

  function draw(paragraph) {
    const found = runs(paragraph.text, spansOf(paragraph));
    paragraph.said.replaceChildren(...found.map(([kind, words, hidden]) => {
      if (kind === "text") return document.createTextNode(words);
      const mark = document.createElement("mark");
      mark.className = kind;
      mark.textContent = hidden;
      return mark;
    }));
    const inside = frame?.contentDocument;
    const passage = inside?.getElementById(paragraph.passage)?.querySelector("p:not(.at)") ;
    if (!passage) return;
    passage.replaceChildren(...found.map(([kind, words]) => {
      if (kind === "text") return inside.createTextNode(words);
      const span = inside.createElement("span");
      span.className = kind;
      span.textContent = kind === "cut" ? CUT.replace("%s", words) : words;
      return span;
    }));
  }

  function changed(words) {
    form.querySelector("[data-unsaved]").hidden = false;
    form.dataset.changed = "yes";
    if (words) status.textContent = words;
  }

  function add(paragraph, start, stop, how, shown) {
    if (spansOf(paragraph).some((span) => start < span.stop && span.start < stop)) return null;
    const holder = document.createElement("ul");
    holder.innerHTML = empty.innerHTML.replaceAll("__prefix__", total.value);
    const row = holder.firstElementChild;
    total.value = Number(total.value) + 1;
    field(row, "place").value = paragraph.place;
    field(row, "start").value = start;
    field(row, "stop").value = stop;
    field(row, "how").value = how;
    field(row, "shown").value = shown;
    row.querySelector("[data-words]").textContent = paragraph.text.slice(start, stop);
    paragraph.list.append(row);
    draw(paragraph);
    return row;
  }

  function selection() {
    const picked = window.getSelection();
    if (!picked || picked.isCollapsed) return null;
    const range = picked.getRangeAt(0);
    const paragraph = paragraphs.find(({ said }) => said.contains(range.startContainer) && said.contains(range.endContainer));
    if (!paragraph) return null;
    const before = document.createRange();
    before.selectNodeContents(paragraph.said);
    before.setEnd(range.startContainer, range.startOffset);
    let start = before.toString().length;
    let stop = start + range.toString().length;
    while (start < stop && /\s/.test(paragraph.text[start])) start += 1;
    while (stop > start && /\s/.test(paragraph.text[stop - 1])) stop -= 1;
    return start < stop ? { paragraph, start, stop } : null;
  }

  function whole(text, words) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}_])`, "giu");
    return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
  }

  function ask(how) {
    const picked = selection();
    if (!picked) return;
    asking = { ...picked, how };
    const words = picked.paragraph.text.slice(picked.start, picked.stop);
    chosen.textContent = words;
    box.value = "";
    box.setAttribute("list", how === "cut" ? "dialogo-tapar" : "dialogo-general");
    everywhere.checked = paragraphs.reduce((sum, { text }) => sum + whole(text, words).length, 0) > 1;
    dialog.querySelectorAll("[data-when]").forEach((element) => { element.hidden = element.dataset.when !== how; });
    dialog.showModal();
    box.focus();
  }

  dialog.querySelector("form").addEventListener("submit", (event) => {
    const shown = box.value.trim();
    if (event.submitter?.value !== "yes") return;
    if (!shown) { event.preventDefault(); box.focus(); return; }
    const words = asking.paragraph.text.slice(asking.start, asking.stop);
    const rows = [add(asking.paragraph, asking.start, asking.stop, asking.how, shown)];
    if (everywhere.checked) {
      for (const paragraph of paragraphs) {
        for (const [start, stop] of whole(paragraph.text, words)) rows.push(add(paragraph, start, stop, asking.how, shown));
      }
    }
    done.push(rows.filter(Boolean));
    changed(`${words}: ${shown}`);
    asking.paragraph.said.focus();
  });

  function undo() {
    const rows = done.pop();
    if (!rows) return;
    rows.forEach((row) => { field(row, "DELETE").checked = true; row.hidden = true; });
    paragraphs.forEach(draw);
    changed("");
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.target.closest("input, textarea, select")) return;
    const key = event.key.toLowerCase();
    if (key === "w" || key === "g") { if (selection()) { event.preventDefault(); ask(key === "w" ? "cut" : "loose"); } }
    if (key === "u" && done.length) { event.preventDefault(); undo(); }
  });

  form.addEventListener("input", (event) => {
    if (event.target.name === "title") {
      const title = frame?.contentDocument?.querySelector(".title");
      if (title) title.textContent = event.target.value;
    }
    const paragraph = paragraphs.find(({ element }) => element.contains(event.target));
    if (paragraph) draw(paragraph);
    changed("");
  });
  form.addEventListener("submit", () => { delete form.dataset.changed; });
  window.addEventListener("beforeunload", (event) => { if (form.dataset.changed) event.preventDefault(); });
  paragraphs.forEach(draw);
  frame?.addEventListener("load", () => paragraphs.forEach(draw));
}
