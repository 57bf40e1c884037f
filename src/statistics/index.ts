/** Exact tails, tests that decide a law, and PAC bounds by enumeration. */
export * from "./distributions/index.js";
export * from "./tests/index.js";
export * from "./learning/index.js";
