/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "PAC-Bayesian Generalization Bound for Flat Minima",
 * the derivation after the theorem of [5].
 *
 * As printed: "Let $Q = \mathcal N(\theta,\sigma^2I_k)$. … Recall that $D_{KL}(\mathcal N(\mu_1,\Sigma_1)\|
 * \mathcal N(\mu_2,\Sigma_2)) = \frac12(\log(\frac{|\Sigma_2|}{|\Sigma_1|}) - k + (\mu_1-\mu_2)\Sigma_2^{-1}(\mu_1-\mu_2)
 * + \mathrm{Tr}(\Sigma_2^{-1}\Sigma_1))$. Taking $P = \mathcal N(\mu_P,\sigma_P^2I)$ gives
 * $D_{KL}(Q\|P) = \frac12[\frac{k\sigma^2+\|\mu_P-\theta\|_2^2}{\sigma_P^2} - k + k\log(\frac{\sigma_P^2}{\sigma^2})]$.
 * Taking $\mu_P = 0, \sigma_P^2 = \sigma^2+k^{-1}\|\theta\|_2^2$ nearly³ completes the proof."
 *
 * Reading: the first factor $\mu_1-\mu_2$ of the quadratic form is a row, its ᵀ being left out. What the last sentence
 * needs: this variance makes the divergence from a centred prior (k/2)log(1+‖θ‖²/(kσ²)), the least that any variance
 * gives. Its footnote 3, that σ_P may not depend on S, is the source's own and no matter here.
 *
 * Two routes: the printed formulas with determinants and inverses by cofactors, against E_Q[log q − log p] by a cubature
 * rule from values of the densities, which knows Σ = LLᵀ only through forward substitution with L.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  absolute,
  asQuantity,
  determinant,
  exact,
  inverse,
  logarithm,
  type Matrix,
  type Quantity,
  type QuantityRows,
  squareRoot,
  sum,
} from "../../src/numerics/index.js";
import { type Gaussian, klByCubature } from "../../src/statistics/index.js";

/** Two Gaussians on ℝᵏ, and the σ and σ_P of two round ones with their means. */
interface Instance {
  readonly first: Gaussian;
  readonly second: Gaussian;
  readonly sigma: number;
  readonly sigmaP: number;
}

const mean = {
  shapes: ({ sizes: { k } }: { sizes: Record<"k", number> }) => [[k, 1] as const],
  laws: ["zero", "sign", "integer", "gaussian", "gaussian"],
};
const root = {
  shapes: ({ sizes: { k } }: { sizes: Record<"k", number> }) => [[k, k] as const],
  laws: ["identity", "diagonal", "integer", "gaussian", "gaussian"],
};

/** L_i is the lower triangle of a drawn matrix, its diagonal positive: |x|, and 1 where that is zero. */
const specs = layout({
  sizes: { k: [1, 3] },
  reals: { sigma: [1, 2, 0.5, 0.125], sigmaP: [1, 2, 4, 0.5, 0.25] },
  lists: { mu1: mean, mu2: mean, L1: root, L2: root },
});
const { explicit } = specs;

function gaussianFrom(center: Matrix, l: Matrix): Gaussian {
  const rows = l.toRows().map((row, i) => [...row.slice(0, i), Math.abs(row[i]!) || 1]);
  return { mean: Array.from(center.data, exact), root: rows.map((row) => row.map(exact)) };
}

/** N(mean, s²I). */
function round(center: readonly Quantity[], s: Quantity | number): Gaussian {
  const scale = asQuantity(s).times(1);
  return {
    mean: center,
    root: center.map((_, i) => center.slice(0, i + 1).map((_, j) => (i === j ? scale : exact(0)))),
  };
}

/** Σ = LLᵀ. */
function covariance({ root: l }: Gaussian): QuantityRows {
  return l.map((a) => l.map((b) => sum(a.slice(0, b.length).map((x, j) => x.times(b[j]!)))));
}

/** The printed formula, and the sum of the sizes of its terms. */
function printedDivergence(p: Gaussian, q: Gaussian): { value: Quantity; scale: number } {
  const [ofP, ofQ] = [covariance(p), covariance(q)];
  const precision = inverse(ofQ);
  const step = p.mean.map((m, i) => m.minus(q.mean[i]!));
  const pairs = precision.flatMap((row, i) => row.map((entry, j) => ({ entry, i, j })));
  const form = sum(pairs.map(({ entry, i, j }) => step[i]!.times(entry).times(step[j]!)));
  const trace = sum(pairs.map(({ entry, i, j }) => entry.times(ofP[j]![i]!)));
  const logRatio = logarithm(determinant(ofQ).over(determinant(ofP)));
  const value = logRatio.minus(step.length).plus(form).plus(trace).over(2);
  return { value, scale: step.length + form.value + trace.value + Math.abs(logRatio.value) };
}

/** (1/2)[(kσ² + ‖μ_P − θ‖²)/σ_P² − k + k log(σ_P²/σ²)], and the sum of the sizes of its terms. */
function roundDivergence(k: number, variance: Quantity, distanceSquared: Quantity, prior: Quantity) {
  const ratio = variance.times(k).plus(distanceSquared).over(prior);
  const logs = logarithm(prior.over(variance)).times(k);
  const value = ratio.minus(k).plus(logs).over(2);
  return { value, scale: ratio.value + k + absolute(logs).value };
}

const GENERAL = "D(N(μ₁,Σ₁)‖N(μ₂,Σ₂)) = E[log p₁ − log p₂]";
const ROUND = "D(Q‖P) as printed = E_Q[log q − log p]";
const CHOSEN = "D(Q‖P) = (k/2) log(1 + ‖θ‖²/(kσ²)), P as chosen";
const LEAST = "D(Q‖N(0, s²I)) ≥ (k/2) log(1 + ‖θ‖²/(kσ²))";

export default defineClaim<Instance>({
  id: "wu2025/gaussian-kl",
  title: "The divergence of two Gaussians, and the choice of the prior",
  kinds: ["identity", "attained"],
  locus: "PAC-Bayes bound for flat minima, “Recall that” to “nearly completes the proof”",
  reading:
    "The first μ₁ − μ₂ is a row. The choice of σ_P is read as the one that minimizes the divergence for μ_P = 0.",
  specs,
  materialize: (spec) => {
    const { reals, lists } = specs.raw(spec);
    const { mu1, mu2, L1, L2 } = lists;
    return { first: gaussianFrom(mu1[0]!, L1[0]!), second: gaussianFrom(mu2[0]!, L2[0]!), ...reals };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`D_{\mathrm{KL}}(\mathcal{N}(\mu_1, \Sigma_1) \| \mathcal{N}(\mu_2, \Sigma_2)) = \tfrac12\Big(\log\tfrac{|\Sigma_2|}{|\Sigma_1|} - k + (\mu_1 - \mu_2)\Sigma_2^{-1}(\mu_1 - \mu_2) + \mathrm{Tr}(\Sigma_2^{-1}\Sigma_1)\Big), \quad D_{\mathrm{KL}}(Q\|P) = \tfrac12\Big[\tfrac{k\sigma^2 + \|\mu_P - \theta\|_2^2}{\sigma_P^2} - k + k\log\tfrac{\sigma_P^2}{\sigma^2}\Big]`,
      expected: "holds",
      relations: ({ first, second, sigma, sigmaP }) => {
        const theta = first.mean;
        const k = theta.length;
        const variance = exact(sigma).squared();
        const normSquared = sum(theta.map((x) => x.squared()));
        const away = sum(theta.map((x, i) => x.minus(second.mean[i]!).squared()));
        const general = printedDivergence(first, second);
        const simple = roundDivergence(k, variance, away, exact(sigmaP).squared());
        const chosen = variance.plus(normSquared.over(k));
        const least = logarithm(normSquared.over(variance.times(k)).plus(1)).times(k / 2);
        const q = round(theta, sigma);
        const centre = theta.map(() => exact(0));
        const reached = klByCubature(q, round(centre, squareRoot(chosen)));
        return [
          equal(GENERAL, klByCubature(first, second), general.value, general.scale),
          equal(ROUND, klByCubature(q, round(second.mean, sigmaP)), simple.value, simple.scale),
          equal(CHOSEN, reached, least, roundDivergence(k, variance, normSquared, chosen).scale),
          atLeast(LEAST, klByCubature(q, round(centre, sigmaP)), least),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "on the line, with the prior as chosen",
      form: "printed",
      relations: [GENERAL, ROUND, CHOSEN, LEAST],
      specs: [
        explicit({
          sizes: { k: 1 },
          reals: { sigma: 1, sigmaP: 2 },
          lists: { mu1: [[[1.7320508075688772]]], mu2: [[[0]]], L1: [[[1]]], L2: [[[2]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "P = Q: no divergence",
      spec: explicit({
        sizes: { k: 1 },
        reals: { sigma: 1, sigmaP: 1 },
        lists: { mu1: [[[0]]], mu2: [[[0]]], L1: [[[1]]], L2: [[[1]]] },
      }),
    },
    {
      name: "equal covariances with correlation",
      spec: explicit({
        sizes: { k: 2 },
        reals: { sigma: 0.5, sigmaP: 4 },
        lists: {
          mu1: [[[1], [0]]],
          mu2: [[[0], [1]]],
          L1: [
            [
              [1, 0],
              [1, 1],
            ],
          ],
          L2: [
            [
              [1, 0],
              [1, 1],
            ],
          ],
        },
      }),
    },
  ],
});
