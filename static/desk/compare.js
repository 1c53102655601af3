// Before and after over each other at full size, with one slider. Without scripts they stand one below the other.

const place = document.querySelector("[data-compare]");
const [before, after] = [place.querySelector("[data-before]"), place.querySelector("[data-after]")];
const captions = [...place.querySelectorAll("figcaption")].map((caption) => caption.textContent);

const label = document.createElement("label");
label.textContent = `${captions[0]} / ${captions[1]}`;
const slider = document.createElement("input");
Object.assign(slider, { type: "range", className: "desk-slide", min: 0, max: 100, value: 50 });
slider.setAttribute("aria-label", place.dataset.words);
label.append(slider);

const both = document.createElement("div");
both.className = "desk-both";
after.className = "desk-after";
both.append(before, after);
const window_ = document.createElement("div");
window_.className = "desk-slider";
window_.tabIndex = 0;
window_.append(both);

slider.addEventListener("input", () => both.style.setProperty("--at", `${100 - slider.value}%`));
place.replaceChildren(label, window_);
