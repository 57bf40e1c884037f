/**
 * "PAC-Bayesian Generalization Bound for Flat Minima", Theorem 1 (after Foret, Kleiner, Mobahi, Neyshabur 2020), and the
 * slides with its proof.
 *
 * As printed: "Suppose $\ell:\Theta\times\mathcal Z\mapsto[0,1]$. For any ρ > 0, if we assume
 * $L(\theta) \le \mathbb E_{\epsilon\sim\mathcal N(0,\sigma^2I)}[L(\theta+\epsilon)]$, then w.p. at least $1-\delta$ over the
 * choice of S, we have $L(\theta)-\hat L(\theta) \le \max_{\|\epsilon\|_2\le\sigma}\hat L(\theta+\epsilon)-\hat L(\theta) +
 * \sqrt{\frac{k\log\left(1+\frac{\|\theta\|_2^2}{\rho^2}\left(1+\sqrt{\frac{\log n}k}\right)\right)+4\log\frac n\delta+
 * \tilde O(1)}n}$ where k is the number of parameter space." On the next slide: "Let us criticize this "theorem"!"
 *
 * The models are made to generalize badly from flat minima: k = 1; $\mathcal Z$ has 2N ≥ 2n points of equal probability; in
 * the cell [j, j + 1) the model is right on the N points of a set $A_j$ and wrong on the others, where the $A_j$ are all such
 * sets, over and over. Then L = 1/2 everywhere, which is the assumption for every σ. On each S some $A_j$ contains S, and
 * θ = j + 1/2 has $\hat L = 0$ up to the distance ρ = 1/4: the sharpness is 0, the gap 1/2. But ‖θ‖ is about $2^n$, the number
 * of sets among which one contains S, and the bound knows it: it holds with room to spare, which is all that is checked of it.
 *
 * Remark on the text at hand. It lacks a square: a proof along the slides keeps the Gaussian in the ball of the maximum with
 * probability $1-1/\sqrt n$, for which $\sigma = \rho/(\sqrt k+\sqrt{\log n})$ in the assumption and the ball of
 * radius ρ, and with $\sigma_P^2 = \sigma^2+\|\theta\|^2/k$ the divergence is $\frac k2\log(1+\frac{\|\theta\|^2}{k\sigma^2})$, in
 * which the last bracket is squared.
 */
import { instances } from "../../generators/index.js";
import { claim, consistent, tex } from "../../src/claim/index.js";
import { exact, exp, log, log1p, twoTo } from "../../src/numerics/index.js";
import { Random } from "../../src/random/index.js";
import { boundedGrowth, ENLARGED } from "../../src/statistics/index.js";

/** Population loss of every parameter, and so of its average over any Gaussian. */
const LOSS = 1 / 2;
/** ρ: half the distance of θ from the ends of its cell. */
const RADIUS = 1 / 4;
/** Probability of a false alarm. */
const ERROR = 2 ** -20;

/**
 * Draws S and finds log ‖θ‖ for the first of independent uniform sets A_j that contains it: the probability that one does
 * is ∏_{i<m} (N−i)/(2N−i) for m different points, and the waiting time is exponential on this scale.
 */
function logNormOfFitting(samples: number, half: number, random: Random): number {
  const seen = new Set<number>();
  for (let i = 0; i < samples; i++) seen.add(random.integer(1, 2 * half));
  let logChance = 0;
  for (let i = 0; i < seen.size; i++) logChance += log((half - i) / (2 * half - i));
  const waiting = -log(random.uniform() + 2 ** -33);
  return Math.max(0, log(waiting) - logChance);
}

/** log(1 + e^x). */
function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}

const drawn = instances({
  reals: { delta: [0.5, 0.05, 2 ** -10] },
  sizes: { logSamples: [11, 12], surplus: [1, 3], seed: [0, 2 ** 32 - 1] },
});

/** Samples of n and of 4n among 2N points, N = surplus·n, and the least Õ(1) for each, but 1 at least. */
const memorized = drawn.map(({ logSamples, surplus, seed, delta }) => {
  const random = new Random(seed);
  const needed = (n: number) => {
    const logRatio = 2 * (logNormOfFitting(n, surplus * n, random) - log(RADIUS));
    const complexity = softplus(logRatio + log(1 + Math.sqrt(log(n))));
    return Math.max(1, n * (LOSS * LOSS) - complexity - 4 * log(n / delta));
  };
  const n = twoTo(logSamples);
  return { half: surplus * n, small: needed(n), large: needed(ENLARGED * n) };
});

export default claim(memorized, {
  id: "wu2025/foret",
  title: "The PAC-Bayesian bound for flat minima with its Õ(1)",
  kinds: ["rate"],
  locus: "“PAC-Bayesian Generalization Bound for Flat Minima”, Theorem 1",
  reading: `σ, which is introduced nowhere, is ρ: the sharpness of the slide on SAM is the maximum over ‖ε‖₂ ≤ ρ, with one
    radius. Were σ and ρ two numbers that nothing links, a model of one parameter that memorizes any sample would violate
    the bound on every sample as ρ grows: for ρ ≥ ‖θ‖ it would say n/4 ≤ 4 log(n/δ) + log(2 + √(log n)) + Õ(1). θ may
    depend on S, as the posterior Q = 𝒩(θ, σ²I_k) of the proof does; for θ fixed before S is drawn Hoeffding's inequality
    gives the bound for every ρ. Õ(1) is a number that no power of n bounds from below; measured is the least number that
    can stand for it, and whether it grows when n is quadrupled, for such models alone. The text at hand nests the fraction
    over n in another one over n, both times that it prints the display; that is taken for damage, and n divides once.`,
  assumptions: [
    {
      name: "no gain from noise",
      statement: tex`L(\theta) \le \mathbb{E}_{\epsilon \sim \mathcal{N}(0, \sigma^2 I)}[L(\theta + \epsilon)]`,
      slack: ({ half }) =>
        exact(half)
          .over(2 * half)
          .minus(exact(LOSS)),
      remark: "An equality here, L being 1/2 everywhere; what the bound would lose without it is not examined.",
    },
  ],
  printed:
    consistent`L(\theta) - \hat L(\theta) \le \max_{\|\epsilon\| \le \sigma} \hat L(\theta + \epsilon) - \hat L(\theta)
      + \sqrt{\frac{k \log\left(1 + \frac{\|\theta\|^2}{\rho^2}\left(1 + \sqrt{\frac{\log n}{k}}\right)\right)
      + 4 \log \frac{n}{\delta} + \tilde O(1)}{n}}, \quad \sigma = \rho`({
      columns: ["Õ(1) at n", "Õ(1) at 4n"],
      observe: ({ small, large }) => ({ "Õ(1) at n": small, "Õ(1) at 4n": large }),
      conclude: (rows) => {
        const pairs = rows.map((row) => [row["Õ(1) at n"], row["Õ(1) at 4n"]] as const);
        return boundedGrowth([{ name: "max{1, Õ(1) that is needed}", pairs }], ERROR);
      },
    }),
  equality: "a bound with an unnamed term of the order of one has no instance of equality",
  degenerate: {
    "a sample of one point": drawn.at({ logSamples: 0, surplus: 1, seed: 1 }),
    "two points, twice as many sets as are needed": drawn.at({ logSamples: 1, surplus: 2, seed: 2, delta: 0.05 }),
  },
  budget: { share: 0.06, atLeast: 60 },
});
