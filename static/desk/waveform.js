// A recording on the desk: mark stretches on the drawing, boxes on the strip of a film, and watch a job. Each mark fills
// a row that is there without scripts.

const SVG = "http://www.w3.org/2000/svg";
const form = document.querySelector("[data-sound]");
let changed = false;
form.addEventListener("input", () => { changed = true; });

const clock = (seconds) => {
  const tenths = Math.round(seconds * 10);
  const minutes = Math.floor(tenths / 600);
  const rest = (tenths % 600) / 10;
  return `${minutes}:${rest < 10 ? "0" : ""}${rest}`;
};

function emptyRow(rows) {
  for (const row of rows.querySelectorAll("[data-row]")) {
    const [start, stop] = row.querySelectorAll("input");
    if (!start.value && !stop.value) return row;
  }
  // A new one like the last, with the next number.
  const last = rows.lastElementChild;
  const row = last.cloneNode(true);
  const total = form.querySelector(`input[name="${last.querySelector("input").name.split("-")[0]}-TOTAL_FORMS"]`);
  const number = Number(total.value);
  for (const field of row.querySelectorAll("input, select, label")) {
    for (const name of ["name", "id", "htmlFor"]) if (field[name]) field[name] = field[name].replace(/-\d+-/, `-${number}-`);
    if (field.type === "checkbox") field.checked = false;
    else if (field.matches("input")) field.value = "";
  }
  row.querySelectorAll(".desk-error").forEach((error) => error.remove());
  total.value = number + 1;
  rows.append(row);
  return row;
}

function fill(rows, values) {
  const row = emptyRow(rows);
  const fields = [...row.querySelectorAll('input:not([type="checkbox"])')];
  values.forEach((value, at) => { fields[at].value = value; });
  changed = true;
  return row;
}

const wave = form.querySelector("[data-wave]");
const player = form.querySelector("[data-original]");
if (wave) {
  const drawing = wave.querySelector("svg");
  const seconds = Number(wave.dataset.seconds);
  form.querySelector("[data-how]").hidden = false;
  const at = (event) => {
    const { left, width } = drawing.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - left) / width));
  };
  let from = null;
  let shade = null;
  drawing.addEventListener("pointerdown", (event) => {
    from = at(event);
    shade = document.createElementNS(SVG, "rect");
    shade.setAttribute("class", "sound-shade is-new");
    shade.setAttribute("height", "100");
    drawing.append(shade);
    drawing.setPointerCapture(event.pointerId);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = at(event);
    shade.setAttribute("x", Math.min(from, to) * 1000);
    shade.setAttribute("width", Math.abs(to - from) * 1000);
  });
  drawing.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [start, stop] = [Math.min(from, at(event)) * seconds, Math.max(from, at(event)) * seconds];
    from = null;
    if (stop - start < Math.max(0.05, seconds / 500)) {
      shade.remove();
      player.currentTime = start;
      player.play();
      return;
    }
    fill(form.querySelector("[data-rows]"), [clock(start), clock(stop)]);
  });
  const cursor = document.createElementNS(SVG, "line");
  cursor.setAttribute("class", "sound-cursor");
  cursor.setAttribute("y2", "100");
  drawing.append(cursor);
  player.addEventListener("timeupdate", () => {
    for (const x of ["x1", "x2"]) cursor.setAttribute(x, (player.currentTime / seconds) * 1000);
  });
}

const strip = [...form.querySelectorAll("[data-frame]")];
const told = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part.replace(",", ".")), 0);

function rectangle(drawing, row, sides = [0, 0, 0, 0]) {
  const box = document.createElementNS(SVG, "rect");
  box.setAttribute("class", "sound-drawn");
  if (row) box.dataset.box = row.querySelector("input").name.split("-")[1];
  const [left, top, right, bottom] = sides;
  for (const [name, value] of [["x", left], ["y", top], ["width", right - left], ["height", bottom - top]]) box.setAttribute(name, value);
  drawing.append(box);
  return box;
}

// A row's box stands in every frame from its first moment to its last.
function paint(row) {
  const [start, stop, box] = [...row.querySelectorAll('input:not([type="checkbox"])')];
  const number = start.name.split("-")[1];
  for (const frame of strip) {
    frame.querySelectorAll(`[data-box="${number}"]`).forEach((old) => old.remove());
    const at = Number(frame.dataset.at);
    if (at >= told(start.value) && at <= told(stop.value)) rectangle(frame.querySelector("svg"), row, box.value.split(" ").map(Number));
  }
}

// A box that is dragged to another frame lasts as far as that one, or begins there.
function reach(number, from, to) {
  const [start, stop] = ["start", "stop"].map((name) => form.querySelector(`[name="caja-${number}-${name}"]`));
  if (Number(to.dataset.at) > Number(from.dataset.at)) stop.value = clock(Number(to.dataset.next));
  else start.value = clock(Number(to.dataset.at));
  changed = true;
  paint(start.closest("[data-row]"));
}

form.querySelectorAll("[data-how-long]").forEach((hint) => { hint.hidden = false; });

for (const frame of strip) {
  const drawing = frame.querySelector("svg");
  const at = (event) => {
    const { left, top, width, height } = drawing.getBoundingClientRect();
    const within = (value) => Math.min(100, Math.max(0, value));
    return [within(((event.clientX - left) / width) * 100), within(((event.clientY - top) / height) * 100)];
  };
  let from = null;
  let box = null;
  let dragged = null;
  const sides = (event) => {
    const [x, y] = at(event);
    return [Math.min(x, from[0]), Math.min(y, from[1]), Math.max(x, from[0]), Math.max(y, from[1])];
  };
  drawing.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    drawing.setPointerCapture(event.pointerId);
    dragged = event.target.dataset.box || null;
    if (dragged) return;
    from = at(event);
    box = rectangle(drawing);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [left, top, right, bottom] = sides(event);
    for (const [name, value] of [["x", left], ["y", top], ["width", right - left], ["height", bottom - top]]) box.setAttribute(name, value);
  });
  drawing.addEventListener("pointerup", (event) => {
    if (dragged) {
      const onto = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-frame]");
      if (onto && onto !== frame) reach(dragged, frame, onto);
      dragged = null;
      return;
    }
    if (!from) return;
    const found = sides(event);
    from = null;
    box.remove();
    if (found[2] - found[0] < 1 || found[3] - found[1] < 1) return;
    const box_text = found.map((side) => side.toFixed(1)).join(" ");
    paint(fill(form.querySelector("[data-boxes]"), [clock(Number(frame.dataset.at)), clock(Number(frame.dataset.next)), box_text]));
  });
}

// While a job is at work its part of the page is asked for again; the whole page once it is done and nothing is unsaved.
async function watch() {
  const part = form.querySelector("[data-progress]");
  if (part.dataset.waits !== "yes") return;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-progress]");
    if (fresh) {
      if (fresh.dataset.waits !== "yes" && !changed) {
        location.reload();
        return;
      }
      part.replaceWith(document.adoptNode(fresh));
    }
  } catch {
    // The line broke: the next round asks again.
  }
  setTimeout(watch, 3000);
}
setTimeout(watch, 3000);
