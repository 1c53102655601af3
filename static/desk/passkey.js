// Passkeys: asks the server what to ask the device for, asks the device, and puts its answer into the form. The form is sent as ever.

const own = document.querySelector('script[src*="desk/passkey"]').dataset;
const adds = document.querySelector("[data-passkey-add]");
const shows = document.querySelector("[data-passkey-show]");

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// What the server writes as text the browser wants as bytes.
const opened = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
  excludeCredentials: (options.excludeCredentials ?? []).map((one) => ({ ...one, id: bytes(one.id) })),
});

function said(credential) {
  const { response } = credential;
  const answer = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) answer.attestationObject = text(response.attestationObject);
  if (response.signature) {
    answer.authenticatorData = text(response.authenticatorData);
    answer.signature = text(response.signature);
    if (response.userHandle) answer.userHandle = text(response.userHandle);
  }
  const id = text(credential.rawId);
  return JSON.stringify({ id, rawId: id, type: credential.type, response: answer, clientExtensionResults: {} });
}

async function asked(address, form) {
  const answer = await fetch(address, { method: "POST", body: new FormData(form) });
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok || !content.options) throw new Error(content.said || own.cannot);
  return opened(content.options);
}

function works(form, field, get) {
  const status = form.querySelector("[data-said]");
  form.querySelectorAll("[data-scripts]").forEach((element) => { element.hidden = false; });
  return async (event) => {
    event.preventDefault();
    status.textContent = "";
    try {
      form.elements[field].value = said(await get());
      form.submit();
    } catch (error) {
      status.textContent = error instanceof DOMException ? own.cannot : error.message || own.cannot;
    }
  };
}

if (window.PublicKeyCredential && adds) {
  adds.addEventListener("submit", works(adds, "answer", async () =>
    navigator.credentials.create({ publicKey: await asked(adds.dataset.passkeyAdd, adds) })));
}
if (window.PublicKeyCredential && shows) {
  const press = works(shows, "passkey", async () =>
    navigator.credentials.get({ publicKey: await asked(shows.dataset.passkeyShow, shows) }));
  shows.querySelector("[data-passkey]").addEventListener("click", press);
}
