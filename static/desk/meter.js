// What still identifies while somebody decides: the same reckoning as stories/redaction/finding/remaining.py.

const telling = (word) => (word.length > 3 && /^\p{Lu}\p{L}*$/u.test(word)) || /^\d{5,}$/.test(word);

// `mentions`: {status, sure, direct, kind}; `paragraphs`: {tokens, hides(start, stop), keeps(start, stop)}; `others`: what was
// found in titles and captions.
export function measure({ mentions, paragraphs, others, together }) {
  const open = mentions.filter((mention) => mention.status !== "hidden");
  const counts = [...open.filter((mention) => mention.sure || mention.status === "kept"), ...others];
  const kinds = new Set(counts.filter(({ direct, kind }) => !direct && kind !== "proper").map(({ kind }) => kind));
  const secret = new Set();
  for (const { tokens, hides } of paragraphs) {
    for (const [start, stop, folded, word] of tokens) if (telling(word) && hides(start, stop)) secret.add(folded);
  }
  let again = 0;
  for (const { tokens, touches } of paragraphs) {
    for (const [start, stop, folded] of tokens) if (secret.has(folded) && !touches(start, stop)) again += 1;
  }
  const reasons = {
    direct: counts.filter(({ direct }) => direct).length,
    again,
    undecided: open.filter(({ status }) => status === "open").length,
    together: kinds.size > 1 ? kinds.size : 0,
  };
  let level = Object.values(reasons).some(Boolean) ? 1 : 0;
  if (kinds.size >= together) level = 2;
  if (reasons.direct || reasons.again) level = 3;
  return { level, reasons };
}

export function show(element, { level, reasons }, forms) {
  element.className = `desk-meter level-${level}`;
  element.querySelector("meter").value = level;
  element.querySelector("[data-level]").textContent = forms.levels[level];
  element.querySelector("[data-reasons]").replaceChildren(
    ...Object.entries(reasons).filter(([, count]) => count).map(([code, count]) => {
      const item = document.createElement("li");
      item.textContent = forms.reasons[code][count === 1 ? 0 : 1].replace(/\d+/, count);
      return item;
    }),
  );
}
