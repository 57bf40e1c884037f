/**
 * "PAC-Bayesian Generalization Bound for Flat Minima", Theorem 1 (after Foret, Kleiner, Mobahi, Neyshabur 2020), and
 * the slides with its proof.
 *
 * As printed: "Suppose $\ell:\Theta\times\mathcal Z\mapsto[0,1]$. For any ρ > 0, if we assume $L(\theta) \le \mathbb
 * E_{\epsilon\sim\mathcal N(0,\sigma^2I)}[L(\theta+\epsilon)]$, then w.p. at least $1-\delta$ over the choice of S, we
 * have $L(\theta)-\hat L(\theta) \le \max_{\|\epsilon\|_2\le\sigma}\hat L(\theta+\epsilon)-\hat L(\theta) +
 * \sqrt{\frac{k\log\left(1+\frac{\|\theta\|_2^2}{\rho^2}\left(1+\sqrt{\frac{\log n}k}\right)\right)+4\log\frac n\delta+
 * \tilde O(1)}n}$ where k is the number of parameter space." On the next slide: "Let us criticize this "theorem"!"
 *
 * For σ = ρ it holds, and without the assumption: let J cells of diameter ρ cover the ball of radius r, and θ* maximize
 * L in the cell of θ, up to an ε. Then $L(\theta) \le L(\theta^*) \le \hat L(\theta^*)+\sqrt{\frac{\log
 * J+\log(1/\delta)}{2n}}$ for all cells at once, by Hoeffding's inequality, and θ* is in the ball about θ. As ‖θ‖
 * depends on S, take one cell, the ball of diameter ρ, for ‖θ‖ ≤ ρ/2, and above it shells ‖θ‖ ≤ (5/4)^jρ/2, j = 1, 2,
 * …, with the share 6/(π²(j+1)²) of δ each: that adds 2 log(j+1) + O(1). With ‖θ‖ = xρ, x > 1/2, r is at most 5xρ/4,
 * and J is $(5x/2)^k$ up to a power of k (Rogers 1963). Now $\log(1+x^2)-\frac12\log(2x)$ is at least 0.2157, with its
 * minimum at $x^2=\frac13$, and $\frac12\log\frac54<0.112$: what is left, 0.1k and more with x, takes in the rest up to
 * some Õ(1). For large ‖θ‖ a quarter of the leading term would do. Less would not: in each of J cubes the models below
 * have an empirical loss of its own, with the true loss 1/2, and the least of them is about $\frac12-\sqrt{\log
 * J/(2n)}$. So the quotient of both sides of the theorem comes up to 1/2 and no nearer.
 */
import { atMost, claim, holds, tex } from "../../src/claim/index.js";
import { exact, isClearlyPositive, logarithm, provided, squareRoot, sum, twoTo } from "../../src/numerics/index.js";
import { empiricalLoss, logInverse } from "../../src/statistics/index.js";
import { drawn, logOnePlus, LOSS, memorized } from "./objects/foret.js";

export default claim(memorized, {
  id: "wu2025/foret",
  title: "The PAC-Bayesian bound for flat minima",
  kinds: ["bound"],
  locus: "“PAC-Bayesian Generalization Bound for Flat Minima”, Theorem 1",
  words: "restored",
  reading: `σ, which is introduced nowhere, is ρ: the sharpness of the slide on SAM is the maximum over ‖ε‖₂ ≤ ρ, with one
    radius. Were σ and ρ two numbers that nothing links, a model of one parameter that memorizes any sample would violate
    the bound on every sample as ρ grows. θ may depend on S, as the posterior Q = 𝒩(θ, σ²I_k) of the proof does. Õ(1) is 0
    here: what holds with 0 holds with more. “W.p. at least 1 − δ” is that what happens with probability above δ keeps the
    bound: L(θ) − L̂(θ) is the largest that some cell has with a probability above δ. The text at hand nests the fraction
    over n in another one over n, both times that it prints the display; that is taken for damage, and n divides once. All losses
    are constant on cubes here: no model is smooth.`,
  assumptions: [
    {
      name: "no gain from noise",
      statement: tex`L(\theta) \le \mathbb{E}_{\epsilon \sim \mathcal{N}(0, \sigma^2 I)}[L(\theta + \epsilon)]`,
      slack: ({ slack }) => slack,
      without: drawn.loosened({ choices: { cells: ["in blocks"] }, reals: { rise: [-0.5, -0.25] } }),
      remark: "An equality where L is 1/2 everywhere. Not needed: the proof by cells does without.",
    },
  ],
  printed:
    holds`L(\theta) - \hat L(\theta) \le \max_{\|\epsilon\| \le \sigma} \hat L(\theta + \epsilon) - \hat L(\theta)
      + \sqrt{\frac{k \log\left(1 + \frac{\|\theta\|^2}{\rho^2}\left(1 + \sqrt{\frac{\log n}{k}}\right)\right)
      + 4 \log \frac{n}{\delta} + \tilde O(1)}{n}}, \quad \sigma = \rho`(
      ({ model, k, n, rho, delta, room, sample, theta, largest }) => {
        const empirical = empiricalLoss(model, theta, sample);
        const gap = provided(exact(LOSS).minus(empirical), room);
        const sharpness = largest.minus(empirical);
        const root = squareRoot(exact(k));
        const size = exact(Math.max(...theta))
          .over(rho)
          .times(root);
        const spread = squareRoot(logarithm(exact(n)).over(k)).plus(1);
        const complexity = isClearlyPositive(size, "log 1 = 0 at θ = 0") ? logOnePlus(size, spread).times(k) : exact(0);
        const confidence = logarithm(exact(n).over(delta)).times(4);
        // Cubes of side ρ/√k have the diameter ρ.
        const cells = logarithm(
          root
            .times(model.side / rho)
            .times(model.perAxis)
            .plus(1),
        ).times(k);
        return {
          "L(θ) − L̂(θ) ≤ sharpness + √((k log(…) + 4 log(n/δ))/n)": atMost(
            gap,
            sharpness.plus(squareRoot(complexity.plus(confidence).over(n))),
          ),
          "L(θ) − L̂(θ) ≤ sharpness + √((log J + log(1/δ))/(2n))": atMost(
            gap,
            sharpness.plus(squareRoot(sum([cells, logInverse(delta)]).over(2 * n))),
          ),
        };
      },
    ),
  equality: "Hoeffding's inequality is strict, and what is left of it comes near only as n and J grow",
  degenerate: {
    "a sample of one point, one cell": drawn.at({ k: 1, logSamples: 0, bits: 0 }),
    "two points, two cells": drawn.at({ k: 1, logSamples: 1, bits: 1, delta: 0.05 }),
    "as many cells as it takes to memorize everything": drawn.at({
      k: 1,
      cells: "any number",
      logSamples: 6,
      bits: 90,
    }),
    "many cells, many samples: nearest to equality": drawn.at({
      k: 1,
      cells: "any number",
      logSamples: 12,
      bits: 1000,
    }),
  },
  quantities: ({ n }) => ({ n }),
  situations: {
    "k ≥ 2": ({ k }) => k >= 2,
    "n ≥ 64": ({ n }) => n >= 64,
    "δ ≤ 1/20": ({ delta }) => delta <= 1 / 20,
    "ρ ≠ 1": ({ rho }) => rho !== 1,
    "a ball that meets cells of several losses": ({ losses }, { choices }) =>
      choices["cells"] === "in blocks" && losses >= 2,
    "L is not constant": ({ isLevel }) => !isLevel,
    "the sharpness is not 0": ({ fine, n }, { sizes }) => fine && n >= 2 && sizes["bits"]! >= 3,
    "more cells than data": ({ k, n }, { sizes }) => twoTo(k * sizes["bits"]!) > n,
    "fewer cells than data, two or more": ({ k, n }, { sizes }) => sizes["bits"]! > 0 && twoTo(k * sizes["bits"]!) < n,
  },
  budget: { share: 0.3, atLeast: 60 },
});
