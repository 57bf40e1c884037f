/**
 * Fills columns `from`, …, cols − 1 of the row-major rows × cols array (rows ≥ cols) such that all columns are
 * orthonormal to roundoff, given that the first `from` are. Each new column is the unit vector that has the least
 * share in the span so far, orthogonalized twice ("twice is enough": Giraud, Langou & Rozložník 2005).
 */
export function completeColumns(data: Float64Array, rows: number, cols: number, from: number): void {
  for (let j = from; j < cols; j++) {
    const column = new Float64Array(rows);
    column[freestCoordinate(data, rows, cols, j)] = 1;
    for (let pass = 0; pass < 2; pass++) {
      for (let other = 0; other < j; other++) {
        let inner = 0;
        for (let i = 0; i < rows; i++) inner += column[i]! * data[i * cols + other]!;
        for (let i = 0; i < rows; i++) column[i]! -= inner * data[i * cols + other]!;
      }
    }
    const length = Math.sqrt(column.reduce((total, x) => total + x * x, 0));
    for (let i = 0; i < rows; i++) data[i * cols + j] = column[i]! / length;
  }
}

/** The row in which the first `filled` columns have the least sum of squares: at most filled/rows < 1. */
function freestCoordinate(data: Float64Array, rows: number, cols: number, filled: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < rows; i++) {
    let share = 0;
    for (let j = 0; j < filled; j++) share += data[i * cols + j]! * data[i * cols + j]!;
    if (share < least) {
      least = share;
      best = i;
    }
  }
  return best;
}
