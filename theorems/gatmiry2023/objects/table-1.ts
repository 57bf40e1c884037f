import { LAYER_LAWS, MIXED_LAWS, RIP_LAW_NAMES, statedDelta } from "../../../generators/index.js";
import { instances, layerShapes } from "../../../generators/specs/index.js";
import { endToEnd, exact, hessianTrace, type Matrix, type Quantity } from "../../../src/numerics/index.js";
import {
  depthTwoMinimizer,
  inducedR,
  inducedRegularizerDepthTwo,
  inducedRegularizerSingle,
  minimumRNetwork,
  singleMeasurementMinimizer,
} from "../../../src/numerics/minima/index.js";
import { rankOneDelta } from "../shared/rank-one-delta.js";
import { reachedBy } from "../shared/reached.js";

/** The rows of the table. */
export type Row = "1" | "2" | "3";

type Layers = { readonly row: string; readonly widths: readonly number[] };

/** The chain, cut to two layers in row 2. */
const cut = ({ row, widths }: Layers) => (row === "2" ? [widths[0]!, widths[1]!, widths.at(-1)!] : widths);

/** A row of the table, with what it speaks of. */
export const drawn = instances({
  file: {
    called: { RIP: "A" },
    own: ({ L, counts }) => ({ row: L === 2 ? "2" : counts["A"] === 1 ? "3" : "1", n: 1, family: 1 }),
  },
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  choices: { row: ["1", "2", "3"] },
  sizes: { n: [1, 3], family: [1, 16] },
  matrices: {
    RIP: {
      each: ["dL", "d0"],
      count: ({ row, family }) => (row === "1" ? family : 0),
      laws: ["hadamard", "hadamard", ...RIP_LAW_NAMES],
      countedBy: "family",
    },
    A: { each: ["dL", "d0"], count: ({ row, n }) => ({ 1: 0, 2: n, 3: 1 })[row as Row], laws: MIXED_LAWS },
    M: ["dL", "d0"],
    W: { shapes: (layers) => layerShapes({ widths: cut(layers) }), laws: LAYER_LAWS },
  },
});

/** The entry of each row for F(M)/L, and the minimizer of the proof behind it. */
interface Entry {
  readonly name: string;
  readonly value: (measurements: readonly Matrix[], m: Matrix, L: number) => Quantity;
  readonly minimizer: (measurements: readonly Matrix[], m: Matrix, widths: readonly number[]) => Matrix[];
}

/** The table, row by row. */
export const TABLE: Readonly<Record<Row, Entry>> = {
  1: {
    name: "(d₀d_L)^{1/L}‖M‖_*^{2−2/L}",
    value: (_, m, L) => inducedR(m, L).over(L),
    minimizer: (_, m, widths) => minimumRNetwork(m, widths),
  },
  2: {
    name: "‖(ΣAAᵀ/n)^{1/2}M(ΣAᵀA/n)^{1/2}‖_*",
    value: (measurements, m) => inducedRegularizerDepthTwo(measurements, m).over(4),
    minimizer: (measurements, m, widths) => depthTwoMinimizer(measurements, m, widths[1]!),
  },
  3: {
    name: "‖(AᵀM)^{L−1}Aᵀ‖^{2/L}",
    value: ([a], m, L) => inducedRegularizerSingle(a!, m, L).over(2 * L),
    minimizer: ([a], m, widths) => singleMeasurementMinimizer(a!, m, widths.length - 1),
  },
};

/** One row on one instance: tr ∇²ℒ/L and the printed right side, at any W and at the minimizer for M, null for none. */
export const rows = drawn.map((instance, spec) => {
  const { RIP, A, M, W, built } = instance;
  const row = instance.row as Row;
  const { name, value, minimizer } = TABLE[row];
  const measurements = row === "1" ? RIP : A;
  const L = W.length;
  const sides = (trace: Quantity, m: Matrix) => ({ trace: trace.over(L), printed: value(measurements, m, L) });
  const best = reachedBy(() => minimizer(measurements, M, cut(instance)), measurements, M);
  // Zero in rows 2 and 3, which speak of no δ.
  const delta = row === "1" ? statedDelta(spec, rankOneDelta(built.RIP)) : exact(0);
  return {
    ...{ row, name, measurements, delta, isExact: delta.value === 0 && delta.error === 0 },
    anywhere: sides(hessianTrace(W, measurements), endToEnd(W)),
    reached: best && sides(best.trace, M),
  };
});

/** A row on one instance. */
export type RowOf = ReturnType<typeof rows.materialize>;
