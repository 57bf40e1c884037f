/** Which quantities and exponents are tried, and the bounds that no case refutes and some meet. */
export { quantityKeys } from "./cover.js";
export { proposals, type Proposal } from "./propose.js";
export { scalingsOf, type Scaling } from "./scaling.js";
