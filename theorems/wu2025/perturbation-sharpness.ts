/**
 * "Flat minima hypothesis", the three displays on what is meant by a small perturbation.
 *
 * As printed: "At a minimum θ*, we have $\lambda_{\max}(\nabla^2L(\theta^*)) =
 * \max_{\|\epsilon\|_2\le\rho}\frac{2(L(\theta^*+\epsilon)-L(\theta^*))}{\rho^2}+O(\rho)$,
 * $\operatorname{Tr}(\nabla^2L(\theta^*)) = \mathbb E_{\epsilon\sim\mathcal N(0,\rho^2I)}
 * \frac{2(L(\theta^*+\epsilon)-L(\theta^*))}{\rho^2}+O(\rho)$, $\|\nabla^2L(\theta^*)\|_F^2 = \mathbb
 * E_{\epsilon\sim\mathcal N(0,\rho^2\nabla^2L(\theta^*))} \frac{2(L(\theta^*+\epsilon)-L(\theta^*))}{\rho^2}+O(\rho)$."
 *
 * For the losses of the reading the three errors are known:
 * - the maximum lies between λ₁ and $(\sqrt{\lambda_1}+\frac12\rho\beta)^2$ with $\beta^2 = \sum_k\|B_k\|_2^2$: an
 *   error of the order of ρ. It is at least $v^THv$ for every unit vector v, since the third-order term is ≥ 0 at one
 *   of $\pm\rho v$, and for the first eigenvector that is λ₁. The maximum itself is looked for by a search on the
 *   sphere;
 * - odd moments vanish, so that the other two errors have no term of the order of ρ: they are
 *   $\frac{\rho^2}4\sum_k((\operatorname{tr}M_k)^2+2\|M_k\|_F^2)$ with $M_k = B_k$, and with $M_k = JB_kJ^T$.
 *
 * So all three displays hold, and the last two with O(ρ²). The expectations are computed exactly by the product of
 * three-point Gauss–Hermite rules, which is exact for polynomials of degree 5 in each variable; ε for the last display
 * is $\rho J^T\xi$ with a standard Gaussian ξ, of covariance $\rho^2H$.
 */
import { instances, law } from "../../generators/index.js";
import { asFound, atLeast, atMost, claim, equal, holds, tex } from "../../src/claim/index.js";
import { exact, largestEigenvalue, spectralNorm, squareRoot, sum } from "../../src/numerics/index.js";
import {
  chain,
  frobeniusSquared,
  identity,
  type Matrix,
  matrixEntry,
  quantityMatrix,
  trace,
} from "../../src/numerics/matrices/index.js";
import { gaussianMoment } from "../../src/statistics/index.js";
import { maximizerOf, withinBall, withinUnitBall } from "./objects/perturbation-sharpness.js";

const drawn = instances({
  large: { n: 6, d: 5, entries: 64 },
  // A model that is linear, unless there are second derivatives B.
  file: { own: { B: law("zero"), direction: law("unit", 1) } },
  reals: { rho: [1, 0.5, 0.125, 2 ** -5, 2 ** -10] },
  fixed: { slope: 0 },
  sizes: { n: [1, 3], p: [1, 3] },
  matrices: {
    J: { shape: ["n", "p"], laws: ["identity", "integer", "gaussian", "gaussian", "orthogonal", "sparse", "zero"] },
    B: {
      each: ["p", "p"],
      count: "n",
      laws: ["identity", "gaussian", "gaussian", "integer", "sparse", "nilpotent", "zero"],
    },
    direction: { shape: ["p", 1], laws: ["gaussian", "unit", "integer"] },
  },
});

/**
 * A loss about θ*, with symmetric B_1, …, B_n, and the point ε/ρ of the unit ball with the largest loss that is found.
 */
const losses = drawn.map(({ J, B, direction, rho, slope }) => {
  const curvatures = B.map((b) => b.plus(b.T));
  /** 2(L(θ* + ρε) − L(θ*))/ρ² = Σ_k (J_kε + ½ρ εᵀB_kε)² + (2/ρ)·slope·ε_1, with a slope where θ* is no minimum. */
  const quotient = (epsilon: Matrix) => {
    const linear = J.times(epsilon);
    const squares = curvatures.map((b, k) => {
      const curved = matrixEntry(chain([epsilon.T, b, epsilon]), 0, 0);
      return matrixEntry(linear, k, 0)
        .plus(curved.times(rho / 2))
        .squared();
    });
    return sum(squares).plus(matrixEntry(epsilon, 0, 0).times(exact(2 * slope).over(rho)));
  };
  /** E quotient(Tξ) for standard Gaussian ξ. */
  const average = (transform: Matrix) =>
    gaussianMoment(transform.cols, (xi) => quotient(transform.times(quantityMatrix(xi.length, 1, (i) => xi[i]!))));
  /** (ρ²/4) Σ_k ((tr M_k)² + 2‖M_k‖_F²). */
  const fourthOrder = (forms: readonly Matrix[]) =>
    sum(forms.map((m) => trace(m).squared().plus(frobeniusSquared(m).times(2)))).times(exact(rho).over(2).squared());
  return {
    J,
    curvatures,
    point: withinUnitBall(maximizerOf(J, curvatures, direction, rho)),
    rho,
    slope,
    quotient,
    average,
    fourthOrder,
  };
});

const UPPER = "max 2ΔL(ε)/ρ² ≤ (√λ₁ + ρβ/2)²";
const LOWER = "max 2ΔL(ε)/ρ² ≥ (1 − 2⁻⁴⁰)λ₁";
const TRACE = "E 2ΔL/ρ² − Tr H = (ρ²/4)Σ((tr B_k)² + 2‖B_k‖_F²)";
const FROBENIUS = "E_H 2ΔL/ρ² − ‖H‖_F² = the same with JB_kJᵀ";

export default claim(losses, {
  id: "wu2025/perturbation-sharpness",
  title: "Largest eigenvalue, trace and Frobenius norm of the Hessian as averages over perturbations",
  kinds: ["rate"],
  locus: "the three displays on sharpness and perturbations",
  reading: `For ρ → 0 and a loss that is smooth and does not outgrow the Gaussian. Checked for sums of squares with terms up
    to the fourth order, where the errors are known: L(θ* + ε) = ½ Σ r_k² with r_k = J_kε + ½εᵀB_kε, which have the minimum
    0 at θ*, the Hessian H = JᵀJ, and terms of third and fourth order. O(ρ) in the first display and, odd moments being
    zero, O(ρ²) in the other two.`,
  assumptions: [
    {
      name: "minimum",
      statement: tex`\nabla L(\theta^*) = 0`,
      slack: ({ slope }) => exact(Math.abs(slope)).negated(),
      without: drawn.loosened({ reals: { slope: [1, -1, 4] } }),
      remark: "Needed for the maximum alone: a linear term has zero mean under both Gaussians.",
    },
  ],
  printed: holds`\lambda_{\max}(H) = \max_{\|\epsilon\| \le \rho} \tfrac{2 \Delta L}{\rho^2} + O(\rho),
      \quad \operatorname{Tr} H = \mathbb{E}_{\mathcal{N}(0, \rho^2 I)} \tfrac{2 \Delta L}{\rho^2} + O(\rho),
      \quad \|H\|_F^2 = \mathbb{E}_{\mathcal{N}(0, \rho^2 H)} \tfrac{2 \Delta L}{\rho^2} + O(\rho)`(
    ({ J, curvatures, point, rho, quotient, average, fourthOrder }) => {
      const H = J.T.times(J);
      const beta = squareRoot(sum(curvatures.map((b) => spectralNorm(b).squared())));
      const first = largestEigenvalue(H);
      const root = squareRoot(first).plus(beta.times(rho / 2));
      const images = curvatures.map((b) => chain([J, b, J.T]));
      const there = quotient(point);
      return {
        [UPPER]: atMost(there, withinBall(point, root.squared())),
        [LOWER]: asFound(atLeast(there, first.times(1 - 2 ** -40))),
        [TRACE]: equal(average(identity(H.rows)), trace(H).plus(fourthOrder(curvatures))),
        [FROBENIUS]: equal(average(J.T), frobeniusSquared(H).plus(fourthOrder(images))),
      };
    },
  ),
  equality: {
    "one parameter": { of: [UPPER, TRACE, FROBENIUS], at: [drawn.at({ J: 1, B: [1], direction: 1 })] },
    "a quadratic loss": { of: [TRACE, FROBENIUS], at: [drawn.at({ rho: 0.5, J: 2, B: [0], direction: 1 })] },
  },
  degenerate: {
    "flat: H = 0, a loss of the fourth order": drawn.at({ J: 0, B: [1], direction: 1 }),
    "the toy landscape ½(aw − 1)² at a = w = 1": drawn.at({ rho: 0.125, J: "1 1", B: ["0 1; 0 0"], direction: "1; 0" }),
  },
  situations: {
    "n, p ≥ 2": ({ J }) => Math.min(J.rows, J.cols) >= 2,
    "more parameters than residuals": ({ J }) => J.cols > J.rows,
    "every B_k ≠ 0": ({ curvatures }) => curvatures.every((b) => b.data.some((x) => x !== 0)),
    "ρ ≤ 2⁻⁵": ({ rho }) => rho <= 2 ** -5,
  },
  budget: { share: 0.3, atLeast: 60 },
});
