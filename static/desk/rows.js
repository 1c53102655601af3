// The rows of the form that hold each decision: the same fields as without scripts. Nothing here is remembered elsewhere.

import { letters, tokens } from "./words.js";

export const field = (row, name) => row.querySelector(`[name$="-${name}"]`);

export function paragraphsOf(form) {
  const total = form.querySelector('[name="span-TOTAL_FORMS"]');
  const emptySpan = form.querySelector("[data-empty-span]");
  const emptyKept = form.querySelector("[data-empty-kept]");

  const copy = (template, number) => {
    const holder = document.createElement("ul");
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", number);
    return holder.firstElementChild;
  };

  return [...form.querySelectorAll("[data-paragraph]")].map((element) => {
    const said = element.querySelector("[data-said]");
    const text = letters(said.textContent);
    const list = element.querySelector("[data-spans]");
    const keptList = element.querySelector("[data-kept]");
    const { place, number, passage } = element.dataset;
    const words = (start, stop) => text.slice(start, stop).join("");

    const spans = () =>
      [...list.querySelectorAll("[data-span]")]
        .filter((row) => !field(row, "DELETE").checked)
        .map((row) => ({
          row,
          start: Number(field(row, "start").value),
          stop: Number(field(row, "stop").value),
          how: field(row, "how").value,
          shown: field(row, "shown").value,
        }))
        .sort((a, b) => a.start - b.start);

    const kept = () =>
      [...keptList.querySelectorAll('[name="kept"]:checked')].map((box) => {
        const [, start, stop] = box.value.split("-").map(Number);
        return { box, start, stop };
      });

    function addSpan(start, stop, how, shown) {
      const row = copy(emptySpan, total.value);
      total.value = Number(total.value) + 1;
      Object.entries({ place, start, stop, how, shown }).forEach(([name, value]) => { field(row, name).value = value; });
      row.querySelector("[data-words]").textContent = words(start, stop);
      list.append(row);
      return row;
    }

    function addKept(start, stop) {
      const row = copy(emptyKept, "");
      row.querySelector("input").value = `${number}-${start}-${stop}`;
      row.querySelector("[data-words]").textContent = words(start, stop);
      keptList.append(row);
      return row;
    }

    return {
      element, said, text, passage, words, spans, kept, addSpan, addKept,
      tokens: tokens(said.textContent),
      proposals: JSON.parse(element.dataset.proposals),
    };
  });
}

export const touching = (all, start, stop) => all.filter((one) => one.start < stop && start < one.stop);

// Everybody who is named, with the one field for another name.
export function peopleOf(form) {
  const section = form.querySelector("[data-people]");
  const total = form.querySelector('[name="person-TOTAL_FORMS"]');
  const row = (element) => ({
    element,
    shown: field(element, "shown"),
    names: () => field(element, "names").value.split("|").filter(Boolean),
    fitting: element.dataset.fitting.split("|").filter(Boolean),
  });
  return {
    all: () => [...section.querySelectorAll("[data-person]")].map(row),
    add(name) {
      const holder = document.createElement("ul");
      holder.innerHTML = form.querySelector("[data-empty-person]").innerHTML.replaceAll("__prefix__", total.value);
      const element = holder.firstElementChild;
      total.value = Number(total.value) + 1;
      field(element, "names").value = name.replaceAll("|", " ");
      element.querySelector("[data-called]").textContent = name;
      section.querySelector("ul").append(element);
      section.hidden = false;
      return row(element);
    },
  };
}
