/**
 * "An illustrative example" and Figure 15.
 *
 * As printed: "Consider the target function $f(x) = \frac12(f_1(x)+f_2(x))$ with $f_1(x) = \min(x^2, 0.1(x-1)^2),\
 * f_2(x) = \min(x^2, 1.9(x-1)^2)$. Figure 15: SGD with $\eta = 0.7, x_0 = 1-\varepsilon$ with $\varepsilon = 1e-5$." On
 * the slide before: "SGD with the learning rate $\eta = 0.7$ is not stable around x = 1: stable for $f_1$ but unstable
 * for $f_2$."
 *
 * The other printed version, with the factor ½, is `toy-sgd`. Here the curvatures at 1 are 0.2 and 3.8, the factors
 * 0.86 and −1.66: SGD is unstable in mean square (the mean of the squares is 1.75) and on almost every path (the
 * product is 1.43), while gradient descent on f, of curvature 2, contracts by −0.4.
 */
import { claim, holds } from "../../src/claim/index.js";
import {
  DEGENERATE_STARTS,
  READING,
  START_SITUATIONS,
  twoFunctions,
  unstableAtOne,
} from "./shared/two-function-sgd.js";

export default claim(twoFunctions(1), {
  id: "wu2025/toy-sgd-illustrated",
  title: "SGD on two functions without the factor ½: is x = 1 unstable at η = 0.7?",
  kinds: ["dynamics"],
  locus: "“An illustrative example”, Figure 15",
  reading: READING,
  printed: holds`f_i = \min(x^2, c_i (x-1)^2),\ c = (0.1, 1.9),\ \eta = 0.7:
      \quad |1 - \eta f_1''(1)| \le 1 < |1 - \eta f_2''(1)|, \quad \mathbb{E}(x_t - 1)^2 \ge (x_0 - 1)^2`(
    unstableAtOne,
  ),
  equality: `The factors 0.86 and 1.66 are what they are, and nothing varies but the start: an inequality between them and 1
    says no more than that. How they come about is in the equalities.`,
  degenerate: DEGENERATE_STARTS,
  situations: START_SITUATIONS,
  budget: { share: 0.05, atLeast: 60 },
});
