/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §3, (11)–(13).
 *
 * As printed: "This boils down to solving the constrained optimization problem $\min_{\mathbf w\in\mathbb R^m}
 * \sum_{j=1}^m\frac1{w_j^2}$ s.t. $\prod_{j=1}^mw_j=\tau$. (11) … the minimum of this problem is attained when
 * $|w_1|=|w_2|=\dots=|w_m|$, so that the set of flattest minima is given by $\Omega_0=\{\mathbf w:|w_j|=|\tau|^{\frac1m},
 * \prod_{j=1}^m\mathrm{sgn}(w_j)=\mathrm{sgn}(\tau)\}$. (12) … the sharpness of the flattest minima is given by
 * $\min_{\mathbf w\in\mathbb R^m}\lambda_{\max}(\mathbf H_{\mathbf w})=2m\hat\sigma_x^2\tau^{2(1-\frac1m)}$. (13) … for
 * scalar networks, $\Omega_0$ is a discrete set of cardinality $2^{m-1}$."
 *
 * Reading: τ ≠ 0, as in (8)–(10), and the minimum in (13) is over Ω. $\tau^{2(1-1/m)}$ is the power of τ to the number
 * 2(m−1)/m: for odd m, $(\tau^2)^{(m-1)/m}$; for m = 2 it is τ itself. Where m is a multiple of 4 and τ < 0 it is no
 * real number and (13) says nothing. It is a slip of notation: read as $(\tau^2)^{1-1/m}$, which is what (10) gives and
 * what (17) says of one dimension, where $\sigma_{\max}(T)=|\tau|$, the formula is right. The text at hand has (13)
 * once.
 *
 * That no other minimum is as flat: a_j = 1/w_j² satisfy Σa_j − m(∏a_j)^{1/m} ≥ (√a_max − √a_min)², by the inequality of
 * the means with √(a_max a_min) twice in place of both. So an unbalanced minimum is sharper by a stated amount.
 *
 * Where it fails: w = (1, −1), σ̂_x = 1: H = 2[1 −1; −1 1] has the eigenvalue 4 and (13) gives 4τ = −4.
 */
import { layerShapes, layout } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  absolute,
  exact,
  explicitHessian,
  identity,
  largestEigenvalue,
  Matrix,
  maximum,
  minimum,
  predictions,
  product,
  type Quantity,
} from "../../src/numerics/index.js";

/** A minimum w_1, …, w_m ≠ 0 and σ̂_x. The balanced minima have the size of w_1 and the sign of τ. */
interface Instance {
  readonly w: readonly number[];
  readonly deviation: number;
}

const LAWS = ["sign", "positive", "gaussian", "gaussian", "gaussian", "graded", "repeated"];
const specs = layout({
  chain: { depth: [1, 4], ends: [1, 1], slack: 0 },
  reals: { deviation: [1, 2, 1 / 2, 3] },
  lists: { W: { shapes: layerShapes, laws: LAWS } },
});
const { explicit } = specs;
const withZeros = layout({
  ...specs.options,
  lists: { W: { shapes: layerShapes, laws: ["zero", "sparse", "integer", ...LAWS] } },
});

/** λ_max of all second derivatives of the loss σ̂_x²(w_m⋯w_1 − τ)² at w, where it is zero. */
function sharpnessAt(w: readonly number[], deviation: number): Quantity {
  const layers = w.map((x) => new Matrix(1, 1, Float64Array.of(x)));
  const measurements = [identity(1).times(deviation)];
  return largestEigenvalue(explicitHessian(layers, { measurements, labels: predictions(layers, measurements) }));
}

/** τ^{2(m−1)/m} as a real power: of |τ|, with the sign of τ where the exponent in lowest terms is odd over odd. */
function printedPower(tau: Quantity, depth: number): Quantity | null {
  const size = absolute(tau).power(2 * (depth - 1), depth);
  if (tau.value > 0 || depth % 2 === 1) return size;
  return depth % 4 === 0 ? null : size.negated();
}

/** All w with |w_j| = size and ∏ sgn(w_j) = sign. */
function balanced(size: number, sign: number, depth: number): number[][] {
  const patterns = Array.from({ length: 2 ** depth }, (_, bits) =>
    Array.from({ length: depth }, (__, j) => ((bits >> j) & 1 ? -size : size)),
  );
  return patterns.filter((w) => w.reduce((s, x) => s * Math.sign(x), 1) === sign);
}

const BOUND = "λ_max(H_w) ≥ 2mσ̂_x²τ^{2(1−1/m)}";
const REACHED = "λ_max(H_{w°}) = 2mσ̂_x²τ^{2(1−1/m)}, w° balanced";
const BOUND_SIZE = "λ_max(H_w) ≥ 2mσ̂_x²|τ|^{2(1−1/m)}";
const REACHED_SIZE = "λ_max(H_{w°}) = 2mσ̂_x²|τ|^{2(1−1/m)}, w° balanced";
const ALIKE = "the sharpest of Ω₀ = the flattest of Ω₀";
const ONLY = "λ_max(H_w) ≥ λ_max on Ω₀ + 2σ̂_x²τ²(1/|w|_min − 1/|w|_max)²";
const COUNT = "#Ω₀ = 2^{m−1}";

/** 2mσ̂_x² times the power. */
function least(power: Quantity, depth: number, deviation: number): Quantity {
  return exact(deviation)
    .squared()
    .times(2 * depth)
    .times(power);
}

/** What does not depend on the reading of the power: (12) and the number of flattest minima. */
function flattestSet({ w, deviation }: Instance): Relation[] {
  const depth = w.length;
  const tau = product(w);
  const sizes = w.map(Math.abs);
  const spread = exact(1)
    .over(Math.min(...sizes))
    .minus(exact(1).over(Math.max(...sizes)));
  const gap = tau.times(deviation).squared().times(2).times(spread.squared());
  const omega = balanced(sizes[0]!, Math.sign(tau.value), depth);
  const values = omega.map((point) => sharpnessAt(point, deviation));
  const floor = least(absolute(tau).power(2 * (depth - 1), depth), depth, deviation);
  return [
    equal(COUNT, exact(omega.length), exact(2 ** (depth - 1))),
    equal(ALIKE, maximum(values), minimum(values)),
    atLeast(ONLY, sharpnessAt(w, deviation), floor.plus(gap)),
  ];
}

/** The bound at w and its equality at the balanced minimum with the signs of w and the size of w_1. */
function sharpness(
  names: readonly [bound: string, reached: string],
  { w, deviation }: Instance,
  power: (tau: Quantity, depth: number) => Quantity | null,
): Relation[] {
  const depth = w.length;
  const point = w.map((x) => Math.sign(x) * Math.abs(w[0]!));
  const [below, at] = [power(product(w), depth), power(product(point), depth)];
  return [
    ...(below === null ? [] : [atLeast(names[0], sharpnessAt(w, deviation), least(below, depth, deviation))]),
    ...(at === null ? [] : [equal(names[1], sharpnessAt(point, deviation), least(at, depth, deviation))]),
  ];
}

/** τ ≠ 0; there is nothing to say of τ = 0. */
function applies({ w }: Instance): boolean {
  return w.every((x) => x !== 0);
}

function scalars(w: readonly number[], deviation = 1): ReturnType<typeof explicit> {
  return explicit({ widths: [1, ...w.map(() => 1)], reals: { deviation }, lists: { W: w.map((x) => [[x]]) } });
}

const sizePower = (tau: Quantity, depth: number): Quantity => absolute(tau).power(2 * (depth - 1), depth);

export default defineClaim<Instance>({
  id: "mulayoff2020/scalar-flattest",
  title: "The flattest minima of a scalar network are the balanced ones",
  kinds: ["identity", "attained"],
  locus: "(11)–(13)",
  reading:
    "τ ≠ 0, and the minimum in (13) is over Ω. τ^{2(1−1/m)} is the real power with exponent 2(m−1)/m, τ itself for m = 2; " +
    "where m is a multiple of 4 and τ < 0 there is none, and (13) says nothing.",
  specs,
  materialize: (spec) => {
    const { lists, reals } = specs.raw(spec);
    return { w: lists.W.map((layer) => layer.at(0, 0)), deviation: reals.deviation };
  },
  assumptions: [
    {
      name: "τ ≠ 0",
      statement: String.raw`\prod_j w_j = \tau \ne 0`,
      slack: (instance) => exact(applies(instance) ? 0 : -1),
      without: withZeros,
      remark:
        "For τ = 0 (10) and (11) are not defined, and nothing is evaluated. By the Hessian itself, (12) then names one of " +
        "the flattest minima, w = 0; for m ≥ 3 every w with two zeros is as flat.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\min_{w} \lambda_{\max}(H_w) = 2m\hat\sigma_x^2\tau^{2(1-\frac{1}{m})}, \quad \Omega_0 = \Big\{w : |w_j| = |\tau|^{\frac{1}{m}},\ \prod_j \operatorname{sgn}(w_j) = \operatorname{sgn}(\tau)\Big\}`,
      expected: "refuted",
      relations: (instance) =>
        applies(instance) ? [...sharpness([BOUND, REACHED], instance, printedPower), ...flattestSet(instance)] : [],
    },
    {
      name: "corrected",
      statement: String.raw`\min_{w \in \Omega} \lambda_{\max}(H_w) = 2m\hat\sigma_x^2|\tau|^{2(1-\frac{1}{m})}, \quad \Omega_0 = \Big\{w : |w_j| = |\tau|^{\frac{1}{m}},\ \prod_j \operatorname{sgn}(w_j) = \operatorname{sgn}(\tau)\Big\}`,
      expected: "holds",
      relations: (instance) =>
        applies(instance)
          ? [...sharpness([BOUND_SIZE, REACHED_SIZE], instance, sizePower), ...flattestSet(instance)]
          : [],
    },
  ],
  equalityCases: [
    {
      name: "balanced minima of either sign",
      form: "corrected",
      relations: [BOUND_SIZE, REACHED_SIZE, ALIKE, ONLY, COUNT],
      specs: [scalars([2]), scalars([1, -1], 3), scalars([-2, -2, -2]), scalars([2, 2, -2, 2], 0.5)],
    },
    {
      name: "balanced minima, τ > 0",
      form: "printed",
      relations: [BOUND, REACHED],
      specs: [scalars([2, 2]), scalars([-1, -1], 3)],
    },
  ],
  degenerateCases: [
    { name: "one layer: τ⁰", spec: scalars([-2]) },
    { name: "τ = 0", spec: scalars([0, 1]) },
    { name: "a power that is no real number", spec: scalars([1, 1, 1, -1]) },
  ],
  erratum: {
    slip:
      "(13) comes from |w_j| = |τ|^{1/m} in (10): 2σ̂_x²τ² · m|τ|^{−2/m}. The text at hand prints it without the absolute " +
      "value that (12) has and that (17) implies. For two layers and τ < 0, as at w = (1, −1), the printed sharpness is " +
      "4σ̂_x²τ < 0; for four layers it is no real number. For τ > 0, or with τ² as the base of the power, (13) is right.",
    instead: "min over Ω of λ_max(H_w) = 2mσ̂_x²|τ|^{2(1−1/m)} for τ ≠ 0 of either sign",
  },
  budget: { share: 0.2, atLeast: 200 },
});
