/**
 * Where the sources overlap: networks of scalar layers $x \mapsto w_L\cdots w_1x$ and data of second moment
 * $\hat\sigma^2$.
 *
 * For $\tau = \prod_j w_j \ne 0$ four statements give the same number, $2L\hat\sigma^2|\tau|^{2-2/L}$, which sharpness
 * and trace have where $|w_1| = \dots = |w_L|$ and exceed elsewhere: the sharpness of the flattest minima (Mulayoff and
 * Michaeli 2020, (13), with $|\tau|$); the lower bound $2\|w^\star\|^{2-2/L}La$ on the sharpness of every minimizer
 * (Marion and Chizat 2024, Theorem 2, with $a = \hat\sigma^2$); the least trace for one measurement $A = \hat\sigma$,
 * $F(M) = 2L\|(A^\top M)^{L-1}A^\top\|_{S_{2/L}}^{2/L}$ (Gatmiry et al. 2023, Theorem 7, with the factor 2 of the
 * Hessian of (2)); and, for two layers, $\lambda_{\max} = \hat\sigma^2(w_1^2 + w_2^2)\cdot2$ of the lecture's valley
 * $aw = 1$ (Wu 2025), whose loss is half of this one.
 *
 * Proof that trace and sharpness agree: at zero residual the Hessian is $2\hat\sigma^2\tau^2zz^\top$ with $z_j =
 * 1/w_j$, of rank one. That all four agree is arithmetic with the exponents.
 *
 * The Hessian itself is that of the second derivatives of the loss, entry by entry.
 */
import { atLeast, claim, equal, holds, tex } from "../../src/claim/index.js";
import { absolute, asQuantity, exact, explicitMinimumHessian, product, sum } from "../../src/numerics/index.js";
import { frobeniusNorm, identity, quantityMatrix, trace } from "../../src/numerics/matrices/index.js";
import { dataEnergy, inducedRegularizerSingle } from "../../src/numerics/minima/index.js";
import { largestEigenvalue } from "../../src/numerics/spectra/index.js";
import { drawn, scalar, weighted } from "./objects/scalar-networks.js";

const TRACE = "λ_max(H_w) = tr H_w";
const VALLEY = "λ_max(H_w) = 2σ̂²(w₁² + w₂²)";
const [SHARPNESS, LOWER, LEAST] = [
  "λ_max(H_w) = 2mσ̂²|τ|^{2(1−1/m)} where balanced",
  "λ_max(H_w) = 2‖w*‖^{2−2/L}La where balanced",
  "tr H_w = 2L‖(AᵀM)^{L−1}Aᵀ‖_{S_{2/L}}^{2/L}, where balanced",
] as const;

export default claim(weighted, {
  id: "across/scalar-networks",
  title: "On scalar networks all sources give the same least sharpness and trace",
  kinds: ["identity", "bound", "attained"],
  locus: "mulayoff2020 (13), marion2024 Theorem 2, gatmiry2023 Theorem 7, wu2025 L(a, w)",
  reading:
    "Each with its correction: |τ| in (13), the factor 2 in Theorem 7; the lecture's loss is half of the others'.",
  assumptions: [
    {
      name: "τ ≠ 0",
      statement: tex`w_1 \cdots w_L \ne 0`,
      slack: ({ w }) => exact(w.includes(0) ? -1 : 1),
      without: drawn.loosened({ reals: { zero: [1, 2] } }),
    },
  ],
  printed: holds`\lambda_{\max}(H_w) = \operatorname{tr} H_w = 2\hat\sigma^2 \tau^2 \sum_j w_j^{-2}
      \ge 2L\hat\sigma^2|\tau|^{2-\frac{2}{L}} = 2\|w^\star\|^{2-\frac{2}{L}}La
      = 2L\|(A^\top M)^{L-1}A^\top\|_{S_{2/L}}^{2/L}, \quad \text{with equality where } |w_1| = \dots = |w_L|`(
    ({ w, deviation, isBalanced }) => {
      const L = w.length;
      const data = identity(1).times(deviation);
      const hessian = explicitMinimumHessian(w.map(scalar), data);
      const sharpness = largestEigenvalue(hessian);
      const tau = product(w);
      const variance = asQuantity(deviation).squared();
      // One datum x = σ̂ and w* = τ; a is w*Σ̂w*/w*², and energy and length are those of the regressor 1.
      const unit = scalar(1);
      const a = dataEnergy(unit, { inputs: data, targets: unit, output: unit });
      const end = quantityMatrix(1, 1, () => tau);
      const flattest = product([2 * L, variance, absolute(tau).power(2 * (L - 1), L)]);
      const lower = product([2, frobeniusNorm(end).power(2 * L - 2, L), L, a]);
      const least = inducedRegularizerSingle(data, end, L);
      const others = w.map((_, j) => product(w.filter((_unused, k) => k !== j)).squared());
      return {
        [TRACE]: equal(sharpness, trace(hessian)),
        "tr H_w = 2σ̂²τ²Σ_j w_j⁻²": equal(trace(hessian), product([2, variance, sum(others)])),
        [SHARPNESS]: isBalanced ? equal(sharpness, flattest) : null,
        [LOWER]: isBalanced ? equal(sharpness, lower) : null,
        [LEAST]: isBalanced ? equal(trace(hessian), least) : null,
        "λ_max(H_w) ≥ 2mσ̂²|τ|^{2(1−1/m)} elsewhere": isBalanced ? null : atLeast(sharpness, flattest),
        "λ_max(H_w) ≥ 2‖w*‖^{2−2/L}La elsewhere": isBalanced ? null : atLeast(sharpness, lower),
        "tr H_w ≥ 2L‖(AᵀM)^{L−1}Aᵀ‖_{S_{2/L}}^{2/L} elsewhere": isBalanced ? null : atLeast(trace(hessian), least),
        [VALLEY]: L === 2 ? equal(sharpness, product([2, variance, sum(w.map((x) => exact(x).squared()))])) : null,
      };
    },
  ),
  equality: {
    "ones, and twos of either sign": {
      of: [TRACE, SHARPNESS, LOWER, LEAST],
      at: [drawn.at({ signs: 1, stretch: 1 }), drawn.at({ size: 2, deviation: 3, signs: "1 -1 1", stretch: "1 1 1" })],
    },
    "the valley aw = 1": { of: [VALLEY], at: [drawn.at({ signs: "1 1", stretch: "1 1" })] },
  },
  degenerate: {
    "negative τ, four layers": drawn.at({ deviation: 2, signs: "1 1 1 -1", stretch: "1 1 1 1" }),
    "the valley far from its flattest point": drawn.at({ balance: "any", signs: "1 1", stretch: "4 0.25" }),
    "hardly out of balance": drawn.at({ balance: "any", signs: "1 1 1", stretch: "1 1 1.03125" }),
  },
  situations: {
    "L ≥ 3": ({ w }) => w.length >= 3,
    "L = 2, the valley": ({ w }) => w.length === 2,
    "σ̂ ≠ 1": ({ deviation }) => deviation !== 1,
    "a negative w_j": ({ w }) => w.some((x) => x < 0),
  },
  budget: { share: 0.5, atLeast: 100 },
});
