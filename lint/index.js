import { certainty } from "./certainty.js";
import { engines } from "./engines.js";

export { sameOnEveryEngine } from "./engines.js";

/** The rules of this project: what its certificates rest on, and what gives the same numbers everywhere. */
export const flatcheck = { rules: { ...certainty, ...engines } };
