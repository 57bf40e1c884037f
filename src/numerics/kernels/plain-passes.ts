/**
 * The passes over rows of a matrix of which reductions and decompositions are made, in plain JavaScript. The matrix X
 * and the vectors lie in one array: row i of X from at + i·stride on, vectors from the place that their name gives.
 * Behind the numbers of a row, and of a vector along a row, up to the next multiple of two (of four in `plainReflect`),
 * there are zeros, and they stay: passes go on in pairs.
 */

/** Where rows lie: the first number, from row to row, and how many of which length. */
export interface Rows {
  readonly at: number;
  readonly stride: number;
  readonly rows: number;
  readonly cols: number;
}

/** X ← X − wvᵀ, then z ← t(z + Xᵀu) for the number t at `scale`, four rows at a time, then one. */
export function plainSubtractAndSum(
  x: Float64Array,
  { at, stride, rows, cols }: Rows,
  w: number,
  v: number,
  u: number,
  z: number,
  scale: number,
): void {
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    const p = at + i * stride;
    const q = p + stride;
    const r = q + stride;
    const s = r + stride;
    const w0 = x[w + i]!;
    const w1 = x[w + i + 1]!;
    const w2 = x[w + i + 2]!;
    const w3 = x[w + i + 3]!;
    const u0 = x[u + i]!;
    const u1 = x[u + i + 1]!;
    const u2 = x[u + i + 2]!;
    const u3 = x[u + i + 3]!;
    for (let j = 0; j < cols; j++) {
      const y = x[v + j]!;
      const a = x[p + j]! - w0 * y;
      const b = x[q + j]! - w1 * y;
      const c = x[r + j]! - w2 * y;
      const d = x[s + j]! - w3 * y;
      x[p + j] = a;
      x[q + j] = b;
      x[r + j] = c;
      x[s + j] = d;
      x[z + j] = x[z + j]! + (u0 * a + u1 * b + (u2 * c + u3 * d));
    }
  }
  for (; i < rows; i++) {
    const p = at + i * stride;
    const w0 = x[w + i]!;
    const u0 = x[u + i]!;
    for (let j = 0; j < cols; j++) {
      const a = x[p + j]! - w0 * x[v + j]!;
      x[p + j] = a;
      x[z + j] = x[z + j]! + u0 * a;
    }
  }
  for (let j = 0; j < cols; j++) x[z + j] = x[z + j]! * x[scale]!;
}

/**
 * X ← X − uzᵀ, then w = Xv/h for the number at place h: two accumulators a row, one for even places and one for odd
 * ones.
 */
export function plainSubtractAndMultiply(
  x: Float64Array,
  { at, stride, rows, cols }: Rows,
  u: number,
  z: number,
  v: number,
  w: number,
  h: number,
): void {
  for (let i = 0, p = at; i < rows; i++, p += stride) {
    const a = x[u + i]!;
    let s0 = 0;
    let s1 = 0;
    for (let j = 0; j < cols; j += 2) {
      const x0 = x[p + j]! - a * x[z + j]!;
      const x1 = x[p + j + 1]! - a * x[z + j + 1]!;
      x[p + j] = x0;
      x[p + j + 1] = x1;
      s0 += x0 * x[v + j]!;
      s1 += x1 * x[v + j + 1]!;
    }
    x[w + i] = (s0 + s1) / x[h]!;
  }
}

/**
 * A ← A − vqᵀ − qvᵀ, then p = Ay/h for the number at place h, with two accumulators a row, for a square A of `rows`
 * rows, given by both triangles. It stays symmetric to the last bit, as sums and products commute. v and q begin with
 * the number of the first row.
 */
export function plainUpdateSymmetric(
  a: Float64Array,
  { at, stride, rows }: Rows,
  v: number,
  q: number,
  y: number,
  p: number,
  h: number,
): void {
  for (let i = 0, r = at; i < rows; i++, r += stride) {
    const v0 = a[v + i]!;
    const q0 = a[q + i]!;
    let s0 = 0;
    let s1 = 0;
    for (let j = 0; j < rows; j += 2) {
      const x0 = a[r + j]! - (v0 * a[q + j]! + q0 * a[v + j]!);
      const x1 = a[r + j + 1]! - (v0 * a[q + j + 1]! + q0 * a[v + j + 1]!);
      a[r + j] = x0;
      a[r + j + 1] = x1;
      s0 += x0 * a[y + j]!;
      s1 += x1 * a[y + j + 1]!;
    }
    a[p + i] = (s0 + s1) / a[h]!;
  }
}

/** Rows of X times I − vvᵀ/h for the number at place h, with four accumulators a row. */
export function plainReflect(x: Float64Array, { at, stride, rows, cols }: Rows, v: number, h: number): void {
  for (let i = 0, p = at; i < rows; i++, p += stride) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let j = 0; j < cols; j += 4) {
      s0 += x[p + j]! * x[v + j]!;
      s1 += x[p + j + 1]! * x[v + j + 1]!;
      s2 += x[p + j + 2]! * x[v + j + 2]!;
      s3 += x[p + j + 3]! * x[v + j + 3]!;
    }
    const t = (s0 + s1 + (s2 + s3)) / x[h]!;
    for (let j = 0; j < cols; j++) x[p + j] = x[p + j]! - t * x[v + j]!;
  }
}

/**
 * Plane rotations one after another, the t-th of rows r, r' = t and t + 1 of X to c·r + s·r', c·r' − s·r. Four columns
 * at a time stay in registers throughout. @param turns c and s of each; one fewer than rows
 */
export function plainRotate(x: Float64Array, { at: first, stride, rows, cols }: Rows, turns: number): void {
  const end = 2 * (rows - 1);
  let column = 0;
  for (; column + 3 < cols; column += 4) {
    let at = first + column;
    let x0 = x[at]!;
    let x1 = x[at + 1]!;
    let x2 = x[at + 2]!;
    let x3 = x[at + 3]!;
    for (let t = 0; t < end; t += 2) {
      const c = x[turns + t]!;
      const s = x[turns + t + 1]!;
      const to = at + stride;
      const y0 = x[to]!;
      const y1 = x[to + 1]!;
      const y2 = x[to + 2]!;
      const y3 = x[to + 3]!;
      x[at] = c * x0 + s * y0;
      x[at + 1] = c * x1 + s * y1;
      x[at + 2] = c * x2 + s * y2;
      x[at + 3] = c * x3 + s * y3;
      x0 = c * y0 - s * x0;
      x1 = c * y1 - s * x1;
      x2 = c * y2 - s * x2;
      x3 = c * y3 - s * x3;
      at = to;
    }
    x[at] = x0;
    x[at + 1] = x1;
    x[at + 2] = x2;
    x[at + 3] = x3;
  }
  for (; column < cols; column++) {
    let at = first + column;
    let kept = x[at]!;
    for (let t = 0; t < end; t += 2) {
      const y = x[at + stride]!;
      x[at] = x[turns + t]! * kept + x[turns + t + 1]! * y;
      kept = x[turns + t]! * y - x[turns + t + 1]! * kept;
      at += stride;
    }
    x[at] = kept;
  }
}
