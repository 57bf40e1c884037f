import { exact, exponential, logarithm, product, type Quantity, sum } from "../../numerics/index.js";
import { expectation, normalized } from "../distributions/index.js";
import type { LearningProblem } from "./finite-learning.js";
import { expectationOverSamples, sampleSpace } from "./sample-space.js";

/**
 * ξ(n) = Σ_k C(n, k)(k/n)^k(1 − k/n)^{n−k}, at most 2√n: what E_S e^{n kl(L̂‖L)} is for every loss with the values 0 and
 * 1 that takes both, and an upper bound of it for losses in [0, 1].
 * Source: Maurer, A note on the PAC-Bayesian theorem (2004). Error propagated; n is small enough for C(n, k) to be exact.
 */
export function maurerSum(n: number): Quantity {
  const terms: Quantity[] = [];
  let choose = 1;
  for (let k = 0; k <= n; k++) {
    const powers = [...new Array<number>(k).fill(k), ...new Array<number>(n - k).fill(n - k)];
    terms.push(product([choose, ...powers.map((x) => exact(x).over(n))]));
    choose = (choose * (n - k)) / (k + 1);
  }
  return sum(terms);
}

/** E_S E_{h∼P} e^{n kl(L̂(h)‖L(h))} by enumeration of all samples; kl(p‖q) is the divergence of two coins. */
export function klMoment(problem: LearningProblem): Quantity {
  const { samples: n, losses, pointWeights, priorWeights } = problem;
  const points = normalized(pointWeights);
  const prior = normalized(priorWeights);
  // 1 − ℓ in place of 1 − L: what is 0 is exactly 0 then.
  const both = losses.map((loss) => [loss, loss.map((x) => 1 - x)] as const);
  const risks = both.map((sides) => sides.map((side) => expectation(points, side)));
  return expectationOverSamples(sampleSpace(problem), ({ points: drawn }) =>
    expectation(
      prior,
      both.map((sides, h) => {
        const terms = sides.map((side, i) => ofRatio(sum(drawn.map((z) => side[z]!)).over(n), risks[h]![i]!));
        return exponential(sum(terms).times(n));
      }),
    ),
  );
}

/** p log(p/q), 0 for p = 0. */
function ofRatio(p: Quantity, q: Quantity): Quantity {
  return p.value === 0 && p.error === 0 ? exact(0) : p.times(logarithm(p.over(q)));
}
