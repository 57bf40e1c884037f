/** What interval arithmetic may not answer: operands that do not fit, precisions that no result has, and unknown numbers. */
import { describe, expect, it } from "vitest";
import {
  addFieldMatrices,
  fieldCombination,
  fieldInner,
  fieldProduct,
  fieldTrace,
  subtractFieldMatrices,
} from "./field/field-matrix.js";
import { PrimeField } from "./field/prime-field.js";
import {
  addMatrices,
  frobeniusNorm,
  fromRows,
  identity,
  inner,
  IntervalMatrix,
  linearCombination,
  product,
  scale,
  subtractMatrices,
  trace,
} from "./matrices/interval-matrix.js";
import { leadingPair } from "./matrices/leading-pair.js";
import { pseudoInverse, squareRootPsd } from "./matrices/matrix-functions.js";
import { polarFactor } from "./matrices/polar-factor.js";
import {
  eigenvalues,
  nuclearNorm,
  schattenNorm,
  schattenPower,
  singularValues,
  spectralNorm,
} from "./matrices/spectrum.js";
import { gaussNewtonSharpness, measurementSpectrum, ripConstantFullRank, sharpness } from "./networks/curvature.js";
import { explicitHessian } from "./networks/explicit-hessian.js";
import { inducedR, inducedRegularizerDepthTwo, inducedRegularizerSingle } from "./networks/induced-regularizer.js";
import {
  endToEnd,
  gradientSquares,
  hessianTrace,
  layerGradients,
  loss,
  lossGradients,
  predictions,
  regularizerR,
  residuals,
} from "./networks/network.js";
import { RigorError } from "./numbers/errors.js";
import { exponential, logarithm, power } from "./numbers/elementary.js";
import {
  absolute,
  add,
  divide,
  fromNumber,
  hull,
  type Interval,
  isWholeLine,
  maximum,
  minimum,
  multiply,
  negate,
  outward,
  square,
  squareRoot,
  subtract,
  sum,
  WHOLE_LINE,
} from "./numbers/interval.js";
import { EXACT, Precision } from "./numbers/precision.js";

const p = new Precision(64);
const [two, three] = [identity(2), identity(3)];
const row = fromRows([[1, 2]]);
const one = fromNumber(1);
const problem = { measurements: [two], labels: [fromNumber(2)] };
const misfit = { measurements: [three], labels: [fromNumber(2)] };
const unlabelled = { measurements: [two], labels: [] };
const none = { measurements: [], labels: [] };

describe("a refusal", () => {
  it.each<readonly [string, () => unknown]>([
    ["addMatrices", () => addMatrices(two, three, p)],
    ["subtractMatrices", () => subtractMatrices(two, row, p)],
    ["product", () => product(two, three, p)],
    ["inner", () => inner(two, three, p)],
    ["trace", () => trace(row, p)],
    ["linearCombination of one and two", () => linearCombination([two], [one, one], p)],
    ["linearCombination of shapes", () => linearCombination([two, three], [one, one], p)],
    ["squareRootPsd", () => squareRootPsd(row, p)],
    ["eigenvalues", () => eigenvalues(row, p)],
    ["endToEnd", () => endToEnd([two, three])],
    ["predictions", () => predictions([two], [three])],
    ["residuals", () => residuals([two], misfit)],
    ["residuals without labels", () => residuals([two], unlabelled)],
    ["loss", () => loss([two], misfit, p)],
    ["loss of nothing", () => loss([two], none, p)],
    ["layerGradients", () => layerGradients([two, two], three)],
    ["layerGradients of misfits", () => layerGradients([two, three], two)],
    ["lossGradients", () => lossGradients([two], misfit, p)],
    ["gradientSquares", () => gradientSquares([two], [three])],
    ["hessianTrace", () => hessianTrace([two], [three], p)],
    ["hessianTrace of nothing", () => hessianTrace([two], [], p)],
    ["regularizerR", () => regularizerR([two, three])],
    ["regularizerR of one layer", () => regularizerR([two])],
    ["sharpness", () => sharpness([two], misfit, p)],
    ["gaussNewtonSharpness", () => gaussNewtonSharpness([two], [three], p)],
    ["measurementSpectrum", () => measurementSpectrum([two, three], p)],
    ["ripConstantFullRank", () => ripConstantFullRank([two, three], p)],
    ["explicitHessian", () => explicitHessian([two], misfit, p)],
    ["explicitHessian without labels", () => explicitHessian([two], unlabelled, p)],
    ["inducedRegularizerDepthTwo", () => inducedRegularizerDepthTwo([two], three, p)],
    ["inducedRegularizerSingle", () => inducedRegularizerSingle(two, three, 2, p)],
  ])("%s refuses operands that do not fit", (_name, work) => {
    expect(work).toThrow(RigorError);
  });

  it.each<readonly [string, () => unknown]>([
    ["divide", () => divide(one, fromNumber(3), EXACT)],
    ["squareRoot", () => squareRoot(fromNumber(2), EXACT)],
    ["exponential", () => exponential(one, EXACT)],
    ["logarithm", () => logarithm(fromNumber(2), EXACT)],
    ["power", () => power(fromNumber(2), { numerator: 1, denominator: 2 }, EXACT)],
    ["frobeniusNorm", () => frobeniusNorm(row, EXACT)],
    ["singularValues", () => singularValues(two, EXACT)],
    ["spectralNorm", () => spectralNorm(two, EXACT)],
    ["nuclearNorm", () => nuclearNorm(two, EXACT)],
    ["schattenNorm", () => schattenNorm(two, 3, EXACT)],
    ["schattenPower", () => schattenPower(two, 3, EXACT)],
    ["eigenvalues", () => eigenvalues(two, EXACT)],
    ["leadingPair", () => leadingPair(two, 2, EXACT)],
    ["squareRootPsd", () => squareRootPsd(two, EXACT)],
    ["pseudoInverse", () => pseudoInverse(two, EXACT)],
    ["polarFactor", () => polarFactor(two, EXACT)],
    ["sharpness", () => sharpness([two], problem, EXACT)],
    ["gaussNewtonSharpness", () => gaussNewtonSharpness([two], [two], EXACT)],
    ["measurementSpectrum", () => measurementSpectrum([two], EXACT)],
    ["explicitHessian", () => explicitHessian([two], problem, EXACT)],
    ["inducedRegularizerDepthTwo", () => inducedRegularizerDepthTwo([two], two, EXACT)],
    ["inducedR", () => inducedR(two, 3, EXACT)],
  ])("%s refuses a precision without end", (_name, work) => {
    expect(work).toThrow(RigorError);
  });

  it("comes from matrices over fields, too", () => {
    const field = new PrimeField(127);
    const matrix = (rows: number, cols: number) => ({ rows, cols, data: new Array<bigint>(rows * cols).fill(1n) });
    const [square2, wide] = [matrix(2, 2), matrix(1, 2)];
    expect(() => addFieldMatrices(square2, wide, field)).toThrow(RigorError);
    expect(() => subtractFieldMatrices(square2, wide, field)).toThrow(RigorError);
    expect(() => fieldProduct(square2, wide, field)).toThrow(RigorError);
    expect(() => fieldInner(square2, wide, field)).toThrow(RigorError);
    expect(() => fieldTrace(wide, field)).toThrow(RigorError);
    expect(() => fieldCombination([square2, wide], [1n, 1n], field)).toThrow(RigorError);
  });
});

describe("of a number that is unknown", () => {
  it.each<readonly [string, (x: Interval, y: Interval) => Interval]>([
    ["hull", hull],
    ["add", (x, y) => add(x, y, p)],
    ["subtract", (x, y) => subtract(x, y, p)],
    ["multiply", (x, y) => multiply(x, y, p)],
    ["divide", (x, y) => divide(x, y, p)],
    ["maximum", maximum],
    ["minimum", minimum],
    ["sum", (x, y) => sum([one, x, y], p)],
  ])("%s knows nothing, whichever operand it is", (_name, of) => {
    for (const known of [fromNumber(3), fromNumber(-3), { lo: one.lo, hi: fromNumber(4).hi }]) {
      expect(isWholeLine(of(WHOLE_LINE, known))).toBe(true);
      expect(isWholeLine(of(known, WHOLE_LINE))).toBe(true);
    }
    expect(isWholeLine(of(WHOLE_LINE, WHOLE_LINE))).toBe(true);
  });

  it.each<readonly [string, (x: Interval) => Interval]>([
    ["negate", negate],
    ["absolute", absolute],
    ["outward", (x) => outward(x, p)],
    ["square", (x) => square(x, p)],
    ["squareRoot", (x) => squareRoot(x, p)],
  ])("%s knows nothing", (_name, of) => {
    expect(isWholeLine(of(WHOLE_LINE))).toBe(true);
  });

  it("matrices know nothing where it enters", () => {
    const unknown = new IntervalMatrix(2, 2, [WHOLE_LINE, one, one, one]);
    for (const found of [product(unknown, two, p), product(two, unknown, p), scale(two, WHOLE_LINE, p)]) {
      expect(isWholeLine(found.at(0, 0))).toBe(true);
    }
    // But nothing times an unknown number is nothing.
    expect(product(unknown, two, p).at(0, 1)).toEqual(one);
    for (const found of [
      trace(unknown, p),
      frobeniusNorm(unknown, p),
      spectralNorm(unknown, p),
      nuclearNorm(unknown, p),
    ]) {
      expect(isWholeLine(found)).toBe(true);
    }
  });
});
