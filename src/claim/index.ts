/** What a claim is, how one is written, and what a run says of it. */
export * from "./words/index.js";
export * from "./specs/index.js";
export * from "./relations/index.js";
export * from "./statement/index.js";
export * from "./counts/index.js";
