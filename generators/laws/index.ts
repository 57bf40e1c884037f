/** What matrices are drawn from: laws of entries, of lists, and of isometric measurements. */
export { MEASUREMENT_LAW_NAMES, RIP_LAW_NAMES } from "./isometric-laws.js";
export { layerBits } from "./layer-bits.js";
export { LAYER_LAWS, LIST_LAW_NAMES, listLaw } from "./list-laws.js";
export { type BuiltList, matrixLaw, type MatrixLawName, MIXED_LAWS, type Shape } from "./matrix-laws.js";
