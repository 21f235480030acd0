// Writes formulas for _ext/formulas.py: one question a line, one answer a line.
const { readFileSync } = require("node:fs");
const { createInterface } = require("node:readline");

// Not by require: where a package.json further up says "module", that would
// take KaTeX for an ES module, which it is not.
const holder = { exports: {} };
const source = readFileSync(process.argv[2], "utf8");
const markup = readFileSync(process.argv[3], "utf8");
new Function("module", "exports", source)(holder, holder.exports);
const katex = holder.exports;
const formulaMarkup = new Function(`${markup}; return formulaMarkup;`)();

const lines = createInterface({ input: process.stdin });

lines.on("line", (line) => {
  const { tex, display } = JSON.parse(line);
  let answer;
  try {
    answer = { html: formulaMarkup(katex, tex, display) };
  } catch (error) {
    answer = { error: /** @type {Error} */ (error).message };
  }
  console.log(JSON.stringify(answer));
});
