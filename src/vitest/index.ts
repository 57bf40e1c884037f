/** Claims as tests: with vitest and fast-check, every relation a property, every rule of a claim a test. */
export { conformanceFaults } from "../conformance/index.js";
export { numerics, type NumericsOptions } from "./numerics.js";
export { flat, type FlatMatrix, type OwnNumerics, type Tolerance } from "../foreign/index.js";
export type { TheoremOptions } from "./options.js";
export { theorems } from "./theorems.js";
