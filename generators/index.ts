/** Where instances come from, and the hypotheses that claims share. */
export * from "./laws/index.js";
export * from "./specs/index.js";
export * from "./hypotheses/index.js";
export * from "./families/index.js";
