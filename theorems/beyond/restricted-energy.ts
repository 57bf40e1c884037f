/**
 * flatcheck: beyond Lemma 5 of Gatmiry, Li, Chuang, Reddi, Ma, Jegelka (arXiv:2306.13239, §5.3).
 *
 * The source prints, under $(2,\delta)$-RIP, $\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le
 * 2\delta\|M\|_*^2$. Here: the constant is 1, not 2,
 * $$\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le \delta\|M\|_*^2,$$
 * and no smaller one will do; and for any X, Y of rank one, orthogonal or not,
 * $$\left|\frac1n\sum_{i=1}^n\langle A_i,X\rangle\langle A_i,Y\rangle-\langle X,Y\rangle\right| \le
 *   \delta\|X\|_F\|Y\|_F.$$
 *
 * Proof. Let $B(X,Y)$ be the form within the last bars, so that $|B(Z,Z)| \le \delta\|Z\|_F^2$ for rank Z ≤ 2.
 * (i) For X, Y of rank one and norm one, X ± Y have rank at most 2, and $4|B(X,Y)| = |B(X+Y,X+Y)-B(X-Y,X-Y)| \le
 * \delta(\|X+Y\|_F^2+\|X-Y\|_F^2) = 4\delta$. B is bilinear.
 * (ii) With the singular value decomposition $M = \sum_k\sigma_kX_k$, $X_k = u_kv_k^\top$, $|B(M,M)| =
 * |\sum_{kl}\sigma_k\sigma_lB(X_k,X_l)| \le \delta(\sum_k\sigma_k)^2$.
 * (iii) A rank-one M at which $|B(M,M)| = \delta\|M\|_F^2$ is an equality: one input and one output have no other M. At
 * rank one the constant is reached; for a larger rank see restricted-energy-spread.
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
import {
  absolute,
  frobeniusNorm,
  inner,
  type Matrix,
  nuclearNorm,
  product,
  type Quantity,
  sum,
} from "../../src/numerics/index.js";

/** M, X, Y and the A_i, all d_L × d_0, X and Y of rank one, and a δ of (2, δ)-RIP. */
interface Instance extends IsometricMeasurements {
  readonly m: Matrix;
  readonly x: Matrix;
  readonly y: Matrix;
}

const ENDS = ["gaussian", "integer", "unit", "positive", "sign"];

const specs = layout({
  sizes: { rows: [1, 4], cols: [1, 4], n: [1, 8] },
  lists: {
    A: {
      shapes: ({ sizes: { rows, cols, n } }) => new Array<[number, number]>(n).fill([rows, cols]),
      laws: [...RIP_LAW_NAMES, "direction", "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    M: { shapes: ({ sizes: { rows, cols } }) => [[rows, cols]], laws: MIXED_LAWS },
    P: { shapes: ({ sizes: { rows } }) => new Array<[number, number]>(2).fill([rows, 1]), laws: ENDS },
    Q: { shapes: ({ sizes: { cols } }) => new Array<[number, number]>(2).fill([cols, 1]), laws: ENDS },
  },
});

const { explicit } = specs;

/** (1/n) Σ ⟨A_i, X⟩⟨A_i, Y⟩ − ⟨X, Y⟩. */
function deviation(measurements: readonly Matrix[], x: Matrix, y: Matrix): Quantity {
  const seen = sum(measurements.map((a) => (x === y ? inner(a, x).squared() : inner(a, x).times(inner(a, y)))));
  return seen.over(measurements.length).minus(inner(x, y));
}

const ENERGY = "|(1/n)Σ⟨A_i,M⟩² − ‖M‖_F²| ≤ δ‖M‖_*²";
const POLARIZED = "|(1/n)Σ⟨A_i,X⟩⟨A_i,Y⟩ − ⟨X,Y⟩| ≤ δ‖X‖_F‖Y‖_F, rank 1";

export default defineClaim<Instance>({
  id: "beyond/restricted-energy",
  title: "The constant of the measured energy of a matrix is 1, half of the printed one",
  kinds: ["bound"],
  locus: "beyond gatmiry2023/lemma-5",
  reading: "Printed there: 2δ‖M‖_*². Here: δ‖M‖_*², which is reached. Proven in the file's head.",
  specs,
  materialize: (spec) => {
    const { lists, built } = specs.raw(spec);
    const { measurements, delta } = isometric(built.A, 2);
    const [x, y] = lists.P.map((p, k) => p.times(lists.Q[k]!.T));
    return { m: lists.M[0]!, x: x!, y: y!, measurements, delta: statedDelta(spec, delta) };
  },
  assumptions: [isometryAssumption(2, loosened(specs, { reals: { delta: STATED_DELTAS } }))],
  forms: [
    {
      name: "printed",
      statement: String.raw`\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le \delta\|M\|_*^2`,
      expected: "holds",
      relations: ({ m, x, y, measurements, delta }) => [
        atMost(
          POLARIZED,
          absolute(deviation(measurements, x, y)),
          product([delta, frobeniusNorm(x), frobeniusNorm(y)]),
        ),
        atMost(ENERGY, absolute(deviation(measurements, m, m)), delta.times(nuclearNorm(m).squared())),
      ],
    },
  ],
  equalityCases: [
    {
      name: "rank one, and δ reached there",
      form: "printed",
      relations: [ENERGY, POLARIZED],
      specs: [
        explicit({
          sizes: { rows: 1, cols: 1, n: 1 },
          lists: { A: [[[2]]], M: [[[1]]], P: [[[1]], [[2]]], Q: [[[1]], [[-1]]] },
        }),
        explicit({
          sizes: { rows: 1, cols: 2, n: 2 },
          lists: {
            A: [[[2, 0]], [[0, 1]]],
            M: [[[1, 0]]],
            P: [[[1]], [[3]]],
            Q: [
              [[1], [0]],
              [[1], [0]],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "zero",
      spec: explicit({
        sizes: { rows: 1, cols: 1, n: 1 },
        lists: { A: [[[0]]], M: [[[0]]], P: [[[0]], [[1]]], Q: [[[1]], [[1]]] },
      }),
    },
    {
      name: "δ = 0, repeated singular values",
      spec: explicit({
        sizes: { rows: 3, cols: 3, n: 16 },
        lists: {
          A: { law: "hadamard", seed: 0 },
          M: { law: "identity", seed: 0 },
          P: { law: "positive", seed: 1 },
          Q: { law: "sign", seed: 1 },
        },
      }),
    },
  ],
});
