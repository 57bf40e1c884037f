/**
 * Appendix B.1, first sentence, which (13) and (7) specialize.
 *
 * As printed (formula restored from (13), into which "the formula above translates"): "For a twice continuously
 * differentiable function f …, the largest eigenvalue of its Hessian at some x admits the variational characterization"
 * $\lambda_{\max}(\nabla^2f(x)) =
 * \lim_{\xi\to0}\sup_{\|\beta\|\le\xi}\frac{\|\nabla f(x+\beta)-\nabla f(x)\|}{\|\beta\|}$.
 *
 * The right side is $\sup\|\nabla^2f(x)\beta\|/\|\beta\|$, the largest absolute eigenvalue. f is the risk here. Its
 * second derivatives by a single entry are not negative, so that two layers of one number each have $\lambda_{\max} \ge
 * |\lambda_{\min}|$; three layers need not, next to the saddle at zero, where training from small scales begins.
 *
 * Two routes: the change of the gradient along a ray from gradients alone, against eigenvalues and singular values of
 * the Hessian, formed entry by entry.
 */
import { instances, law, networkShapes } from "../../generators/index.js";
import { asFound, atLeast, atMost, claim, holds, refuted } from "../../src/claim/index.js";
import { explicitHessian, frobeniusSquared, regressionMeasurements } from "../../src/numerics/index.js";
import { flattenedRows, type Matrix } from "../../src/numerics/matrices/index.js";
import { largestEigenvalue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { steepestDirection } from "./objects/largest-eigenvalue.js";
import { gradientChange } from "./objects/sharpness-variational.js";
import { regressionMatrices, regressionOn } from "./shared/regression.js";

const drawn = instances({
  large: { entries: 64 },
  file: { own: { beta: law("gaussian", 1), scale: 1 } },
  sizes: { depth: [2, 3], inputs: [1, 2], hidden: [1, 2], n: [1, 3] },
  reals: { scale: [1, 0.25, 0.125, 0.125] },
  matrices: {
    ...regressionMatrices({
      W: ["positive", "gaussian", "gaussian", "orthogonal"],
      X: ["identity", "gaussian", "gaussian", "orthogonal"],
      y: ["positive", "gaussian", "integer"],
    }),
    beta: { shapes: networkShapes, laws: ["gaussian", "integer", "unit"] },
  },
});

/** Any network, the Hessian of its risk, a drawn direction, and the one in which the gradient changes the most. */
const networks = drawn.map(({ W, scale, beta, ...data }) => {
  const weights = W.map((w) => w.times(scale));
  const problem = regressionOn(data, W.at(-1)!.rows);
  const hessian = explicitHessian(weights, regressionMeasurements(problem));
  const change = (direction: readonly Matrix[]) =>
    [
      gradientChange({ weights, problem, solved: false }, direction),
      frobeniusSquared(flattenedRows([direction])),
    ] as const;
  return { weights, problem, hessian, steepest: change(steepestDirection(hessian, weights)), other: change(beta) };
});

const ANY = "lim ‖∇R(W+tβ) − ∇R(W)‖²/t² ≤ ‖∇²R‖₂²‖β‖²";

export default claim(networks, {
  id: "marion2024/largest-eigenvalue",
  title: "The largest eigenvalue of a Hessian is the steepest change of the gradient",
  kinds: ["identity", "bound"],
  locus: "Appendix B.1, first sentence",
  reading: `f is the risk R of networks with p = 1, at any W: the sentence is one on every f and x. Its formula is restored from
    (13), which is it for matrices, squared. The proof uses it at minimizers alone, where it holds
    (marion2024/sharpness-variational). The steepest β is an eigenvector as computed, and a direction like any other.`,
  printed: refuted`\lambda_{\max}(\nabla^2 f(x)) = \lim_{\xi \to 0} \sup_{\|\beta\| \le \xi}
      \frac{\|\nabla f(x + \beta) - \nabla f(x)\|}{\|\beta\|}`(({ hessian, steepest: [change, size] }) => ({
    "lim ‖∇R(W+tβ) − ∇R(W)‖²/t² ≤ λ_max(∇²R)²‖β‖²": atMost(change, largestEigenvalue(hessian).squared().times(size)),
  })),
  corrected: holds`\max_i |\lambda_i(\nabla^2 f(x))| = \lim_{\xi \to 0} \sup_{\|\beta\| \le \xi}
      \frac{\|\nabla f(x + \beta) - \nabla f(x)\|}{\|\beta\|}`(({ hessian, steepest, other }) => {
    const norm = spectralNorm(hessian).squared();
    return {
      [ANY]: atMost(other[0], norm.times(other[1])),
      "… ≥ (1 − 2⁻⁴⁰)‖∇²R‖₂²‖β‖² for the steepest β": asFound(
        atLeast(steepest[0], norm.times(steepest[1]).times(1 - 2 ** -40)),
      ),
    };
  }),
  equality: {
    "three scalar layers, β an eigenvector": {
      of: [ANY],
      at: [
        drawn.at({ W: [0.5, 0.5, 0.5], X: 1, y: 1, beta: [1, 1, 1] }),
        drawn.at({ W: [1, 1, 1], X: 1, y: 1, beta: [1, 1, 1] }),
      ],
    },
  },
  degenerate: {
    "one layer: a convex risk": drawn.at({ W: [2], X: 1, y: 1, beta: [1] }),
    "the saddle of two layers": drawn.at({ W: [0, 0], X: 1, y: 1, beta: [1, -1] }),
    "the saddle of three layers, without a Hessian": drawn.at({ W: [0, 0, 0], X: 1, y: 1, beta: [1, 1, 1] }),
  },
  situations: {
    "L = 3": ({ weights }) => weights.length === 3,
    "several inputs, hidden width 2": ({ weights: [first] }) => first!.cols === 2 && first!.rows === 2,
    "fewer points than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
    "small weights": (_, { reals }) => reals["scale"]! < 1,
  },
  budget: { share: 0.1, atLeast: 60 },
  erratum: {
    grade: "statement",
    slip: `The right side is the operator norm of the Hessian, the largest absolute eigenvalue. That is λ_max where no negative
      eigenvalue is larger in size, as at a minimum, which is where the proof of Theorem 2 has it; f(x) = −x² has λ_max = −2
      and the right side 2. For three layers of one number ½ each and R = (1 − w_3w_2w_1)² the eigenvalues are 7/8 twice and
      −11/8: along (1, 1, 1) the gradient changes by 11/8, and the sharpness is 7/8. Who measures the sharpness during
      training by (7), or by power iteration, measures the other one there.`,
    instead: "The right side is max_i|λ_i(∇²f(x))|, and λ_max(∇²f(x)) where ∇²f(x) ⪰ 0, so at minimizers.",
  },
});
