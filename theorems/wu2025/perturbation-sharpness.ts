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
 *   sphere, which starts there. Along the sphere $q = 2\Delta L/\rho^2$ has the slope g where the third derivative and
 *   the fourth have one, and on great circles q is a trigonometric polynomial of degree 4 between 0 and $U =
 *   (\sqrt{\lambda_1}+\frac12\rho\beta)^2$: by Bernstein's inequality the maximum is larger by $g^2/(16U)$ at least;
 * - odd moments vanish, so that the other two errors have no term of the order of ρ: they are
 *   $\frac{\rho^2}4\sum_k((\operatorname{tr}M_k)^2+2\|M_k\|_F^2)$ with $M_k = B_k$, and with $M_k = JB_kJ^T$.
 *
 * So all three displays hold, and the last two with O(ρ²). The expectations are computed exactly by the product of
 * three-point Gauss–Hermite rules, which is exact for polynomials of degree 5 in each variable; ε for the last display
 * is $\rho J^T\xi$ with a standard Gaussian ξ, of covariance $\rho^2H$.
 */
import { asFound, atLeast, atMost, claim, equal, holds, tex } from "../../src/claim/index.js";
import { exact, isClearlyPositive } from "../../src/numerics/index.js";
import { chain, frobeniusSquared, identity, trace } from "../../src/numerics/matrices/index.js";
import { drawn, losses, withinBall } from "./objects/perturbation-sharpness.js";

const UPPER = "max 2ΔL(ε)/ρ² ≤ (√λ₁ + ρβ/2)²";
const LOWER = "max 2ΔL(ε)/ρ² ≥ (1 − 2⁻⁴⁰)λ₁";
const ABOVE = "max 2ΔL(ε)/ρ² + 2⁻⁴⁰U ≥ q(v₁) + |q′(v₁)|²/(16U)";
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
    zero, O(ρ²) in the other two. The maximum is the largest q = 2ΔL/ρ² that a search finds; U = (√λ₁ + ρβ/2)², and q′(v₁)
    is the slope along the sphere at ±v₁, from where it has to get on.`,
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
    ({ J, H, first, most, curvatures, start, point, quotient, slopeSquared, average, fourthOrder }) => {
      const images = curvatures.map((b) => chain([J, b, J.T]));
      const there = quotient(point);
      return {
        [UPPER]: atMost(there, withinBall(point, most)),
        [LOWER]: asFound(atLeast(there, first.times(1 - 2 ** -40))),
        // One parameter has no slope along the sphere.
        [ABOVE]:
          J.cols >= 2 && isClearlyPositive(most, "U, by which the square is divided")
            ? asFound(
                atLeast(
                  there.plus(most.times(2 ** -40)),
                  withinBall(start, quotient(start).plus(slopeSquared(start).over(most.times(16)))),
                ),
              )
            : null,
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
