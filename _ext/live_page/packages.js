// @ts-check
// Which packages a cell needs: those that it imports. seaborn, which brings the large pandas, comes so
// with the one cell that draws with it.

/** Names for the lock's packages by what one imports.
 * @param {{ packages: Record<string, { imports: string[] }> }} lock
 * @returns {Map<string, string>} */
export function importsOf(lock) {
  const found = new Map();
  for (const [name, { imports }] of Object.entries(lock.packages))
    for (const one of imports) found.set(one, name);
  return found;
}

/** @param {string[]} modules - what a cell imports
 * @param {Map<string, string>} names
 * @returns {string[]} the packages to load before it runs */
export const neededBy = (modules, names) => [
  ...new Set(modules.flatMap((one) => names.get(one.split(".")[0]) ?? [])),
];
