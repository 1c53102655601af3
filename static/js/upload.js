/* Files that go on where they stopped (tus): several at once, with pause, and by themselves again when the network is back.

   Without this the form sends one file at a time. Nothing is kept in the browser: what is unfinished the server lists,
   and a file is known again by a mark made of its own bytes. */

import { library, markOf, unfinished } from "./upload_marks.js";
import { row } from "./upload_row.js";

const form = document.querySelector("form[data-upload]");
const CHUNK = 4 * 1024 * 1024;
const WAITS = [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000, 60000, 60000, 120000, 120000, 120000];

if (form?.dataset.library && window.fetch) {
  const input = form.querySelector('input[type="file"]');
  const token = () => document.querySelector('input[name="csrfmiddlewaretoken"]').value;
  input.multiple = true;
  const plain = form.querySelector("[data-plain]");
  if (plain) plain.textContent = form.dataset.many;

  const list = document.createElement("ul");
  list.className = "entries";
  list.setAttribute("role", "list");
  form.after(list);

  form.addEventListener("submit", (event) => {
    // Nothing chosen: the page itself says so.
    if (!input.files.length) return;
    event.preventDefault();
    const said = {
      words: form.elements.words.value,
      agreed: form.elements.agreed.checked ? "1" : "",
    };
    const chosen = [...input.files];
    form.reset();
    for (const file of chosen) send(file, said);
  });

  const send = async (file, said) => {
    const shown = row(list, form.dataset, file);
    try {
      const tus = await library(form.dataset.library);
      const mark = await markOf(file);
      const begun = (await unfinished(form.dataset.upload)).find((one) => one.mark === mark && one.size === file.size);
      start(tus, file, { ...said, mark }, begun?.url, shown);
    } catch {
      shown.failed("", () => {
        shown.remove();
        send(file, said);
      });
    }
  };

  const start = (tus, file, metadata, uploadUrl, shown) => {
    const upload = new tus.Upload(file, {
      endpoint: form.dataset.upload,
      uploadUrl,
      metadata,
      chunkSize: CHUNK,
      retryDelays: WAITS,
      storeFingerprintForResuming: false,
      headers: { "X-CSRFToken": token() },
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        const again = status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 507);
        if (again) shown.retrying();
        return again;
      },
      // Before the server has made room there is nothing to pause: a second start would make room twice.
      onUploadUrlAvailable: () =>
        shown.controls({
          pause: () => upload.abort(),
          resume: () => upload.start(),
          cancel: () => upload.abort(true).catch(() => {}).then(refresh),
        }),
      onProgress: (sent, all) => shown.progress(sent, all),
      onSuccess: async () => {
        shown.done();
        await refresh();
        shown.remove();
      },
      onError: (error) => {
        const said = words(error);
        shown.failed(said.words, said.reason === "ended" ? null : () => upload.start(), said.reason === "ended");
      },
    });
    window.addEventListener("online", () => {
      if (shown.waits()) upload.abort().then(() => upload.start());
    });
    upload.start();
  };

  // What arrived is drawn by the server alone.
  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of ["[data-arrived]", "[data-onward]"]) {
      const now = fresh.querySelector(part);
      const old = document.querySelector(part);
      if (now && old && !old.contains(document.activeElement)) old.replaceWith(now);
    }
  };
}

function words(error) {
  try {
    return JSON.parse(error.originalResponse.getBody());
  } catch {
    return { reason: "", words: "" };
  }
}
