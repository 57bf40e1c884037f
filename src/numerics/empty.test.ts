import { describe, expect, it } from "vitest";
import * as numerics from "./index.js";
import { DomainError, exact, FlatcheckError, Matrix, Quantity, ShapeError } from "./index.js";

const empty = (rows: number, cols: number): Matrix => new Matrix(rows, cols, new Float64Array(0));
const EMPTY = [
  [0, 2],
  [2, 0],
  [0, 0],
] as const;

/** What is not a number in a result, by where it stands, but where the infinite error says that nothing is known. */
function holes(value: unknown, where = "result"): string[] {
  if (value === undefined || (typeof value === "number" && Number.isNaN(value))) return [`${where}: ${value}`];
  if (value instanceof Float64Array || Array.isArray(value)) {
    return Array.from(value as ArrayLike<unknown>).flatMap((x, i) => holes(x, `${where}[${i}]`));
  }
  if (value instanceof Quantity && value.error === Infinity) return [];
  if (value instanceof Matrix && value.radius === Infinity) return [];
  if (value instanceof Matrix && value.data.length !== value.rows * value.cols) return [`${where}: ${value.shape}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, x]) => holes(x, `${where}.${key}`));
}

/** The result, or the name of the typed error; any other error is thrown on. */
function answered(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof FlatcheckError) return error.name;
    throw error;
  }
}

describe.each(EMPTY)("a %d×%d matrix", (rows, cols) => {
  const a = empty(rows, cols);
  const nothing = exact(0);

  it.each([
    ["‖A‖_F", numerics.frobeniusNorm],
    ["‖A‖_F²", numerics.frobeniusSquared],
    ["‖A‖_2", numerics.spectralNorm],
    ["‖A‖_*", numerics.nuclearNorm],
    ["‖A‖_½", (m: Matrix) => numerics.schattenNorm(m, 0.5)],
    ["‖A‖_3", (m: Matrix) => numerics.schattenNorm(m, 3)],
    ["‖A‖_1 as a Schatten norm", (m: Matrix) => numerics.schattenNorm(m, 1)],
    ["Σσ^{2/3}", (m: Matrix) => numerics.schattenPower(m, 2, 3)],
    ["Σσ³", (m: Matrix) => numerics.schattenPower(m, 3)],
    ["Σσ²", (m: Matrix) => numerics.schattenPower(m, 2)],
    ["tr A", numerics.trace],
    ["⟨A, A⟩", (m: Matrix) => numerics.inner(m, m)],
    ["‖A − A‖_F", (m: Matrix) => numerics.distance(m, m)],
  ])("has %s = 0, exactly", (_name, of) => {
    expect(of(a)).toEqual(nothing);
  });

  it("has no singular values, rank 0, and empty factors", () => {
    expect(numerics.eachSingularValue(a)).toEqual([]);
    expect(numerics.singularValues(a)).toEqual({ values: new Float64Array(0), error: 0 });
    expect(numerics.exactRank(a)).toBe(0);
    const { u, values, v, error } = numerics.svd(a);
    expect([u.shape, values.length, v.shape, error]).toEqual([`${rows}×0`, 0, `${cols}×0`, 0]);
    expect(numerics.pseudoInverse(a).shape).toBe(`${cols}×${rows}`);
    expect(numerics.pseudoInverse(a).radius).toBe(0);
  });

  it("multiplies to zeros", () => {
    expect(a.times(a.T).toRows()).toEqual(numerics.zeros(rows, rows).toRows());
    expect(a.times(a.T).radius).toBe(0);
    expect(a.gramOfRows().radius).toBe(0);
  });

  it("gives the eigenvalues of its Gram matrix, where that has any", () => {
    const largest = answered(() => numerics.largestEigenvalue(a.gramOfRows()));
    expect(largest).toEqual(rows === 0 ? "DomainError" : nothing);
  });
});

describe("the 0×0 matrix", () => {
  const a = empty(0, 0);

  it("has no eigenvalue, and says so", () => {
    expect(() => numerics.largestEigenvalue(a)).toThrow(DomainError);
    expect(() => numerics.smallestEigenvalue(a)).toThrow("a matrix with at least one row, got 0×0");
    expect(numerics.symmetricEigen(a)).toMatchObject({ values: new Float64Array(0), error: 0 });
  });

  it("is its own root and inverse, of determinant 1", () => {
    expect(numerics.squareRootPsd(a)).toMatchObject({ rows: 0, cols: 0, radius: 0 });
    expect(numerics.pseudoInverse(a)).toMatchObject({ rows: 0, cols: 0, radius: 0 });
    expect(numerics.determinant([])).toEqual(exact(1));
  });
});

/** Calls of functions that take matrices or lists of them, on empty ones. */
const calls: Readonly<Record<string, (a: Matrix) => unknown>> = {
  alignedMinimizer: (a) => numerics.alignedMinimizer([1, 1], a, a),
  alignmentFactors: (a) => numerics.alignmentFactors(a, a, exact(1)),
  balancedFactorization: (a) => numerics.balancedFactorization(a, [a.cols, 1, a.rows], 1, 1),
  balancedFactors: numerics.balancedFactors,
  block: (a) => numerics.block(a, 0, 0, 0, 0),
  canonicalMinimum: (a) => numerics.canonicalMinimum(numerics.svd(a), [a]),
  chain: () => numerics.chain([]),
  dataEnergy: (a) => numerics.dataEnergy(a.T, { inputs: a, targets: a, output: a }),
  depthTwoMinimizer: (a) => numerics.depthTwoMinimizer([a], a, 1),
  derivativesAlongUnits: (a) => numerics.derivativesAlongUnits([a], a, 0),
  directSum: (a) => numerics.directSum(a, a),
  dualSharpness: (a) => numerics.dualSharpness(2, a, empty(a.cols, a.cols), a),
  endToEnd: (a) => numerics.endToEnd([a, a.T]),
  endToEndBound: (a) => numerics.endToEndBound([a], exact(0), exact(1), 2),
  explicitHessian: (a) => numerics.explicitHessian([a], { measurements: [a], labels: [exact(1)] }),
  explicitMinimumHessian: (a) => numerics.explicitMinimumHessian([a]),
  flattenedRows: (a) => [numerics.flattenedRows([[a], [a]]), answered(() => numerics.flattenedRows([]))],
  flattestMinimum: (a) => numerics.flattestMinimum(numerics.svd(a), empty(a.cols, a.cols), [a, a.T]),
  gradientSquares: (a) => numerics.gradientSquares([a], [a]),
  hessianFactors: (a) => numerics.hessianFactors([a, a.T]),
  hessianSharpness: (a) => numerics.hessianSharpness([a], { inputs: a, targets: a, output: a }),
  hessianTrace: (a) => [numerics.hessianTrace([a], [a]), answered(() => numerics.hessianTrace([a], []))],
  imbalances: (a) => [numerics.imbalances([a, a.T]), answered(() => numerics.imbalances([]))],
  inducedR: (a) => numerics.inducedR(a, 2),
  inducedRegularizerDepthTwo: (a) => numerics.inducedRegularizerDepthTwo([a], a),
  inducedRegularizerSingle: (a) => numerics.inducedRegularizerSingle(a, a, 2),
  initialImbalance: (a) => [numerics.initialImbalance([a, a.T]), answered(() => numerics.initialImbalance([]))],
  interpolatingTrace: (a) => numerics.interpolatingTrace([a], [a]),
  kronecker: (a) => numerics.kronecker(a, a),
  lanczosSharpness: (a) => numerics.lanczosSharpness([a], { measurements: [a], labels: [exact(1)] }),
  largestStableRate: (a) => numerics.largestStableRate(numerics.linearizedSgd(a, exact(1))),
  leadingPair: numerics.leadingPair,
  leastNormRegressor: (a) => numerics.leastNormRegressor({ inputs: a, targets: empty(a.rows, 1), output: a }),
  linearCombination: () => numerics.linearCombination([], []),
  matrixEntry: (a) => numerics.matrixEntry(a, 0, 0),
  maximum: () => numerics.maximum([]),
  measurementGram: (a) => [numerics.measurementGram([a]), answered(() => numerics.measurementGram([]))],
  measurementMap: (a) => [numerics.measurementMap([a]), answered(() => numerics.measurementMap([]))],
  minimumFrobenius: (a) => numerics.minimumFrobenius({ measurements: [a], labels: [exact(0)] }),
  minimumNuclearNorm: (a) => numerics.minimumNuclearNorm({ measurements: [a], labels: [exact(0)] }),
  minimumRNetwork: (a) => numerics.minimumRNetwork(a, [a.cols, 1, a.rows]),
  minimumSharpness: (a) => numerics.minimumSharpness([a]),
  minimumTraceEndToEnd: (a) => numerics.minimumTraceEndToEnd({ measurements: [a], labels: [exact(0)] }),
  misalignment: (a) => numerics.misalignment(a, a.T),
  momentGrowth: (a) => numerics.momentGrowth(numerics.linearizedSgd(a, exact(1)), exact(1)),
  onTop: (a) => [answered(() => numerics.onTop(a, 1)), answered(() => numerics.onTop(a, 0))],
  padded: (a) => numerics.padded(a, 2, 2),
  polarPowers: (a) => numerics.polarPowers(a),
  predictions: (a) => numerics.predictions([a], [a]),
  predictionGradients: (a) => numerics.predictionGradients([a], [a]),
  prefixProducts: (a) => [numerics.prefixProducts([a]), answered(() => numerics.prefixProducts([]))],
  quantityMatrix: (a) => numerics.quantityMatrix(a.rows, a.cols, () => exact(1)),
  rearranged: (a) => numerics.rearranged([a], () => [0, 0, 0], { rows: 1, cols: 1 }),
  regressionFacts: (a) => numerics.regressionFacts({ inputs: a, targets: empty(a.rows, 1), output: a }),
  regressionMeasurements: (a) => numerics.regressionMeasurements({ inputs: a, targets: a, output: a }),
  regressor: (a) => numerics.regressor([a], { inputs: a, targets: a, output: a }),
  regularizerR: (a) => numerics.regularizerR([a, a.T]),
  restrictedQuotient: (a) => numerics.restrictedQuotient([a], a),
  ripConstant: (a) => [answered(() => numerics.ripConstant([a], 1)), answered(() => numerics.ripConstant([], 1))],
  rootFactor: (a) => [numerics.rootFactor([a]), answered(() => numerics.rootFactor([]))],
  reshaped: (a) => [numerics.reshaped(a, a.cols, a.rows), answered(() => numerics.reshaped(a, 1, 1))],
  sampleCovariance: (a) => numerics.sampleCovariance(a, empty(a.rows, 1)),
  scaledColumns: (a) => numerics.scaledColumns(a, new Array<number>(a.cols).fill(1)),
  sharpness: (a) => numerics.sharpness([a], { measurements: [a], labels: [exact(1)] }),
  sharpnessGram: (a) => numerics.sharpnessGram([a, a.T]),
  sideBySide: (a) => [numerics.sideBySide([a, a]), answered(() => numerics.sideBySide([]))],
  signalDirection: (a) => numerics.signalDirection([a, a.T], numerics.svd(empty(a.cols, a.cols))),
  singleMeasurementMinimizer: (a) => numerics.singleMeasurementMinimizer(a, a, 2),
  smallerFisher: numerics.smallerFisher,
  squaredErrorGradients: (a) => numerics.squaredErrorGradients([a], a),
  suffixProducts: (a) => [numerics.suffixProducts([a]), answered(() => numerics.suffixProducts([]))],
  timesTransposed: (a) => numerics.timesTransposed(a, a),
  traceBySecondDifferences: (a) => numerics.traceBySecondDifferences([a], { measurements: [a], labels: [exact(1)] }),
  transposedTimes: (a) => numerics.transposedTimes(a, a),
  univariateRisk: (a) => numerics.univariateRisk([a], { inputs: a, targets: a, output: a }),
  whitened: (a) => numerics.whitened([a], a),
  whitenedProblem: numerics.whitenedProblem,
};

describe.each(EMPTY)("on a %d×%d matrix", (rows, cols) => {
  it.each(Object.entries(calls))("%s gives numbers or a typed error", (_name, call) => {
    const answer = answered(() => call(empty(rows, cols)));
    expect(holes(answer)).toEqual([]);
  });
});

describe("a list without matrices, or with foreign ones", () => {
  const [a, b] = [numerics.zeros(2, 2), numerics.zeros(2, 3)];

  it.each([
    ["sideBySide", () => numerics.sideBySide([])],
    ["sideBySide of two shapes", () => numerics.sideBySide([a, b])],
    ["linearCombination", () => numerics.linearCombination([], [])],
    ["linearCombination of two shapes", () => numerics.linearCombination([a, b], [exact(1), exact(1)])],
    ["linearCombination without a coefficient", () => numerics.linearCombination([a, a], [exact(1)])],
    ["flattenedRows", () => numerics.flattenedRows([])],
    ["flattenedRows of two lengths", () => numerics.flattenedRows([[a], [b]])],
    ["onTop of blocks that do not fit", () => numerics.onTop(b, 2)],
    ["reshaped to less", () => numerics.reshaped(b, 1, 4)],
    ["timesTransposed of two widths", () => numerics.timesTransposed(a, b)],
    ["transposedTimes of two heights", () => numerics.transposedTimes(a, b.T)],
    ["padded to less", () => numerics.padded(b, 2, 2)],
    ["prefixProducts", () => numerics.prefixProducts([])],
    ["suffixProducts", () => numerics.suffixProducts([])],
    ["measurementMap", () => numerics.measurementMap([])],
    ["rootFactor", () => numerics.rootFactor([])],
    ["an origin outside", () => numerics.rearranged([a], () => [0, 2, 0], { rows: 1, cols: 1 })],
    ["an origin in no source", () => numerics.rearranged([a], () => [1, 0, 0], { rows: 1, cols: 1 })],
  ])("%s is refused by its shape", (_name, call) => {
    expect(call).toThrow(ShapeError);
  });
});
