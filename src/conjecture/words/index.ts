/** How a bound is written, and which relations of the claim say the same. */
export { statedBy, type Stated } from "./known.js";
export { boundText, namesOf, type Named } from "./words.js";
