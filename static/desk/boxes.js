// Draw boxes over a photograph with a finger or a mouse; each becomes a line of the same field that is there without scripts.

for (const fieldset of document.querySelectorAll("[data-picture]")) {
  const canvas = fieldset.querySelector("[data-canvas]");
  const lines = fieldset.querySelector('textarea[name$="-boxes"]');
  const use = fieldset.querySelector('input[name$="-use"]');
  let from = null;
  let drawn = null;

  const at = (event) => {
    const { left, top, width, height } = canvas.querySelector("img").getBoundingClientRect();
    const within = (value) => Math.min(100, Math.max(0, value));
    return [within(((event.clientX - left) / width) * 100), within(((event.clientY - top) / height) * 100)];
  };

  const put = (box, [left, top, right, bottom]) => {
    box.style.left = `${left}%`;
    box.style.top = `${top}%`;
    box.style.width = `${right - left}%`;
    box.style.height = `${bottom - top}%`;
  };

  function redraw() {
    canvas.querySelectorAll(".desk-box").forEach((box) => box.remove());
    for (const line of lines.value.split("\n")) {
      const sides = line.trim().replaceAll(",", ".").split(/\s+/).map(Number);
      if (sides.length !== 4 || sides.some(Number.isNaN)) continue;
      const box = document.createElement("div");
      box.className = "desk-box";
      put(box, sides);
      canvas.append(box);
    }
  }

  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    from = at(event);
    drawn = document.createElement("div");
    drawn.className = "desk-box";
    canvas.append(drawn);
    canvas.setPointerCapture(event.pointerId);
  });
  const sides = (event) => {
    const [x, y] = at(event);
    return [Math.min(x, from[0]), Math.min(y, from[1]), Math.max(x, from[0]), Math.max(y, from[1])];
  };
  canvas.addEventListener("pointermove", (event) => { if (from) put(drawn, sides(event)); });
  canvas.addEventListener("pointerup", (event) => {
    if (!from) return;
    const found = sides(event);
    from = null;
    drawn.remove();
    if (found[2] - found[0] < 0.5 || found[3] - found[1] < 0.5) return;
    lines.value = [lines.value.trim(), found.map((side) => side.toFixed(1)).join(" ")].filter(Boolean).join("\n");
    use.checked = true;
    lines.dispatchEvent(new Event("input", { bubbles: true }));
  });
  lines.addEventListener("input", redraw);
  redraw();
}
