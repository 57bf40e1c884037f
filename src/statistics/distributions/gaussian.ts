import { logarithm, type Quantity, squareRoot, sum } from "../../numerics/index.js";

/** N(mean, LLᵀ) on ℝᵏ with a lower triangular L, `root[i]` its row i of i + 1 entries, the last of them not zero. */
export interface Gaussian {
  readonly mean: readonly Quantity[];
  readonly root: readonly (readonly Quantity[])[];
}

/** The logarithm of the density at x, but for the constant −(k/2) log 2π: −Σ log|L_ii| − ½|L⁻¹(x − μ)|². */
export function logDensity({ mean, root }: Gaussian, x: readonly Quantity[]): Quantity {
  const solved: Quantity[] = [];
  root.forEach((row, i) => {
    const known = sum(solved.map((z, j) => row[j]!.times(z)));
    solved.push(x[i]!.minus(mean[i]!).minus(known).over(row[i]!));
  });
  const halfDeterminant = sum(root.map((row, i) => logarithm(row[i]!.squared()))).over(2);
  return halfDeterminant.plus(sum(solved.map((z) => z.squared())).over(2)).negated();
}

/**
 * D_KL(p‖q) = E_p[log p − log q] from values of the densities alone: the integrand is a quadratic polynomial, of which the
 * mean over the 2k points μ ± √k L e_i is the exact expectation (McNamee and Stenger 1967, degree 3).
 */
export function klByCubature(p: Gaussian, q: Gaussian): Quantity {
  const k = p.mean.length;
  const radius = squareRoot(k);
  const terms = p.mean.flatMap((_, i) =>
    [1, -1].map((sign) => {
      const x = p.mean.map((m, row) => (row < i ? m : m.plus(radius.times(sign).times(p.root[row]![i]!))));
      return logDensity(p, x).minus(logDensity(q, x));
    }),
  );
  return sum(terms).over(2 * k);
}
