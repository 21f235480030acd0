// @ts-check
// The order of runs: one after another, and what was asked for before a Stop is not wanted any more.

/** What runs when a cell is asked for: everything above it that has changed or never ran and may define
 * something, then the cell.
 * @template {{ isStale: boolean, isNeeded: boolean }} T
 * @param {T[]} cells
 * @param {T} wanted
 * @returns {T[]} */
export const upTo = (cells, wanted) => [
  ...cells.slice(0, cells.indexOf(wanted)).filter((cell) => cell.isStale && cell.isNeeded),
  wanted,
];

export class Queue {
  #last = Promise.resolve();
  #turn = 0;
  #waiting = 0;

  /** @param {(isBusy: boolean) => void} tell - called when the first job begins and the last has ended */
  constructor(tell) {
    this.tell = tell;
  }

  /** Forget what has not begun. */
  clear() {
    this.#turn += 1;
  }

  /** @param {() => Promise<any>} job */
  add(job) {
    const turn = this.#turn;
    if (!this.#waiting++) this.tell(true);
    this.#last = this.#last
      .then(() => (turn === this.#turn ? job() : undefined))
      .catch(console.error)
      .then(() => {
        if (!--this.#waiting) this.tell(false);
      });
  }
}
