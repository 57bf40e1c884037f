/**
 * Example 2 (§5.1). As printed: "If each entry of $A_i$ is from a symmetric Bernoulli random variable with variance 1,
 * i.e. for all $i, k, \ell$, entry $[A_i]_{k,\ell}$ is either equal to 1 or −1 with equal probabilities, then for any
 * $r$ and $\delta$, $(r, \delta)$-RIP holds with same probability as in Example 1 if the same condition there is
 * satisfied."
 *
 * For 1×2 matrices the deviation is the size of the mean of n signs, whose tails are binomial and have Chernoff's bound
 * with the rate $\frac12((1+\delta)\ln(1+\delta) + (1-\delta)\ln(1-\delta))$.
 */
import { tex } from "../../src/claim/index.js";
import { binomialUpperTail } from "../../src/statistics/index.js";
import { isometryTrial, lnOf } from "./shared/isometry-trial.js";

const oneByTwo = {
  name: "1×2",
  inputs: 2,
  /** P(|S_n| > δn) for a sum of n signs: twice the probability of more than (1 + δ)n/2 heads. */
  failure: (n: number, delta: number) => binomialUpperTail(n, Math.floor(((1 + delta) * n) / 2) + 1, 1 / 2).times(2),
  rate: (delta: number) =>
    lnOf(1 + delta)
      .times(1 + delta)
      .plus(lnOf(1 - delta).times(1 - delta))
      .over(2),
};

export default isometryTrial("sign", oneByTwo, {
  id: "gatmiry2023/example-2",
  title: "Measurements of independent signs satisfy the restricted isometry property",
  locus: "Example 2",
  reading: `"Same probability" is 1 − e^{−Ω(n)} with a constant of its own, not the same number: 1×1 measurements of
    ±1 have δ = 0 always, Gaussian ones do not. "Any δ" is any constant δ in (0, 1), as in Example 1. The entries are
    independent, though the print does not say so here: with all entries of a matrix equal, G would have rank one.`,
  statement: tex`\forall \delta \in (0, 1):\quad [A_i]_{k,\ell} = \pm 1,\; n \ge \Omega(r(d_0 + d_L)) \implies
    \mathbb{P}\left[\{A_i\}_{i=1}^n \text{ satisfies } (r, \delta)\text{-RIP}\right] \ge 1 - e^{-\Omega(n)}`,
});
