/** Rows and columns of a layer. */
export interface LayerShape {
  readonly rows: number;
  readonly cols: number;
}

/** Where the entries of a matrix lie in a vector: entry (i, j) at `at` + i·rowStep + j·colStep. */
interface Strides {
  readonly at: number;
  readonly rowStep: number;
  readonly colStep: number;
}

/** out += AB for A (rows × cols) in `flat` and B (cols × m), in blocks of 2×2 entries of A held in registers. */
function accumulate(
  flat: Float64Array,
  { at, rowStep, colStep }: Strides,
  rows: number,
  cols: number,
  b: Float64Array,
  m: number,
  out: Float64Array,
): void {
  const evenRows = rows & ~1;
  const evenCols = cols & ~1;
  for (let i = 0; i < evenRows; i += 2) {
    const upper = i * m;
    const lower = upper + m;
    for (let j = 0; j < evenCols; j += 2) {
      const w = at + i * rowStep + j * colStep;
      const w00 = flat[w]!;
      const w01 = flat[w + colStep]!;
      const w10 = flat[w + rowStep]!;
      const w11 = flat[w + rowStep + colStep]!;
      for (let l = 0, from = j * m; l < m; l++, from++) {
        const b0 = b[from]!;
        const b1 = b[from + m]!;
        out[upper + l] = out[upper + l]! + (w00 * b0 + w01 * b1);
        out[lower + l] = out[lower + l]! + (w10 * b0 + w11 * b1);
      }
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = i < evenRows ? evenCols : 0; j < cols; j++) {
      const x = flat[at + i * rowStep + j * colStep]!;
      for (let l = 0, to = i * m, from = j * m; l < m; l++, to++, from++) out[to] = out[to]! + x * b[from]!;
    }
  }
}

/** out = WB, or out += WB, for W (rows × cols) from `at` on in `flat` and B (cols × m). */
export function times(
  flat: Float64Array,
  at: number,
  { rows, cols }: LayerShape,
  b: Float64Array,
  m: number,
  out: Float64Array,
  adds: boolean,
): void {
  if (m === 1) {
    // Two rows at a time: their sums do not wait for each other.
    const even = rows & ~1;
    let w = at;
    for (let i = 0; i < even; i += 2, w += cols) {
      let upper = adds ? out[i]! : 0;
      let lower = adds ? out[i + 1]! : 0;
      for (let j = 0; j < cols; j++, w++) {
        const x = b[j]!;
        upper += flat[w]! * x;
        lower += flat[w + cols]! * x;
      }
      out[i] = upper;
      out[i + 1] = lower;
    }
    if (even < rows) {
      let total = adds ? out[even]! : 0;
      for (let j = 0; j < cols; j++) total += flat[w++]! * b[j]!;
      out[even] = total;
    }
    return;
  }
  if (!adds) out.fill(0);
  accumulate(flat, { at, rowStep: cols, colStep: 1 }, rows, cols, b, m, out);
}

/** out = WᵀB, or out += WᵀB, for W (rows × cols) from `at` on in `flat` and B (rows × m). */
export function transposedTimes(
  flat: Float64Array,
  at: number,
  { rows, cols }: LayerShape,
  b: Float64Array,
  m: number,
  out: Float64Array,
  adds: boolean,
): void {
  if (!adds) out.fill(0);
  let w = at;
  if (m === 1) {
    // Two rows at a time: every entry of `out` is loaded and stored half as often.
    const even = rows & ~1;
    for (let i = 0; i < even; i += 2, w += cols) {
      const upper = b[i]!;
      const lower = b[i + 1]!;
      for (let j = 0; j < cols; j++, w++) out[j] = out[j]! + (flat[w]! * upper + flat[w + cols]! * lower);
    }
    if (even < rows) for (let j = 0; j < cols; j++) out[j] = out[j]! + flat[w++]! * b[even]!;
    return;
  }
  accumulate(flat, { at, rowStep: 1, colStep: cols }, cols, rows, b, m, out);
}

/** The layer from `at` on in `out` = BCᵀ, or += BCᵀ, for B (rows × m) and C (cols × m). */
export function outer(
  b: Float64Array,
  c: Float64Array,
  m: number,
  out: Float64Array,
  at: number,
  { rows, cols }: LayerShape,
  adds: boolean,
): void {
  for (let i = 0, to = at; i < rows; i++) {
    if (m === 1) {
      const x = b[i]!;
      if (adds) for (let j = 0; j < cols; j++, to++) out[to] = out[to]! + x * c[j]!;
      else for (let j = 0; j < cols; j++, to++) out[to] = x * c[j]!;
      continue;
    }
    // Two columns at a time: their sums share the row of B and do not wait for each other.
    let j = 0;
    for (; j + 1 < cols; j += 2, to += 2) {
      let one = adds ? out[to]! : 0;
      let other = adds ? out[to + 1]! : 0;
      for (let l = 0, x = i * m, y = j * m; l < m; l++, x++, y++) {
        one += b[x]! * c[y]!;
        other += b[x]! * c[y + m]!;
      }
      out[to] = one;
      out[to + 1] = other;
    }
    if (j < cols) {
      let total = adds ? out[to]! : 0;
      for (let l = 0, x = i * m, y = j * m; l < m; l++, x++, y++) total += b[x]! * c[y]!;
      out[to++] = total;
    }
  }
}
