import { exact, pow, product, type Quantity, squareRoot, sum } from "../../numerics/index.js";

/** Nodes and weights of the three-point Gauss–Hermite rule for the standard normal distribution: 0 and ±√3. */
const ROOT = squareRoot(3);
const THREE_POINTS: readonly (readonly [node: Quantity, weight: Quantity])[] = [
  [exact(0), exact(2).over(3)],
  [ROOT, exact(1).over(6)],
  [ROOT.negated(), exact(1).over(6)],
];

/** Weights, times 180, of −3, …, 3: the symmetric rule with the moments 1, 1, 3 and 15 of orders 0, 2, 4 and 6. */
const SEVEN_INTEGERS: readonly (readonly [node: number, weight: number])[] = [
  [-3, 1],
  [-2, 9],
  [-1, 45],
  [0, 70],
  [1, 45],
  [2, 9],
  [3, 1],
];

/** A point z of ℝᵈ with integer coordinates and its weight. */
interface GridPoint {
  readonly point: readonly number[];
  readonly weight: Quantity;
}

/** Every choice of one element for each of d places, the last place running fastest. */
function tuples<T>(choices: readonly T[], d: number): T[][] {
  let found: T[][] = [[]];
  for (let k = 0; k < d; k++) found = found.flatMap((tuple) => choices.map((choice) => [...tuple, choice]));
  return found;
}

/**
 * E f(ξ) for a standard normal ξ in ℝᵏ and a polynomial f of degree at most 5 in each variable, by the product of the
 * three-point rules, which is exact for such f (Abramowitz and Stegun 25.4.46): 3ᵏ values of f. The error is that of
 * nodes, weights and values; for any other f the result is no enclosure.
 */
export function gaussianMoment(dimension: number, f: (xi: readonly Quantity[]) => Quantity): Quantity {
  const terms = tuples(THREE_POINTS, dimension).map((nodes) =>
    product(nodes.map(([, weight]) => weight)).times(f(nodes.map(([node]) => node))),
  );
  return sum(terms);
}

/**
 * Points and weights with which the mean of every polynomial of degree ≤ 7 in each coordinate is its expectation under
 * N(0, I_d), exactly: the product of the rule on −3, …, 3 in every coordinate. 7ᵈ points.
 */
export function gaussianGrid(d: number): GridPoint[] {
  return tuples(SEVEN_INTEGERS, d).map((nodes) => ({
    point: nodes.map(([node]) => node),
    weight: product(nodes.map(([, weight]) => weight)).over(pow(180, d)),
  }));
}
