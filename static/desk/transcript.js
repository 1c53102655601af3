// Keys for writing down a recording: the hands stay on the words. Without it, times are typed by hand.

const own = document.querySelector('script[src$="transcript.js"], script[src*="transcript."][data-time]');
const player = document.querySelector("[data-player]");
const media = player?.querySelector("audio, video");
const words = document.getElementById(player?.dataset.words ?? "");
const SKIP = 3;
const SLOW = 0.75;

const clock = (seconds) => {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

const seconds = (time) => time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

function say(text) {
  player.querySelector("[data-status]").textContent = text;
}

// A new paragraph at the caret, opened with this moment; who spoke before the last one is likely to speak now.
function stamp() {
  const [start, stop] = [words.selectionStart, words.selectionEnd];
  const before = words.value.slice(0, start).replace(/\s+$/, "");
  const speakers = [...before.matchAll(/^\[(?:\d[\d:.]*)?\s*([^\]\n]*)\]/gm)].map((match) => match[1]).filter(Boolean);
  const next = speakers.findLast((speaker) => speaker !== speakers.at(-1)) ?? speakers.at(-1) ?? "";
  const bracket = `${before ? "\n\n" : ""}[${clock(media.currentTime)}${next ? ` ${next}` : ""}] `;
  words.setRangeText(bracket, before.length, stop, "end");
  words.dispatchEvent(new Event("input", { bubbles: true }));
  say(own.dataset.time.replace("{time}", clock(media.currentTime)));
}

function goToParagraph() {
  const before = words.value.slice(0, words.selectionStart);
  const line = words.value.slice(before.lastIndexOf("\n\n") + 1, words.selectionStart + 200);
  const times = [...before.matchAll(/^\[(\d[\d:.]*)/gm)].map((match) => match[1]);
  const time = line.match(/^\s*\[(\d[\d:.]*)/m)?.[1] ?? times.at(-1);
  if (!time) { say(own.dataset.none); return; }
  media.currentTime = seconds(time);
  media.play();
}

const DOING = {
  KeyP: () => (media.paused ? media.play() : media.pause()),
  KeyB: () => { media.currentTime = Math.max(0, media.currentTime - SKIP); },
  KeyN: () => { media.currentTime += SKIP; },
  KeyT: stamp,
  KeyG: goToParagraph,
  KeyL: () => {
    media.playbackRate = media.playbackRate === 1 ? SLOW : 1;
    say(media.playbackRate === 1 ? own.dataset.normal : own.dataset.slow);
  },
};

if (media && words) {
  player.querySelector("[data-keys]").hidden = false;
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || !(event.code in DOING)) return;
    event.preventDefault();
    DOING[event.code]();
  });
}
