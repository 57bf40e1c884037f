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
 * Every case draws a few N for one h and turns both numbers into uniform ones by the distribution functions that the lemma
 * states, so that cases of all d and h are one sample of independent uniform numbers. Its empirical distribution
 * function is compared with the inequality of Dvoretzky, Kiefer and Wolfowitz, which holds for every sample size.
 */
import { layout } from "../../generators/specs.js";
import { type Conclusion, defineClaim } from "../../src/claim/claim.js";
import type { Matrix } from "../../src/numerics/matrix.js";
import { transpose } from "../../src/numerics/matrix.js";
import { frobeniusSquared } from "../../src/numerics/norms.js";
import { chain, multiplyMatrices } from "../../src/numerics/product.js";
import { exact } from "../../src/numerics/quantity.js";
import { isZeroExactly } from "../../src/numerics/rank.js";
import { chiSquareCdf, normalCdf } from "../../src/statistics/chi-square.js";
import { distanceBound, uniformDistance } from "../../src/statistics/uniformity.js";

/** Some N (d×d) and h (d×1). */
interface Instance {
  readonly draws: readonly Matrix[];
  readonly h: Matrix;
}

/** Matrices N of one case. */
const DRAWS = 4;

/** Probability of any wrong decision. */
const ERROR = 2 ** -20;

const specs = layout({
  sizes: { d: [1, 6] },
  lists: {
    h: { shapes: ({ sizes: { d } }) => [[d, 1]], laws: ["positive", "sign", "unit", "gaussian", "graded"] },
    N: { shapes: ({ sizes: { d } }) => Array.from({ length: DRAWS }, () => [d, d] as const), laws: ["gaussian"] },
  },
});
const { explicit } = specs;

/** F_χ²(‖Nh‖²/‖h‖²) and Φ(hᵀNh/‖h‖²) for one N. */
function uniformized(n: Matrix, h: Matrix): [number, number] {
  const size = frobeniusSquared(h).value;
  const energy = frobeniusSquared(multiplyMatrices(n, h)).value / size;
  const along = chain([transpose(h), n, h]).data[0]! / size;
  return [chiSquareCdf(energy, h.rows).value, normalCdf(along).value];
}

/** Each observation holds a pair of numbers for each N, one pair after another. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  const numbers = observations.flat();
  const samples = [0, 1].map((which) => numbers.filter((_, i) => i % 2 === which));
  const count = samples[0]!.length;
  const allowed = distanceBound(count, ERROR / samples.length);
  const [energies, alongs] = samples.map(uniformDistance);
  const far = Math.max(energies!, alongs!) > allowed;
  return {
    verdict: far ? "inconsistent" : allowed < 1 / 2 ? "consistent" : "undecided",
    errorProbability: ERROR,
    power: `a distribution function that differs by more than ${(2 * allowed).toFixed(3)} at some point would have been noticed but for a chance of ${ERROR.toExponential(0)}`,
    summary:
      `${count} matrices N: largest difference of the distribution functions ${energies!.toFixed(4)} for ‖Nh‖²/‖h‖² and ` +
      `${alongs!.toFixed(4)} for hᵀNh/‖h‖², ${allowed.toFixed(4)} allowed`,
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
        observe: ({ draws, h }) => (isZeroExactly(h) ? null : draws.flatMap((n) => uniformized(n, h))),
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
