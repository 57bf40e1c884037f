/** Laws from parts: each knows its probability of a false alarm and measures which errors it would have noticed. */
export { always, type Outcome, sometimes } from "./always.js";
export { boundedRatio } from "./bounded-ratio.js";
export { comparison } from "./comparison.js";
export { failures } from "./failures.js";
export { ENLARGED, growth } from "./growth.js";
export { FALSE_ALARM, type Law, lawOf, powerInWords } from "./law.js";
export { COARSEST, mean } from "./mean.js";
export { one, type Part, part } from "./part.js";
export type { Departure } from "./power.js";
export { share } from "./share.js";
