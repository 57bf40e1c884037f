/**
 * Where the sources overlap: networks of scalar layers $x \mapsto w_L\cdots w_1x$ and data of second moment $\hat\sigma^2$.
 *
 * For $\tau = \prod_j w_j \ne 0$ and $|w_1| = \dots = |w_L|$ four statements give the same number, $2L\hat\sigma^2
 * |\tau|^{2-2/L}$: the sharpness of the flattest minima (Mulayoff and Michaeli 2020, (13), with $|\tau|$); the lower bound
 * $2\|w^\star\|^{2-2/L}La$ on the sharpness of every minimizer (Marion and Chizat 2024, Theorem 2, with $a =
 * \hat\sigma^2$); the least trace for one measurement $A = \hat\sigma$, $F(M) = 2L\|(A^\top M)^{L-1}A^\top\|_{S_{2/L}}^{2/L}$
 * (Gatmiry et al. 2023, Theorem 7, with the factor 2 of the Hessian of (2)); and, for two layers, $\lambda_{\max} =
 * \hat\sigma^2(w_1^2 + w_2^2)\cdot2$ of the lecture's valley $aw = 1$ (Wu 2025), whose loss is half of this one.
 *
 * Proof that trace and sharpness agree: at zero residual the Hessian is $2\hat\sigma^2\tau^2zz^\top$ with $z_j = 1/w_j$, of
 * rank one. That all four agree is arithmetic with the exponents.
 *
 * The Hessian itself is that of the second derivatives of the loss, entry by entry.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal } from "../../src/claim/relation.js";
import {
  absolute,
  dataEnergy,
  diagonal,
  exact,
  explicitMinimumHessian,
  frobeniusNorm,
  inducedRegularizerSingle,
  largestEigenvalue,
  type Matrix,
  product,
  quantityMatrix,
  trace,
} from "../../src/numerics/index.js";

/** w_1, …, w_L of one size, not zero, and σ̂. */
interface Instance {
  readonly w: readonly number[];
  readonly deviation: number;
}

const specs = layout({
  sizes: { depth: [1, 5] },
  reals: { size: [1, 2, 1 / 2, 3, 5 / 4], deviation: [1, 2, 1 / 2, 3] },
  lists: { signs: { shapes: ({ sizes: { depth } }) => [[1, depth]], laws: ["sign"] } },
});
const { explicit } = specs;

const TRACE = "λ_max(H_w) = tr H_w";
const FLATTEST = "λ_max(H_w) = 2mσ̂²|τ|^{2(1−1/m)}";
const LOWER = "λ_max(H_w) = 2‖w*‖^{2−2/L}La";
const INDUCED = "tr H_w = 2L‖(AᵀM)^{L−1}Aᵀ‖_{S_{2/L}}^{2/L}, A = σ̂, M = τ";
const VALLEY = "λ_max(H_w) = 2σ̂²(w₁² + w₂²)";

function scalar(x: number): Matrix {
  return diagonal([x]);
}

export default defineClaim<Instance>({
  id: "across/scalar-networks",
  title: "On scalar networks all sources give the same least sharpness and trace",
  kinds: ["identity"],
  locus: "mulayoff2020 (13), marion2024 Theorem 2, gatmiry2023 Theorem 7, wu2025 L(a, w)",
  reading:
    "Each with its correction: |τ| in (13), the factor 2 in Theorem 7; the lecture's loss is half of the others'.",
  specs,
  materialize: (spec) => {
    const { lists, reals } = specs.raw(spec);
    // A sign stands for itself; an entry of somebody's own for its size too.
    return { w: Array.from(lists.signs[0]!.data, (x) => x * reals.size), deviation: reals.deviation };
  },
  assumptions: [
    {
      name: "balanced, τ ≠ 0",
      statement: String.raw`|w_1| = \dots = |w_L| \ne 0`,
      slack: ({ w }) => {
        const sizes = w.map(Math.abs);
        return exact(sizes[0]! > 0 ? Math.min(...sizes) - Math.max(...sizes) : -1);
      },
      without: layout({
        ...specs.options,
        lists: { signs: { shapes: ({ sizes: { depth } }) => [[1, depth]], laws: ["gaussian", "positive", "integer"] } },
      }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`|w_1| = \dots = |w_L|:\quad \lambda_{\max}(H_w) = \operatorname{tr} H_w = 2L\hat\sigma^2|\tau|^{2-\frac{2}{L}} = 2\|w^\star\|^{2-\frac{2}{L}}La = 2L\|(A^\top M)^{L-1}A^\top\|_{S_{2/L}}^{2/L}`,
      expected: "holds",
      relations: ({ w, deviation }) => {
        const depth = w.length;
        const hessian = explicitMinimumHessian(w.map(scalar), scalar(deviation));
        const sharpness = largestEigenvalue(hessian);
        const tau = product(w);
        const least = product([2 * depth, exact(deviation).squared(), absolute(tau).power(2 * (depth - 1), depth)]);
        // One datum x = σ̂ and w* = τ; a is w*Σ̂w*/w*², and energy and length are those of the regressor 1.
        const unit = scalar(1);
        const a = dataEnergy(unit, { inputs: scalar(deviation), targets: unit, output: unit });
        const end = quantityMatrix(1, 1, () => tau);
        const lower = product([2, frobeniusNorm(end).power(2 * depth - 2, depth), depth, a]);
        const valley = exact(deviation).squared().times(2).times(exact(w[0]!).squared().times(2));
        return [
          equal(TRACE, sharpness, trace(hessian)),
          equal(FLATTEST, sharpness, least),
          equal(LOWER, sharpness, lower),
          equal(INDUCED, trace(hessian), inducedRegularizerSingle(scalar(deviation), end, depth)),
          ...(depth === 2 ? [equal(VALLEY, sharpness, valley)] : []),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "ones, and twos of either sign",
      form: "printed",
      relations: [TRACE, FLATTEST, LOWER, INDUCED],
      specs: [
        explicit({ sizes: { depth: 1 }, reals: { size: 1, deviation: 1 }, lists: { signs: [[[1]]] } }),
        explicit({ sizes: { depth: 3 }, reals: { size: 2, deviation: 3 }, lists: { signs: [[[1, -1, 1]]] } }),
      ],
    },
    {
      name: "the valley aw = 1",
      form: "printed",
      relations: [VALLEY],
      specs: [explicit({ sizes: { depth: 2 }, reals: { size: 1, deviation: 1 }, lists: { signs: [[[1, 1]]] } })],
    },
  ],
  degenerateCases: [
    {
      name: "negative τ, four layers",
      spec: explicit({ sizes: { depth: 4 }, reals: { size: 1, deviation: 2 }, lists: { signs: [[[1, 1, 1, -1]]] } }),
    },
  ],
});
