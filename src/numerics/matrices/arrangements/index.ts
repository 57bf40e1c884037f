/** Matrices whose entries are those of others, arranged anew: blocks, stacks, reshapings, Kronecker products. */
export { block, directSum, padded } from "./blocks.js";
export { kronecker } from "./kronecker.js";
export { rearranged } from "./rearranged.js";
export { flattenedRows, onTop, reshaped, sideBySide } from "./stacking.js";
