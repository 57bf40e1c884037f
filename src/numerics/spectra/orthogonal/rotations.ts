/**
 * Applies `count` plane rotations one after another to the rows of a matrix that are `stride` apart, in place: the t-th takes
 * rows r, r' = row + t·step and the one after it to c·r + s·r', c·r' − s·r. Four columns at a time stay in registers
 * throughout. @param turns c and s of each rotation
 */
export function rotateRows(
  m: Float64Array,
  { row, step, stride, cols }: { row: number; step: 1 | -1; stride: number; cols: number },
  turns: Float64Array,
  count: number,
): void {
  const jump = step * stride;
  let column = 0;
  for (; column + 3 < cols; column += 4) {
    let at = row * stride + column;
    let x0 = m[at]!;
    let x1 = m[at + 1]!;
    let x2 = m[at + 2]!;
    let x3 = m[at + 3]!;
    for (let t = 0; t < 2 * count; t += 2) {
      const c = turns[t]!;
      const s = turns[t + 1]!;
      const to = at + jump;
      const y0 = m[to]!;
      const y1 = m[to + 1]!;
      const y2 = m[to + 2]!;
      const y3 = m[to + 3]!;
      m[at] = c * x0 + s * y0;
      m[at + 1] = c * x1 + s * y1;
      m[at + 2] = c * x2 + s * y2;
      m[at + 3] = c * x3 + s * y3;
      x0 = c * y0 - s * x0;
      x1 = c * y1 - s * x1;
      x2 = c * y2 - s * x2;
      x3 = c * y3 - s * x3;
      at = to;
    }
    m[at] = x0;
    m[at + 1] = x1;
    m[at + 2] = x2;
    m[at + 3] = x3;
  }
  for (; column < cols; column++) {
    let at = row * stride + column;
    let x = m[at]!;
    for (let t = 0; t < 2 * count; t += 2) {
      const y = m[at + jump]!;
      m[at] = turns[t]! * x + turns[t + 1]! * y;
      x = turns[t]! * y - turns[t + 1]! * x;
      at += jump;
    }
    m[at] = x;
  }
}
