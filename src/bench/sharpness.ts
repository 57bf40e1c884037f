import {
  exact,
  explicitHessian,
  identity,
  largestRitzPair,
  Matrix,
  RegressionRisk,
  symmetricEigen,
} from "../numerics/index.js";
import { Random } from "../random/index.js";
import { peer } from "./peer.js";
import { against, duration, growthExponent, type Row } from "./rows.js";
import { bestSeconds, cpuSeconds } from "./timing.js";

/** Widths and layers that are compared, and those that show how the cost of a product with the Hessian grows. */
const COMPARED = [
  [5, 10],
  [32, 6],
  [64, 8],
  [128, 8],
] as const;
const WIDTHS = [16, 32, 64, 128] as const;
const DEPTHS = [4, 8, 16, 32] as const;

/** Parameters up to which the full Hessian is formed. */
const MOST_EXPLICIT = 300;

/** Rounds of the peer, of which the best counts. */
const ROUNDS = 3;

/** The accuracy of λ_max that both iterations are asked for, each by its own estimate. */
const TOLERANCE = 1e-8;

/** Layers d × d near the identity, and a regression with 2d samples onto d outputs: no minimum. */
function drawn(d: number, depth: number): RegressionRisk & { readonly weights: readonly Matrix[] } {
  const random = new Random(1000 * d + depth);
  const gaussian = (rows: number, cols: number, deviation = 1): Matrix =>
    new Matrix(
      rows,
      cols,
      Float64Array.from({ length: rows * cols }, () => deviation * random.normal()),
    );
  const weights = Array.from({ length: depth }, () => {
    const w = gaussian(d, d, 1 / (2 * Math.sqrt(depth * d)));
    for (let i = 0; i < d; i++) w.data[i * d + i]! += 1;
    return w;
  });
  const problem = { inputs: gaussian(2 * d, d), targets: gaussian(2 * d, d), output: identity(d) };
  return Object.assign(new RegressionRisk(weights, problem), { weights });
}

interface Measured {
  readonly value: number;
  readonly products: number;
  readonly seconds: number;
}

function lanczos(d: number, depth: number): Measured {
  const risk = drawn(d, depth);
  const at = risk.flatten(risk.weights);
  const find = () => largestRitzPair(risk.hessian(at), { relativeTolerance: 0, valueTolerance: TOLERANCE });
  const { value, steps } = find();
  return { value, products: steps, seconds: bestSeconds(find) };
}

/** The same λ_max from all N² entries: those of the Gauss–Newton matrix and the curvature, by the slow route. */
function explicit(d: number, depth: number): { readonly value: number; readonly seconds: number } | null {
  const { weights, problem, size } = drawn(d, depth);
  if (size > MOST_EXPLICIT) return null;
  const { inputs, targets } = problem;
  const measurements = Array.from({ length: inputs.rows * d }, (_, at) => {
    const [sample, output] = [Math.floor(at / d), at % d];
    const entry = (e: number): number => (Math.floor(e / d) === output ? inputs.at(sample, e % d) : 0);
    return new Matrix(
      d,
      d,
      Float64Array.from({ length: d * d }, (__, e) => entry(e)),
    );
  });
  const labels = Array.from(targets.data, exact);
  let value = NaN;
  const time = cpuSeconds(() => {
    // The loss of measurements divides by their number, nd, where the risk divides by n.
    value = d * symmetricEigen(explicitHessian(weights, { measurements, labels })).values[0]!;
  });
  return { value, seconds: time };
}

/**
 * λ_max of the Hessian of a regression away from minima: Lanczos on products with the Hessian, against the full Hessian with
 * all its eigenvalues, and against power iteration on PyTorch's autograd. All of them get the same matrices.
 */
export function sharpnessRows(): Row[] {
  const cases = COMPARED.map(([d, depth]) => {
    const { weights, problem } = drawn(d, depth);
    const rows = (matrices: readonly Matrix[]): number[][][] => matrices.map((matrix) => matrix.toRows());
    return { weights: rows(weights), inputs: problem.inputs.toRows(), targets: problem.targets.toRows() };
  });
  const torch = peer("sharpness_peers.py", { tolerance: TOLERANCE, rounds: ROUNDS, cases }) as Measured[] | null;
  return COMPARED.map(([d, depth], index) => {
    const own = lanczos(d, depth);
    const whole = explicit(d, depth);
    const found = torch?.[index];
    const apart = found === undefined ? "" : `, values ${Math.abs(found.value / own.value - 1).toExponential(0)} apart`;
    const products = found === undefined ? "" : `, ${found.products} products${apart}`;
    return {
      what: "λ_max of a Hessian away from minima, by Lanczos",
      size: `d = ${d}, L = ${depth}`,
      own: `${duration(own.seconds)}, ${own.products} products`,
      others: [
        against("power iteration on autograd", found?.seconds, own.seconds, products),
        ...(whole === null ? [] : [against("all eigenvalues of the full Hessian", whole.seconds, own.seconds)]),
      ],
    };
  });
}

/** How the time of a product with the Hessian grows with widths and layers. */
export function productGrowth(): readonly Row[] {
  const perProduct = (d: number, depth: number): number => {
    const { products, seconds } = lanczos(d, depth);
    return seconds / products;
  };
  const grown = [
    growthExponent(WIDTHS.map((d) => [d, perProduct(d, 8)])),
    growthExponent(DEPTHS.map((depth) => [depth, perProduct(16, depth)])),
  ].map((exponent) => exponent.toFixed(1));
  return [
    {
      what: "growth of a step of Lanczos",
      size: `d to ${WIDTHS.at(-1)!}, L to ${DEPTHS.at(-1)!}`,
      own: `d^${grown[0]!}, L^${grown[1]!}`,
      others: [],
    },
  ];
}
