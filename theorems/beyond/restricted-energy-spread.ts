/**
 * Beyond Lemma 5 of gatmiry2023 (§5.3).
 *
 * The source prints $2\delta\|M\|_*^2$ on the right, under $(2,\delta)$-RIP. Here, for every M,
 * $$\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le \delta\left(\|M\|_*^2-\|M\|_F^2+\max(0,
 *   2\|M\|_2^2-\|M\|_F^2)\right) \le \delta\|M\|_*^2,$$
 * an equality for every positive semidefinite M with $2\|M\|_2^2\le\|M\|_F^2$ and measurements with
 * $\frac1n\sum_i\langle A_i,X\rangle^2 = (1-\delta)\|X\|_F^2+\delta(\mathrm{tr}X)^2$: the constant 1 of $\|M\|_*^2$ is
 * $1-1/k$ for k equal singular values, k ≥ 2, and no less.
 *
 * The proof is in `proofs`, step by step.
 */
import { isometric, isometryAssumption, STATED_DELTAS, statedDelta } from "../../generators/hypotheses/index.js";
import { MIXED_LAWS, RIP_LAW_NAMES } from "../../generators/laws/index.js";
import { instances, law } from "../../generators/specs/index.js";
import { allAtMost, atMost, claim, type Comparison, holds } from "../../src/claim/index.js";
import { absolute, maximum, provided, type Quantity, sum } from "../../src/numerics/arithmetic/index.js";
import { frobeniusSquared, inner } from "../../src/numerics/matrices/index.js";
import { eachSingularValue, nuclearNorm, spectralNorm } from "../../src/numerics/spectra/index.js";
import { proof } from "./proofs/restricted-energy-spread.js";
import { seenTrace } from "./shared/seen-trace.js";

const parts = instances({
  file: { own: { family: "listed", share: 1 } },
  choices: { family: ["trace", "listed"] },
  reals: { share: [1, 1 / 2, 1 / 4, 1 / 16] },
  sizes: { rows: [1, 4], cols: [1, 4], n: [1, 8] },
  matrices: {
    A: {
      each: ["rows", "cols"],
      count: "n",
      laws: [...RIP_LAW_NAMES, "direction", "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    M: { shape: ["rows", "cols"], laws: [...MIXED_LAWS, "identity", "diagonal"] },
  },
});

// M, and measurements with a δ of (2, δ)-RIP.
const drawn = parts.map(({ rows, cols, family, share, M, built }, spec) => {
  const { measurements, delta } = family === "trace" ? seenTrace(rows, cols, share) : isometric(built.A, 2);
  return { M, measurements, delta: statedDelta(spec, delta) };
});

/** The condition of Gale at the sets S, T that come nearest to breaking it, where σ_1² ≤ Σ_{k>1} σ_k². */
function flow(sigma: readonly Quantity[]): Comparison | null {
  const squares = sigma.map((x) => x.squared());
  const spread = sum(squares.slice(1)).minus(squares[0]!);
  if (!(spread.value > spread.error)) return null;
  const sets = Array.from({ length: 1 << sigma.length }, (_, bits) => sigma.map((_x, k) => ((bits >> k) & 1) === 1));
  const sides = (s: readonly boolean[], t: readonly boolean[]) => {
    const capacities = sigma.flatMap((x, k) =>
      s[k] ? sigma.filter((_, l) => l !== k && !t[l]).map((y) => x.times(y)) : [],
    );
    const supply = sum(squares.filter((_, k) => s[k]));
    return [provided(supply, spread), sum([...squares.filter((_, k) => t[k]), ...capacities])] as const;
  };
  const pairs = sets.flatMap((t) => sets.map((s) => sides(s, t)));
  return allAtMost(pairs.filter(([supply]) => supply.value > 0));
}

const ENERGY = "|B(M)| ≤ δ(‖M‖_*² − ‖M‖_F² + max(0, 2‖M‖₂² − ‖M‖_F²))";

export default claim(drawn, {
  id: "beyond/restricted-energy-spread",
  title: "The measured energy of a matrix without a dominant singular value is off by δ(‖M‖_*² − ‖M‖_F²) at most",
  kinds: ["bound"],
  locus: "beyond gatmiry2023/lemma-5",
  reading: `Printed there: 2δ‖M‖_*². Here: δ(‖M‖_*² − ‖M‖_F²) where 2‖M‖₂² ≤ ‖M‖_F², reached by every such M ⪰ 0, and
    in general with the excess 2‖M‖₂² − ‖M‖_F² added. B(M) is what stands between the bars. Proven step by step.`,
  proof,
  assumptions: [isometryAssumption(2, drawn.loosened({ reals: { delta: STATED_DELTAS } }))],
  printed: holds`\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le
      \delta\left(\|M\|_*^2-\|M\|_F^2+\max(0, 2\|M\|_2^2-\|M\|_F^2)\right)`(({ M, measurements, delta }) => {
    const energy = sum(measurements.map((a) => inner(a, M).squared())).over(measurements.length);
    const size = frobeniusSquared(M);
    const whole = nuclearNorm(M).squared();
    const excess = maximum([0, spectralNorm(M).squared().times(2).minus(size)]);
    const spread = whole.minus(size).plus(excess);
    return {
      [ENERGY]: atMost(absolute(energy.minus(size)), delta.times(spread)),
      "‖M‖_*² − ‖M‖_F² + max(0, 2‖M‖₂² − ‖M‖_F²) ≤ ‖M‖_*²": atMost(spread, whole),
      "Σ_Sσ² ≤ Σ_Tσ² + Σ_{k∈S,l∉T,l≠k}σₖσₗ, the worst S, T": flow(eachSingularValue(M)),
    };
  }),
  equality: {
    "the trace seen alone, M positive semidefinite": {
      of: [ENERGY],
      at: [
        parts.at({ rows: 2, cols: 2, n: 1, A: law("zero"), M: law("identity") }),
        parts.at({ share: 1 / 4, n: 1, A: law("zero"), M: "2 1 0; 1 2 0; 0 0 3" }),
        parts.at({ share: 1 / 2, rows: 4, cols: 3, n: 1, A: law("zero"), M: law("identity") }),
      ],
    },
    "rank one, and δ reached there": [parts.at({ family: "listed", A: [2], M: 1 })],
  },
  degenerate: {
    zero: parts.at({ family: "listed", A: [0], M: 0 }),
    "σ₁² = σ₂² + σ₃²: the two cases of the proof meet": parts.at({ n: 1, A: law("zero"), M: "5 0 0; 0 4 0; 0 0 3" }),
  },
  budget: { share: 0.5, atLeast: 60 },
  situations: {
    "3 × 3 or more": ({ M }) => Math.min(M.rows, M.cols) >= 3,
    "not square": ({ M }) => M.rows !== M.cols,
    "the trace seen more": (_, { choices }) => choices["family"] === "trace",
    "fewer measurements than entries": ({ M, measurements }) => measurements.length < M.rows * M.cols,
  },
});
