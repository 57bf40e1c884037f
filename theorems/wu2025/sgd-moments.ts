/**
 * "What affects the stability of SGD", (2)–(6), and the necessary condition two slides later.
 *
 * As printed: "$f(x) = \frac1{2n}\sum_ia_ix^2,\ a_i\ge0$ (2). The SGD iteration is given by $x_{t+1} = (1-\eta
 * a_{i_t})x_t$ (3). So after one step update, we have $\mathbb E x_{t+1} = (1-\eta a)\mathbb E x_t$ (4), $\mathbb E
 * x_{t+1}^2 = [(1-\eta a)^2+\eta^2s^2]\mathbb E x_t^2$ (5), where $a = \frac1n\sum a_i$, $s = \sqrt{\frac1n\sum
 * a_i^2-a^2}$. … Global minimum $x^* = 0$ is stable for SGD with batch size B, iff $(1-\eta
 * a)^2+\frac{\eta^2(n-B)}{B(n-1)}s^2 \le 1,\ s\ge0$ (6). … a necessary condition is $0\le a\le\frac2\eta,\ 0\le
 * s\le\frac1\eta\sqrt{\frac{B(n-1)}{n-B}} \approx \frac{\sqrt B}\eta$."
 *
 * All expectations are enumerated: two steps of single indices for (4) and (5), all batches for (6).
 */
import { atMost, because, claim, equal, holds, tex, varianceGap } from "../../src/claim/index.js";
import { allBatches, exact, mean, pow, provided, type Quantity } from "../../src/numerics/index.js";
import { drawn, problems } from "./objects/sgd-moments.js";

const REAL = "a² ≤ (1/n)Σa_i², so that s is real";
const GROWTH = "E x_{t+1}² = [(1−ηa)² + η²(n−B)/(B(n−1)) s²] E x_t²";

export default claim(problems, {
  id: "wu2025/sgd-moments",
  title: "Moments of one-dimensional SGD, and when its minimum is stable",
  kinds: ["identity", "dynamics"],
  locus: "(3)–(6) and the necessary condition after the selection diagram",
  reading: `i_t is uniform and independent, and batches are subsets of B indices, uniform: the factor (n − B)/(n − 1) is
    that of drawing without replacement. Stable means that E x_t² does not grow, so that (6) is that its factor is the
    left side, and “otherwise … escape” is that it grows. Of single paths the slide would not be right: for a = (1, 10), η = 1
    and B = 1 the factor is 81/2, and x_t is 0 from the first draw of sample 1 on. The necessary condition is that for one
    dimension. The last ≈ is not tested. n ≥ 2, else (6) is 0/0.`,
  assumptions: [
    {
      name: "convex",
      statement: tex`a_i \ge 0`,
      slack: ({ curvatures }) => exact(Math.min(...curvatures)),
      without: drawn.loosened({ reals: { signed: [1] } }),
      remark: "Not needed: the moments are those of any numbers a_i, and stability alone gives 0 ≤ a ≤ 2/η.",
    },
  ],
  printed: holds`\mathbb{E} x_{t+1} = (1 - \eta a)\,\mathbb{E} x_t,
      \quad \mathbb{E} x_{t+1}^2 = \Big[(1 - \eta a)^2 + \tfrac{\eta^2 (n - B)}{B(n - 1)} s^2\Big] \mathbb{E} x_t^2,
      \quad 0 \le a \le \tfrac{2}{\eta},\ 0 \le s \le \tfrac{1}{\eta} \sqrt{\tfrac{B(n-1)}{n-B}}`(
    ({ curvatures, n, batch, rate, start }) => {
      const factor = (curvature: Quantity | number) => exact(1).minus(rate.times(curvature));
      const factors = curvatures.map(factor);
      const once = factors.map((x) => x.times(start));
      const twice = once.flatMap((x) => factors.map((step) => step.times(x)));
      const meanSquare = (all: readonly Quantity[]) => mean(all.map((x) => x.squared()));
      const batches = allBatches(n, batch, "without replacement");
      const growth = meanSquare(batches.map((own) => factor(mean(own.map((i) => curvatures[i]!)))));
      const room = exact(1).minus(growth);
      const a = mean(curvatures);
      const variance = meanSquare(curvatures.map(exact)).minus(a.squared());
      const drift = factor(a).squared();
      const noise = rate.squared().times(variance);
      const whole = drift.plus(noise.times(n - batch).over(batch * (n - 1)));
      // The sides of (4) and (5) may vanish: compared with the largest second moment that the a_i allow.
      const size = pow(1 + rate.value * Math.max(...curvatures.map(Math.abs)), 4) * (start * start);
      return {
        "E x_{t+1} = (1−ηa) E x_t": equal(mean(twice), factor(a).times(mean(once)), size),
        "E x_{t+1}² = [(1−ηa)² + η²s²] E x_t²": equal(
          meanSquare(twice),
          drift.plus(noise).times(meanSquare(once)),
          size,
        ),
        [GROWTH]: equal(growth, whole, size),
        [REAL]: because(atMost(a.squared(), meanSquare(curvatures.map(exact))), () =>
          varianceGap(curvatures.map(exact)),
        ),
        ...(room.value > room.error
          ? {
              "1 − ηa ≤ 1 where stable": atMost(factor(a), provided(exact(1), room)),
              "a ≤ 2/η where stable": atMost(a, provided(exact(2).over(rate), room)),
              "η²s²(n−B) ≤ B(n−1) where stable": atMost(noise.times(n - batch), provided(exact(batch * (n - 1)), room)),
            }
          : {}),
      };
    },
  ),
  equality: {
    "one curvature of two": {
      of: [GROWTH],
      at: [drawn.at({ batch: 1, a: "1 0" }), drawn.at({ batch: 2, share: 0.5, start: -2, a: "1 2 4" })],
    },
    "equal curvatures, or none": { of: [REAL], at: [drawn.at({ batch: 1, share: 0.5, a: "2 2" })] },
  },
  degenerate: {
    flat: drawn.at({ batch: 1, a: "0 0" }),
    "full batch: GD, at a = 2/η": drawn.at({ batch: 2, a: "1 3" }),
    "equal curvatures: s = 0": drawn.at({ batch: 1, share: 0.5, a: "2 2 2" }),
  },
  situations: {
    "1 < B < n": ({ n, batch }) => 1 < batch && batch < n,
    "B = n": ({ n, batch }) => batch === n,
    "three curvatures or more": ({ curvatures }) => new Set(curvatures).size >= 3,
    "an unstable step": ({ curvatures }, { reals }) => reals["share"]! > 1 && curvatures.some((x) => x !== 0),
  },
});
