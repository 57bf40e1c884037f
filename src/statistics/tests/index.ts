/** Tests that decide a law, each with its probability of a false alarm. */
export { type AtThreeSizes, boundedGrowth, convergentGrowth, depthAndWidth, ENLARGED } from "./bounded-growth.js";
export { factorExcluded, factorInterval, type Predicted } from "./common-factor.js";
export { type Comparability, comparable } from "./comparable.js";
export {
  COARSEST,
  type Conclusion,
  type MeasuredConclusion,
  type MeasuredDeparture,
  NO_CASE,
  type Verdict,
  verdict,
} from "./conclusion.js";
export { type Coverage, coverage } from "./coverage.js";
export { decay } from "./decay.js";
export { logarithmicRate, RATE_VERDICTS } from "./logarithmic-rate.js";
export { majorities } from "./majorities.js";
export { decisiveWins, type RatioAt, signTest, trend, trendDecision, trendFit } from "./paired-signs.js";
export { fitExponent } from "./rate-fit.js";
export { concentrationSize } from "./sample-size.js";
export { distanceBound, uniformDistance } from "./uniformity.js";
