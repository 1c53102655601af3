/* Recording in the page. What is said leaves for the vault every few seconds, so that a closed browser loses little; it
   counts when one presses keep. Nothing is stored in the browser. Words come from the page. */

const PIECE_MS = 4000;
const RETRY_MS = [1000, 3000, 8000, 15000];
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4", "audio/webm"];
const QUIET = 0.01;
const QUIET_MS = 6000;
const TUS = { "Tus-Resumable": "1.0.0" };
/* Some networks let no other method through. */
const as = (method) => ({ "X-HTTP-Method-Override": method });

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const clock = (ms) => {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
};
const base64 = (words) => btoa(String.fromCharCode(...new TextEncoder().encode(words)));

/* One upload whose length is known at the end (tus, deferred length). Pieces go one after the other. */
class Sending {
  constructor(address, purpose, token, told) {
    Object.assign(this, { address, purpose, told, pieces: [], sent: 0, url: "", chain: Promise.resolve(), over: false });
    this.headers = { ...TUS, "X-CSRFToken": token };
  }

  add(piece) {
    this.pieces.push(piece);
    this.chain = this.chain.then(() => this.send());
    return this.chain;
  }

  get whole() {
    return this.pieces.reduce((size, piece) => size + piece.size, 0);
  }

  async ask(url, options) {
    const answer = await fetch(url, { ...options, headers: { ...this.headers, ...options.headers }, cache: "no-store" });
    if (answer.status === 403 || answer.status === 404 || answer.status === 413 || answer.status === 415 || answer.status === 422) {
      this.over = true;
      const said = await answer.json().catch(() => ({}));
      this.told("refused", said);
      throw new Error("refused");
    }
    return answer;
  }

  /* Everything that is recorded and not sent yet; tries until it is there, or the visit is over. */
  async send({ last = false } = {}) {
    for (let tries = 0; !this.over; tries += 1) {
      try {
        if (!this.url) await this.begin();
        else if (tries) await this.look();
        const left = new Blob(this.pieces).slice(this.sent);
        if (!left.size && !last) return;
        const length = last ? { "Upload-Length": String(this.whole) } : {};
        const headers = { ...as("PATCH"), "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(this.sent), ...length };
        const answer = await this.ask(this.url, { method: "POST", headers, body: left });
        if (answer.status === 204) {
          this.sent = Number(answer.headers.get("Upload-Offset"));
          this.told("sent");
          if (this.sent >= this.whole) return;
        }
      } catch (error) {
        if (this.over) throw error;
        this.told("waiting");
      }
      await wait(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]);
    }
  }

  async begin() {
    const headers = { "Upload-Defer-Length": "1", "Upload-Metadata": `purpose ${base64(this.purpose)}` };
    const answer = await this.ask(this.address, { method: "POST", headers });
    if (answer.status !== 201) throw new Error(String(answer.status));
    this.url = answer.headers.get("Location");
  }

  async look() {
    const answer = await this.ask(this.url, { method: "HEAD", headers: {} });
    if (answer.ok) this.sent = Number(answer.headers.get("Upload-Offset"));
  }

  /* The whole of it is there, examined and sealed. */
  async keep() {
    await this.chain;
    await this.send({ last: true });
  }

  async drop() {
    this.over = true;
    if (this.url) await fetch(this.url, { method: "POST", headers: { ...this.headers, ...as("DELETE") } }).catch(() => {});
  }
}

class Recorder {
  constructor(section) {
    this.section = section;
    this.words = section.dataset;
    this.find = (name) => section.querySelector(`[data-${name}]`);
    this.buttons = Object.fromEntries([...section.querySelectorAll("[data-act]")].map((each) => [each.dataset.act, each]));
    this.token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    this.acts = {
      start: () => this.start(),
      pause: () => this.pause(),
      "go-on": () => this.goOn(),
      stop: () => this.stop(),
      keep: () => this.keep(),
      drop: () => this.drop(),
    };
    for (const [name, button] of Object.entries(this.buttons)) button.addEventListener("click", this.acts[name]);
    this.still = window.matchMedia("(prefers-reduced-motion: reduce)");
    window.addEventListener("pagehide", () => this.letGo());
    section.hidden = false;
    this.rest();
  }

  /* Which buttons there are, and which has the focus after a press. */
  show(state, names, focus) {
    this.section.dataset.now = state;
    for (const [name, button] of Object.entries(this.buttons)) button.hidden = !names.includes(name);
    if (focus) this.buttons[focus].focus();
    this.say(this.words[state]);
  }

  say(words) {
    const state = this.find("state");
    if (state.textContent !== words) state.textContent = words;
  }

  rest() {
    Object.assign(this, { before: 0, since: 0, sending: null });
    this.show("ready", ["start"]);
    this.tick();
  }

  get length() {
    return this.before + (this.since ? performance.now() - this.since : 0);
  }

  async start() {
    this.show("asking", []);
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false } });
      // iPhones record MP4, everybody else WebM; where none of these is known the browser's own choice is taken.
      const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
      this.media = new MediaRecorder(this.stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: 32000 });
    } catch {
      this.letGo();
      this.show("denied", ["start"], "start");
      document.querySelector("[data-without]").open = true;
      return;
    }
    this.sending = new Sending(this.words.uploads, this.words.purpose, this.token, (what, said) => this.heard(what, said));
    this.media.addEventListener("dataavailable", (event) => {
      // A piece that is refused has said so already.
      if (event.data.size) this.sending?.add(event.data).catch(() => {});
    });
    // A call comes in, or the microphone is taken away: what there is stays.
    this.stream.getAudioTracks()[0].addEventListener("ended", () => this.media.state !== "inactive" && this.stop());
    this.listenTo(this.stream);
    this.media.start(PIECE_MS);
    this.since = performance.now();
    this.show("recording", ["pause", "stop"], "pause");
    this.tick();
  }

  listenTo(stream) {
    this.audio = new AudioContext();
    this.analyser = this.audio.createAnalyser();
    this.analyser.fftSize = 1024;
    this.audio.createMediaStreamSource(stream).connect(this.analyser);
    this.heardAt = performance.now();
  }

  /* Time and level: four times a second, once where people asked for less motion. */
  tick() {
    clearTimeout(this.ticking);
    this.find("time").textContent = clock(this.length);
    const level = this.find("level");
    if (!this.since) {
      level.value = 0;
      return;
    }
    const wave = new Float32Array(this.analyser.fftSize);
    this.analyser.getFloatTimeDomainData(wave);
    const loud = Math.sqrt(wave.reduce((sum, each) => sum + each * each, 0) / wave.length);
    level.value = Math.min(1, loud * 4);
    const now = performance.now();
    if (loud > QUIET) this.heardAt = now;
    this.say(now - this.heardAt > QUIET_MS ? this.words.quiet : this.waiting ? this.words.waiting : this.words.recording);
    this.ticking = setTimeout(() => this.tick(), this.still.matches ? 1000 : 250);
  }

  hold() {
    this.before = this.length;
    this.since = 0;
    this.tick();
  }

  async pause() {
    this.media.pause();
    this.hold();
    await this.flush();
    this.show("paused", ["go-on", "stop"], "go-on");
    this.offer();
  }

  goOn() {
    this.hush();
    this.media.resume();
    this.since = this.heardAt = performance.now();
    this.show("recording", ["pause", "stop"], "pause");
    this.tick();
  }

  async stop() {
    if (this.since) this.hold();
    const ended = new Promise((done) => this.media.addEventListener("stop", done, { once: true }));
    if (this.media.state !== "inactive") {
      this.media.stop();
      await ended;
    }
    this.letGo();
    this.show("stopped", ["keep", "drop"], "keep");
    this.offer();
  }

  /* What was said up to now, out of the recorder. */
  flush() {
    const came = new Promise((done) => this.media.addEventListener("dataavailable", done, { once: true }));
    this.media.requestData();
    return Promise.race([came, wait(1000)]);
  }

  offer() {
    const player = this.find("listen");
    this.hush();
    this.blob = URL.createObjectURL(new Blob(this.sending.pieces, { type: this.media.mimeType }));
    player.src = this.blob;
    player.hidden = false;
  }

  hush() {
    const player = this.find("listen");
    player.pause();
    player.removeAttribute("src");
    player.hidden = true;
    if (this.blob) URL.revokeObjectURL(this.blob);
    this.blob = null;
  }

  async keep() {
    this.show("saving", []);
    try {
      await this.sending.keep();
    } catch {
      return;
    }
    this.say(this.words.saved);
    window.location.reload();
  }

  async drop() {
    this.hush();
    await this.sending.drop();
    this.rest();
    this.say(this.words.dropped);
    this.buttons.start.focus();
  }

  heard(what, said = {}) {
    this.waiting = what === "waiting";
    const sent = this.find("sent");
    sent.textContent = what === "sent" ? this.words.arrived : "";
    if (what === "waiting" && !this.since) this.say(this.words.waiting);
    if (what !== "refused") return;
    const over = said.reason === "ended" || said.reason === "sent";
    this.since = 0;
    if (this.media.state !== "inactive") this.media.stop();
    this.letGo();
    this.show("ended", over ? [] : ["start"]);
    this.say(said.words ?? this.words.ended);
    this.find("ended-link").hidden = !over;
  }

  letGo() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.audio?.close().catch(() => {});
    this.audio = null;
  }
}

for (const section of document.querySelectorAll("[data-recorder]")) {
  if (window.MediaRecorder && navigator.mediaDevices?.getUserMedia && window.AudioContext) new Recorder(section);
  else document.querySelector("[data-without]").open = true;
}
