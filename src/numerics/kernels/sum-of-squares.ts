/** Shorter sums gain nothing from being split. */
const SPLIT = 32;

/**
 * Σ x²; from 32 entries on as four sums, of the entries whose places have the same remainder by 4, that do not wait for
 * each other. Error at most γ_n Σ x² in any order (Higham 2002, §4.2), without underflow.
 */
export function sumOfSquares(data: Float64Array): number {
  if (data.length >= SPLIT) return inFour(data);
  let total = 0;
  for (let i = 0; i < data.length; i++) total += data[i]! * data[i]!;
  return total;
}

function inFour(data: Float64Array): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = data.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    const x0 = data[i]!;
    const x1 = data[i + 1]!;
    const x2 = data[i + 2]!;
    const x3 = data[i + 3]!;
    s0 += x0 * x0;
    s1 += x1 * x1;
    s2 += x2 * x2;
    s3 += x3 * x3;
  }
  let total = s0 + s1 + (s2 + s3);
  for (let i = whole; i < data.length; i++) total += data[i]! * data[i]!;
  return total;
}

/** Σ (x − y)² for arrays of one length: the bits of `sumOfSquares` for the array of differences, which is not made. */
export function sumOfSquaredDifferences(x: Float64Array, y: Float64Array): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = x.length < SPLIT ? 0 : x.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    const d0 = x[i]! - y[i]!;
    const d1 = x[i + 1]! - y[i + 1]!;
    const d2 = x[i + 2]! - y[i + 2]!;
    const d3 = x[i + 3]! - y[i + 3]!;
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  let total = s0 + s1 + (s2 + s3);
  for (let i = whole; i < x.length; i++) {
    const d = x[i]! - y[i]!;
    total += d * d;
  }
  return total;
}
