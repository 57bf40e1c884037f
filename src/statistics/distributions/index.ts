/** Exact tails of distributions, and expectations over them. */
export { binomialLowerTail, binomialUpperTail, clopperPearson, type Interval } from "./binomial.js";
export { chiSquareCdf, chiSquareInterval, normalCdf } from "./chi-square.js";
export { largestProductProbability } from "./cube-inner-products.js";
export { gaussianGrid, gaussianMoment } from "./cubature.js";
export { type Distribution, expectation, klDivergence, normalized } from "./finite-distribution.js";
export { type Gaussian, klByCubature } from "./gaussian.js";
export { studentQuantile } from "./student.js";
