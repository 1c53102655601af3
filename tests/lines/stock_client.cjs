/* The stock tus client, as its makers ship it, from the command line: node stock_client.cjs '{"endpoint": ..., ...}'.

   Sends `file` in pieces of `chunk`; where `stop` is said, it breaks off after so many bytes. Prints one line of JSON. */

const fs = require("node:fs");
const path = require("node:path");
const tus = require(path.join(__dirname, "..", "browser", "node_modules", "tus-js-client"));

const said = JSON.parse(process.argv[2]);
const answer = (found) => {
  console.log(JSON.stringify({ url: upload.url, ...found }));
  process.exit(0);
};
const upload = new tus.Upload(fs.createReadStream(said.file), {
  endpoint: said.endpoint,
  uploadUrl: said.url || null,
  uploadSize: fs.statSync(said.file).size,
  chunkSize: said.chunk,
  headers: said.headers,
  metadata: said.metadata || {},
  retryDelays: [0, 200, 500, 1000, 1000, 2000, 2000, 3000, 3000, 3000],
  storeFingerprintForResuming: false,
  onProgress(sent) {
    if (said.stop && sent >= said.stop) upload.abort(said.terminate === true).then(() => answer({ outcome: "stopped", sent }));
  },
  onSuccess() {
    answer({ outcome: "sent" });
  },
  onError(error) {
    answer({
      outcome: "refused",
      status: error.originalResponse ? error.originalResponse.getStatus() : 0,
      body: error.originalResponse ? error.originalResponse.getBody() : String(error),
    });
  },
});
upload.start();
