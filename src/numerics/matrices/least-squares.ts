/**
 * min ‖Rx − z‖_2 for R of shape rows × cols, rows ≥ cols, of full column rank, by Householder reflections; R (column after
 * column) and z are overwritten. Backward stable (Higham 2002, Theorem 20.3); no error bound is attached: for iterations
 * whose result is certified afterwards.
 */
export function solveLeastSquares(r: Float64Array, z: Float64Array, rows: number, cols: number): Float64Array {
  for (let k = 0; k < cols; k++) {
    const column = k * rows;
    let square = 0;
    for (let i = k; i < rows; i++) square += r[column + i]! * r[column + i]!;
    const pivot = r[column + k]!;
    const diagonal = pivot > 0 ? -Math.sqrt(square) : Math.sqrt(square);
    const head = pivot - diagonal;
    // With v the column below the diagonal and its head replaced, I − 2vvᵀ/vᵀv maps the column to (diagonal, 0, …).
    const half = -diagonal * head;
    r[column + k] = head;
    if (half > 0) {
      let other = column + rows;
      for (; other + rows < cols * rows; other += 2 * rows) reflectTwo(r, column, other, k, rows, half);
      if (other < cols * rows) reflect(r, column, r, other, k, rows, half);
      reflect(r, column, z, 0, k, rows, half);
    }
    r[column + k] = diagonal;
  }
  const x = z.slice(0, cols);
  for (let k = cols - 1; k >= 0; k--) {
    for (let j = k + 1; j < cols; j++) x[k]! -= r[j * rows + k]! * x[j]!;
    x[k]! /= r[k * rows + k]!;
  }
  return x;
}

/** y ← y − (vᵀy/half) v in the places from k on, v from `column` on in r and y from `other` on in `to`. */
function reflect(
  r: Float64Array,
  column: number,
  to: Float64Array,
  other: number,
  k: number,
  rows: number,
  half: number,
): void {
  let inner = 0;
  for (let i = k; i < rows; i++) inner += r[column + i]! * to[other + i]!;
  const factor = inner / half;
  for (let i = k; i < rows; i++) to[other + i]! -= factor * r[column + i]!;
}

/** The same of the column from `other` on in r and of the one after it, whose sums do not wait for each other. */
function reflectTwo(r: Float64Array, column: number, other: number, k: number, rows: number, half: number): void {
  const next = other + rows;
  let inner = 0;
  let innerNext = 0;
  for (let i = k; i < rows; i++) {
    const x = r[column + i]!;
    inner += x * r[other + i]!;
    innerNext += x * r[next + i]!;
  }
  const factor = inner / half;
  const factorNext = innerNext / half;
  for (let i = k; i < rows; i++) {
    const x = r[column + i]!;
    r[other + i]! -= factor * x;
    r[next + i]! -= factorNext * x;
  }
}
