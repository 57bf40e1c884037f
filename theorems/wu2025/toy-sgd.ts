/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "What affects the stability of SGD", the bullets.
 *
 * As printed: "$f_1(x) = \min\{\frac12x^2, \frac{0.1}2(x-1)^2\},\ f_2(x) = \min\{\frac12x^2, \frac{1.9}2(x-1)^2\}$. … In
 * each iteration, SGD randomly picks one function from $f_1$ and $f_2$ and applies gradient descent to that function. SGD
 * with the learning rate $\eta = 0.7$ is not stable around x = 1: stable for $f_1$ but unstable for $f_2$."
 *
 * Reading: stable for f_i is that gradient descent on it does not move away from 1, $|1 - \eta f_i''(1)| \le 1$, as in "The
 * Linear Stability Analysis". Not stable for SGD is read in both senses there are: $\mathbb E(x_t-1)^2$ grows, and
 * $\mathbb E\ln|1-\eta f_i''(1)| \ge 0$, by which almost every path leaves.
 *
 * Where it fails: near 1 the curvatures are $0.1$ and $1.9$, so $1 - 0.7\cdot1.9 = -0.33$ and x = 1 is stable for f_2 too,
 * up to $\eta = 2/1.9 > 1.05$. The next slide has the functions without the factor ½ (see toy-sgd-illustrated): with
 * the curvature 3.8 the factor is −1.66, and the statement is true.
 *
 * The paths follow the functions themselves, minima and all, from starts near 1; all 2ᵗ are enumerated.
 */
import { defineClaim } from "../../src/claim/claim.js";
import {
  stableAtOne,
  type TwoFunctions,
  twoFunctions,
  twoFunctionSpecs,
  unstableAtOne,
} from "./shared/two-function-sgd.js";

const { explicit } = twoFunctionSpecs;

export default defineClaim<TwoFunctions>({
  id: "wu2025/toy-sgd",
  title: "SGD on two functions with the factor ½: is x = 1 unstable at η = 0.7?",
  kinds: ["dynamics"],
  locus: "“What affects the stability of SGD”, bullets",
  reading: "Not stable: E(x_t − 1)² grows, and so does |x_t − 1| on almost every path; both are tested.",
  specs: twoFunctionSpecs,
  materialize: (spec) => twoFunctions(spec, 1 / 2),
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`f_i = \min\{\tfrac12 x^2, \tfrac{c_i}{2} (x-1)^2\},\ c = (0.1, 1.9),\ \eta = 0.7: \quad |1 - \eta f_1''(1)| \le 1 < |1 - \eta f_2''(1)|, \quad \mathbb{E}(x_t - 1)^2 \ge (x_0 - 1)^2`,
      expected: "refuted",
      relations: unstableAtOne,
    },
    {
      name: "corrected",
      statement: String.raw`f_i = \min\{\tfrac12 x^2, \tfrac{c_i}{2} (x-1)^2\},\ c = (0.1, 1.9),\ \eta = 0.7: \quad |1 - \eta f_i''(1)| \le 1 \text{ for both } i, \quad |x_t - 1| \le |x_0 - 1|`,
      expected: "holds",
      relations: stableAtOne,
    },
  ],
  equalityCases: { none: "the factors 0.93 and 0.33 are what they are: nothing varies but the start" },
  degenerateCases: [
    {
      name: "the start of Figure 15, nearly",
      spec: explicit({ sizes: { steps: 6 }, reals: { offset: -(2 ** -17) }, lists: {} }),
    },
    { name: "start at the minimum", spec: explicit({ sizes: { steps: 1 }, reals: { offset: 0 }, lists: {} }) },
  ],
  erratum: {
    slip:
      "With the factor ½ the curvatures at x = 1 are 0.1 and 1.9, so that gradient descent with η = 0.7 multiplies x − 1 by " +
      "1 − 0.07 = 0.93 and by 1 − 1.33 = −0.33: both contract, and SGD converges to x = 1 on every path. The next slide " +
      "gives the functions without ½; there the second factor is 1 − 0.7 · 3.8 = −1.66, which is what the text means.",
    instead:
      "With the factor ½, x = 1 is stable for both functions up to η = 2/1.9; drop the ½, as the next slide does.",
  },
  budget: { share: 0.05, atLeast: 60 },
});
