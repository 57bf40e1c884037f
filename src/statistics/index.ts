/** Exact tails, tests that decide a law, laws from parts that measure their power, and PAC bounds by enumeration. */
export * from "./distributions/index.js";
export * from "./tests/index.js";
export * from "./laws/index.js";
export * from "./learning/index.js";
