// Joins _ext/live_page into the two scripts that a page fetches when its reader presses "Run it here":
// `node tools/build_live.mjs FOLDER` writes page.js and worker.js there.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { forBrowsers } from "./for_browsers.mjs";

const source = fileURLToPath(new URL("../_ext/live_page/", import.meta.url));
await build({
  entryPoints: [`${source}page.js`, `${source}worker.js`],
  outdir: process.argv[2],
  ...forBrowsers,
});
