/**
 * "Donsker and Varadhan's Variational Principle", Theorem 2 and its proof on the slide "(Cont'd)".
 *
 * As printed: for $\frac{\mathrm d\pi_V}{\mathrm d\pi}(x) = \frac{e^{V(x)}}{\mathbb E_{x\sim\pi}[e^{V(x)}]}$, "The
 * Gibbs distribution satisfies $\pi_V = \operatorname{argmax}_{p\in\mathcal P(\mathcal X)}(\mathbb E_{x\sim p}[V(x)] -
 * D_{KL}(p\|\pi))$ and moreover $\log\mathbb E_{x\sim\pi}[e^{V(x)}] = \sup_{p\in\mathcal P(\mathcal X)}(\mathbb
 * E_{x\sim p}[V(x)] - D_{KL}(p\|\pi))$. It is implied that for a given $p$, it holds for any $\pi$, $\lambda > 0$ that
 * $\mathbb E_p[V] \le \log\mathbb E_\pi[e^V] + D_{KL}(p\|\pi) \implies e^{\mathbb E_p[V]} \le \mathbb
 * E_\pi[e^V]e^{D_{KL}(p\|\pi)}$." Proof: "$D_{KL}(p\|\pi_V) = D_{KL}(p\|\pi) - \mathbb E_{x\sim p}[V(x)] + \log\mathbb
 * E[e^V]$ … $D_{KL}(p\|\pi_V) \ge 0$."
 *
 * The supremum is attained at $\pi_V$, alone, by the identity of the proof. $\pi_V$ is computed from V and carries its
 * error: unlike p and π it is no entry of the instance.
 */
import { instances } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { exact, exponential, logarithm } from "../../src/numerics/index.js";
import { expectation, klDivergence, normalized } from "../../src/statistics/index.js";

const drawn = instances({
  sizes: { k: [2, 8] },
  matrices: {
    p: { shape: [1, "k"], laws: ["integer", "integer", "sparse", "gaussian", "zero"] },
    pi: { shape: [1, "k"], laws: ["integer", "integer", "gaussian", "zero"] },
    V: { shape: [1, "k"], laws: ["gaussian", "gaussian", "integer", "sparse", "graded", "sign", "zero"] },
  },
});

/** Weights are |x|, and one more where a zero would not do: p keeps its first point, π all of them. */
const distributions = drawn.map(({ p, pi, V }) => ({
  p: normalized(p.data.map((x, i) => Math.abs(x) + (i === 0 ? 1 : 0))),
  pi: normalized(pi.data.map((x) => Math.abs(x) + 1)),
  potential: Array.from(V.data),
}));

export default claim(distributions, {
  id: "wu2025/donsker-varadhan",
  title: "The Gibbs measure maximizes E_p V − D(p‖π)",
  kinds: ["bound", "identity", "attained"],
  locus: "Theorem 2 (Donsker and Varadhan) and its proof",
  reading: `The space is finite and π positive on it, so that every p has a density; the supremum is attained, so that it
    is an inequality and a value. The λ of the last sentence does not occur in what follows it.`,
  printed: holds`\pi_V = \operatorname*{argmax}_p \left(\mathbb{E}_p V - D_{\mathrm{KL}}(p\|\pi)\right),
      \quad \log \mathbb{E}_\pi e^V = \sup_p \left(\mathbb{E}_p V - D_{\mathrm{KL}}(p\|\pi)\right)`(
    ({ p, pi, potential }) => {
      const boltzmann = potential.map((v) => exponential(v));
      const moment = expectation(pi, boltzmann);
      const gibbs = pi.map((mass, i) => mass.times(boltzmann[i]!).over(moment));
      const divergence = klDivergence(p, pi);
      const mean = expectation(p, potential);
      const fromGibbs = klDivergence(p, gibbs);
      const atGibbs = expectation(gibbs, potential).minus(klDivergence(gibbs, pi));
      return {
        "E_p V − D(p‖π) ≤ log E_π e^V": atMost(mean.minus(divergence), logarithm(moment)),
        "E_{π_V} V − D(π_V‖π) = log E_π e^V": equal(atGibbs, logarithm(moment)),
        "D(p‖π_V) = D(p‖π) − E_p V + log E_π e^V": equal(fromGibbs, divergence.minus(mean).plus(logarithm(moment))),
        // 1 is added to both sides, so that there is something to compare with.
        "1 + D(p‖π_V) ≥ 1": atLeast(fromGibbs.plus(1), exact(1)),
        "e^{E_p V} ≤ E_π e^V · e^{D(p‖π)}": atMost(exponential(mean), moment.times(exponential(divergence))),
      };
    },
  ),
  equality: {
    "p = π_V": {
      of: ["E_p V − D(p‖π) ≤ log E_π e^V", "1 + D(p‖π_V) ≥ 1", "e^{E_p V} ≤ E_π e^V · e^{D(p‖π)}"],
      at: [
        drawn.at({ p: 0, pi: 0, V: 2 }),
        drawn.at({ p: "0 2 3", pi: "0 1 2", V: "1 1 1" }),
        // e to the nearest double: p differs from π_V by its last bit, D(p‖π_V) by the square of that.
        drawn.at({ p: "0 2.718281828459045", pi: "0 0", V: "0 1" }),
      ],
    },
  },
  degenerate: {
    "point mass": drawn.at({ p: "0 0 0", pi: "0 1 2", V: "0 -1 2" }),
    "one point, V = 0": drawn.at({ p: 0, pi: 0, V: 0 }),
    "constant V": drawn.at({ p: "0 3", pi: "1 0", V: "-5 -5" }),
    "large V": drawn.at({ p: "1 1", pi: "0 0", V: "-300 300" }),
  },
  shown: ({ p, pi, potential }) => ({
    p: p.map(({ value }) => value),
    π: pi.map(({ value }) => value),
    V: potential,
  }),
  situations: {
    "three points or more": ({ p }) => p.length >= 3,
    "π that is not uniform": ({ pi }) => new Set(pi.map(({ value }) => value)).size > 1,
    "p without some of the points": ({ p }) => p.some(({ value }) => value === 0),
    "V of both signs": ({ potential }) => Math.min(...potential) < 0 && Math.max(...potential) > 0,
  },
});
