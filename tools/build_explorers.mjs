// Bundles lib/widgets/src into the committed files that every host loads: explorers.js and explorers.css
// (every module and style of explorers/, by its name) and formula.js (the parser, loaded when a reader
// first types a function).
// `node tools/build_explorers.mjs --check` builds aside and fails if the committed bytes differ;
// `--only secant,zoom` prints a script with these explorers alone, which a page of the site loads.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { forBrowsers } from "./for_browsers.mjs";

const widgets = fileURLToPath(new URL("../lib/widgets/", import.meta.url));
const check = process.argv.includes("--check");

const only = process.argv.includes("--only") ? process.argv.at(-1)?.split(",") : null;

const files = readdirSync(`${widgets}src/explorers`).sort();
const questions = ["outcome", "predict", "quiz", "self_test"]; // of asking/, the others are what they share
const names = [
  ...files.filter((file) => file.endsWith(".js")).map((file) => file.slice(0, -3)),
  ...questions,
].filter((name) => only?.includes(name) ?? true);
const folder = (name) => (questions.includes(name) ? "asking" : "explorers");
const door = [
  'import { door } from "./kit/explorer.js";',
  ...names.map((name) => `import ${name} from "./${folder(name)}/${name}.js";`),
  `export default door({ ${names.join(", ")} });`,
].join("\n");
const styles = [
  "kit/kit.css",
  ...files.filter((file) => file.endsWith(".css")).map((file) => `explorers/${file}`),
  "asking/asking.css",
];
const style = styles.map((file) => `@import "./${file}";`).join("\n");

/** @type {import("esbuild").BuildOptions} */
const settings = {
  ...forBrowsers,
  banner: {
    js: "// Generated from lib/widgets/src by `make explorers`: do not edit.",
    css: "/* Generated from lib/widgets/src by `make explorers`: do not edit. */",
  },
  write: !check && !only,
};
if (only) {
  const { outputFiles } = await build({
    ...settings,
    stdin: { contents: door, resolveDir: `${widgets}src` },
  });
  await new Promise((done) => process.stdout.write(outputFiles?.[0].text ?? "", done));
  process.exit();
}
const made = await Promise.all([
  build({
    ...settings,
    stdin: { contents: door, resolveDir: `${widgets}src` },
    outfile: `${widgets}explorers.js`,
  }),
  build({
    ...settings,
    stdin: { contents: style, resolveDir: `${widgets}src`, loader: "css" },
    outfile: `${widgets}explorers.css`,
  }),
  build({ ...settings, entryPoints: [`${widgets}src/formula.js`], outfile: `${widgets}formula.js` }),
]);
if (check) {
  const stale = made
    .flatMap((one) => one.outputFiles ?? [])
    .filter((f) => readFileSync(f.path, "utf8") !== f.text);
  for (const f of stale) console.error(`${f.path} is not what lib/widgets/src gives: run make explorers`);
  process.exitCode = stale.length ? 1 : 0;
}
