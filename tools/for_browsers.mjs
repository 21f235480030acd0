// How esbuild writes what a browser runs, the same for all bundles of the course.

/** @type {import("esbuild").BuildOptions} */
export const forBrowsers = {
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
};
