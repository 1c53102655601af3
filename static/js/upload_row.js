/* One file on its way, as a line of a list: how far it is, in a bar and in words, and buttons to pause and to drop it.

   The bar is announced by the words beside it (role=status), and only when they change in kind or by a quarter: a screen
   reader is not interrupted at every byte. */

export function row(list, words, file) {
  const item = make("li", list);
  const head = make("p", item, "spine");
  make("span", head).textContent = megabytes(file.size);
  const body = make("div", item, "flow-s");
  const bar = make("progress", body);
  bar.max = 100;
  bar.value = 0;
  const said = make("p", body);
  const seen = make("span", said, "n");
  seen.setAttribute("aria-hidden", "true");
  const heard = make("span", said, "vh");
  heard.setAttribute("role", "status");
  const buttons = make("p", body, "row");
  let state = "waiting";
  let quarter = -1;
  let handlers = {};
  bar.setAttribute("aria-label", megabytes(file.size));

  const say = (kind, text) => {
    if (state !== kind || kind === "failed") heard.textContent = text;
    state = kind;
    seen.textContent = text;
  };
  const button = (text, act) => {
    const made = make("button", buttons, "btn plain");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };
  const offer = (...made) => {
    const held = buttons.contains(document.activeElement);
    buttons.replaceChildren();
    const all = made.map(([text, act]) => button(text, act));
    if (held) all[0]?.focus();
  };
  const drop = [words.cancel, () => { handlers.cancel?.(); item.remove(); }];
  const going = () => offer([words.pause, pause], drop);
  const pause = () => {
    handlers.pause();
    say("paused", words.paused);
    offer([words.resume, () => { say("sending", words.sending); handlers.resume(); going(); }], drop);
  };
  say("waiting", words.waiting);

  return {
    controls(given) { if (handlers.pause) return; handlers = given; going(); },
    progress(sent, all) {
      if (state === "paused") return;
      const percent = all ? Math.floor((100 * sent) / all) : 0;
      bar.value = percent;
      if (percent === 100) { say("looking", words.looking); return; }
      const text = `${words.sending}: ${percent} % ${words.of} ${megabytes(all)}`;
      say("sending", text);
      seen.textContent = text;
      if (Math.floor(percent / 25) > quarter) { quarter = Math.floor(percent / 25); heard.textContent = text; }
    },
    retrying() { say("retrying", words.retrying); },
    waits: () => state === "retrying",
    done() { bar.value = 100; say("done", words.done); buttons.replaceChildren(); },
    failed(text, again, ended) {
      bar.hidden = Boolean(text);
      say("failed", text ? text[0].toUpperCase() + text.slice(1) : words.failed);
      // What was refused in words is gone already; there is nothing to drop but this line.
      const gone = [words.cancel, () => item.remove()];
      offer(...(again && !text ? [[words.again, () => { say("sending", words.sending); going(); again(); }], drop] : [gone]));
      if (ended) {
        const way = make("a", make("p", body));
        way.href = words.enter;
        way.textContent = words.leaving;
      }
    },
    remove() { item.remove(); },
  };
}

function make(name, parent, className = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  parent.append(made);
  return made;
}

function megabytes(bytes) {
  const size = bytes / 1024 / 1024;
  if (size < 0.1) return `${Math.ceil(bytes / 1024)} KB`;
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} MB`;
}
