/** Tests that decide a law, each with its probability of a false alarm. */
export { factorExcluded, factorInterval, type Predicted } from "./common-factor.js";
export { type Conclusion, type MeasuredConclusion, type MeasuredDeparture, type Verdict } from "./conclusion.js";
export { type Coverage, coverage } from "./coverage.js";
export { decay } from "./decay.js";
export { tendToBeLarger } from "./larger.js";
export { byThirds, type RatioAt, signTest, trendDecision, trendFit } from "./paired-signs.js";
export { fitExponent } from "./rate-fit.js";
export { concentrationSize } from "./sample-size.js";
export { distanceBound, uniformDistance } from "./uniformity.js";
