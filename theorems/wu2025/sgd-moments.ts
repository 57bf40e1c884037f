/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "What affects the stability of SGD", (2)–(6), and the
 * necessary condition two slides later.
 *
 * As printed: "$f(x) = \frac1{2n}\sum_ia_ix^2,\ a_i\ge0$ (2). The SGD iteration is given by
 * $x_{t+1} = (1-\eta a_{i_t})x_t$ (3). So after one step update, we have $\mathbb E x_{t+1} = (1-\eta a)\mathbb E x_t$ (4),
 * $\mathbb E x_{t+1}^2 = [(1-\eta a)^2+\eta^2s^2]\mathbb E x_t^2$ (5), where $a = \frac1n\sum a_i$,
 * $s = \sqrt{\frac1n\sum a_i^2-a^2}$. … Global minimum $x^* = 0$ is stable for SGD with batch size B, iff
 * $(1-\eta a)^2+\frac{\eta^2(n-B)}{B(n-1)}s^2 \le 1,\ s\ge0$ (6). … a necessary condition is $0\le a\le\frac2\eta,\
 * 0\le s\le\frac1\eta\sqrt{\frac{B(n-1)}{n-B}} \approx \frac{\sqrt B}\eta$."
 *
 * Reading: i_t is uniform and independent, batches are subsets of B indices, uniform (the factor (n − B)/(n − 1) is that of
 * drawing without replacement). Stable means $\mathbb E x_t^2$ does not grow, so that (6) is that its factor is the left
 * side; the necessary condition is that for one dimension, and the last ≈ is not tested. n ≥ 2, else (6) is 0/0.
 *
 * All expectations are enumerated: two steps of single indices for (4) and (5), all batches for (6).
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal } from "../../src/claim/relation.js";
import { exact, type Quantity, sum } from "../../src/numerics/index.js";

/** a_1, …, a_n ≥ 0, the learning rate, the batch size and x_0. */
interface Instance {
  readonly curvatures: readonly number[];
  readonly rate: number;
  readonly batch: number;
  readonly start: number;
}

const specs = layout({
  sizes: { n: [2, 5], batch: ({ sizes }) => [1, sizes["n"]!] },
  reals: { rate: [1, 0.5, 0.25, 0.125, 2, 0.03125], start: [1, -2, 0.5] },
  lists: {
    a: {
      shapes: ({ sizes: { n } }) => [[1, n]],
      laws: ["identity", "positive", "sparse", "integer", "gaussian", "gaussian", "zero"],
    },
  },
});
const { explicit } = specs;

/** Whether a_i may be negative; only in the source that drops a_i ≥ 0. */
function isSigned({ signed = 0 }: Readonly<Record<string, number | undefined>>): boolean {
  return signed !== 0;
}

function mean(values: readonly Quantity[]): Quantity {
  return sum(values).over(values.length);
}

/** 1 − ηc. */
function contraction(rate: number, curvature: Quantity | number): Quantity {
  return exact(1).minus(exact(rate).times(curvature));
}

/** All subsets of the given size. */
function subsets(values: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, i) => subsets(values.slice(i + 1), size - 1).map((rest) => [value, ...rest]));
}

/** E(1 − ηa_I)² over batches I, a_I the mean over the batch. */
function growthByEnumeration({ curvatures, rate, batch }: Instance): Quantity {
  const batches = subsets(curvatures, batch);
  return mean(batches.map((own) => contraction(rate, sum(own).over(batch)).squared()));
}

const GROWTH = "E x_{t+1}² = [(1−ηa)² + η²(n−B)/(B(n−1)) s²] E x_t²";

export default defineClaim<Instance>({
  id: "wu2025/sgd-moments",
  title: "Moments of one-dimensional SGD, and when its minimum is stable",
  kinds: ["identity", "dynamics"],
  locus: "(3)–(6) and the necessary condition after the selection diagram",
  reading: "Batches are drawn without replacement; stable means that E x_t² does not grow. The last ≈ is not tested.",
  specs,
  materialize: (spec) => {
    const { sizes, reals, lists } = specs.raw(spec);
    const curvatures = Array.from(lists.a[0]!.data, isSigned(spec.reals) ? (x) => x : Math.abs);
    return { curvatures, batch: sizes.batch, ...reals };
  },
  assumptions: [
    {
      name: "convex",
      statement: String.raw`a_i \ge 0`,
      slack: ({ curvatures }) => exact(Math.min(...curvatures)),
      without: loosened(specs, { reals: { signed: [1] } }),
      remark: "Not needed: the moments are those of any numbers a_i, and stability alone gives 0 ≤ a ≤ 2/η.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mathbb{E} x_{t+1} = (1 - \eta a)\,\mathbb{E} x_t, \quad \mathbb{E} x_{t+1}^2 = \Big[(1 - \eta a)^2 + \tfrac{\eta^2 (n - B)}{B(n - 1)} s^2\Big] \mathbb{E} x_t^2, \quad 0 \le a \le \tfrac{2}{\eta},\ 0 \le s \le \tfrac{1}{\eta} \sqrt{\tfrac{B(n-1)}{n-B}}`,
      expected: "holds",
      relations: (instance) => {
        const { curvatures, rate, batch, start } = instance;
        const n = curvatures.length;
        const a = mean(curvatures.map(exact));
        const variance = mean(curvatures.map((c) => exact(c).squared())).minus(a.squared());
        const steps = curvatures.map((c) => contraction(rate, c));
        const once = steps.map((step) => step.times(start));
        const twice = once.flatMap((x) => steps.map((step) => step.times(x)));
        const drift = contraction(rate, a).squared();
        const noise = exact(rate).squared().times(variance);
        const single = drift.plus(noise);
        const whole = drift.plus(noise.times(n - batch).over(batch * (n - 1)));
        const growth = growthByEnumeration(instance);
        const secondOnce = mean(once.map((x) => x.squared()));
        const secondTwice = mean(twice.map((x) => x.squared()));
        // The sides of (4) and (5) may vanish: compared with the largest second moment that the a_i allow.
        const size = (1 + rate * Math.max(...curvatures.map(Math.abs))) ** 4 * start ** 2;
        const stable = growth.value + growth.error <= 1;
        return [
          equal("E x_{t+1} = (1−ηa) E x_t", mean(twice), contraction(rate, a).times(mean(once)), size),
          equal("E x_{t+1}² = [(1−ηa)² + η²s²] E x_t²", secondTwice, single.times(secondOnce), size),
          equal(GROWTH, growth, whole, size),
          atLeast("s² ≥ 0", mean(curvatures.map((c) => exact(c).minus(a).squared())), exact(0)),
          ...(stable
            ? [
                atLeast("a ≥ 0 where stable", a, exact(0)),
                atMost("a ≤ 2/η where stable", a, exact(2).over(rate)),
                atMost("η²s²(n−B) ≤ B(n−1) where stable", noise.times(n - batch), exact(batch * (n - 1))),
              ]
            : []),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "one curvature of two",
      form: "printed",
      relations: [GROWTH],
      specs: [
        explicit({ sizes: { n: 2, batch: 1 }, reals: { rate: 1, start: 1 }, lists: { a: [[[1, 0]]] } }),
        explicit({ sizes: { n: 3, batch: 2 }, reals: { rate: 0.5, start: -2 }, lists: { a: [[[1, 2, 4]]] } }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "flat",
      spec: explicit({ sizes: { n: 2, batch: 1 }, reals: { rate: 1, start: 1 }, lists: { a: [[[0, 0]]] } }),
    },
    {
      name: "full batch: GD, at a = 2/η",
      spec: explicit({ sizes: { n: 2, batch: 2 }, reals: { rate: 1, start: 1 }, lists: { a: [[[1, 3]]] } }),
    },
    {
      name: "equal curvatures: s = 0",
      spec: explicit({ sizes: { n: 3, batch: 1 }, reals: { rate: 0.5, start: 1 }, lists: { a: [[[2, 2, 2]]] } }),
    },
  ],
});
