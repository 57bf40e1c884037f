/**
 * (11)–(13) (§3).
 *
 * As printed: "This boils down to solving the constrained optimization problem $\min_{\mathbf w\in\mathbb R^m}
 * \sum_{j=1}^m\frac1{w_j^2}$ s.t. $\prod_{j=1}^mw_j=\tau$. (11) … the minimum of this problem is attained when
 * $|w_1|=|w_2|=\dots=|w_m|$, so that the set of flattest minima is given by $\Omega_0=\{\mathbf
 * w:|w_j|=|\tau|^{\frac1m}, \prod_{j=1}^m\mathrm{sgn}(w_j)=\mathrm{sgn}(\tau)\}$. (12) … the sharpness of the flattest
 * minima is given by $\min_{\mathbf w\in\mathbb R^m}\lambda_{\max}(\mathbf H_{\mathbf
 * w})=2m\hat\sigma_x^2\tau^{2(1-\frac1m)}$. (13) … for scalar networks, $\Omega_0$ is a discrete set of cardinality
 * $2^{m-1}$."
 *
 * That no other minimum is as flat: a_j = 1/w_j² satisfy Σa_j − m(∏a_j)^{1/m} ≥ (√a_max − √a_min)², by the inequality
 * of the means with √(a_max a_min) twice in place of both. So an unbalanced minimum is sharper by a stated amount.
 */
import type { ScalarMinimum } from "../../generators/index.js";
import { atLeast, claim, equal, holds, refuted } from "../../src/claim/index.js";
import {
  absolute,
  asQuantity,
  exact,
  maximum,
  minimum,
  product,
  type Quantity,
} from "../../src/numerics/arithmetic/index.js";
import { twoTo } from "../../src/numerics/elementary/index.js";
import { identity, Matrix } from "../../src/numerics/matrices/index.js";
import { explicitHessian, predictions } from "../../src/numerics/networks/index.js";
import { largestEigenvalue } from "../../src/numerics/spectra/index.js";
import { nonzeroProduct, scalarMinima, unlessZero } from "./shared/scalar-minima.js";

const { drawn, withZeros, at } = scalarMinima({
  depth: [1, 4],
  // All 2^{m−1} points of Ω₀ are taken.
  large: { L: 8 },
  laws: ["sign", "positive", "gaussian", "gaussian", "gaussian", "graded", "repeated"],
});

const BOUND = "λ_max(H_w) ≥ 2mσ̂_x²τ^{2(1−1/m)}";
const REACHED = "λ_max(H_{w°}) = 2mσ̂_x²τ^{2(1−1/m)}, w° balanced";
const SIZE_BOUND = "λ_max(H_w) ≥ 2mσ̂_x²|τ|^{2(1−1/m)}";
const SIZE_REACHED = "λ_max(H_{w°}) = 2mσ̂_x²|τ|^{2(1−1/m)}, w° balanced";
const CARDINALITY = "#Ω₀ = 2^{m−1}";
const ONE_VALUE = "the sharpest of Ω₀ = the flattest of Ω₀";
const OTHERS = "λ_max(H_w) ≥ λ_max on Ω₀ + 2σ̂_x²τ²(1/|w|_min − 1/|w|_max)²";

/** λ_max of all second derivatives of the loss σ̂_x²(w_m⋯w_1 − τ)² at w, where it is zero. */
function sharpnessAt(w: readonly number[], deviation: number | Quantity): Quantity {
  const layers = w.map((x) => new Matrix(1, 1, Float64Array.of(x)));
  const measurements = [identity(1).times(deviation)];
  return largestEigenvalue(explicitHessian(layers, { measurements, labels: predictions(layers, measurements) }));
}

/** |τ|^{2(m−1)/m}. */
function sizePower(tau: Quantity, depth: number): Quantity {
  return absolute(tau).power(2 * (depth - 1), depth);
}

/** sgn(w_1)⋯sgn(w_m): the sign of the product, which may underflow, from the signs of the entries. */
function signOf(w: readonly number[]): number {
  return w.reduce((sign, x) => sign * Math.sign(x), 1);
}

/**
 * The power at which both statements look, from the entries of which τ is the product; null where it is no real number.
 */
type Power = (w: readonly number[]) => Quantity | null;

const sizeOfProduct: Power = (w) => sizePower(product(w), w.length);

/** τ^{2(m−1)/m} as a real power: of |τ|, with the sign of τ where the exponent in lowest terms is odd over odd. */
const printedPower: Power = (w) => {
  const [depth, size] = [w.length, sizePower(product(w), w.length)];
  if (signOf(w) > 0 || depth % 2 === 1) return size;
  return depth % 4 === 0 ? null : size.negated();
};

/** All w with |w_j| = size and ∏ sgn(w_j) = sign. */
function balanced(size: number, sign: number, depth: number): number[][] {
  const patterns = Array.from({ length: twoTo(depth) }, (_, bits) =>
    Array.from({ length: depth }, (__, j) => ((bits >> j) & 1 ? -size : size)),
  );
  return patterns.filter((w) => signOf(w) === sign);
}

/** 2mσ̂_x² times the power. */
function withFactor(power: Quantity, depth: number, deviation: number | Quantity): Quantity {
  return asQuantity(deviation)
    .squared()
    .times(2 * depth)
    .times(power);
}

/** The bound at w and its equality at the balanced minimum with the signs of w and the size of w_1. */
function sharpness({ w, deviation }: ScalarMinimum, power: Power) {
  const m = w.length;
  const point = w.map((x) => Math.sign(x) * Math.abs(w[0]!));
  const [below, reached] = [power(w), power(point)];
  return {
    bound: below && atLeast(sharpnessAt(w, deviation), withFactor(below, m, deviation)),
    reached: reached && equal(sharpnessAt(point, deviation), withFactor(reached, m, deviation)),
  };
}

/**
 * What does not depend on the reading of the power: (12), with the size of w_1 and the sign of τ, and its cardinality.
 */
function flattestSet({ w, deviation }: ScalarMinimum) {
  const m = w.length;
  const tau = product(w);
  const sizes = w.map(Math.abs);
  const [most, least] = [Math.min, Math.max].map((end) => exact(1).over(end(...sizes))) as [Quantity, Quantity];
  const gap = tau.times(deviation).squared().times(2).times(most.minus(least).squared());
  const omega = balanced(sizes[0]!, signOf(w), m);
  const values = omega.map((point) => sharpnessAt(point, deviation));
  const floor = withFactor(sizePower(tau, m), m, deviation);
  return {
    [CARDINALITY]: equal(exact(omega.length), exact(twoTo(m - 1))),
    [ONE_VALUE]: equal(maximum(values), minimum(values)),
    [OTHERS]: atLeast(sharpnessAt(w, deviation), floor.plus(gap)),
  };
}

export default claim(drawn, {
  id: "mulayoff2020/scalar-flattest",
  title: "The flattest minima of a scalar network are the balanced ones",
  kinds: ["identity", "attained"],
  locus: "(11)–(13)",
  reading: `τ ≠ 0, as in (8)–(10), and the minimum in (13) is over Ω. τ^{2(1−1/m)} is the power of τ to the number 2(m−1)/m:
    for odd m, (τ²)^{(m−1)/m}; for m = 2 it is τ itself. Where m is a multiple of 4 and τ < 0 it is no real number and (13)
    says nothing. The text at hand has (13) once.`,
  assumptions: [
    nonzeroProduct(
      withZeros,
      "For τ = 0 (10) and (11) are not defined, and nothing is evaluated. By the Hessian itself, (12) then names one of " +
        "the flattest minima, w = 0; for m ≥ 3 every w with two zeros is as flat.",
    ),
  ],
  printed: refuted`\min_{w} \lambda_{\max}(H_w) = 2m\hat\sigma_x^2\tau^{2(1-\frac{1}{m})}, \quad \Omega_0
      = \Big\{w : |w_j| = |\tau|^{\frac{1}{m}},\ \prod_j \operatorname{sgn}(w_j) = \operatorname{sgn}(\tau)\Big\}`(
    (here) =>
      unlessZero(here.w, () => {
        const { bound, reached } = sharpness(here, printedPower);
        return { [BOUND]: bound, [REACHED]: reached, ...flattestSet(here) };
      }),
  ),
  corrected: holds`\min_{w \in \Omega} \lambda_{\max}(H_w) = 2m\hat\sigma_x^2|\tau|^{2(1-\frac{1}{m})}, \quad \Omega_0
      = \Big\{w : |w_j| = |\tau|^{\frac{1}{m}},\ \prod_j \operatorname{sgn}(w_j) = \operatorname{sgn}(\tau)\Big\}`(
    (here) =>
      unlessZero(here.w, () => {
        const { bound, reached } = sharpness(here, sizeOfProduct);
        return {
          [SIZE_BOUND]: bound,
          [SIZE_REACHED]: reached,
          // What is left of the printed form: where the powers differ, its right side is negative.
          [BOUND]: sharpness(here, printedPower).bound,
          ...flattestSet(here),
        };
      }),
  ),
  equality: {
    "balanced minima of either sign": {
      of: [SIZE_BOUND, SIZE_REACHED, CARDINALITY, ONE_VALUE, OTHERS],
      at: [at([2]), at([1, -1], 3), at([-2, -2, -2]), at([2, 2, -2, 2], 0.5)],
    },
    "balanced minima, τ > 0": { of: [BOUND, REACHED], at: [at([2, 2]), at([-1, -1], 3)], form: "printed" },
  },
  degenerate: { "one layer: τ⁰": at([-2]), "τ = 0": at([0, 1]), "a power that is no real number": at([1, 1, 1, -1]) },
  situations: {
    "m = 2, τ < 0": ({ w }) => w.length === 2 && signOf(w) < 0,
    "m = 3, τ < 0": ({ w }) => w.length === 3 && signOf(w) < 0,
    "m = 4, τ > 0": ({ w }) => w.length === 4 && signOf(w) > 0,
    "weights of different sizes": ({ w }) => w.some((x) => Math.abs(x) !== Math.abs(w[0]!)),
    "σ̂_x ≠ 1": ({ deviation }) => deviation !== 1,
  },
  erratum: {
    grade: "notation",
    slip: `(13) comes from |w_j| = |τ|^{1/m} in (10): 2σ̂_x²τ² · m|τ|^{−2/m}. The text at hand prints it without the absolute
      value that (12) has and that (17) implies. For two layers and τ < 0, as at w = (1, −1) with σ̂_x = 1, where
      H = 2(1 −1; −1 1) has the eigenvalue 4, the printed sharpness is 4σ̂_x²τ < 0; for four layers it is no real number. It
      is a slip of notation: for τ > 0, or with τ² as the base of the power, (τ²)^{1−1/m}, which is what (10) gives and what
      (17) says of one dimension, where σ_max(T) = |τ|, (13) is right.`,
    instead: "min over Ω of λ_max(H_w) = 2mσ̂_x²|τ|^{2(1−1/m)} for τ ≠ 0 of either sign",
  },
  budget: { share: 0.2, atLeast: 200 },
});
