/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Flat minima hypothesis", the three displays on what is
 * meant by a small perturbation.
 *
 * As printed: "At a minimum θ*, we have
 * $\lambda_{\max}(\nabla^2L(\theta^*)) = \max_{\|\epsilon\|_2\le\rho}\frac{2(L(\theta^*+\epsilon)-L(\theta^*))}{\rho^2}+O(\rho)$,
 * $\operatorname{Tr}(\nabla^2L(\theta^*)) = \mathbb E_{\epsilon\sim\mathcal N(0,\rho^2I)}
 * \frac{2(L(\theta^*+\epsilon)-L(\theta^*))}{\rho^2}+O(\rho)$,
 * $\|\nabla^2L(\theta^*)\|_F^2 = \mathbb E_{\epsilon\sim\mathcal N(0,\rho^2\nabla^2L(\theta^*))}
 * \frac{2(L(\theta^*+\epsilon)-L(\theta^*))}{\rho^2}+O(\rho)$."
 *
 * Reading: for ρ → 0 and a loss that is smooth and does not outgrow the Gaussian. Checked for the losses
 * $L(\theta^*+\epsilon) = \frac12\sum_kr_k^2$ with $r_k = J_k\epsilon+\frac12\epsilon^TB_k\epsilon$, which have the minimum 0 at
 * θ*, the Hessian $H = J^TJ$, and terms of third and fourth order. For these the three errors are known:
 * - the maximum lies between λ₁ and $(\sqrt{\lambda_1}+\frac12\rho\beta)^2$ with $\beta^2 = \sum_k\|B_k\|_2^2$: an error of
 *   the order of ρ. For every v of the unit ball the maximum is at least $v^THv$, since the third-order term
 *   is ≥ 0 at one of $\pm\rho v$, and for the first eigenvector that is λ₁;
 * - odd moments vanish, so that the other two errors have no term of the order of ρ: they are
 *   $\frac{\rho^2}4\sum_k((\operatorname{tr}M_k)^2+2\|M_k\|_F^2)$ with $M_k = B_k$, and with $M_k = JB_kJ^T$.
 *
 * So all three displays hold, and the last two with O(ρ²). The expectations are computed exactly by the product of
 * three-point Gauss–Hermite rules, which is exact for polynomials of degree 5 in each variable; ε for the last display is
 * $\rho J^T\xi$ with a standard Gaussian ξ, of covariance $\rho^2H$.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal } from "../../src/claim/relation.js";
import {
  approximately,
  chain,
  column,
  exact,
  frobeniusNorm,
  frobeniusSquared,
  identity,
  inner,
  largestEigenvalue,
  type Matrix,
  maximum,
  type Quantity,
  quantityMatrix,
  spectralNorm,
  squareRoot,
  sum,
  trace,
} from "../../src/numerics/index.js";
import { gaussianMoment } from "../../src/statistics/index.js";

/** J (n × p), symmetric B_1, …, B_n, a point ε/ρ of the unit ball, ρ, and the slope of L at θ*. */
interface Instance {
  readonly jacobian: Matrix;
  readonly curvatures: readonly Matrix[];
  readonly point: Matrix;
  readonly radius: number;
  readonly slope: number;
}

const specs = layout({
  sizes: { n: [1, 3], p: [1, 3] },
  reals: { rho: [1, 0.5, 0.125, 2 ** -5, 2 ** -10] },
  lists: {
    J: {
      shapes: ({ sizes: { n, p } }) => [[n, p]],
      laws: ["identity", "integer", "gaussian", "gaussian", "orthogonal", "sparse", "zero"],
    },
    B: {
      shapes: ({ sizes: { n, p } }) => Array.from({ length: n }, () => [p, p] as const),
      laws: ["identity", "gaussian", "gaussian", "integer", "sparse", "nilpotent", "zero"],
    },
    direction: { shapes: ({ sizes: { p } }) => [[p, 1]], laws: ["gaussian", "unit", "integer"] },
  },
});
const { explicit } = specs;

/** The derivative of L at θ* along the first parameter; not zero only in the source that drops the minimum. */
function slopeOf({ slope = 0 }: Readonly<Record<string, number | undefined>>): number {
  return slope;
}

/** The vector itself where it is 0 or a unit ±e_i, else shortened to a norm just below 1. */
function withinUnitBall(direction: Matrix): Matrix {
  const entries = Array.from(direction.data);
  if (entries.every(Number.isInteger) && entries.filter((x) => x !== 0).length <= 1) {
    return column(entries.map(Math.sign));
  }
  const { value, error } = frobeniusNorm(direction);
  const size = (value + error) * (1 + 2 ** -48);
  return column(entries.map((x) => x / size));
}

/** 2(L(θ* + ρε) − L(θ*))/ρ² = Σ_k (J_kε + ½ρ εᵀB_kε)² + (2/ρ)·slope·ε_1. */
function quotient({ jacobian, curvatures, radius, slope }: Instance, epsilon: Matrix): Quantity {
  const linear = jacobian.times(epsilon);
  const squares = curvatures.map((b, k) => {
    const curved = chain([epsilon.T, b, epsilon]);
    const residual = approximately(linear.data[k]!, linear.radius).plus(
      approximately(curved.data[0]!, curved.radius).times(radius / 2),
    );
    return residual.squared();
  });
  const tilt = approximately(epsilon.data[0]!, epsilon.radius).times((2 * slope) / radius);
  return sum(squares).plus(tilt);
}

/** E quotient(T ξ) for standard Gaussian ξ. */
function average(instance: Instance, transform: Matrix): Quantity {
  return gaussianMoment(transform.cols, (xi) => {
    const nodes = quantityMatrix(xi.length, 1, (i) => xi[i]!);
    return quotient(instance, transform.times(nodes));
  });
}

/** (ρ²/4) Σ_k ((tr M_k)² + 2‖M_k‖_F²). */
function fourthOrder(forms: readonly Matrix[], radius: number): Quantity {
  const terms = forms.map((m) => trace(m).squared().plus(frobeniusSquared(m).times(2)));
  return sum(terms).times(radius ** 2 / 4);
}

const UPPER = "2ΔL(ε)/ρ² ≤ (√λ₁ + ρβ/2)² for ‖ε‖ ≤ ρ";
const LOWER = "max 2ΔL(±ρv)/ρ² ≥ vᵀHv for ‖v‖ ≤ 1";
const TRACE = "E 2ΔL/ρ² − Tr H = (ρ²/4)Σ((tr B_k)² + 2‖B_k‖_F²)";
const FROBENIUS = "E_H 2ΔL/ρ² − ‖H‖_F² = the same with JB_kJᵀ";

export default defineClaim<Instance>({
  id: "wu2025/perturbation-sharpness",
  title: "Largest eigenvalue, trace and Frobenius norm of the Hessian as averages over perturbations",
  kinds: ["rate"],
  locus: "the three displays on sharpness and perturbations",
  reading:
    "For sums of squares with terms up to the fourth order, where the errors are known: O(ρ) in the first display and, " +
    "odd moments being zero, O(ρ²) in the other two.",
  specs,
  materialize: (spec) => {
    const { reals, lists } = specs.raw(spec);
    const direction = lists.direction[0]!;
    const point = withinUnitBall(direction);
    return {
      jacobian: lists.J[0]!,
      curvatures: lists.B.map((b) => b.plus(b.T)),
      point,
      radius: reals.rho,
      slope: slopeOf(spec.reals),
    };
  },
  assumptions: [
    {
      name: "minimum",
      statement: String.raw`\nabla L(\theta^*) = 0`,
      slack: ({ slope }) => exact(Math.abs(slope)).negated(),
      without: loosened(specs, { reals: { slope: [1, -1, 4] } }),
      remark: "Needed for the maximum alone: a linear term has zero mean under both Gaussians.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\lambda_{\max}(H) = \max_{\|\epsilon\| \le \rho} \tfrac{2 \Delta L}{\rho^2} + O(\rho), \quad \operatorname{Tr} H = \mathbb{E}_{\mathcal{N}(0, \rho^2 I)} \tfrac{2 \Delta L}{\rho^2} + O(\rho), \quad \|H\|_F^2 = \mathbb{E}_{\mathcal{N}(0, \rho^2 H)} \tfrac{2 \Delta L}{\rho^2} + O(\rho)`,
      expected: "holds",
      relations: (instance) => {
        const { jacobian, curvatures, point, radius } = instance;
        const hessian = jacobian.T.times(jacobian);
        const first = largestEigenvalue(hessian);
        const p = hessian.rows;
        const across = jacobian.T;
        const opposite = point.times(-1);
        const beta = squareRoot(sum(curvatures.map((b) => spectralNorm(b).squared())));
        const most = squareRoot(first)
          .plus(beta.times(radius / 2))
          .squared();
        const isotropic = average(instance, identity(p));
        const shaped = average(instance, across);
        const images = curvatures.map((b) => chain([jacobian, b, across]));
        return [
          atMost(UPPER, quotient(instance, point), most),
          atLeast(
            LOWER,
            maximum([quotient(instance, point), quotient(instance, opposite)]),
            inner(point, hessian.times(point)),
          ),
          equal(TRACE, isotropic, trace(hessian).plus(fourthOrder(curvatures, radius))),
          equal(FROBENIUS, shaped, frobeniusSquared(hessian).plus(fourthOrder(images, radius))),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "one parameter",
      form: "printed",
      relations: [UPPER, TRACE, FROBENIUS],
      specs: [
        explicit({
          sizes: { n: 1, p: 1 },
          reals: { rho: 1 },
          lists: { J: [[[1]]], B: [[[1]]], direction: [[[1]]] },
        }),
      ],
    },
    {
      name: "a quadratic loss",
      form: "printed",
      relations: [LOWER, TRACE, FROBENIUS],
      specs: [
        explicit({
          sizes: { n: 1, p: 1 },
          reals: { rho: 0.5 },
          lists: { J: [[[2]]], B: [[[0]]], direction: [[[1]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "flat: H = 0, a loss of the fourth order",
      spec: explicit({
        sizes: { n: 1, p: 1 },
        reals: { rho: 1 },
        lists: { J: [[[0]]], B: [[[1]]], direction: [[[1]]] },
      }),
    },
    {
      name: "the toy landscape ½(aw − 1)² at a = w = 1",
      spec: explicit({
        sizes: { n: 1, p: 2 },
        reals: { rho: 0.125 },
        lists: {
          J: [[[1, 1]]],
          B: [
            [
              [0, 1],
              [0, 0],
            ],
          ],
          direction: [[[1], [0]]],
        },
      }),
    },
  ],
  budget: { share: 0.3, atLeast: 60 },
});
