import { exact, type Quantity, squareRoot, sum } from "../../numerics/index.js";

/** Nodes and weights of the three-point Gauss–Hermite rule for the standard normal distribution: 0 and ±√3. */
const ROOT = squareRoot(3);
const RULE: readonly (readonly [node: Quantity, weight: Quantity])[] = [
  [exact(0), exact(2).over(3)],
  [ROOT, exact(1).over(6)],
  [ROOT.negated(), exact(1).over(6)],
];

/**
 * E f(ξ) for a standard normal ξ in ℝᵏ and a polynomial f of degree at most 5 in each variable, by the product of the
 * three-point rules, which is exact for such f (Abramowitz and Stegun 25.4.46): 3ᵏ values of f. The error is that of
 * nodes, weights and values; for any other f the result is no enclosure.
 */
export function gaussianMoment(dimension: number, f: (xi: readonly Quantity[]) => Quantity): Quantity {
  let nodes: { readonly xi: readonly Quantity[]; readonly weight: Quantity }[] = [{ xi: [], weight: exact(1) }];
  for (let i = 0; i < dimension; i++) {
    nodes = nodes.flatMap(({ xi, weight }) =>
      RULE.map(([node, own]) => ({ xi: [...xi, node], weight: weight.times(own) })),
    );
  }
  return sum(nodes.map(({ xi, weight }) => weight.times(f(xi))));
}
