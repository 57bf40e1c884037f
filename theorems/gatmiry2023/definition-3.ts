/**
 * Definition 3 (§5.1).
 *
 * As printed: "A family of matrices $\{A_i\}_{i=1}^n$ satisfies the $(r, \delta)$-RIP iff for any matrix X with the
 * same dimension and rank at most r: $(1 - \delta)\|X\|_F^2 \le \frac{1}{n} \sum_{i=1}^n \langle A_i, X \rangle^2 \le
 * (1 + \delta)\|X\|_F^2$. (9)"
 *
 * What is checked of a definition is that this suite means the same by it on every route: δ_r, the smallest δ of (9),
 * is known by construction for some families of measurements, is computed for all lists by `ripConstant`, bounds
 * drawn X of rank at most r, and is reached by one, X°: the best rank-r approximation of the eigenvector of
 * G = (1/n) Σ vec(A_i)vec(A_i)ᵀ whose eigenvalue is farthest from 1. That this X° is extremal is special to the
 * families: their G is diagonal in the basis e_ie_jᵀ, or the identity plus a rank-one matrix, for which von Neumann's
 * trace inequality gives the extreme over rank r.
 */
import { instances, law, RIP_LAW_NAMES } from "../../generators/index.js";
import { asFound, atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { absolute, exact, sum, svd, symmetricEigen, upperBound } from "../../src/numerics/index.js";
import { chain, diagonal, frobeniusSquared, inner, Matrix } from "../../src/numerics/matrices/index.js";
import { measurementGram, restrictedQuotient, ripConstant } from "../../src/numerics/measurements/index.js";

const drawn = instances({
  // X = M, of any rank.
  file: { called: { U: "M" }, own: { V: law("identity") } },
  sizes: { rows: [1, 4], cols: [1, 4], n: [1, 8], rank: ({ rows, cols }) => [1, Math.min(rows, cols)] },
  matrices: {
    A: {
      each: ["rows", "cols"],
      count: "n",
      laws: [...RIP_LAW_NAMES, ...RIP_LAW_NAMES, "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    U: ["rows", "rank"],
    V: ["rank", "cols"],
  },
});

/** X°, a product of stored factors and so of rank at most r. */
function extremal(measurements: readonly Matrix[], rank: number): Matrix {
  const { rows, cols } = measurements[0]!;
  const { values, vectors } = symmetricEigen(measurementGram(measurements));
  const farthest = values.reduce((best, x, k) => (Math.abs(x - 1) > Math.abs(values[best]! - 1) ? k : best), 0);
  const entries = Float64Array.from({ length: rows * cols }, (_, i) => vectors.at(i, farthest));
  const { u, values: sigma, v } = svd(new Matrix(rows, cols, entries));
  return chain([stored(u), diagonal(sigma.slice(0, rank), sigma.length, sigma.length), stored(v).T]);
}

/** The entries as exact numbers: X° is what is stored, not the singular vectors it came from. */
function stored(a: Matrix): Matrix {
  return new Matrix(a.rows, a.cols, a.data);
}

const LOWER = "(1−δ_r)‖X‖_F² ≤ (1/n)Σ⟨A_i,X⟩²";
const UPPER = "(1/n)Σ⟨A_i,X⟩² ≤ (1+δ_r)‖X‖_F²";
const KNOWN = "1+δ_r as computed = 1+δ_r as constructed";
// The eigenvalues farthest from 1 may tie, so that X° is one of them up to rounding.
const REACHED = "1 + |(1/n)Σ⟨A_i,X°⟩²/‖X°‖_F² − 1| ≥ (1−2⁻⁴⁰)(1+δ_r)";

export default claim(drawn, {
  id: "gatmiry2023/definition-3",
  title: "The RIP constant known by construction is the one computed, bounds (9) and is reached",
  kinds: ["identity", "bound", "attained"],
  locus: "Definition 3, (9)",
  reading: `δ_r is the smallest δ for which (9) holds at the rank r; δ may exceed 1, where the left side of (9) is void. The 1
    added to both sides of an identity keeps it decidable for δ_r = 0.`,
  printed:
    holds`(1 - \delta)\|X\|_F^2 \le \frac{1}{n} \sum_{i=1}^n \langle A_i, X \rangle^2 \le (1 + \delta)\|X\|_F^2 \quad
      \text{for } \operatorname{rank} X \le r`(({ A, U, V, rank, built }) => {
      const x = U.times(V);
      const computed = ripConstant(A, rank);
      const known = built.A.rip?.(rank) ?? null;
      // Without a known constant, the upper end of the enclosure: (9) holds with any δ ≥ δ_r.
      const delta = known ?? upperBound(computed);
      const size = frobeniusSquared(x);
      const energy = sum(A.map((a) => inner(a, x).squared())).over(A.length);
      const departure = () => absolute(restrictedQuotient(A, extremal(A, rank)).minus(1));
      return {
        [LOWER]: atMost(exact(1).minus(delta).times(size), energy),
        [UPPER]: atMost(energy, delta.plus(1).times(size)),
        [KNOWN]: known && equal(computed.plus(1), known.plus(1)),
        [REACHED]: known && asFound(atLeast(departure().plus(1), known.plus(1).times(1 - 2 ** -40))),
      };
    }),
  equality: {
    "orthonormal measurements: δ_r = 0, every X": {
      of: [LOWER, UPPER, KNOWN],
      at: [1, 2].map((rank) =>
        drawn.at({ rows: 2, cols: 3, n: 8, rank, A: law("hadamard"), U: law("identity"), V: law("identity") }),
      ),
    },
    "one unseen direction and scaled bases": {
      of: [KNOWN],
      at: RIP_LAW_NAMES.flatMap((name) =>
        [1, 2, 3].map((rank) =>
          drawn.at({ rows: 3, cols: 4, n: 1, rank, A: law(name, rank), U: law("unit", 1), V: law("unit", 1) }),
        ),
      ),
    },
  },
  degenerate: {
    numbers: drawn.at({ A: [2], U: 1, V: 1 }),
    "zero measurement: δ = 1": drawn.at({ A: ["0 0"], U: 1, V: "1 1" }),
    "X = 0": drawn.at({ rows: 2, cols: 2, n: 3, rank: 2, A: law("unseenIdentity"), U: law("zero"), V: law("zero") }),
    "unseen identity, full rank: δ = 1 and the left side of (9) is zero": drawn.at({
      ...{ rows: 2, cols: 2, n: 3, rank: 2 },
      ...{ A: law("unseenIdentity"), U: law("identity"), V: law("identity") },
    }),
  },
  situations: {
    "1 < r < min(d_0, d_L)": ({ rank, rows, cols }) => rank > 1 && rank < Math.min(rows, cols),
    "r = 1 < min(d_0, d_L)": ({ rank, rows, cols }) => rank === 1 && Math.min(rows, cols) > 1,
    "n < d_0·d_L": ({ A, rows, cols }) => A.length < rows * cols,
    "d_0 ≠ d_L": ({ rows, cols }) => rows !== cols,
  },
  budget: { share: 0.5, atLeast: 300 },
});
