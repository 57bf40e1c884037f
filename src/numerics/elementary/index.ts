/**
 * Functions of doubles that give the same bits on every engine. ECMAScript leaves the last digits of `Math.exp` and its
 * like to the engine, and engines differ. These use +, −, ×, ÷, √, which are rounded correctly everywhere, integers and
 * bits.
 */
export { exponentOf, twoTo } from "./bits.js";
export { atan, cos, sin, tan } from "./circular.js";
export { exp, expm1, tanh } from "./exponential.js";
export { hypot } from "./hypot.js";
export { log, log10, log1p, log2 } from "./logarithm.js";
export { pow } from "./power.js";
