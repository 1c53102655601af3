// A box that narrows the list of terms. Ticked ones always stay in sight.

for (const list of document.querySelectorAll("[data-terms]")) {
  const options = [...list.querySelectorAll(".desk-options label")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const box = document.createElement("input");
  box.type = "search";
  box.placeholder = list.dataset.find;
  box.setAttribute("aria-label", list.dataset.find);
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    const wanted = plain(box.value);
    options.forEach((option) => {
      option.hidden = !option.querySelector("input").checked && !plain(option.textContent).includes(wanted);
    });
  });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  list.querySelector(".desk-options").before(box);
}
