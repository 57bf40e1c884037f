/**
 * min ‖Rx − z‖_2 for R of shape rows × cols, rows ≥ cols, of full column rank, by Householder reflections; R (row-major)
 * and z are overwritten. Backward stable (Higham 2002, Theorem 20.3); no error bound is attached: for iterations whose
 * result is certified afterwards.
 */
export function solveLeastSquares(r: Float64Array, z: Float64Array, rows: number, cols: number): Float64Array {
  for (let k = 0; k < cols; k++) {
    let square = 0;
    for (let i = k; i < rows; i++) square += r[i * cols + k]! * r[i * cols + k]!;
    const pivot = r[k * cols + k]!;
    const diagonal = pivot > 0 ? -Math.sqrt(square) : Math.sqrt(square);
    const head = pivot - diagonal;
    // With v the column below the diagonal and its head replaced, I − 2vvᵀ/vᵀv maps the column to (diagonal, 0, …).
    const half = -diagonal * head;
    r[k * cols + k] = head;
    if (half > 0) {
      for (let j = k + 1; j < cols; j++) {
        let inner = 0;
        for (let i = k; i < rows; i++) inner += r[i * cols + k]! * r[i * cols + j]!;
        const factor = inner / half;
        for (let i = k; i < rows; i++) r[i * cols + j]! -= factor * r[i * cols + k]!;
      }
      let inner = 0;
      for (let i = k; i < rows; i++) inner += r[i * cols + k]! * z[i]!;
      const factor = inner / half;
      for (let i = k; i < rows; i++) z[i]! -= factor * r[i * cols + k]!;
    }
    r[k * cols + k] = diagonal;
  }
  const x = z.slice(0, cols);
  for (let k = cols - 1; k >= 0; k--) {
    for (let j = k + 1; j < cols; j++) x[k]! -= r[k * cols + j]! * x[j]!;
    x[k]! /= r[k * cols + k]!;
  }
  return x;
}
