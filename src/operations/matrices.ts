import * as numerics from "../numerics/index.js";
import * as rigor from "../rigor/index.js";
import type { Table } from "./entry.js";
import { rearranged } from "./helpers/matrices.js";
import { called, list, literal, whole } from "./words.js";

/** Operations on matrices entry by entry: sums, products, norms, places. */
export const matrices = {
  addScaled: {
    result: "matrix",
    floating: (a, b, t) => a.plus(b, t),
    interval: (a, b, t, precision) => {
      const scaled = rigor.scale(b, rigor.fromNumber(t), precision);
      return rigor.addMatrices(a, scaled, precision);
    },
    field: (a, b, t, field) => rigor.addFieldMatrices(a, rigor.scaleField(b, rigor.ofDouble(t, field), field), field),
    python: plusMultiple("*"),
    julia: plusMultiple("*"),
    meaning: plusMultiple("·"),
  },
  scaled: {
    result: "matrix",
    floating: (a, t) => a.times(t),
    interval: (a, t, precision) => rigor.scale(a, rigor.fromNumber(t), precision),
    field: (a, t, field) => rigor.scaleField(a, rigor.ofDouble(t, field), field),
    python: (a, t) => `${t} * ${a}`,
    julia: (a, t) => `${t} * ${a}`,
    meaning: (a, t) => `${t}·${a}`,
  },
  scaledByQuantity: {
    result: "matrix",
    floating: (a, t) => a.times(t),
    interval: rigor.scale,
    field: (a, t, field) => rigor.scaleField(a, rigor.plainValue(t, "a multiple"), field),
    python: (a, t) => `${t} * ${a}`,
    julia: (a, t) => `${t} * ${a}`,
    meaning: (a, t) => `${t}·${a}`,
  },
  linearCombination: {
    result: "matrix",
    floating: numerics.linearCombination,
    interval: rigor.linearCombination,
    field: (terms, coefficients, field) => {
      const factors = coefficients.map((c) => rigor.plainValue(c, "a linear combination"));
      return rigor.fieldCombination(terms, factors, field);
    },
    python: (terms, coefficients) => `sum(c * x for c, x in zip(${list(coefficients)}, ${list(terms)}))`,
    julia: (terms, coefficients) => `sum(${list(coefficients)} .* ${list(terms)})`,
    meaning: (terms, coefficients) => `the sum of ${terms.join(", ")}, weighted by ${coefficients.join(", ")}`,
  },
  transpose: {
    result: "matrix",
    floating: (a) => a.T,
    interval: rigor.transpose,
    field: rigor.transposeField,
    python: (a) => `${a}.T`,
    julia: (a) => `permutedims(${a})`,
    meaning: (a) => `${a}ᵀ`,
  },
  multiplyMatrices: {
    result: "matrix",
    floating: (a, b) => a.times(b),
    interval: rigor.product,
    field: rigor.fieldProduct,
    python: (a, b) => `${a} @ ${b}`,
    julia: (a, b) => `${a} * ${b}`,
    meaning: (a, b) => `the matrix product of ${a} and ${b}`,
  },
  kronecker: {
    result: "matrix",
    floating: numerics.kronecker,
    interval: rigor.kronecker,
    field: rigor.fieldKronecker,
    python: (a, b) => `np.kron(${a}, ${b})`,
    julia: (a, b) => `kron(${a}, ${b})`,
    meaning: (a, b) => `${a} ⊗ ${b}`,
  },
  gramOfRows: {
    result: "matrix",
    floating: (a) => a.gramOfRows(),
    interval: (a, precision) => rigor.product(a, rigor.transpose(a), precision),
    field: (a, field) => rigor.fieldProduct(a, rigor.transposeField(a), field),
    python: (a) => `${a} @ ${a}.T`,
    julia: (a) => `${a} * ${a}'`,
    meaning: (a) => `${a}${a}ᵀ`,
  },
  frobeniusNorm: {
    result: "quantity",
    floating: numerics.frobeniusNorm,
    interval: rigor.frobeniusNorm,
    field: (a, field) => rigor.rootOf(rigor.fieldInner(a, a, field), 2),
    python: (a) => `np.linalg.norm(${a})`,
    julia: (a) => `norm(${a})`,
    meaning: (a) => `‖${a}‖_F`,
  },
  frobeniusSquared: {
    result: "quantity",
    floating: numerics.frobeniusSquared,
    interval: rigor.frobeniusSquared,
    field: (a, field) => rigor.plain(rigor.fieldInner(a, a, field), true),
    python: (a) => `np.sum(${a} * ${a})`,
    julia: (a) => `sum(abs2, ${a})`,
    meaning: (a) => `‖${a}‖_F²`,
  },
  inner: {
    result: "quantity",
    floating: numerics.inner,
    interval: rigor.inner,
    field: (a, b, field) => rigor.plain(rigor.fieldInner(a, b, field)),
    python: (a, b) => `np.sum(${a} * ${b})`,
    julia: (a, b) => `dot(${a}, ${b})`,
    meaning: (a, b) => `⟨${a}, ${b}⟩`,
  },
  distance: {
    result: "quantity",
    floating: numerics.distance,
    interval: (a, b, precision) => rigor.frobeniusNorm(rigor.subtractMatrices(a, b, precision), precision),
    field: (a, b, field) => {
      const apart = rigor.subtractFieldMatrices(a, b, field);
      return rigor.rootOf(rigor.fieldInner(apart, apart, field), 2);
    },
    python: (a, b) => `np.linalg.norm(${a} - ${b})`,
    julia: (a, b) => `norm(${a} - ${b})`,
    meaning: (a, b) => `‖${a} − ${b}‖_F`,
  },
  trace: {
    result: "quantity",
    floating: numerics.trace,
    interval: {
      // That of the Hessian comes from its definition, without the N × N matrix.
      of: {
        explicitHessian: (weights, { measurements }, precision) => rigor.hessianTrace(weights, measurements, precision),
      },
      otherwise: rigor.trace,
    },
    field: (a, field) => rigor.plain(rigor.fieldTrace(a, field)),
    python: (a) => `np.trace(${a})`,
    julia: (a) => `sum(diag(${a}))`,
    meaning: (a) => `tr ${a}`,
  },
  rearranged: {
    result: "matrix",
    floating: numerics.rearranged,
    interval: (sources, origin, _precision, { rows, cols }) =>
      rigor.build(rows, cols, (row, col) => {
        const from = origin(row, col);
        return from === null ? rigor.fromNumber(0) : sources[from[0]]!.at(from[1], from[2]);
      }),
    field: (sources, origin, field, { rows, cols }) =>
      rigor.buildField(rows, cols, (row, col) => {
        const from = origin(row, col);
        return from === null ? field.zero : rigor.entryOf(sources[from[0]]!, from[1], from[2]);
      }),
    ...called(rearranged),
    meaning: (sources) => `entries of ${sources.join(", ")} in other places`,
  },
  matrixEntry: {
    result: "quantity",
    floating: numerics.matrixEntry,
    interval: (a, row, col) => a.at(row, col),
    field: (a, row, col) => rigor.plain(rigor.entryOf(a, row, col)),
    python: (a, row, col) => `${a}[${whole(row)}, ${whole(col)}]`,
    julia: (a, row, col) => `${a}[${whole(row)} + 1, ${whole(col)} + 1]`,
    meaning: (a, row, col) => `the entry (${whole(row)}, ${whole(col)}) of ${a}, counted from 0`,
  },
  quantityMatrix: {
    result: "matrix",
    floating: (entries, rows, cols) => numerics.quantityMatrix(rows, cols, (i, k) => entries[i * cols + k]!),
    interval: (entries, rows, cols) => rigor.build(rows, cols, (i, k) => entries[i * cols + k]!),
    field: (entries, rows, cols) =>
      rigor.buildField(rows, cols, (i, k) => rigor.plainValue(entries[i * cols + k]!, "an entry")),
    python: (entries, rows, cols) => `np.array(${list(entries)}).reshape(${whole(rows)}, ${whole(cols)})`,
    julia: (entries, rows, cols) => `permutedims(reshape(Float64${list(entries)}, ${whole(cols)}, ${whole(rows)}))`,
    meaning: (entries, rows, cols) => `the ${whole(rows)}×${whole(cols)} matrix of ${entries.join(", ")}, row by row`,
  },
} satisfies Partial<Table>;

/** X + tY without a multiplication by ±1. */
function plusMultiple(times: string): (a: string, b: string, t: string) => string {
  return (a, b, t) => {
    if (t === literal(1)) return `${a} + ${b}`;
    return t === literal(-1) ? `${a} - ${b}` : `${a} + ${t} ${times} ${b}`;
  };
}
