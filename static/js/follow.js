/* The text follows the voice: a time in the margin plays from there, and the passage that is heard is marked. Without
   scripts a time opens the recording itself at that moment. */

const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const times = [...document.querySelectorAll("a.at[data-at]")];

for (const section of document.querySelectorAll("[data-recording]")) {
  const player = section.querySelector("audio, video");
  const follow = section.querySelector("[data-follow]");
  const mine = times.filter((link) => link.dataset.of === section.dataset.recording);
  if (!player || !mine.length) continue;
  follow.hidden = false;
  let heard = null;

  /* Links stand in the order of the text; the passage that is heard is the last that has begun. */
  const mark = () => {
    const link = player.ended ? null : mine.findLast((each) => Number(each.dataset.at) <= player.currentTime + 0.05);
    if (link === heard) return;
    heard?.closest(".turn").removeAttribute("aria-current");
    heard = link ?? null;
    heard?.closest(".turn").setAttribute("aria-current", "true");
    if (heard && follow.querySelector("input").checked) {
      heard.closest(".turn").scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
    }
  };
  for (const name of ["timeupdate", "seeked", "ended"]) player.addEventListener(name, mark);

  for (const link of mine) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      player.currentTime = Number(link.dataset.at);
      player.play().catch(() => {});
    });
  }
}
