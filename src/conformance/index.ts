/** The rules that every claim keeps, without a test runner: what breaks one is told in a sentence. */
export { Bench, type Finding } from "./bench.js";
export { conformanceFaults, rulesFor } from "./conformance.js";
export { ruleSample } from "./sample.js";
export { equalityCases, equalityFaults } from "./equality.js";
