import type { Operation, Operations } from "../../numerics/index.js";

/** A quantity, a matrix, a plain number that is part of what is asked for, or the places that entries come from. */
type Kind = "quantity" | "matrix" | "number" | "origin";

/** The operands of an operation as kinds; a list of any length is a list of one kind, a fraction one of two numbers. */
type Signatures = { readonly [K in Operation]: Parameters<Operations<"quantity", "matrix", "number", "origin">[K]> };

const [Q, M, N] = ["quantity", "matrix", "number"] as const;

/** What every operation works on. */
export const signatures: Signatures = {
  add: [Q, Q],
  subtract: [Q, Q],
  multiply: [Q, Q],
  divide: [Q, Q],
  negate: [Q],
  absolute: [Q],
  square: [Q],
  power: [Q, N],
  rationalPower: [Q, [N, N]],
  squareRoot: [Q],
  exponential: [Q],
  logarithm: [Q],
  sum: [[Q]],
  maximum: [[Q]],
  provided: [Q, Q, N],
  integer: [Q],
  addScaled: [M, M, N],
  scaled: [M, N],
  scaledByQuantity: [M, Q],
  linearCombination: [[M], [Q]],
  transpose: [M],
  multiplyMatrices: [M, M],
  kronecker: [M, M],
  gramOfRows: [M],
  frobeniusNorm: [M],
  frobeniusSquared: [M],
  inner: [M, M],
  distance: [M, M],
  trace: [M],
  rearranged: [[M], "origin"],
  matrixEntry: [M, N, N],
  quantityMatrix: [[Q], N, N],
  singularValue: [M, N],
  spectralNorm: [M],
  nuclearNorm: [M],
  rankOfProduct: [[M]],
  schattenPower: [M, [N, N]],
  schattenNorm: [M, N],
  largestEigenvalue: [M],
  smallestEigenvalue: [M],
  squareRootPsd: [M],
  pseudoInverse: [M],
  polarFactor: [M],
  leadingPair: [M, N, N],
  layerGradient: [[M], M, N],
  gradientSquares: [[M], [M]],
  hessianTrace: [[M], [M]],
  sharpness: [[M], [M]],
  regularizerR: [[M]],
  explicitHessian: [[M], { measurements: [M], labels: [Q] }],
  inducedRegularizerDepthTwo: [[M], M],
  ripConstant: [[M]],
};

/** Operations on symmetric matrices: two halves that rounding has set apart are no matrix that they are asked about. */
export const symmetric: ReadonlySet<Operation> = new Set(["largestEigenvalue", "smallestEigenvalue", "squareRootPsd"]);

/** What becomes of the parts of operands, by their kinds. */
export interface ByKind {
  readonly quantity: (x: never) => unknown;
  readonly matrix: (x: never) => unknown;
  readonly number: (x: never) => unknown;
  readonly origin: (x: never) => unknown;
}

/** The operands with every part replaced, from the first to the last. */
export function mapOperands(operation: Operation, operands: readonly unknown[], by: ByKind): unknown[] {
  const kinds: readonly unknown[] = signatures[operation];
  return operands.map((operand, i) => mapOperand(kinds[i], operand, by));
}

function mapOperand(kind: unknown, operand: unknown, by: ByKind): unknown {
  if (typeof kind === "string") return (by[kind as Kind] as (x: unknown) => unknown)(operand);
  if (Array.isArray(kind)) {
    const kinds: readonly unknown[] = kind;
    return (operand as readonly unknown[]).map((part, i) => mapOperand(kinds[i] ?? kinds[0], part, by));
  }
  const parts = Object.entries(kind as Readonly<Record<string, unknown>>);
  const given = operand as Readonly<Record<string, unknown>>;
  return Object.fromEntries(parts.map(([name, each]) => [name, mapOperand(each, given[name], by)]));
}
