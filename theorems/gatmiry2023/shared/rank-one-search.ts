import type { Matrix } from "../../../src/numerics/index.js";

/** Turns of the search, and power iterations in each. */
const [TURNS, ITERATIONS] = [6, 8];

/** (1/n)Σ⟨A_i, xyᵀ⟩² with unit x and y as one after the other is made an eigenvector: a lower bound of its maximum. */
export function largestRankOneQuotient(measurements: readonly Matrix[]): number {
  const { rows, cols } = measurements[0]!;
  const left = new Leading(measurements.length, rows);
  const right = new Leading(measurements.length, cols);
  right.vector.fill(1 / Math.sqrt(cols));
  let quotient = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    measurements.forEach(({ data }, k) => times(data, rows, cols, right.vector, left.vectors[k]!));
    left.find();
    measurements.forEach(({ data }, k) => timesBefore(data, rows, cols, left.vector, right.vectors[k]!));
    quotient = right.find();
  }
  return quotient;
}

/** out = Ay. */
function times(a: Float64Array, rows: number, cols: number, y: Float64Array, out: Float64Array): void {
  for (let i = 0, at = 0; i < rows; i++) {
    let total = 0;
    for (let j = 0; j < cols; j++, at++) total += a[at]! * y[j]!;
    out[i] = total;
  }
}

/** out = xᵀA. */
function timesBefore(a: Float64Array, rows: number, cols: number, x: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (let i = 0, at = 0; i < rows; i++) {
    const factor = x[i]!;
    for (let j = 0; j < cols; j++, at++) out[j]! += a[at]! * factor;
  }
}

/** A unit vector v with a large (1/n)Σ⟨u_i, v⟩², by power iteration on (1/n)Σu_iu_iᵀ, in memory that is made once. */
class Leading {
  /** u_1, …, u_n. */
  readonly vectors: readonly Float64Array[];
  readonly vector: Float64Array;
  private readonly next: Float64Array;
  private readonly gram: Float64Array;

  constructor(
    private readonly count: number,
    private readonly size: number,
  ) {
    this.vectors = Array.from({ length: count }, () => new Float64Array(size));
    this.vector = new Float64Array(size);
    this.next = new Float64Array(size);
    this.gram = new Float64Array(size * size);
  }

  /** Makes `vector` leading. @returns the mean of squares, of the last vector but one */
  find(): number {
    const { vector, next, gram, size } = this;
    this.average();
    vector.fill(1 / Math.sqrt(size));
    let value = 0;
    for (let k = 0; k < ITERATIONS; k++) {
      times(gram, size, size, vector, next);
      // The quotient of the vector itself, which is unit.
      value = 0;
      let squares = 0;
      for (let i = 0; i < size; i++) {
        value += next[i]! * vector[i]!;
        squares += next[i]! * next[i]!;
      }
      const norm = Math.sqrt(squares);
      if (norm === 0) break;
      for (let i = 0; i < size; i++) vector[i] = next[i]! / norm;
    }
    return value;
  }

  /** gram = (1/n)Σu_iu_iᵀ. */
  private average(): void {
    const { vectors, gram, size, count } = this;
    gram.fill(0);
    for (const u of vectors) {
      for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) gram[i * size + j]! += (u[i]! * u[j]!) / count;
    }
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) gram[j * size + i] = gram[i * size + j]!;
  }
}
