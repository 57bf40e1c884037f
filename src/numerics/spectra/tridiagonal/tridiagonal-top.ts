/** Halvings of the interval of an eigenvalue: beyond the digits of a double. */
const HALVINGS = 80;

/** The two largest eigenvalues of a tridiagonal matrix, and the unit eigenvector of the first. */
export interface TridiagonalTop {
  readonly first: number;
  /** −∞ where the matrix is 1 × 1. */
  readonly second: number;
  readonly vector: Float64Array;
}

/**
 * The number of eigenvalues ≥ σ of the tridiagonal T with diagonal α and β beside it: so many pivots of the factorization
 * LDLᵀ of T − σI are ≥ 0 (Sylvester; Golub and Van Loan, 4th ed., §8.4.1). A zero pivot counts as a tiny one.
 */
function eigenvaluesFrom(alpha: readonly number[], beta: readonly number[], sigma: number, tiny: number): number {
  let count = 0;
  let pivot = 1;
  for (let i = 0; i < alpha.length; i++) {
    pivot = alpha[i]! - sigma - (i === 0 ? 0 : (beta[i - 1]! * beta[i - 1]!) / pivot);
    if (pivot === 0) pivot = tiny;
    if (pivot > 0) count += 1;
  }
  return count;
}

/** The `rank`th largest eigenvalue from above, by bisection of [−bound, bound + tiny]. */
function bisected(
  alpha: readonly number[],
  beta: readonly number[],
  rank: number,
  bound: number,
  tiny: number,
): number {
  let low = -bound;
  let high = bound + tiny;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (eigenvaluesFrom(alpha, beta, middle, tiny) >= rank) low = middle;
    else high = middle;
  }
  return high;
}

/** The two largest eigenvalues of the tridiagonal matrix by bisection, and the first eigenvector by inverse iteration. */
export function topOfTridiagonal(alpha: readonly number[], beta: readonly number[]): TridiagonalTop {
  const size = alpha.length;
  // Gershgorin's discs.
  const reach = alpha.map((a, i) => Math.abs(beta[i - 1] ?? 0) + Math.abs(i + 1 < size ? beta[i]! : 0) + Math.abs(a));
  const bound = Math.max(...reach);
  const tiny = Math.max(bound, 1) * 2 ** -200;
  const first = bisected(alpha, beta, 1, bound, tiny);
  const second = size > 1 ? bisected(alpha, beta, 2, bound, tiny) : -Infinity;

  // Right of the spectrum all pivots are negative, so that no exchange of rows is needed.
  const pivots = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const pivot = alpha[i]! - first - (i === 0 ? 0 : (beta[i - 1]! * beta[i - 1]!) / pivots[i - 1]!);
    pivots[i] = pivot === 0 ? tiny : pivot;
  }
  const vector = new Float64Array(size).fill(1);
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 1; i < size; i++) vector[i] = vector[i]! - (beta[i - 1]! / pivots[i - 1]!) * vector[i - 1]!;
    for (let i = 0; i < size; i++) vector[i] = vector[i]! / pivots[i]!;
    for (let i = size - 2; i >= 0; i--) vector[i] = vector[i]! - (beta[i]! / pivots[i]!) * vector[i + 1]!;
    const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const norm = Math.sqrt(vector.reduce((total, x) => total + (x / largest) * (x / largest), 0));
    for (let i = 0; i < size; i++) vector[i] = vector[i]! / largest / norm;
  }
  return { first, second, vector };
}
