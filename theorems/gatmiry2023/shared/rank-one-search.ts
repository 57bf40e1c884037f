import type { Matrix } from "../../../src/numerics/index.js";

/** Turns of the search, and power iterations in each. */
const [TURNS, ITERATIONS] = [6, 8];

/** (1/n)Σ⟨A_i, xyᵀ⟩² with unit x and y as one after the other is made an eigenvector: a lower bound of its maximum. */
export function largestRankOneQuotient(measurements: readonly Matrix[]): number {
  const { rows, cols } = measurements[0]!;
  let y = new Float64Array(cols).fill(1 / Math.sqrt(cols));
  let quotient = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    const x = leading(measurements.map(({ data }) => times(data, rows, cols, y)));
    ({ vector: y, value: quotient } = leading(measurements.map(({ data }) => timesBefore(data, rows, cols, x.vector))));
  }
  return quotient;
}

/** Ay. */
function times(a: Float64Array, rows: number, cols: number, y: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let total = 0;
    for (let j = 0; j < cols; j++) total += a[i * cols + j]! * y[j]!;
    return total;
  });
}

/** xᵀA. */
function timesBefore(a: Float64Array, rows: number, cols: number, x: Float64Array): Float64Array {
  const out = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out[j]! += a[i * cols + j]! * x[i]!;
  return out;
}

/** A unit vector v with a large (1/n)Σ⟨u_i, v⟩², by power iteration on (1/n)Σu_iu_iᵀ. */
function leading(vectors: readonly Float64Array[]): {
  readonly vector: Float64Array<ArrayBuffer>;
  readonly value: number;
} {
  const size = vectors[0]!.length;
  const gram = new Float64Array(size * size);
  for (const u of vectors) {
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) gram[i * size + j]! += (u[i]! * u[j]!) / vectors.length;
  }
  let vector = new Float64Array(size).fill(1 / Math.sqrt(size));
  let value = 0;
  for (let k = 0; k < ITERATIONS; k++) {
    const next = times(gram, size, size, vector);
    // The quotient of the vector itself, which is unit.
    value = next.reduce((total, x, i) => total + x * vector[i]!, 0);
    const norm = Math.sqrt(next.reduce((total, x) => total + x * x, 0));
    if (norm === 0) break;
    vector = next.map((x) => x / norm);
  }
  return { vector, value };
}
