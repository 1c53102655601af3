// Boxes over a picture: drawn, moved, stretched and taken away with finger, mouse or keys. Each is a fieldset of numbers
// that is there without scripts; here the numbers and the boxes only follow each other.

const words = document.querySelector("script[data-named]").dataset;
const form = document.querySelector("[data-boxes]");
const canvas = form.querySelector("[data-canvas]");
const list = form.querySelector("[data-regions]");
const status = document.querySelector("[data-status]");
const total = form.querySelector('input[name="box-TOTAL_FORMS"]');
const SIDES = ["left", "top", "right", "bottom"];
const SMALLEST = 0.5;

const input = (row, name) => row.querySelector(`[name$="-${name}"]`);
const sidesOf = (row) => SIDES.map((side) => parseFloat(input(row, side).value.replace(",", ".")));
const say = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
const within = (value, least = 0, most = 100) => Math.min(most, Math.max(least, value));
const boxes = new Map();

function write(row, sides) {
  SIDES.forEach((side, at) => { input(row, side).value = sides[at].toFixed(1); });
  draw(row);
}

function draw(row) {
  const sides = sidesOf(row);
  const gone = input(row, "DELETE")?.checked;
  if (gone || sides.some(Number.isNaN) || sides[2] <= sides[0] || sides[3] <= sides[1]) {
    boxes.get(row)?.remove();
    boxes.delete(row);
    return;
  }
  const box = boxes.get(row) ?? made(row);
  const [left, top, right, bottom] = sides;
  Object.assign(box.style, { left: `${left}%`, top: `${top}%`, width: `${right - left}%`, height: `${bottom - top}%` });
  box.classList.toggle("mosaic", input(row, "how")?.value === "mosaic");
  box.setAttribute("aria-label", nameOf(row));
}

function nameOf(row) {
  const kind = input(row, "kind");
  const said = kind.options ? kind.options[kind.selectedIndex].text : row.querySelector("legend").textContent.trim();
  return say(words.named, { number: numberOf(row), kind: said });
}

const numberOf = (row) => [...row.parentElement.querySelectorAll("[data-region], [data-proposal]")].indexOf(row) + 1;

function made(row) {
  const box = document.createElement("button");
  box.type = "button";
  box.className = "desk-box";
  box.addEventListener("focus", () => choose(row));
  if (row.matches("[data-proposal]")) {
    box.classList.add("is-proposed");
    box.addEventListener("click", () => row.querySelector('input[type="radio"]')?.focus());
  } else {
    const corner = document.createElement("span");
    corner.className = "desk-corner";
    box.append(corner);
    box.addEventListener("pointerdown", (event) => drag(event, row, event.target === corner));
    box.addEventListener("keydown", (event) => key(event, row));
  }
  boxes.set(row, box);
  canvas.append(box);
  return box;
}

function choose(row) {
  form.querySelectorAll(".is-chosen").forEach((other) => other.classList.remove("is-chosen"));
  row.classList.add("is-chosen");
  // Whoever came by keyboard sees the numbers; under a finger nothing may move.
  if (boxes.get(row)?.matches(":focus-visible")) row.scrollIntoView({ block: "nearest" });
}

function at(event) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return [within(((event.clientX - left) / width) * 100), within(((event.clientY - top) / height) * 100)];
}

function moved([left, top, right, bottom], across, down) {
  const [width, height] = [right - left, bottom - top];
  const [newLeft, newTop] = [within(left + across, 0, 100 - width), within(top + down, 0, 100 - height)];
  return [newLeft, newTop, newLeft + width, newTop + height];
}

function stretched([left, top, right, bottom], across, down) {
  return [left, top, within(right + across, left + SMALLEST), within(bottom + down, top + SMALLEST)];
}

function drag(event, row, corner) {
  event.preventDefault();
  event.stopPropagation();
  const box = boxes.get(row);
  box.focus({ preventScroll: true });
  box.setPointerCapture(event.pointerId);
  const [begun, sides] = [at(event), sidesOf(row)];
  const change = corner ? stretched : moved;
  const follow = (now) => { const [x, y] = at(now); write(row, change(sides, x - begun[0], y - begun[1])); };
  box.addEventListener("pointermove", follow);
  box.addEventListener("pointerup", () => box.removeEventListener("pointermove", follow), { once: true });
  box.addEventListener("pointercancel", () => box.removeEventListener("pointermove", follow), { once: true });
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function key(event, row) {
  if (event.key === "Delete" || event.key === "Backspace") {
    event.preventDefault();
    status.textContent = say(words.gone, { number: numberOf(row) });
    if (input(row, "DELETE")) input(row, "DELETE").checked = true;
    SIDES.forEach((side) => { if (!input(row, "DELETE")) input(row, side).value = ""; });
    draw(row);
    (list.querySelector("input") ?? form).focus();
  } else if (event.key in ARROWS) {
    event.preventDefault();
    const [across, down] = ARROWS[event.key].map((way) => way * (event.altKey ? 0.1 : 1));
    write(row, (event.shiftKey ? stretched : moved)(sidesOf(row), across, down));
  }
}

function added(sides) {
  const open = [...list.querySelectorAll("[data-region]")].find((row) => SIDES.every((side) => !input(row, side).value));
  let row = open;
  if (!row) {
    const template = form.querySelector("[data-empty-region]").innerHTML;
    list.insertAdjacentHTML("beforeend", template.replaceAll("__prefix__", total.value));
    total.value = Number(total.value) + 1;
    row = list.lastElementChild;
    follow(row);
  }
  row.querySelector("legend").textContent = say(words.named, { number: numberOf(row), kind: "" }).replace(/:\s*$/, "");
  write(row, sides);
  boxes.get(row).focus({ preventScroll: true });
  status.textContent = say(words.added, { number: numberOf(row) });
}

const follow = (row) => row.addEventListener("input", () => draw(row));

if (canvas) {
  let from = null;
  let drawn = null;
  canvas.querySelector("img").draggable = false;
  const sides = (event) => {
    const [x, y] = at(event);
    return [Math.min(x, from[0]), Math.min(y, from[1]), Math.max(x, from[0]), Math.max(y, from[1])];
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button")) return;
    event.preventDefault();
    from = at(event);
    drawn = document.createElement("div");
    drawn.className = "desk-box";
    canvas.append(drawn);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [left, top, right, bottom] = sides(event);
    Object.assign(drawn.style, { left: `${left}%`, top: `${top}%`, width: `${right - left}%`, height: `${bottom - top}%` });
  });
  const finish = (event) => {
    if (!from) return;
    const found = sides(event);
    from = null;
    drawn.remove();
    if (event.type === "pointerup" && found[2] - found[0] >= SMALLEST && found[3] - found[1] >= SMALLEST) added(found);
  };
  canvas.addEventListener("pointerup", finish);
  canvas.addEventListener("pointercancel", finish);
  form.querySelectorAll("[data-region], [data-proposal]").forEach((row) => { follow(row); draw(row); });
}
