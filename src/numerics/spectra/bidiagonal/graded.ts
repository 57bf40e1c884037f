/**
 * Order by length before the reduction to bidiagonal form. Errors are promised relative to ‖A‖_F alone. Beyond that,
 * singular values of a matrix that is graded from the top left down keep most digits of their own in Householder's
 * reduction, and those of one graded the other way lose them (Barlow, More accurate bidiagonal reduction, 2002). Rows
 * and columns may be exchanged freely, so large ones are put first where their lengths differ much.
 */

import { dot } from "../orthogonal/index.js";

/** Squared lengths that differ by more than this share make a matrix graded. */
const GRADED = 2 ** -20;

let lengths = new Float64Array(64);
let copy = new Float64Array(1024);

/** Whether the first `count` of `lengths` differ much and do not descend already. */
function needsOrder(count: number): boolean {
  let least = lengths[0]!;
  let most = least;
  let descends = true;
  for (let i = 1; i < count; i++) {
    const x = lengths[i]!;
    if (x > lengths[i - 1]!) descends = false;
    if (x < least) least = x;
    if (x > most) most = x;
  }
  return !descends && least < GRADED * most;
}

/** Places in the order of descending lengths. */
function order(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i).sort((i, j) => lengths[j]! - lengths[i]! || i - j);
}

/**
 * Exchanges the `count` vectors of that length, `stride` apart, and their entries, so that long ones come first, where
 * the matrix is graded.
 * @returns ‖X‖_F² as computed
 */
export function sortByLength(x: Float64Array, count: number, length: number, stride: number): number {
  if (lengths.length < length) lengths = new Float64Array(2 * length);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const square = dot(x, i * stride, x, i * stride, length);
    lengths[i] = square;
    total += square;
  }
  if (needsOrder(count)) rearrange(x, { count, length, stride }, order(count), null);
  lengths.fill(0, 0, length);
  for (let i = 0; i < count; i++) {
    for (let j = 0, at = i * stride; j < length; j++, at++) lengths[j] = lengths[j]! + x[at]! * x[at]!;
  }
  if (needsOrder(length)) rearrange(x, { count, length, stride }, null, order(length));
  return total;
}

function rearrange(
  x: Float64Array,
  { count, length, stride }: { readonly count: number; readonly length: number; readonly stride: number },
  rows: readonly number[] | null,
  columns: readonly number[] | null,
): void {
  if (copy.length < count * stride) copy = new Float64Array(count * stride);
  copy.set(x.subarray(0, count * stride));
  for (let i = 0; i < count; i++) {
    const from = (rows?.[i] ?? i) * stride;
    for (let j = 0, to = i * stride; j < length; j++, to++) x[to] = copy[from + (columns?.[j] ?? j)]!;
  }
}
