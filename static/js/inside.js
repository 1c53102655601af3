/* Looking for words inside one transcript. Accents and capitals do not matter; nothing leaves the page. */

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const form of document.querySelectorAll("[data-inside]")) {
  const transcript = form.closest(".transcript");
  const box = form.querySelector("input");
  const said = form.querySelector("output");
  let asked = "";
  let found = [];
  let at = -1;
  form.hidden = false;

  const clear = () => {
    for (const mark of found) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    [found, at] = [[], -1];
  };

  /* Letter by letter, so that a place in the plain text is a place in the text as written. */
  const places = (node, word) => {
    const letters = [...node.data];
    const bare = letters.map(plain);
    const starts = [];
    let text = "";
    bare.forEach((letter, index) => {
      for (let n = 0; n < letter.length; n += 1) starts.push(index);
      text += letter;
    });
    const widths = letters.map((letter) => letter.length);
    const offset = (index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0);
    const hits = [];
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + word.length)) {
      hits.push([offset(starts[from]), offset(starts[from + word.length - 1] + 1)]);
    }
    return hits;
  };

  const look = (word) => {
    clear();
    const walker = document.createTreeWalker(transcript, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (walker.currentNode.parentElement.closest(".prose, .chapter")) nodes.push(walker.currentNode);
    for (const node of nodes) {
      for (const [start, end] of places(node, word).reverse()) {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        const mark = document.createElement("mark");
        range.surroundContents(mark);
      }
    }
    found = [...transcript.querySelectorAll("mark")];
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const word = plain(box.value.trim());
    if (word.length < 2) return;
    if (word !== asked) look(word);
    asked = word;
    if (!found.length) {
      said.textContent = form.dataset.none;
      return;
    }
    found[at]?.removeAttribute("aria-current");
    at = (at + 1) % found.length;
    found[at].setAttribute("aria-current", "true");
    found[at].scrollIntoView({ block: "center" });
    said.textContent = `${at + 1} ${form.dataset.of} ${found.length}`;
  });
  box.addEventListener("input", () => {
    if (box.value.trim()) return;
    clear();
    [asked, said.textContent] = ["", ""];
  });
}
