/**
 * Example 1 (§5.1). As printed: "Suppose for every $i \in \{1, \dots, n\}$, each entry in the matrix $A_i$ is an
 * independent standard Gaussian random variable, i.e., $A_i \stackrel{i.i.d.}{\sim} \mathcal{G}_{d_L \times d_0}$. For
 * every constant $\delta \in (0, 1)$, if $n \geq \Omega(r(d_0 + d_L))$, then with probability $1 - e^{-\Omega(n)}$,
 * $\{A_i\}_{i=1}^n$ satisfies $(r, \delta)$-RIP."
 *
 * The source is Theorem 2.3 of Candès and Plan. For $d_0 = d_L = 1$ the deviation is $|\chi^2_n/n - 1|$, whose tails
 * are known and have Chernoff's bounds $e^{-n(\delta-\ln(1+\delta))/2}$ above and a smaller one below.
 */
import { tex } from "../../src/claim/index.js";
import { exact } from "../../src/numerics/index.js";
import { chiSquareCdf } from "../../src/statistics/index.js";
import { isometryTrial, lnOf } from "./shared/isometry-trial.js";

const oneByOne = {
  name: "1×1",
  inputs: 1,
  /** P(|χ²_n/n − 1| > δ). */
  failure: (n: number, delta: number) =>
    exact(1)
      .minus(chiSquareCdf((1 + delta) * n, n))
      .plus(chiSquareCdf((1 - delta) * n, n)),
  rate: (delta: number) =>
    exact(delta)
      .minus(lnOf(1 + delta))
      .over(2),
};

export default isometryTrial("gaussian", oneByOne, {
  id: "gatmiry2023/example-1",
  title: "Gaussian measurements satisfy the restricted isometry property",
  locus: "Example 1",
  reading: `Both constants depend on δ alone: for each δ the probability of failure falls exponentially in n once n
    is past a multiple of r(d₀+d_L).`,
  statement: tex`\forall \delta \in (0, 1):\quad n \ge \Omega(r(d_0 + d_L)) \implies
    \mathbb{P}\left[\{A_i\}_{i=1}^n \text{ satisfies } (r, \delta)\text{-RIP}\right] \ge 1 - e^{-\Omega(n)}`,
});
