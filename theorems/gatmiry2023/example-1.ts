/**
 * Example 1 (§5.1). As printed: "Suppose for every $i \in \{1, \dots, n\}$, each entry in the matrix $A_i$ is an
 * independent standard Gaussian random variable, i.e., $A_i \stackrel{i.i.d.}{\sim} \mathcal{G}_{d_L \times d_0}$. For
 * every constant $\delta \in (0, 1)$, if $n \geq \Omega(r(d_0 + d_L))$, then with probability $1 - e^{-\Omega(n)}$,
 * $\{A_i\}_{i=1}^n$ satisfies $(r, \delta)$-RIP."
 *
 * The source is Theorem 2.3 of Candès and Plan.
 */
import { tex } from "../../src/claim/index.js";
import { isometryTrial } from "./shared/isometry-trial.js";

export default isometryTrial("gaussian", {
  id: "gatmiry2023/example-1",
  title: "Gaussian measurements satisfy the restricted isometry property",
  locus: "Example 1",
  reading: `Both constants depend on δ alone: for each δ the probability of failure falls exponentially in n once n
    is past a multiple of r(d₀+d_L).`,
  statement: tex`n \ge \Omega(r(d_0 + d_L)) \implies
    \mathbb{P}\left[\{A_i\}_{i=1}^n \text{ satisfies } (r, \delta)\text{-RIP}\right] \ge 1 - e^{-\Omega(n)}`,
});
