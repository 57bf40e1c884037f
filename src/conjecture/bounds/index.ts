/** Bounds as exponents, sizes and a constant; their slack in a case, and what follows from what. */
export { sameQuantities, sizePart, slackOf, touchesOf, type Bound, type Touches } from "./bound.js";
export { constantNear, constantText, quantityOf, type Constant } from "./constant.js";
export { NONE, at, exponentText, exponentsOfQuantity, exponentsOfSize, weightOf, type Exponent } from "./exponent.js";
export { independent } from "./follow.js";
