/**
 * out = XY, or out += XY, for X (m×k) and Y (k×n). Blocks of 4×2, 2×2 or 1×1 entries of the result are summed in registers,
 * each entry over l = 0, …, k − 1 in this order. Entry (i, l) of X lies at i·xi + l·xl, entry (l, j) of Y at l·yl + j·yj.
 */
export function plainProduct(
  out: Float64Array,
  x: Float64Array,
  y: Float64Array,
  m: number,
  k: number,
  n: number,
  xi: number,
  xl: number,
  yl: number,
  yj: number,
  adds: boolean,
): void {
  const even = n & ~1;
  const x2i = 2 * xi;
  const x3i = 3 * xi;
  let i = 0;
  for (; i + 4 <= m; i += 4) {
    for (let j = 0; j < even; j += 2) {
      const at0 = i * n + j;
      const at1 = at0 + n;
      const at2 = at1 + n;
      const at3 = at2 + n;
      let s00 = adds ? out[at0]! : 0;
      let s01 = adds ? out[at0 + 1]! : 0;
      let s10 = adds ? out[at1]! : 0;
      let s11 = adds ? out[at1 + 1]! : 0;
      let s20 = adds ? out[at2]! : 0;
      let s21 = adds ? out[at2 + 1]! : 0;
      let s30 = adds ? out[at3]! : 0;
      let s31 = adds ? out[at3 + 1]! : 0;
      for (let l = 0, p = i * xi, q = j * yj; l < k; l++, p += xl, q += yl) {
        const y0 = y[q]!;
        const y1 = y[q + yj]!;
        const x0 = x[p]!;
        const x1 = x[p + xi]!;
        const x2 = x[p + x2i]!;
        const x3 = x[p + x3i]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s20 += x2 * y0;
        s21 += x2 * y1;
        s30 += x3 * y0;
        s31 += x3 * y1;
      }
      out[at0] = s00;
      out[at0 + 1] = s01;
      out[at1] = s10;
      out[at1 + 1] = s11;
      out[at2] = s20;
      out[at2 + 1] = s21;
      out[at3] = s30;
      out[at3 + 1] = s31;
    }
  }
  for (; i + 2 <= m; i += 2) {
    for (let j = 0; j < even; j += 2) {
      const at0 = i * n + j;
      const at1 = at0 + n;
      let s00 = adds ? out[at0]! : 0;
      let s01 = adds ? out[at0 + 1]! : 0;
      let s10 = adds ? out[at1]! : 0;
      let s11 = adds ? out[at1 + 1]! : 0;
      for (let l = 0, p = i * xi, q = j * yj; l < k; l++, p += xl, q += yl) {
        const y0 = y[q]!;
        const y1 = y[q + yj]!;
        const x0 = x[p]!;
        const x1 = x[p + xi]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
      }
      out[at0] = s00;
      out[at0 + 1] = s01;
      out[at1] = s10;
      out[at1 + 1] = s11;
    }
  }
  // The last column where their number is odd, then what is left of the last rows.
  const last = even < n ? m & ~3 : 0;
  for (let row = 0; row < last; row += 4) {
    const at = row * n + even;
    let s0 = adds ? out[at]! : 0;
    let s1 = adds ? out[at + n]! : 0;
    let s2 = adds ? out[at + 2 * n]! : 0;
    let s3 = adds ? out[at + 3 * n]! : 0;
    for (let l = 0, p = row * xi, q = even * yj; l < k; l++, p += xl, q += yl) {
      const y0 = y[q]!;
      s0 += x[p]! * y0;
      s1 += x[p + xi]! * y0;
      s2 += x[p + 2 * xi]! * y0;
      s3 += x[p + 3 * xi]! * y0;
    }
    out[at] = s0;
    out[at + n] = s1;
    out[at + 2 * n] = s2;
    out[at + 3 * n] = s3;
  }
  for (let row = last; row < m; row++) {
    for (let j = row < i ? even : 0; j < n; j++) {
      let total = adds ? out[row * n + j]! : 0;
      for (let l = 0, p = row * xi, q = j * yj; l < k; l++, p += xl, q += yl) total += x[p]! * y[q]!;
      out[row * n + j] = total;
    }
  }
}
