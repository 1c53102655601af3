// Words as the server knows them: places are counted in characters (not in halves of them), and equal means whatever the
// case and the accents. See stories/redaction/equal.py.

const WORD = /\p{L}+|\p{N}+|[^\s\p{L}\p{N}]/gu;

export const letters = (text) => Array.from(text);

export const fold = (word) => word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

// Each word, figure and sign: [start, stop, folded].
export function tokens(text) {
  const found = [];
  let before = 0;
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    at += letters(text.slice(before, match.index)).length;
    const long = letters(match[0]).length;
    found.push([at, at + long, fold(match[0]), match[0]]);
    at += long;
    before = match.index + match[0].length;
  }
  return found;
}

export const key = (words) => tokens(words).map((token) => token[2]).join(" ");

// Whether the same words elsewhere surely mean the same.
export const telling = (words) => letters(words).length >= 3 && /[\p{Lu}\p{N}]/u.test(words);

// Where `words` stand among `within` (tokens): [start, stop] each.
export function equalPlaces(within, words) {
  const wanted = tokens(words).map((token) => token[2]);
  const found = [];
  for (let first = 0; wanted.length && first + wanted.length <= within.length; first += 1) {
    if (!wanted.every((word, at) => within[first + at][2] === word)) continue;
    found.push([within[first][0], within[first + wanted.length - 1][1]]);
    first += wanted.length - 1;
  }
  return found;
}
