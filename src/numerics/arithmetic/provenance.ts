import { keepingAll } from "./arena.js";

/**
 * How a quantity or a matrix was computed: one operation on operands. Rigorous evaluation reads these steps and does
 * each of them over again in interval arithmetic, from the exact entries of the instance.
 */
export interface Step {
  readonly operation: Operation;
  readonly operands: readonly unknown[];
}

/**
 * Where each entry of a rearranged matrix comes from, by its row and column: an entry of one of the sources, or null for
 * a zero.
 */
export type Origin = (row: number, col: number) => readonly [source: number, row: number, col: number] | null;

/**
 * The operations that are noted; their operands are those of the functions of the same name, and for `rearranged` the
 * sources and the `Origin` of the entries.
 */
export type Operation =
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "negate"
  | "absolute"
  | "square"
  | "power"
  | "rationalPower"
  | "squareRoot"
  | "exponential"
  | "logarithm"
  | "sum"
  | "maximum"
  | "addScaled"
  | "scaled"
  | "scaledByQuantity"
  | "linearCombination"
  | "transpose"
  | "multiplyMatrices"
  | "kronecker"
  | "gramOfRows"
  | "frobeniusNorm"
  | "frobeniusSquared"
  | "inner"
  | "distance"
  | "trace"
  | "spectralNorm"
  | "nuclearNorm"
  | "schattenPower"
  | "schattenNorm"
  | "largestEigenvalue"
  | "smallestEigenvalue"
  | "rearranged"
  | "matrixEntry"
  | "quantityMatrix"
  | "gradientSquares"
  | "hessianTrace"
  | "layerGradient"
  | "singularValue"
  | "inducedRegularizerDepthTwo"
  | "ripConstant"
  | "regularizerR"
  | "explicitHessian"
  | "sharpness"
  | "squareRootPsd"
  | "pseudoInverse"
  | "polarFactor"
  | "leadingPair";

let steps: WeakMap<object, Step> | null = null;

/** Notes how `result` came about, where somebody is listening; otherwise costs one comparison. */
export function note<T extends object>(
  result: T,
  operation: Operation,
  first: unknown,
  second?: unknown,
  third?: unknown,
): T {
  if (steps !== null) steps.set(result, { operation, operands: [first, second, third] });
  return result;
}

/**
 * Runs `work` and says afterwards how each of its quantities and matrices came about; undefined for what is given.
 * All matrices of `work` stay as they are for as long as somebody holds them.
 */
export function withProvenance<T>(work: () => T): { result: T; stepOf: (value: object) => Step | undefined } {
  const outer = steps;
  const own = new WeakMap<object, Step>();
  steps = own;
  try {
    const result = keepingAll(work);
    return { result, stepOf: (value) => own.get(value) };
  } finally {
    steps = outer;
  }
}
