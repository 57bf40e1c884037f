import { keepingAll } from "./arena.js";

/** What is noted of a quantity: the class of that name, seen from below. */
interface Value {
  readonly value: number;
  readonly error: number;
}

/** What is noted of a matrix: the class of that name, seen from below. */
interface Entries {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
  readonly radius: number;
}

/**
 * Where each entry of a rearranged matrix comes from, by its row and column: an entry of one of the sources, or null for
 * a zero.
 */
export type Origin = (row: number, col: number) => readonly [source: number, row: number, col: number] | null;

/**
 * The operations that are noted, each with its operands and its result, in any arithmetic: with quantities Q, matrices
 * M, plain numbers N and origins O. Layers, places and sides are counted from zero.
 */
export interface Operations<Q, M, N = number, O = Origin> {
  add: (x: Q, y: Q) => Q;
  subtract: (x: Q, y: Q) => Q;
  multiply: (x: Q, y: Q) => Q;
  divide: (x: Q, y: Q) => Q;
  negate: (x: Q) => Q;
  absolute: (x: Q) => Q;
  square: (x: Q) => Q;
  power: (x: Q, exponent: N) => Q;
  rationalPower: (x: Q, exponent: readonly [numerator: N, denominator: N]) => Q;
  squareRoot: (x: Q) => Q;
  exponential: (x: Q) => Q;
  logarithm: (x: Q) => Q;
  sum: (terms: readonly Q[]) => Q;
  maximum: (terms: readonly Q[]) => Q;
  /** x where the condition has that sign, −1, 0 or 1; nothing is known elsewhere. */
  provided: (x: Q, condition: Q, sign: N) => Q;
  /** The integer that x is known to be. */
  integer: (x: Q) => Q;
  addScaled: (a: M, b: M, t: N) => M;
  scaled: (a: M, t: N) => M;
  scaledByQuantity: (a: M, t: Q) => M;
  linearCombination: (matrices: readonly M[], coefficients: readonly Q[]) => M;
  transpose: (a: M) => M;
  multiplyMatrices: (a: M, b: M) => M;
  kronecker: (a: M, b: M) => M;
  gramOfRows: (a: M) => M;
  frobeniusNorm: (a: M) => Q;
  frobeniusSquared: (a: M) => Q;
  inner: (a: M, b: M) => Q;
  distance: (a: M, b: M) => Q;
  trace: (a: M) => Q;
  rearranged: (sources: readonly M[], origin: O) => M;
  matrixEntry: (a: M, row: N, col: N) => Q;
  quantityMatrix: (entries: readonly Q[], rows: N, cols: N) => M;
  singularValue: (a: M, place: N) => Q;
  spectralNorm: (a: M) => Q;
  nuclearNorm: (a: M) => Q;
  rankOfProduct: (factors: readonly M[]) => Q;
  schattenPower: (a: M, exponent: readonly [numerator: N, denominator: N]) => Q;
  schattenNorm: (a: M, exponent: N) => Q;
  largestEigenvalue: (a: M) => Q;
  smallestEigenvalue: (a: M) => Q;
  squareRootPsd: (a: M) => M;
  pseudoInverse: (a: M) => M;
  polarFactor: (a: M) => M;
  leadingPair: (a: M, positive: N, side: N) => M;
  layerGradient: (weights: readonly M[], measurement: M, layer: N) => M;
  gradientSquares: (weights: readonly M[], measurements: readonly M[]) => Q;
  hessianTrace: (weights: readonly M[], measurements: readonly M[]) => Q;
  sharpness: (weights: readonly M[], measurements: readonly M[]) => Q;
  regularizerR: (weights: readonly M[]) => Q;
  explicitHessian: (weights: readonly M[], problem: Problem<Q, M>) => M;
  inducedRegularizerDepthTwo: (measurements: readonly M[], m: M) => Q;
  ripConstant: (measurements: readonly M[]) => Q;
}

/** Measurements and their labels, where an operation works on both. */
export interface Problem<Q, M> {
  readonly measurements: readonly M[];
  readonly labels: readonly Q[];
}

/** The name of a noted operation. */
export type Operation = keyof Operations<Value, Entries>;

type Noted<K extends Operation> = Operations<Value, Entries>[K];

/**
 * How a quantity or a matrix was computed: one operation on operands. Rigorous evaluation reads these steps and does
 * each of them over again in interval arithmetic, from the exact entries of the instance.
 */
export type Step = {
  [K in Operation]: { readonly operation: K; readonly operands: Parameters<Noted<K>> };
}[Operation];

let steps: Map<object, Step> | null = null;

/**
 * So many steps are noted; what comes later counts as given, with its error bound. Intervals would not follow as many, and
 * a thread could not hold them.
 */
export const MOST_STEPS = 2 ** 19;

/** Notes how `result` came about, where somebody is listening; otherwise costs one comparison. */
export function note<K extends Operation, R extends ReturnType<Noted<K>>>(
  result: R,
  operation: K,
  ...operands: Parameters<Noted<K>>
): R;
// No rest parameter here: it would make an array at every call, listened to or not.
export function note(result: object, operation: Operation, first: unknown, second?: unknown, third?: unknown): object {
  if (steps !== null) {
    const operands = third !== undefined ? [first, second, third] : second !== undefined ? [first, second] : [first];
    steps.set(result, { operation, operands } as unknown as Step);
    if (steps.size >= MOST_STEPS) steps = null;
  }
  return result;
}

/** Whether somebody is listening: where operands of a note would be made for it alone. */
export function isNoting(): boolean {
  return steps !== null;
}

/** A listener that may be switched on several times, and says how all came about that was computed meanwhile. */
export class Provenance {
  // A plain map: it lives no longer than what asks it, and a weak one is several times as slow to fill and to collect.
  private readonly own = new Map<object, Step>();

  /** Undefined for what is given, and for what came after the last step that was noted. */
  readonly stepOf = (value: object): Step | undefined => this.own.get(value);

  /** Runs `work` and listens. All matrices of `work` stay as they are for as long as somebody holds them. */
  during<T>(work: () => T): T {
    const outer = steps;
    steps = this.own.size < MOST_STEPS ? this.own : null;
    try {
      return keepingAll(work);
    } finally {
      steps = outer;
    }
  }
}

/**
 * Runs `work` and says afterwards how each of its quantities and matrices came about; undefined for what is given.
 * All matrices of `work` stay as they are for as long as somebody holds them.
 */
export function withProvenance<T>(work: () => T): { result: T; stepOf: (value: object) => Step | undefined } {
  const provenance = new Provenance();
  return { result: provenance.during(work), stepOf: provenance.stepOf };
}

/**
 * Runs a search without noting its steps: nothing gets out of it but plain numbers, which enter with bounds of their own,
 * and it may overwrite what it computed.
 */
export function unnoted<T>(work: () => T): T {
  const outer = steps;
  steps = null;
  try {
    return work();
  } finally {
    steps = outer;
  }
}
