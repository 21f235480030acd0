// Bundles _ext/scripts into the committed files of the site: course.js (every page), first_page.js,
// and review.js, progress.js and review.css, which the pages of _ext/review.py load. The licence of the
// scheduler in review.js lies beside it, as ts-fsrs.txt.
// `node tools/build_scripts.mjs --check` fails if the committed bytes differ.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { forBrowsers } from "./for_browsers.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const check = process.argv.includes("--check");
const { outputFiles } = await build({
  entryPoints: [
    { in: `${root}_ext/scripts/page.js`, out: "course" },
    { in: `${root}_ext/scripts/first_page.js`, out: "first_page" },
    ...["review.js", "review.css", "progress.js"].map((file) => ({
      in: `${root}_ext/scripts/review/${file}`,
      out: file.replace(/\.\w+$/, ""),
    })),
  ],
  outdir: `${root}_static`,
  ...forBrowsers,
  banner: {
    js: "// Generated from _ext/scripts by `make site-scripts`: do not edit.",
    css: "/* Generated from _ext/scripts by `make site-scripts`: do not edit. */",
  },
  write: !check,
});
if (check) {
  const stale = (outputFiles ?? []).filter((f) => readFileSync(f.path, "utf8") !== f.text);
  for (const f of stale) console.error(`${f.path} is not what _ext/scripts gives: run make site-scripts`);
  process.exitCode = stale.length ? 1 : 0;
}
