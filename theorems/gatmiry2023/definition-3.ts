/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §5.1, Definition 3.
 *
 * As printed: "A family of matrices $\{A_i\}_{i=1}^n$ satisfies the $(r, \delta)$-RIP iff for any matrix X with the same
 * dimension and rank at most r: $(1 - \delta)\|X\|_F^2 \le \frac{1}{n} \sum_{i=1}^n \langle A_i, X \rangle^2 \le
 * (1 + \delta)\|X\|_F^2$. (9)"
 *
 * What is checked of a definition is that this suite means the same by it on every route: δ_r, the smallest δ of (9),
 * is known by construction for some families of measurements, is computed for all lists by `ripConstant`, bounds
 * drawn X of rank at most r, and is reached by one: the best rank-r approximation of the eigenvector of
 * G = (1/n) Σ vec(A_i)vec(A_i)ᵀ whose eigenvalue is farthest from 1. That this X is extremal is special to the
 * families: their G is diagonal in the basis e_ie_jᵀ, or the identity plus a rank-one matrix, for which von Neumann's
 * trace inequality gives the extreme over rank r.
 */
import { layout, MIXED_LAWS, RIP_LAW_NAMES } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  absolute,
  chain,
  diagonal,
  exact,
  frobeniusSquared,
  inner,
  Matrix,
  measurementGram,
  OUTWARD,
  type Quantity,
  restrictedQuotient,
  ripConstant,
  sum,
  svd,
  symmetricEigen,
} from "../../src/numerics/index.js";

/** Measurements (d_L×d_0), a rank r, X of at most that rank, and δ_r where it is known by construction. */
interface Instance {
  readonly measurements: readonly Matrix[];
  readonly rank: number;
  readonly x: Matrix;
  readonly known: Quantity | null;
}

const specs = layout({
  sizes: { rows: [1, 4], cols: [1, 4], n: [1, 8], rank: ({ sizes }) => [1, Math.min(sizes["rows"]!, sizes["cols"]!)] },
  lists: {
    A: {
      shapes: ({ sizes: { rows, cols, n } }) => Array.from({ length: n }, () => [rows, cols] as const),
      laws: [...RIP_LAW_NAMES, ...RIP_LAW_NAMES, "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    U: { shapes: ({ sizes: { rows, rank } }) => [[rows, rank]], laws: MIXED_LAWS },
    V: { shapes: ({ sizes: { cols, rank } }) => [[rank, cols]], laws: MIXED_LAWS },
  },
});

/** The matrix X° of rank at most r that is extremal for the families: a product of stored factors, so of that rank. */
function extremal(measurements: readonly Matrix[], rank: number): Matrix {
  const { rows, cols } = measurements[0]!;
  const { values, vectors } = symmetricEigen(measurementGram(measurements));
  const farthest = values.reduce((best, x, k) => (Math.abs(x - 1) > Math.abs(values[best]! - 1) ? k : best), 0);
  const entries = Float64Array.from({ length: rows * cols }, (_, i) => vectors.at(i, farthest));
  const { u, values: sigma, v } = svd(new Matrix(rows, cols, entries));
  const cut = diagonal(sigma.slice(0, rank), sigma.length, sigma.length);
  return chain([stored(u), cut, stored(v).T]);
}

/** The entries as exact numbers: X° is what is stored, not the singular vectors it came from. */
function stored(a: Matrix): Matrix {
  return new Matrix(a.rows, a.cols, a.data);
}

function relations({ measurements, rank, x, known }: Instance): Relation[] {
  const computed = ripConstant(measurements, rank);
  // Without a known constant, the upper end of the enclosure: (9) holds with any δ ≥ δ_r.
  const delta = known ?? exact((computed.value + computed.error) * OUTWARD);
  const size = frobeniusSquared(x);
  const energy = sum(measurements.map((a) => inner(a, x).squared())).over(measurements.length);
  const inequality = [
    atMost("(1−δ_r)‖X‖_F² ≤ (1/n)Σ⟨A_i,X⟩²", exact(1).minus(delta).times(size), energy),
    atMost("(1/n)Σ⟨A_i,X⟩² ≤ (1+δ_r)‖X‖_F²", energy, delta.plus(1).times(size)),
  ];
  if (known === null) return inequality;
  const reached = absolute(restrictedQuotient(measurements, extremal(measurements, rank)).minus(1));
  return [
    ...inequality,
    equal("1+δ_r as computed = 1+δ_r as constructed", computed.plus(1), known.plus(1)),
    equal("1 + |(1/n)Σ⟨A_i,X°⟩²/‖X°‖_F² − 1| = 1+δ_r", reached.plus(1), known.plus(1)),
  ];
}

const { explicit } = specs;

const UNIT = { law: "unit", seed: 1 };

export default defineClaim<Instance>({
  id: "gatmiry2023/definition-3",
  title: "The RIP constant known by construction is the one computed, bounds (9) and is reached",
  kinds: ["identity", "bound", "attained"],
  locus: "Definition 3, (9)",
  reading:
    "δ_r is the smallest δ for which (9) holds at the rank r; δ may exceed 1, where the left side of (9) is void. " +
    "The 1 added to both sides of an identity keeps it decidable for δ_r = 0.",
  specs,
  materialize: (spec) => {
    const { lists, sizes, built } = specs.raw(spec);
    return {
      measurements: lists.A,
      rank: sizes.rank,
      x: lists.U[0]!.times(lists.V[0]!),
      known: built.A.rip?.(sizes.rank) ?? null,
    };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`(1 - \delta)\|X\|_F^2 \le \frac{1}{n} \sum_{i=1}^n \langle A_i, X \rangle^2 \le (1 + \delta)\|X\|_F^2 \quad \text{for } \operatorname{rank} X \le r`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "orthonormal measurements: δ_r = 0, every X",
      form: "printed",
      relations: [
        "(1−δ_r)‖X‖_F² ≤ (1/n)Σ⟨A_i,X⟩²",
        "(1/n)Σ⟨A_i,X⟩² ≤ (1+δ_r)‖X‖_F²",
        "1+δ_r as computed = 1+δ_r as constructed",
        "1 + |(1/n)Σ⟨A_i,X°⟩²/‖X°‖_F² − 1| = 1+δ_r",
      ],
      specs: [1, 2].map((rank) =>
        explicit({
          sizes: { rows: 2, cols: 3, n: 8, rank },
          lists: { A: { law: "hadamard", seed: 0 }, U: { law: "identity", seed: 0 }, V: { law: "identity", seed: 0 } },
        }),
      ),
    },
    {
      name: "one unseen direction and scaled bases",
      form: "printed",
      relations: ["1+δ_r as computed = 1+δ_r as constructed", "1 + |(1/n)Σ⟨A_i,X°⟩²/‖X°‖_F² − 1| = 1+δ_r"],
      specs: RIP_LAW_NAMES.flatMap((law) =>
        [1, 2, 3].map((rank) =>
          explicit({ sizes: { rows: 3, cols: 4, n: 1, rank }, lists: { A: { law, seed: rank }, U: UNIT, V: UNIT } }),
        ),
      ),
    },
  ],
  degenerateCases: [
    {
      name: "numbers",
      spec: explicit({ sizes: { rows: 1, cols: 1, n: 1, rank: 1 }, lists: { A: [[[2]]], U: [[[1]]], V: [[[1]]] } }),
    },
    {
      name: "zero measurement: δ = 1",
      spec: explicit({
        sizes: { rows: 1, cols: 2, n: 1, rank: 1 },
        lists: { A: [[[0, 0]]], U: [[[1]]], V: [[[1, 1]]] },
      }),
    },
    {
      name: "X = 0",
      spec: explicit({
        sizes: { rows: 2, cols: 2, n: 3, rank: 2 },
        lists: { A: { law: "unseenIdentity", seed: 0 }, U: { law: "zero", seed: 0 }, V: { law: "zero", seed: 0 } },
      }),
    },
    {
      name: "unseen identity, full rank: δ = 1 and the left side of (9) is zero",
      spec: explicit({
        sizes: { rows: 2, cols: 2, n: 3, rank: 2 },
        lists: {
          A: { law: "unseenIdentity", seed: 0 },
          U: { law: "identity", seed: 0 },
          V: { law: "identity", seed: 0 },
        },
      }),
    },
  ],
});
