/* Leave now: the page goes blank at once, and this address is replaced, not added to, in the history of the tab.
   Three presses of Shift do the same. Without scripts the link alone ends the visit. */

const link = document.querySelector("a[data-leave]");
const PRESSES = 3;
const WITHIN_MS = 3000;

function leave() {
  document.documentElement.hidden = true;
  document.title = "…";
  document.body.replaceChildren();
  window.location.replace(link.href);
}

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    if (event.repeat) return;
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp];
    if (presses.length >= PRESSES) leave();
  });
}

/* A page kept in memory by the browser must not come back with the Back button. */
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
