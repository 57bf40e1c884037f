/**
 * Theorem 3 (§1.1). As printed: "For $n \geq \Omega(r(d_0 + d_L))$, with probability at least $1 - \exp(-\Omega(d_0 +
 * d_L))$ over the randomly sampled $\{A_i\}_{i=1}^n$ from multivariate Gaussian distribution $\mathcal{G}$, for any
 * minimum trace of Hessian interpolating solution $\mathbf{W}^* \in \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0}
 * \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]$, the population loss $\bar{\mathcal{L}}(\mathbf{W}^*)$ satisfies that
 * $\bar{\mathcal{L}}(\mathbf{W}^*) = \|E(\mathbf{W}^*) - M^*\|_F^2 \le O\left(\frac{d_0+d_L}{n}\|M^*\|_*^2\log^3
 * n\right).$"
 *
 * Measured: $C = \|E(\mathbf{W}^*) - M^*\|_F^2 \cdot n/((d_0+d_L)\|M^*\|_*^2)$, at n and 2n measurements of one sequence. For
 * M* of rank one or two and n at twice r(d_0 + d_L) recovery is exact but for rounding, and says nothing of a rate. So n
 * goes from d_0 + d_L on and 2n stays below d_0d_L, and M* has every rank.
 */
import { instances, law } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import {
  distance,
  exp,
  inner,
  log,
  type Matrix,
  minimumTraceEndToEnd,
  nuclearNorm,
  pow,
} from "../../src/numerics/index.js";
import { failures } from "../../src/statistics/index.js";
import { pairedRate } from "./shared/paired-rate.js";

const drawn = instances({
  sizes: {
    outputs: [4, 6],
    inputs: [5, 6],
    rank: ({ outputs, inputs }) => [1, Math.min(outputs, inputs)],
    n: ({ outputs, inputs }) => [outputs + inputs, Math.max(outputs + inputs, Math.floor((outputs * inputs - 1) / 2))],
  },
  matrices: {
    A: { each: ["outputs", "inputs"], count: ({ n }) => 2 * n, laws: ["gaussian"], quantified: "almost surely" },
    U: { shape: ["outputs", "rank"], laws: ["gaussian"] },
    V: { shape: ["rank", "inputs"], laws: ["gaussian"] },
  },
});

const COLUMNS = ["loss at n", "its error", "loss at 2n", "error at 2n", "n", "d₀+d_L"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** Two gaps of the convex problem, relative to the least trace; by how far the solutions differ is the error of the finer. */
const [COARSE, FINE] = [2 ** -16, 2 ** -30];

/** L̄(W*)/‖M*‖_*² with its error, and as many measurements. */
function lossOf(measurements: readonly Matrix[], truth: Matrix, nuclear: number) {
  const problem = { measurements, labels: measurements.map((a) => inner(a, truth)) };
  const solved = (relativeGap: number) => minimumTraceEndToEnd(problem, { relativeGap }).minimizer;
  const [coarse, fine] = [solved(COARSE), solved(FINE)];
  const away = distance(fine, truth).value / nuclear;
  const error = (distance(fine, coarse).value + fine.radius + truth.radius) / nuclear;
  return { loss: away * away, error: error * (2 * away + error) };
}

/** Nothing for M* = 0, nor where 2n measurements leave one matrix alone. */
const measured = drawn.map(({ A, U, V, outputs, inputs, n }): Row | null => {
  const truth = U.times(V);
  const nuclear = nuclearNorm(truth).value;
  if (nuclear === 0 || 2 * n >= outputs * inputs) return null;
  const [few, many] = [lossOf(A.slice(0, n), truth, nuclear), lossOf(A, truth, nuclear)];
  return {
    ...{ "loss at n": few.loss, "its error": few.error, "loss at 2n": many.loss, "error at 2n": many.error },
    ...{ n, "d₀+d_L": outputs + inputs },
  };
});

/** C at n, and at 2n. */
function constants(row: Row): readonly [number, number] {
  return [(row["loss at n"] * row.n) / row["d₀+d_L"], (row["loss at 2n"] * 2 * row.n) / row["d₀+d_L"]];
}

/** Whether both losses are above their errors. */
function isMeasured(row: Row): boolean {
  return row["loss at n"] > row["its error"] && row["loss at 2n"] > row["error at 2n"];
}

/** The constant of O(·) and that of Ω(·) in the probability, which the source leaves open. */
const [LARGEST, RATE] = [1 / 8, 1 / 4];

export default claim(measured, {
  id: "gatmiry2023/theorem-3",
  title: "The population loss of trace minimizers under Gaussian measurements",
  kinds: ["rate"],
  locus: "Theorem 3",
  reading: `The statement does not say what r is. Its proof needs Corollary 1 alone, which asks for n ≥ Ω(d₀ + d_L), so n
    begins at d₀ + d_L for M* of every rank; for n ≥ d₀d_L the loss is zero whatever the bound. Depth two only, where the
    end-to-end matrices of the trace minimizers solve a convex problem (Theorem 5): the matrix found has a trace within a
    certified gap of the least one, and a loss is counted where it is above the change that a much wider gap makes. The open constants: with log³n granted the constant must not grow with n; and, for the stated probability, the
    loss exceeds (d₀+d_L)/(8n)·‖M*‖_*²log³n with probability at most e^{−(d₀+d_L)/4}.`,
  printed: consistent`n \ge \Omega(r(d_0+d_L)) \implies \Pr\left[\forall\, \mathbf{W}^*:\
      \bar{\mathcal{L}}(\mathbf{W}^*) = \|E(\mathbf{W}^*) - M^*\|_F^2
      \le O\left(\frac{d_0 + d_L}{n} \|M^*\|_*^2 \log^3 n\right)\right] \ge 1 - e^{-\Omega(d_0+d_L)}`({
    needs: 120,
    columns: COLUMNS,
    observe: (row) => row,
    parts: [
      pairedRate<Row>({
        name: "L̄·n/((d₀+d_L)‖M*‖_*²) from n to 2n",
        of: (row) => {
          if (!isMeasured(row)) return null;
          const [few, many] = constants(row);
          return [
            { size: row.n, ratio: few },
            { size: 2 * row.n, ratio: many },
          ];
        },
        granted: (n) => pow(log(n), 3),
      }),
      failures<Row>({
        name: "L̄ > (d₀+d_L)/(8n)·‖M*‖_*²log³n",
        of: (row) => ({
          failed: constants(row)[0] > LARGEST * pow(log(row.n), 3),
          stated: exp(-RATE * row["d₀+d_L"]),
        }),
      }),
    ],
    told: (rows) => {
      const largest = rows.reduce((most, row) => Math.max(most, ...constants(row)), 0);
      return `both losses are above their errors in ${rows.filter(isMeasured).length} of ${rows.length} cases; largest constant without log³n ${largest.toPrecision(3)}`;
    },
  }),
  equality: "a rate with an unnamed constant is attained by no single instance",
  degenerate: {
    "one column": drawn.at({ n: 3, A: law("gaussian", 1), U: "1; 2", V: 1 }),
    "M* = 0": drawn.at({ n: 3, A: law("gaussian", 2), U: "0; 0", V: "0 0" }),
  },
  situations: {
    "two directions unseen or more at 2n": (_, { sizes: { outputs, inputs, n } }) => outputs! * inputs! - 2 * n! >= 2,
    "1 < rank M* < min(d_0, d_L)": (_, { sizes: { outputs, inputs, rank } }) =>
      rank! > 1 && rank! < Math.min(outputs!, inputs!),
    "M* of rank one": (_, { sizes }) => sizes["rank"] === 1,
    "d_0 ≠ d_L": (_, { sizes }) => sizes["outputs"] !== sizes["inputs"],
  },
  budget: { share: 0.12, atLeast: 120 },
});
