// The worksheet by keyboard, finger or mouse: go from proposal to proposal, hide, tell in general, give another name, leave in sight, undo. It
// fills in the same fields as without scripts, and shows at once what the public would read. Saving is the form's.

import { measure, show } from "./meter.js";
import { field, paragraphsOf, peopleOf, touching } from "./rows.js";
import { equalPlaces, key, letters, telling } from "./words.js";

const own = document.querySelector('script[src*="desk/worksheet"]').dataset;
const form = document.querySelector("[data-worksheet]");
const say = (sentence, values) => Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, () => value), sentence);

if (form) {
  const dialog = document.querySelector("[data-dialog]");
  const box = dialog.querySelector("#dialogo-texto");
  const everywhere = dialog.querySelector("[data-everywhere]");
  const status = document.querySelector("[data-status]");
  const frame = document.querySelector("[data-frame]");
  const keysOn = form.querySelector("[data-keys-on]");
  const meter = form.querySelector("[data-meter]");
  const forms = JSON.parse(meter.dataset.meter);
  const people = peopleOf(form);
  const paragraphs = paragraphsOf(form);
  const mentions = paragraphs.flatMap((paragraph) =>
    paragraph.proposals.map((found) => ({ ...found, paragraph, key: key(paragraph.words(found.start, found.stop)) })));
  const done = [];
  let here = null;
  let asking = null;

  form.querySelectorAll("[data-scripts]").forEach((element) => { element.hidden = false; });
  form.querySelectorAll("[data-plain]").forEach((element) => { element.disabled = true; element.hidden = true; });

  const wordsOf = ({ paragraph, start, stop }) => paragraph.words(start, stop);

  function statusOf({ paragraph, start, stop }) {
    if (touching(paragraph.spans(), start, stop).length) return "hidden";
    return touching(paragraph.kept(), start, stop).length ? "kept" : "open";
  }

  // --- What is seen --------------------------------------------------------------------------------------------------

  function draw(paragraph) {
    const spans = paragraph.spans();
    const marks = spans.map((span) => ({ ...span, kind: span.how }));
    const add = (one, kind) => { if (!touching(marks, one.start, one.stop).length) marks.push({ ...one, kind }); };
    paragraph.kept().forEach((one) => add(one, "kept"));
    mentions.filter((one) => one.paragraph === paragraph).forEach((one) => add(one, one.sure ? "proposal sure" : "proposal"));
    marks.sort((a, b) => a.start - b.start);
    const nodes = [];
    let at = 0;
    for (const { start, stop, kind } of marks) {
      if (start < at) continue;
      nodes.push(document.createTextNode(paragraph.words(at, start)));
      const mark = document.createElement("mark");
      mark.className = kind;
      mark.tabIndex = -1;
      mark.textContent = paragraph.words(start, stop);
      if (here?.paragraph === paragraph && start < here.stop && here.start < stop) mark.classList.add("here");
      nodes.push(mark);
      at = stop;
    }
    nodes.push(document.createTextNode(paragraph.words(at)));
    paragraph.said.replaceChildren(...nodes);
    drawPublic(paragraph, spans);
  }

  function drawPublic(paragraph, spans) {
    const inside = frame?.contentDocument;
    const passage = inside?.getElementById(paragraph.passage)?.querySelector("p:not(.at)");
    if (!passage) return;
    const nodes = [];
    let at = 0;
    for (const { start, stop, how, shown } of spans) {
      if (start < at) continue;
      nodes.push(inside.createTextNode(paragraph.words(at, start)));
      const span = inside.createElement("span");
      span.className = how;
      span.textContent = how === "cut" ? own.cut.replace("%s", shown) : shown;
      nodes.push(span);
      at = stop;
    }
    nodes.push(inside.createTextNode(paragraph.words(at)));
    passage.replaceChildren(...nodes);
  }

  function reckon() {
    mentions.forEach((mention) => { mention.status = statusOf(mention); });
    const readers = paragraphs.map((paragraph) => {
      const spans = paragraph.spans();
      const kept = paragraph.kept();
      return {
        tokens: paragraph.tokens,
        hides: (start, stop) => spans.some((span) => span.start <= start && stop <= span.stop),
        touches: (start, stop) => touching([...spans, ...kept], start, stop).length > 0,
      };
    });
    show(meter, measure({ mentions, paragraphs: readers, others: forms.others, together: forms.together }), forms);
    const decided = mentions.filter((mention) => mention.status !== "open").length;
    form.querySelector("[data-progress]").textContent = say(own.progress, { done: decided, all: mentions.length });
  }

  function redraw() {
    paragraphs.forEach(draw);
    reckon();
  }

  function go(mention) {
    here = mention;
    redraw();
    const mark = mention.paragraph.said.querySelector(".here");
    mark?.focus({ preventScroll: true });
    mark?.scrollIntoView({ block: "center" });
    const passage = frame?.contentDocument?.getElementById(mention.paragraph.passage);
    if (passage) frame.contentWindow.scrollTo(0, passage.offsetTop - 120);
    status.textContent = `${wordsOf(mention)}. ${mention.why}`;
  }

  function step(by) {
    if (!mentions.length) return;
    const at = here ? mentions.indexOf(here) : by > 0 ? -1 : 0;
    go(mentions[(at + by + mentions.length) % mentions.length]);
  }

  function onward() {
    const at = mentions.indexOf(here);
    const next = [...mentions.slice(at + 1), ...mentions.slice(0, at + 1)].find((mention) => mention.status === "open");
    if (next) { const said = status.textContent; go(next); status.textContent = `${said} ${status.textContent}`; }
    else status.textContent += ` ${own.end}`;
  }

  // --- What is decided -----------------------------------------------------------------------------------------------

  function changed() {
    form.querySelector("[data-unsaved]").hidden = false;
    form.dataset.changed = "yes";
  }

  function untick(checkbox, value, undo) {
    const before = checkbox.checked;
    const row = checkbox.closest("li");
    checkbox.checked = value;
    row.hidden = true;
    undo.push(() => { checkbox.checked = before; row.hidden = false; });
  }

  function put(element, value, undo) {
    const before = element.value;
    element.value = value;
    undo.push(() => { element.value = before; });
  }

  function drop(row, undo) {
    undo.push(() => { field(row, "DELETE").checked = true; row.hidden = true; });
  }

  // `how` is "cut", "loose" or "kept". Where other words around a place are hidden, nothing changes. Returns how many places.
  function decide(places, how, shown, undo, { overKept = true } = {}) {
    let count = 0;
    for (const { paragraph, start, stop } of places) {
      const kept = touching(paragraph.kept(), start, stop);
      if (kept.length && !overKept) continue;
      const [exact, ...more] = touching(paragraph.spans(), start, stop);
      const same = exact && !more.length && exact.start === start && exact.stop === stop;
      if (exact && !same) continue;
      if (how === "kept") {
        if (same) untick(field(exact.row, "DELETE"), true, undo);
        if (!kept.length) { const row = paragraph.addKept(start, stop); undo.push(() => row.remove()); }
      } else {
        kept.forEach(({ box: ticked }) => untick(ticked, false, undo));
        if (same) { put(field(exact.row, "how"), how, undo); put(field(exact.row, "shown"), shown, undo); }
        else drop(paragraph.addSpan(start, stop, how, shown), undo);
      }
      count += 1;
    }
    return count;
  }

  const equals = (words) =>
    paragraphs.flatMap((paragraph) => equalPlaces(paragraph.tokens, words).map(([start, stop]) => ({ paragraph, start, stop })));

  // A proposal goes for where it was proposed, and for equal words when they can mean nothing else; a choice by hand for all.
  function alike(target) {
    const words = wordsOf(target);
    if (!mentions.includes(target)) return [target, ...equals(words)];
    return [target, ...mentions.filter((mention) => mention.key === target.key), ...(telling(words) ? equals(words) : [])];
  }

  // One place once.
  const apart = (places) => places.filter((one, at) => !places.slice(0, at).some((before) =>
    before.paragraph === one.paragraph && before.start < one.stop && one.start < before.stop));

  const personOf = (words) => people.all().find((person) => person.names().some((name) => key(name) === key(words)));

  // The longest name first, so that a part of it is not a place of its own.
  const placesOf = (person) =>
    apart([...person.names()].sort((a, b) => b.length - a.length).flatMap(equals));

  function finish(undo, sentence) {
    if (undo.length) { done.push(undo); changed(); }
    status.textContent = sentence;
    redraw();
  }

  // Hide or tell otherwise: the place itself and, unless `alone`, every equal one.
  function hide(target, how, shown, { alone = false, whole = false } = {}) {
    const words = wordsOf(target);
    const person = personOf(words);
    const undo = [];
    const renamed = person?.shown.value.trim();
    if (renamed) put(person.shown, "", undo);
    const every = person && (whole || renamed) ? [target, ...placesOf(person)] : alike(target);
    const count = decide(apart(alone && !renamed ? [target] : every), how, shown, undo);
    finish(undo, say(own.done, { words, shown, count }));
  }

  function leave(target, { alone = false } = {}) {
    const undo = [];
    const places = alone ? [target] : mentions.filter((mention) => mention.key === target.key);
    const count = decide(places, "kept", "", undo);
    finish(undo, say(own.left, { words: wordsOf(target), count }));
  }

  function rename(words, shown) {
    const person = personOf(words) ?? people.add(words);
    const undo = [];
    put(person.shown, shown, undo);
    const count = decide(placesOf(person), "loose", shown, undo, { overKept: false });
    finish(undo, say(own.done, { words, shown, count }));
  }

  function undo() {
    const steps = done.pop();
    if (!steps) { status.textContent = own.nothing; return; }
    steps.reverse().forEach((back) => back());
    redraw();
    if (here) go(here);
    status.textContent = own.undone;
  }

  // --- The dialog: what is read instead ------------------------------------------------------------------------------

  function ask(target, how, { suggestion = "", alone = false, advance = false } = {}) {
    const words = wordsOf(target);
    const person = personOf(words);
    const times = apart(how === "name" && person ? placesOf(person) : alike(target)).length;
    asking = { target, how, words, advance };
    dialog.querySelector("[data-chosen]").textContent = words;
    dialog.querySelector("#dialogo-nombres").replaceChildren(...(person?.fitting ?? []).map((name) => new Option("", name)));
    box.setAttribute("list", { cut: "dialogo-tapar", loose: "dialogo-general", name: "dialogo-nombres" }[how]);
    box.value = suggestion;
    everywhere.closest("label").hidden = how === "name";
    everywhere.checked = times > 1 && !alone;
    dialog.querySelector("[data-times]").textContent = times > 1 ? `(${times})` : "";
    dialog.querySelectorAll("[data-when]").forEach((element) => { element.hidden = element.dataset.when !== how; });
    dialog.showModal();
    box.focus();
    box.select();
  }

  dialog.querySelector("form").addEventListener("submit", (event) => {
    const shown = box.value.trim();
    if (event.submitter?.value !== "yes") return;
    if (!shown) { event.preventDefault(); box.focus(); return; }
    window.getSelection()?.removeAllRanges();
    const { target, how, words, advance } = asking;
    if (how === "name") rename(words, shown);
    else hide(target, how, shown, { alone: !everywhere.checked });
    if (advance) onward();
    else target.paragraph.said.focus();
  });
  dialog.addEventListener("close", () => { if (asking?.advance && here && dialog.returnValue !== "yes") go(here); });

  // --- Keys ----------------------------------------------------------------------------------------------------------

  function selection() {
    const picked = window.getSelection();
    if (!picked || picked.isCollapsed) return null;
    const range = picked.getRangeAt(0);
    const paragraph = paragraphs.find(({ said }) => said.contains(range.startContainer) && said.contains(range.endContainer));
    if (!paragraph) return null;
    const before = document.createRange();
    before.selectNodeContents(paragraph.said);
    before.setEnd(range.startContainer, range.startOffset);
    let start = letters(before.toString()).length;
    let stop = start + letters(range.toString()).length;
    while (start < stop && /\s/.test(paragraph.text[start])) start += 1;
    while (stop > start && /\s/.test(paragraph.text[stop - 1])) stop -= 1;
    return start < stop ? { paragraph, start, stop } : null;
  }

  const suggested = (target) => personOf(wordsOf(target))?.shown.value || personOf(wordsOf(target))?.fitting[0] || "";

  // Each returns false when there was nothing to decide on.
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    arrowright: () => document.activeElement.closest("[data-said]") ? step(1) : false,
    arrowleft: () => document.activeElement.closest("[data-said]") ? step(-1) : false,
    u: undo,
    s: () => form.querySelector('[name="hacer"][value="guardar"]').click(),
    w: (alone) => decideHere((target) => { hide(target, "cut", target.cut, { alone }); onward(); }, "cut"),
    a: () => decideHere((target) => { hide(target, "cut", target.cut, { whole: true }); onward(); }, ""),
    x: (alone) => decideHere((target) => { leave(target, { alone }); onward(); }, ""),
    g: (alone) => decideHere((target) => ask(target, "loose", { suggestion: target.loose, alone, advance: true }), "loose"),
    n: () => decideHere((target) => ask(target, "name", { suggestion: suggested(target), advance: true }), "name"),
  };

  function decideHere(act, how) {
    const picked = selection();
    if (picked && how) return ask(picked, how, { suggestion: how === "name" ? suggested(picked) : "" });
    if (!here) return step(1);
    return act(here);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || !keysOn.checked) return;
    if (event.target.closest("input, textarea, select")) return;
    const act = keys[event.key.toLowerCase()];
    if (act && act(event.shiftKey) !== false) event.preventDefault();
  });

  // The same for a finger or a mouse: what is selected stays selected, and who came here by Tab stays here.
  const bar = form.querySelector("[data-deciding]");
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-key]");
    if (!button) return;
    const stays = document.activeElement === button;
    keys[button.dataset.key](event.shiftKey);
    if (stays && !dialog.open) button.focus({ preventScroll: true });
  });

  paragraphs.forEach((paragraph) => paragraph.said.addEventListener("click", (event) => {
    if (selection()) return;
    const mark = event.target.closest("mark");
    if (!mark) return;
    const start = [...paragraph.said.childNodes].slice(0, [...paragraph.said.childNodes].indexOf(mark))
      .reduce((sum, node) => sum + letters(node.textContent).length, 0);
    const found = mentions.find((one) => one.paragraph === paragraph && one.start <= start && start < one.stop);
    if (found) go(found);
  }));

  form.addEventListener("input", (event) => {
    if (event.target === keysOn) return;
    if (event.target.name === "title") {
      const title = frame?.contentDocument?.querySelector(".title");
      if (title) title.textContent = event.target.value;
    }
    const person = people.all().find(({ shown }) => shown === event.target);
    if (person) {
      const shown = person.shown.value.trim();
      decide(placesOf(person), shown ? "loose" : "cut", shown || own.name, [], { overKept: false });
    }
    changed();
    redraw();
  });
  form.addEventListener("submit", () => { delete form.dataset.changed; });
  window.addEventListener("beforeunload", (event) => { if (form.dataset.changed) event.preventDefault(); });
  redraw();
  frame?.addEventListener("load", redraw);
}
