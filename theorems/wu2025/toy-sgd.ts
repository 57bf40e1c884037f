/**
 * "What affects the stability of SGD", the bullets.
 *
 * As printed: "$f_1(x) = \min\{\frac12x^2, \frac{0.1}2(x-1)^2\},\ f_2(x) = \min\{\frac12x^2, \frac{1.9}2(x-1)^2\}$. …
 * In each iteration, SGD randomly picks one function from $f_1$ and $f_2$ and applies gradient descent to that
 * function. SGD with the learning rate $\eta = 0.7$ is not stable around x = 1: stable for $f_1$ but unstable for
 * $f_2$."
 *
 * The next slide has the functions without the factor ½: `toy-sgd-illustrated`.
 */
import { claim, holds, refuted } from "../../src/claim/index.js";
import {
  DEGENERATE_STARTS,
  READING,
  START_SITUATIONS,
  stableAtOne,
  twoFunctions,
  unstableAtOne,
} from "./shared/two-function-sgd.js";

export default claim(twoFunctions(1 / 2), {
  id: "wu2025/toy-sgd",
  title: "SGD on two functions with the factor ½: is x = 1 unstable at η = 0.7?",
  kinds: ["dynamics"],
  locus: "“What affects the stability of SGD”, bullets",
  reading: READING,
  printed: refuted`f_i = \min\{\tfrac12 x^2, \tfrac{c_i}{2} (x-1)^2\},\ c = (0.1, 1.9),\ \eta = 0.7:
      \quad |1 - \eta f_1''(1)| \le 1 < |1 - \eta f_2''(1)|, \quad \mathbb{E}(x_t - 1)^2 \ge (x_0 - 1)^2`(
    unstableAtOne,
  ),
  corrected: holds`f_i = \min\{\tfrac12 x^2, \tfrac{c_i}{2} (x-1)^2\},\ c = (0.1, 1.9),\ \eta = 0.7:
      \quad |1 - \eta f_i''(1)| \le 1 \text{ for both } i, \quad |x_t - 1| \le |x_0 - 1|`(stableAtOne),
  equality: `The factors 0.93 and 0.33 are what they are, and nothing varies but the start: an inequality between them and 1
    says no more than that. How they come about is in the equalities.`,
  degenerate: DEGENERATE_STARTS,
  situations: START_SITUATIONS,
  erratum: {
    grade: "constant",
    slip: `With the factor ½ the curvatures at x = 1 are 0.1 and 1.9, so that gradient descent with η = 0.7 multiplies x
      − 1 by 1 − 0.07 = 0.93 and by 1 − 1.33 = −0.33: both contract, and SGD converges to x = 1 on every path. The next
      slide gives the functions without ½; there the second factor is 1 − 0.7 · 3.8 = −1.66, which is what the text
      means.`,
    instead:
      "With the factor ½, x = 1 is stable for both functions up to η = 2/1.9; drop the ½, as the next slide does.",
  },
  budget: { share: 0.05, atLeast: 60 },
});
