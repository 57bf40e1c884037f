import { ADDED, LEFT_TRANSPOSED, multiplyInto, RIGHT_TRANSPOSED } from "../kernels/index.js";

/** Rows and columns of a layer. */
export interface LayerShape {
  readonly rows: number;
  readonly cols: number;
}

/** Added to the flags of a product. */
const added = (adds: boolean): number => (adds ? ADDED : 0);

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
    // Four rows and then two at a time: their sums do not wait for each other.
    const even = rows & ~1;
    let w = at;
    let i = 0;
    for (; i + 4 <= rows; i += 4, w += 3 * cols) {
      let first = adds ? out[i]! : 0;
      let second = adds ? out[i + 1]! : 0;
      let third = adds ? out[i + 2]! : 0;
      let fourth = adds ? out[i + 3]! : 0;
      for (let j = 0; j < cols; j++, w++) {
        const x = b[j]!;
        first += flat[w]! * x;
        second += flat[w + cols]! * x;
        third += flat[w + 2 * cols]! * x;
        fourth += flat[w + 3 * cols]! * x;
      }
      out[i] = first;
      out[i + 1] = second;
      out[i + 2] = third;
      out[i + 3] = fourth;
    }
    for (; i < even; i += 2, w += cols) {
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
  multiplyInto(out, flat.subarray(at, at + rows * cols), b, rows, cols, m, added(adds));
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
  if (m === 1) {
    if (!adds) out.fill(0);
    let w = at;
    // Four rows and then two at a time: every entry of `out` is loaded and stored less often. Pairs of rows are added one
    // after the other.
    const even = rows & ~1;
    let i = 0;
    for (; i + 4 <= rows; i += 4, w += 3 * cols) {
      const first = b[i]!;
      const second = b[i + 1]!;
      const third = b[i + 2]!;
      const fourth = b[i + 3]!;
      for (let j = 0; j < cols; j++, w++) {
        const upper = flat[w]! * first + flat[w + cols]! * second;
        out[j] = out[j]! + upper + (flat[w + 2 * cols]! * third + flat[w + 3 * cols]! * fourth);
      }
    }
    for (; i < even; i += 2, w += cols) {
      const upper = b[i]!;
      const lower = b[i + 1]!;
      for (let j = 0; j < cols; j++, w++) out[j] = out[j]! + (flat[w]! * upper + flat[w + cols]! * lower);
    }
    if (even < rows) for (let j = 0; j < cols; j++) out[j] = out[j]! + flat[w++]! * b[even]!;
    return;
  }
  multiplyInto(out, flat.subarray(at, at + rows * cols), b, cols, rows, m, LEFT_TRANSPOSED + added(adds));
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
  if (m > 1) {
    multiplyInto(out.subarray(at, at + rows * cols), b, c, rows, m, cols, RIGHT_TRANSPOSED + added(adds));
    return;
  }
  for (let i = 0, to = at; i < rows; i++) {
    const x = b[i]!;
    if (adds) for (let j = 0; j < cols; j++, to++) out[to] = out[to]! + x * c[j]!;
    else for (let j = 0; j < cols; j++, to++) out[to] = x * c[j]!;
  }
}
