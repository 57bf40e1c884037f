/** What pictures need without a canvas: axes, level lines, colours. */
export { divergent, SERIES, type Shape } from "./colours.js";
export { crossings, zeroSet } from "./contour.js";
export { over, place, type Scale, ticks, valueAt } from "./scale.js";
