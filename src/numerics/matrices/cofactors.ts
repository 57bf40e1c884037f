import { DomainError, exact, type Quantity, sum } from "../arithmetic/index.js";

/** A small square matrix whose entries carry an error each. */
export type QuantityRows = readonly (readonly Quantity[])[];

/** A without row i and column j. */
function minor(a: QuantityRows, i: number, j: number): QuantityRows {
  return a.filter((_, row) => row !== i).map((entries) => entries.filter((_, col) => col !== j));
}

function cofactor(a: QuantityRows, i: number, j: number): Quantity {
  const value = determinant(minor(a, i, j));
  return (i + j) % 2 === 0 ? value : value.negated();
}

/** |A| by expansion along the first row: d! products, for d up to 4 or so. 1, exactly, for the empty matrix. */
export function determinant(a: QuantityRows): Quantity {
  if (a.length === 0) return exact(1);
  return sum(a[0]!.map((entry, j) => entry.times(cofactor(a, 0, j))));
}

/** A⁻¹ by Cramer's rule. @throws DomainError where the enclosure of the determinant contains zero */
export function inverse(a: QuantityRows): QuantityRows {
  const whole = determinant(a);
  if (!(Math.abs(whole.value) > whole.error)) {
    throw new DomainError({ where: "inverse", expected: "a regular matrix", got: `determinant ${whole.value}` });
  }
  return a.map((_, i) => a.map((_, j) => cofactor(a, j, i).over(whole)));
}
