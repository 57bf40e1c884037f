/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, Appendix A, Lemma 6.
 *
 * As printed (formulas restored from the proof): "Let" $N\in\mathbb R^{d\times d}$ "with i.i.d. standard Gaussian
 * entries, and" $h\in\mathbb R^d$, $h\ne0$. "Then" $\frac{\|Nh\|^2}{\|h\|^2}\sim\chi^2(d)$ "and"
 * $\frac{h^\top Nh}{\|h\|^2}\sim\mathcal N(0,1)$.
 *
 * Reading: h is fixed before N is drawn. The two are not said to be independent, and are not.
 *
 * Every case draws some N for one h, and every N gives both numbers. Cases of all d and h are pooled by what the lemma
 * implies for independent numbers, exactly and for every sample size:
 * - the distribution functions that it states turn the numbers into uniform ones, of which the empirical distribution
 *   function is close to uniform by the inequality of Dvoretzky, Kiefer and Wolfowitz;
 * - $\sum\|Nh\|^2/\|h\|^2\sim\chi^2(\sum d)$ and $\sum(h^\top Nh/\|h\|^2)^2\sim\chi^2(\text{count})$, which see a wrong scale;
 * - with two-sided tails $v=2\min(F,1-F)$, F the first distribution function, $-2\sum\ln v\sim\chi^2(2\,\text{count})$ (Fisher
 *   1932), which sees a wrong spread of ‖Nh‖² around the right mean: a Gamma distribution with a variance that is off by a
 *   tenth, but not every distribution with this variance (two scales of χ² with equal probability are at the limit).
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { chain, exact, frobeniusSquared, isZeroExactly, type Matrix } from "../../src/numerics/index.js";
import {
  chiSquareCdf,
  chiSquareInterval,
  COARSEST,
  type Conclusion,
  distanceBound,
  normalCdf,
  uniformDistance,
} from "../../src/statistics/index.js";

/** Some N (d×d) and h (d×1). */
interface Instance {
  readonly draws: readonly Matrix[];
  readonly h: Matrix;
}

/** Matrices N of one case. */
const DRAWS = 32;

/** Probability of any wrong decision, and that of each of the five tests. */
const ERROR = 2 ** -20;
const EACH = ERROR / 5;

/** A tail below this is taken for it: rounding of the distribution function decides there. */
const LEAST_TAIL = 2 ** -40;

const specs = layout({
  sizes: { d: [1, 6] },
  lists: {
    h: { shapes: ({ sizes: { d } }) => [[d, 1]], laws: ["positive", "sign", "unit", "gaussian", "graded"] },
    N: { shapes: ({ sizes: { d } }) => Array.from({ length: DRAWS }, () => [d, d] as const), laws: ["gaussian"] },
  },
});
const { explicit } = specs;

/** ‖Nh‖²/‖h‖² and hᵀNh/‖h‖² for one N. */
function quotients(n: Matrix, h: Matrix): [number, number] {
  const size = frobeniusSquared(h).value;
  const energy = frobeniusSquared(n.times(h)).value / size;
  return [energy, chain([h.T, n, h]).data[0]! / size];
}

/** A sum that should be χ² with so many degrees of freedom. */
interface Sum {
  readonly name: string;
  readonly degrees: number;
  readonly terms: readonly number[];
}

/** The sum in units of its degrees of freedom, which should be near 1, and how near. */
function scaled({ name, degrees, terms }: Sum) {
  const { lower, upper } = chiSquareInterval(degrees, EACH);
  const sum = terms.reduce((total, x) => total + x, 0);
  return {
    inside: lower <= sum && sum <= upper,
    // A factor beyond upper/lower takes every sum inside the interval out of it.
    noticed: lower > 0 ? upper / lower - 1 : Infinity,
    text: `Σ${name} is ${(sum / degrees).toFixed(4)} of its mean, ${(lower / degrees).toFixed(3)} to ${(upper / degrees).toFixed(3)} allowed`,
  };
}

/** Each observation is d and then a pair of quotients for each N. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  const drawn = observations.flatMap(([d, ...pairs]) =>
    pairs.map((value, i) => ({ d: d!, value, first: i % 2 === 0 })),
  );
  const energies = drawn.filter(({ first }) => first);
  const alongs = drawn.filter(({ first }) => !first).map(({ value }) => value);
  const count = alongs.length;
  if (count === 0) return { verdict: "undecided", errorProbability: ERROR, power: "none", summary: "no matrices N" };
  const uniform = energies.map(({ value, d }) => chiSquareCdf(value, d).value);
  const distances = [uniform, alongs.map((z) => normalCdf(z).value)].map(uniformDistance);
  const allowed = distanceBound(count, EACH);
  const tail = (u: number): number => Math.max(2 * Math.min(u, 1 - u), LEAST_TAIL);
  const sums = [
    {
      name: "‖Nh‖²/‖h‖²",
      degrees: energies.reduce((total, { d }) => total + d, 0),
      terms: energies.map(({ value }) => value),
    },
    { name: "(hᵀNh)²/‖h‖⁴", degrees: count, terms: alongs.map((z) => z * z) },
    { name: "−2 ln v", degrees: 2 * count, terms: uniform.map((u) => -2 * Math.log(tail(u))) },
  ].map(scaled);
  const asStated = distances.every((distance) => distance <= allowed) && sums.every(({ inside }) => inside);
  const isTelling = allowed < 1 / 2 && sums.every(({ noticed }) => noticed <= COARSEST);
  const [first, second] = sums.map(({ noticed }) => (100 * noticed).toPrecision(2));
  return {
    verdict: !asStated ? "inconsistent" : isTelling ? "consistent" : "undecided",
    errorProbability: ERROR,
    power:
      `‖Nh‖² too large or small by a factor of more than 1 + ${first} %, a variance of hᵀNh by one of more than ` +
      `1 + ${second} %, or a distribution function that differs by more than ${(2 * allowed).toFixed(3)} at some point would ` +
      `have been noticed but for a chance of ${ERROR.toExponential(0)}`,
    summary:
      `${count} matrices N: ${sums.map(({ text }) => text).join("; ")}; largest difference of the distribution functions ` +
      `${distances.map((distance) => distance.toFixed(4)).join(" and ")}, ${allowed.toFixed(4)} allowed`,
  };
}

export default defineClaim<Instance>({
  id: "marion2024/lemma-6",
  title: "The distributions of a Gaussian matrix applied to a vector",
  kinds: ["law"],
  locus: "Appendix A, Lemma 6",
  reading: "h is fixed before N is drawn; each of the two distributions is tested by itself.",
  specs,
  materialize: (spec) => {
    const { h, N } = specs.raw(spec).lists;
    return { h: h[0]!, draws: N };
  },
  assumptions: [
    {
      name: "h ≠ 0",
      statement: String.raw`h \ne 0`,
      slack: ({ h }) => exact(isZeroExactly(h) ? -1 : 0),
      remark: "Without it the quotients are not defined.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\frac{\|Nh\|^2}{\|h\|^2} \sim \chi^2(d), \quad \frac{h^\top N h}{\|h\|^2} \sim \mathcal{N}(0, 1)`,
      expected: "consistent",
      relations: () => [],
      statistics: {
        needs: 400,
        observe: ({ draws, h }) => (isZeroExactly(h) ? null : [h.rows, ...draws.flatMap((n) => quotients(n, h))]),
        conclude,
      },
    },
  ],
  equalityCases: { none: "a statement on distributions, tested statistically; there is no inequality to reach" },
  degenerateCases: [
    {
      name: "d = 1: the square of a normal variable",
      spec: explicit({ sizes: { d: 1 }, lists: { h: [[[1]]], N: { law: "gaussian", seed: 1 } } }),
    },
    {
      name: "N = 0",
      spec: explicit({
        sizes: { d: 1 },
        lists: { h: [[[2]]], N: Array.from({ length: DRAWS }, () => [[0]]) },
      }),
    },
    { name: "h = 0", spec: explicit({ sizes: { d: 1 }, lists: { h: [[[0]]], N: { law: "gaussian", seed: 2 } } }) },
  ],
});
