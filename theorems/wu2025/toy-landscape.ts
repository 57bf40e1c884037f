/**
 * "Sharp Minima Can Generalize well", the toy landscape.
 *
 * As printed: "The rescaling operation (a, w) → (a/λ, λw) does not change the function implemented by the model, but
 * can significantly change the sharpness. Consider a toy landscape $L(a,w) = \frac12(aw-1)^2$. At global $\{(a,w): aw =
 * 1\}$, we have $\nabla^2 L(a,w) = \begin{pmatrix} w^2 & 1\\ 1 & a^2 \end{pmatrix}$. Thus, rescaling can make a
 * solution arbitrarily sharp."
 *
 * For λ = √c/|w| the first diagonal entry is c; the sharpness is then c + 1/c, never c itself.
 *
 * Two routes: the Hessian is computed from L alone by second-order Taylor arithmetic along e_1, e_2 and e_1 + e_2, and
 * compared with the printed matrix. a is an entry of the instance; w = 1/a carries its rounding.
 */
import { absolute, exact, largestEigenvalue, quantityMatrix, squareRoot } from "../../src/numerics/index.js";
import { atLeast, claim, equal, holds, same, tex } from "../../src/claim/index.js";
import { drawn, loss, points } from "./objects/toy-landscape.js";
import { hessianByJets } from "./shared/hessian-by-jets.js";

const { at } = drawn;

const HESSIAN = "∇²L(a, w) = [w² 1; 1 a²]";
const UNCHANGED = "(a/λ)(λw) = aw";

export default claim(points, {
  id: "wu2025/toy-landscape",
  title: "The Hessian of ½(aw − 1)² at its minima, which rescaling makes arbitrarily sharp",
  kinds: ["identity", "exists"],
  locus: "“Sharp Minima Can Generalize well”, toy landscape",
  reading: `“Global” are the global minima; the sharpness is λ_max(∇²L). “Arbitrarily sharp”: for every solution and every
    c > 0 some λ > 0 gives sharpness at least c at (a/λ, λw); λ = √c/|w| does.`,
  assumptions: [
    {
      name: "global minimum",
      statement: tex`a w = 1`,
      slack: ({ a, w }) => absolute(a.times(w).minus(1)).negated(),
      without: drawn.loosened({ reals: { offset: [1, 2, -0.5] } }),
    },
  ],
  printed: holds`\nabla^2 L(a, w) = \begin{pmatrix} w^2 & 1 \\ 1 & a^2 \end{pmatrix},
      \quad \forall c > 0\ \exists \lambda > 0: \lambda_{\max}\big(\nabla^2 L(a/\lambda, \lambda w)\big) \ge c`(
    ({ a, w, target }) => {
      const lambda = squareRoot(target).over(absolute(w));
      const [scaledA, scaledW] = [a.over(lambda), lambda.times(w)];
      const printed = quantityMatrix(2, 2, (i, j) => (i !== j ? exact(1) : (i === 0 ? w : a).squared()));
      return {
        [HESSIAN]: same(hessianByJets(loss, [a, w]), printed),
        [UNCHANGED]: equal(scaledA.times(scaledW), a.times(w)),
        "λ_max(∇²L(a/λ, λw)) ≥ c": atLeast(largestEigenvalue(hessianByJets(loss, [scaledA, scaledW])), exact(target)),
      };
    },
  ),
  equality: { "powers of two": { of: [HESSIAN, UNCHANGED], at: [1, -2, 0.25].map((a) => at({ target: 4, a })) } },
  degenerate: { "the flattest minimum, a = w = 1": at({ a: 1 }), "a = −3, w = −1/3": at({ target: 100, a: -3 }) },
  situations: {
    "a < 0": ({ a }) => a.value < 0,
    "|a| ≠ 1": ({ a }) => Math.abs(a.value) !== 1,
    "c < 1": ({ target }) => target < 1,
    "c ≥ 100": ({ target }) => target >= 100,
  },
});
