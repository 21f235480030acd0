// @ts-check
// The explorers that are still drawn element by element, by name.
import { render as backprop } from "./backprop.js";

/** @type {Record<string, (host: {model: any, el: HTMLElement}) => () => void>} */
export const OLD = { backprop };
