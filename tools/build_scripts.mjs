// Bundles _ext/scripts into the two committed files of the site: course.js (every page) and
// first_page.js. `node tools/build_scripts.mjs --check` fails if the committed bytes differ.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const check = process.argv.includes("--check");
const { outputFiles } = await build({
  entryPoints: { course: `${root}_ext/scripts/page.js`, first_page: `${root}_ext/scripts/first_page.js` },
  outdir: `${root}_static`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  banner: { js: "// Generated from _ext/scripts by `make site-scripts`: do not edit." },
  write: !check,
});
if (check) {
  const stale = (outputFiles ?? []).filter((f) => readFileSync(f.path, "utf8") !== f.text);
  for (const f of stale) console.error(`${f.path} is not what _ext/scripts gives: run make site-scripts`);
  process.exitCode = stale.length ? 1 : 0;
}
