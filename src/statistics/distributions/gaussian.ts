import {
  add,
  divide,
  logarithm,
  multiply,
  negate,
  type Quantity,
  square,
  squareRoot,
  subtract,
  sum,
} from "../../numerics/arithmetic/quantity.js";

/** N(mean, LLᵀ) on ℝᵏ with a lower triangular L, `root[i]` its row i of i + 1 entries, the last of them not zero. */
export interface Gaussian {
  readonly mean: readonly Quantity[];
  readonly root: readonly (readonly Quantity[])[];
}

/** The logarithm of the density at x, but for the constant −(k/2) log 2π: −Σ log|L_ii| − ½|L⁻¹(x − μ)|². */
export function logDensity({ mean, root }: Gaussian, x: readonly Quantity[]): Quantity {
  const solved: Quantity[] = [];
  root.forEach((row, i) => {
    const known = sum(solved.map((z, j) => multiply(row[j]!, z)));
    solved.push(divide(subtract(subtract(x[i]!, mean[i]!), known), row[i]!));
  });
  const halfDeterminant = divide(sum(root.map((row, i) => logarithm(square(row[i]!)))), 2);
  return negate(add(halfDeterminant, divide(sum(solved.map((z) => square(z))), 2)));
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
      const x = p.mean.map((m, row) => (row < i ? m : add(m, multiply(multiply(radius, sign), p.root[row]![i]!))));
      return subtract(logDensity(p, x), logDensity(q, x));
    }),
  );
  return divide(sum(terms), 2 * k);
}
