/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "An illustrative example" and Figure 15.
 *
 * As printed: "Consider the target function $f(x) = \frac12(f_1(x)+f_2(x))$ with $f_1(x) = \min(x^2, 0.1(x-1)^2),\
 * f_2(x) = \min(x^2, 1.9(x-1)^2)$. Figure 15: SGD with $\eta = 0.7, x_0 = 1-\varepsilon$ with $\varepsilon = 1e-5$." On the
 * slide before: "SGD with the learning rate $\eta = 0.7$ is not stable around x = 1: stable for $f_1$ but unstable for
 * $f_2$."
 *
 * Reading: as in toy-sgd, which is the other printed version, with the factor ½. Here the curvatures at 1 are 0.2 and 3.8,
 * the factors 0.86 and −1.66: SGD is unstable in mean square (the mean of the squares is 1.75) and on almost every path
 * (the product is 1.43), while gradient descent on f, of curvature 2, contracts by −0.4.
 *
 * The paths follow the functions themselves, minima and all, from starts near 1; all 2ᵗ are enumerated.
 */
import { defineClaim } from "../../src/claim/claim.js";
import { type TwoFunctions, twoFunctions, twoFunctionSpecs, unstableAtOne } from "./shared/two-function-sgd.js";

const { explicit } = twoFunctionSpecs;

export default defineClaim<TwoFunctions>({
  id: "wu2025/toy-sgd-illustrated",
  title: "SGD on two functions without the factor ½: is x = 1 unstable at η = 0.7?",
  kinds: ["dynamics"],
  locus: "“An illustrative example”, Figure 15",
  reading: "Not stable: E(x_t − 1)² grows, and so does |x_t − 1| on almost every path; both are tested.",
  specs: twoFunctionSpecs,
  materialize: (spec) => twoFunctions(spec, 1),
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`f_i = \min(x^2, c_i (x-1)^2),\ c = (0.1, 1.9),\ \eta = 0.7: \quad |1 - \eta f_1''(1)| \le 1 < |1 - \eta f_2''(1)|, \quad \mathbb{E}(x_t - 1)^2 \ge (x_0 - 1)^2`,
      expected: "holds",
      relations: unstableAtOne,
    },
  ],
  equalityCases: { none: "the factors 0.86 and 1.66 are what they are: nothing varies but the start" },
  degenerateCases: [
    {
      name: "the start of Figure 15, nearly",
      spec: explicit({ sizes: { steps: 6 }, reals: { offset: -(2 ** -17) }, lists: {} }),
    },
    { name: "start at the minimum", spec: explicit({ sizes: { steps: 1 }, reals: { offset: 0 }, lists: {} }) },
  ],
  budget: { share: 0.05, atLeast: 60 },
});
