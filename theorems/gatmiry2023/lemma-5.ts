/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §5.3, Lemma 5 (its proof is in an appendix).
 *
 * As printed: "Suppose the measurements $\{A_i\}_{i=1}^n$ satisfy the $(2, \delta)$-RIP condition. Then for any matrix
 * $M \in \mathbb{R}^{d_L \times d_0}$, we have that
 * $$\left| \frac{1}{n} \sum_{i=1}^n \langle A_i, M \rangle^2 - \|M\|_F^2 \right| \leq 2\delta \|M\|_*^2.$$"
 *
 * Reading: RIP as in Definition 3, for all $X$ of rank at most 2, also where $\min(d_0, d_L) = 1$.
 *
 * The constant 2 can be replaced by 1, which is best. With $M = \sum_i \sigma_i X_i$, $X_i = u_iv_i^\top$, and $G$ the
 * quadratic form on the left, the left side is $|\sum_{ij} \sigma_i\sigma_j \langle X_i, (G-I)X_j \rangle|$. For
 * $i \ne j$, $X_i \pm X_j$ has rank 2 and squared norm 2, so polarization gives
 * $|\langle X_i, (G-I)X_j \rangle| \le \frac14(2\delta + 2\delta) = \delta$; for $i = j$ the bound is $\delta$ as well. The
 * sum is at most $\delta(\sum_i \sigma_i)^2$, and a rank-one $M$ that attains $\delta$ reaches it. Hence the left side is
 * never above half of the printed right side.
 */
import {
  isometric,
  type IsometricMeasurements,
  isometryAssumption,
  layout,
  loosened,
  MIXED_LAWS,
  RIP_LAW_NAMES,
  STATED_DELTAS,
  statedDelta,
} from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import { absolute, frobeniusSquared, inner, type Matrix, nuclearNorm, product, sum } from "../../src/numerics/index.js";

/** M and the A_i, all d_L × d_0, and a δ of (2, δ)-RIP. */
interface Instance extends IsometricMeasurements {
  readonly m: Matrix;
}

const specs = layout({
  sizes: { rows: [1, 4], cols: [1, 4], n: [1, 12] },
  lists: {
    A: {
      shapes: ({ sizes: { rows, cols, n } }) => new Array<[number, number]>(n).fill([rows, cols]),
      laws: [...RIP_LAW_NAMES, "direction", "gaussian", "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    M: { shapes: ({ sizes: { rows, cols } }) => [[rows, cols]], laws: MIXED_LAWS },
  },
});

const { explicit } = specs;

export default defineClaim<Instance>({
  id: "gatmiry2023/lemma-5",
  title: "Under (2, δ)-RIP the measured energy of a matrix is off by at most 2δ times its squared nuclear norm",
  kinds: ["bound"],
  locus: "§5.3, Lemma 5",
  specs,
  materialize: (spec) => {
    const { lists, built } = specs.raw(spec);
    const { measurements, delta } = isometric(built.A, 2);
    return { m: lists.M[0]!, measurements, delta: statedDelta(spec, delta) };
  },
  assumptions: [isometryAssumption(2, loosened(specs, { reals: { delta: STATED_DELTAS } }))],
  forms: [
    {
      name: "printed",
      statement: String.raw`\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le 2\delta\|M\|_*^2`,
      expected: "holds",
      relations: ({ m, measurements, delta }) => {
        const energy = sum(measurements.map((a) => inner(a, m).squared())).over(measurements.length);
        return [
          atMost(
            "|(1/n)Σ⟨A_i,M⟩² − ‖M‖_F²| ≤ 2δ‖M‖_*²",
            absolute(energy.minus(frobeniusSquared(m))),
            product([delta.times(2), nuclearNorm(m).squared()]),
          ),
        ];
      },
    },
  ],
  equalityCases: {
    none: "The left side is at most δ‖M‖_*² (see the file's head), so equality needs both sides to be zero.",
  },
  degenerateCases: [
    {
      name: "half of the bound is reached: sizes 1",
      spec: explicit({ sizes: { rows: 1, cols: 1, n: 1 }, lists: { A: [[[2]]], M: [[[1]]] } }),
    },
    {
      name: "half of the bound is reached at rank one: what is seen least",
      spec: explicit({
        sizes: { rows: 2, cols: 2, n: 4 },
        lists: { A: { law: "scaledBasis", seed: 3 }, M: { law: "unit", seed: 0 } },
      }),
    },
    {
      name: "half of the bound is reached at rank two: M = I is not seen, δ = 1",
      spec: explicit({
        sizes: { rows: 2, cols: 2, n: 3 },
        lists: { A: { law: "unseenIdentity", seed: 0 }, M: { law: "identity", seed: 0 } },
      }),
    },
    {
      name: "M = 0",
      spec: explicit({
        sizes: { rows: 2, cols: 2, n: 1 },
        lists: { A: { law: "identity", seed: 0 }, M: { law: "zero", seed: 0 } },
      }),
    },
    {
      name: "repeated singular values, one measurement",
      spec: explicit({
        sizes: { rows: 3, cols: 3, n: 1 },
        lists: { A: { law: "identity", seed: 0 }, M: { law: "identity", seed: 0 } },
      }),
    },
    {
      name: "δ = 0",
      spec: explicit({
        sizes: { rows: 2, cols: 2, n: 4 },
        lists: { A: { law: "hadamard", seed: 0 }, M: { law: "unit", seed: 0 } },
      }),
    },
  ],
});
