/**
 * Theorem 2, the sample size N(d, δ), and "if $n\ge N(d,\delta)$" in Theorem 3.
 *
 * As printed: "Let $N(d, \delta) = \inf\{n \in \mathbb{N} : d\log(n/\delta)/n \le 1\}$."
 *
 * x ↦ log(x/δ)/x rises up to x = eδ and falls beyond. So for δ near 1 the set has 1 and not 2, and N is 1 whatever d
 * is.
 */
import { instances } from "../../generators/index.js";
import { atLeast, atMost, claim, holds } from "../../src/claim/index.js";
import { exact, logarithm, provided, type Quantity, takenAsExact } from "../../src/numerics/index.js";
import { concentrationSize } from "../../src/statistics/index.js";

const drawn = instances({
  sizes: { d: [1, 12], more: [0, 3] },
  reals: { delta: [0.5, 0.9, 0.99, 0.999, 0.1, 0.01] },
});

/** d log(n/δ)/n. */
function share(d: number, n: number, delta: number): Quantity {
  const size = takenAsExact(n, "any n with the inequality is at least N, and that it has it is provided");
  return logarithm(size.over(delta)).times(d).over(size);
}

/** N, the least n ≥ 3 from there on, and the quotient at some n beyond. */
const sizes = drawn.map(({ d, more, delta }) => {
  const first = concentrationSize(d, delta);
  const room = exact(1).minus(share(d, first, delta));
  const whole = Math.max(3, first);
  return { first, whole, room, beyond: share(d, whole + more, delta), d, delta };
});

export default claim(sizes, {
  id: "wu2025/sample-size",
  title: "What it says of n that it is at least N(d, δ)",
  kinds: ["bound"],
  locus: "Theorem 2, N(d, δ)",
  words: "ours",
  reading: `A definition says nothing false. What it is for is that d log(n/δ)/n ≤ 1, so that averages over n ≥ N points
    concentrate; that is so from n = 3 on. For δ near 1 it is not so below: with d = 12 and δ = 0.99 the infimum is 1, and for
    n = 2, 3, …, 46 the quotient is above 1. ℕ begins with 1.`,
  printed: holds`N(d, \delta) = \inf\{n \in \mathbb{N} : d \log(n/\delta)/n \le 1\}; \quad
      n \ge N,\ n \ge 3 \implies d \log(n/\delta)/n \le 1 \text{ if it is at the least such } n`(
    ({ first, room, beyond, whole, d, delta }) => {
      const start = share(d, whole, delta);
      const left = exact(1).minus(start);
      return {
        "d log(n/δ)/n ≤ 1 at N": atMost(share(d, first, delta), provided(exact(1), room)),
        "d log(n/δ)/n ≥ 1 below N, n ≥ 3": first > 3 ? atLeast(share(d, first - 1, delta), exact(1)) : null,
        "log(n/δ)/n falls from n = 3 on": atMost(beyond, start),
        "d log(n/δ)/n ≤ 1 beyond": left.value > left.error ? atMost(beyond, provided(exact(1), left)) : null,
      };
    },
  ),
  equality: {
    "n = 3 itself": { of: ["log(n/δ)/n falls from n = 3 on"], at: [drawn.at({ d: 1, more: 0, delta: 0.9 })] },
  },
  degenerate: {
    "one dimension": drawn.at({ d: 1, more: 0 }),
    "N = 1 in twelve dimensions": drawn.at({ d: 12, more: 0, delta: 0.99 }),
  },
  situations: {
    "d ≥ 3": ({ d }) => d >= 3,
    "n beyond N": (_, { sizes }) => sizes["more"]! > 0,
    "N = 1 for d ≥ 2": ({ first, d }) => first === 1 && d >= 2,
    "δ ≤ 1/10": ({ delta }) => delta <= 1 / 10,
  },
  budget: { share: 0.3, atLeast: 60 },
});
