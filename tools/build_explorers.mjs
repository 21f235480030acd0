// Bundles lib/widgets/src into the two committed files that every host loads:
// explorers.js (all explorers) and formula.js (the parser, loaded when a reader first types a function).
// `node tools/build_explorers.mjs --check` builds aside and fails if the committed bytes differ.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const widgets = fileURLToPath(new URL("../lib/widgets/", import.meta.url));
const check = process.argv.includes("--check");
const { outputFiles } = await build({
  entryPoints: [`${widgets}src/explorers.js`, `${widgets}src/formula.js`],
  outdir: widgets,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  banner: { js: "// Generated from lib/widgets/src by `make explorers`: do not edit." },
  write: !check,
  metafile: false,
});
if (check) {
  const stale = (outputFiles ?? []).filter((f) => readFileSync(f.path, "utf8") !== f.text);
  for (const f of stale) console.error(`${f.path} is not what lib/widgets/src gives: run make explorers`);
  process.exitCode = stale.length ? 1 : 0;
}
