/* The tus client, fetched when it is needed first; and how a file is known again. */

let loading;

export function library(address) {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve(window.tus));
    script.addEventListener("error", () => {
      loading = undefined;
      script.remove();
      reject(new Error("no library"));
    });
    document.head.append(script);
  });
  return loading;
}

// Its size and a digest of its beginning and end; where browsers do not digest (plain HTTP), size and date.
export async function markOf(file) {
  const size = 64 * 1024;
  if (!globalThis.crypto?.subtle) return `${file.size}-${file.lastModified}`;
  const ends = new Blob([file.slice(0, size), file.slice(Math.max(0, file.size - size))]);
  const digest = await crypto.subtle.digest("SHA-256", await ends.arrayBuffer());
  return `${file.size}-${[...new Uint8Array(digest)].slice(0, 16).map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

export async function unfinished(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.ok ? (await answer.json()).coming : [];
}
