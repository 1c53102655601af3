// A long page keeps its session while somebody works on it, and is not lost when the session ended: before each saving it asks
// whether it could be saved; if not, it says how, and everything written stays.

const form = document.querySelector("[data-keeps]");
const EVERY = 5 * 60 * 1000;

if (form) {
  const address = `${form.dataset.keeps}?relato=${form.dataset.story}`;
  const dialog = document.querySelector("[data-ended]");
  let busy = false;
  let going = false;

  async function ready() {
    try {
      const answer = await fetch(address, { redirect: "error" });
      const { ready: could, token } = await answer.json();
      if (could) form.elements.csrfmiddlewaretoken.value = token;
      return could;
    } catch {
      return true; // No line, or something else: the saving itself will say.
    }
  }

  ["keydown", "pointerdown", "input", "scroll"].forEach((kind) =>
    document.addEventListener(kind, () => { busy = true; }, { passive: true, capture: true }));
  setInterval(() => { if (busy) { busy = false; ready(); } }, EVERY);

  form.addEventListener("submit", async (event) => {
    if (going) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    if (!(await ready())) { dialog.showModal(); return; }
    going = true;
    form.requestSubmit(submitter);
    going = false;
  }, { capture: true });
}
