import type { Operation } from "../numerics/index.js";
import { literal } from "./plain-text.js";

/** Functions that the programs define for themselves where they need them. */
export type Helper =
  | "endToEnd"
  | "unit"
  | "layerGradient"
  | "gradientSquares"
  | "hessianTrace"
  | "sharpness"
  | "regularizerR"
  | "explicitHessian"
  | "squareRootPsd"
  | "polarFactor"
  | "leadingPair"
  | "inducedRegularizerDepthTwo"
  | "ripConstant"
  | "rearranged";

/** Text from the texts of up to three operands, which are names, literals or lists of these. */
type Phrase = (a: string, b: string, c: string) => string;

/** One operation in both languages and in the symbols of the papers. */
interface Wording {
  readonly python: Phrase;
  readonly julia: Phrase;
  readonly meaning: Phrase;
  readonly helpers?: readonly Helper[];
}

function alike(phrase: Phrase): Pick<Wording, "python" | "julia" | "meaning"> {
  return { python: phrase, julia: phrase, meaning: phrase };
}

/** X + tY without a multiplication by ±1. */
function plusMultiple(times: string): Phrase {
  return (a, b, t) => {
    if (t === literal(1)) return `${a} + ${b}`;
    return t === literal(-1) ? `${a} - ${b}` : `${a} + ${t} ${times} ${b}`;
  };
}

/** How every operation is written. */
export const wordings: Readonly<Record<Operation, Wording>> = {
  add: alike((a, b) => `${a} + ${b}`),
  subtract: alike((a, b) => `${a} - ${b}`),
  multiply: alike((a, b) => `${a} * ${b}`),
  divide: alike((a, b) => `${a} / ${b}`),
  negate: alike((a) => `-${a}`),
  absolute: { python: (a) => `abs(${a})`, julia: (a) => `abs(${a})`, meaning: (a) => `|${a}|` },
  square: { python: (a) => `${a} ** 2`, julia: (a) => `${a}^2`, meaning: (a) => `${a}²` },
  power: {
    python: (a, p) => `max(${a}, 0.0) ** ${p}`,
    julia: (a, p) => `max(${a}, 0.0)^${p}`,
    meaning: (a, p) => `${a}^${p}, where ${a} ≥ 0`,
  },
  rationalPower: {
    python: (a, p, q) => `max(${a}, 0.0) ** (${p} / ${q})`,
    julia: (a, p, q) => `max(${a}, 0.0)^(${p} / ${q})`,
    meaning: (a, p, q) => `${a}^(${p}/${q}), where ${a} ≥ 0`,
  },
  squareRoot: {
    python: (a) => `np.sqrt(max(${a}, 0.0))`,
    julia: (a) => `sqrt(max(${a}, 0.0))`,
    meaning: (a) => `√${a}, where ${a} ≥ 0`,
  },
  exponential: { python: (a) => `np.exp(${a})`, julia: (a) => `exp(${a})`, meaning: (a) => `e^${a}` },
  logarithm: { python: (a) => `np.log(${a})`, julia: (a) => `log(${a})`, meaning: (a) => `ln ${a}` },
  sum: {
    python: (a) => `sum(${a})`,
    julia: (a) => `sum(Float64${a})`,
    meaning: (a) => (a === "[]" ? "an empty sum" : `the sum of ${inner(a)}`),
  },
  maximum: {
    python: (a) => `max(${a})`,
    julia: (a) => `maximum(Float64${a})`,
    meaning: (a) => `the largest of ${inner(a)}`,
  },
  addScaled: { python: plusMultiple("*"), julia: plusMultiple("*"), meaning: plusMultiple("·") },
  scaled: { python: (a, t) => `${t} * ${a}`, julia: (a, t) => `${t} * ${a}`, meaning: (a, t) => `${t}·${a}` },
  scaledByQuantity: { python: (a, t) => `${t} * ${a}`, julia: (a, t) => `${t} * ${a}`, meaning: (a, t) => `${t}·${a}` },
  linearCombination: {
    python: (matrices, list) => `sum(c * x for c, x in zip(${list}, ${matrices}))`,
    julia: (matrices, list) => `sum(${list} .* ${matrices})`,
    meaning: (matrices, list) => `the sum of ${inner(matrices)}, weighted by ${inner(list)}`,
  },
  transpose: { python: (a) => `${a}.T`, julia: (a) => `permutedims(${a})`, meaning: (a) => `${a}ᵀ` },
  multiplyMatrices: {
    python: (a, b) => `${a} @ ${b}`,
    julia: (a, b) => `${a} * ${b}`,
    meaning: (a, b) => `the matrix product of ${a} and ${b}`,
  },
  kronecker: {
    python: (a, b) => `np.kron(${a}, ${b})`,
    julia: (a, b) => `kron(${a}, ${b})`,
    meaning: (a, b) => `${a} ⊗ ${b}`,
  },
  gramOfRows: { python: (a) => `${a} @ ${a}.T`, julia: (a) => `${a} * ${a}'`, meaning: (a) => `${a}${a}ᵀ` },
  frobeniusNorm: { python: (a) => `np.linalg.norm(${a})`, julia: (a) => `norm(${a})`, meaning: (a) => `‖${a}‖_F` },
  frobeniusSquared: {
    python: (a) => `np.sum(${a} * ${a})`,
    julia: (a) => `sum(abs2, ${a})`,
    meaning: (a) => `‖${a}‖_F²`,
  },
  inner: {
    python: (a, b) => `np.sum(${a} * ${b})`,
    julia: (a, b) => `dot(${a}, ${b})`,
    meaning: (a, b) => `⟨${a}, ${b}⟩`,
  },
  distance: {
    python: (a, b) => `np.linalg.norm(${a} - ${b})`,
    julia: (a, b) => `norm(${a} - ${b})`,
    meaning: (a, b) => `‖${a} − ${b}‖_F`,
  },
  trace: { python: (a) => `np.trace(${a})`, julia: (a) => `sum(diag(${a}))`, meaning: (a) => `tr ${a}` },
  spectralNorm: { python: (a) => `np.linalg.norm(${a}, 2)`, julia: (a) => `opnorm(${a})`, meaning: (a) => `‖${a}‖_2` },
  nuclearNorm: {
    python: (a) => `np.linalg.norm(${a}, "nuc")`,
    julia: (a) => `sum(svdvals(${a}))`,
    meaning: (a) => `‖${a}‖_*`,
  },
  singularValue: {
    python: (a, i) => `np.linalg.svd(${a}, compute_uv=False)[${whole(i)}]`,
    julia: (a, i) => `svdvals(${a})[${whole(i)} + 1]`,
    meaning: (a, i) => `the singular value number ${whole(i)} of ${a}, counted from 0`,
  },
  schattenPower: {
    python: (a, p, q) => `np.sum(np.linalg.svd(${a}, compute_uv=False) ** ${quotient(p, q)})`,
    julia: (a, p, q) => `sum(svdvals(${a}) .^ ${quotient(p, q)})`,
    meaning: (a, p, q) => `Σσ^p over the singular values σ of ${a}, p = ${quotient(p, q)}`,
  },
  schattenNorm: {
    python: (a, p) => `np.sum(np.linalg.svd(${a}, compute_uv=False) ** ${p}) ** (1.0 / ${p})`,
    julia: (a, p) => `sum(svdvals(${a}) .^ ${p})^(1.0 / ${p})`,
    meaning: (a, p) => `(Σσ^p)^{1/p} over the singular values σ of ${a}, p = ${p}`,
  },
  largestEigenvalue: {
    python: (a) => `np.linalg.eigvalsh(${a})[-1]`,
    julia: (a) => `maximum(eigvals(Symmetric(${a})))`,
    meaning: (a) => `the largest eigenvalue of ${a}`,
  },
  smallestEigenvalue: {
    python: (a) => `np.linalg.eigvalsh(${a})[0]`,
    julia: (a) => `minimum(eigvals(Symmetric(${a})))`,
    meaning: (a) => `the smallest eigenvalue of ${a}`,
  },
  gradientSquares: {
    ...called("gradient_squares"),
    meaning: (weights, measurements) => `all squared derivatives of ⟨A, E(W)⟩, A in ${measurements}, W = ${weights}`,
    helpers: ["endToEnd", "unit", "layerGradient", "gradientSquares"],
  },
  layerGradient: {
    python: (weights, a, layer) => `layer_gradient(${weights}, ${a}, ${whole(layer)})`,
    julia: (weights, a, layer) => `layer_gradient(${weights}, ${a}, ${whole(layer)} + 1)`,
    meaning: (weights, a, layer) => `∇⟨${a}, E(W)⟩ by layer ${whole(layer)} of W = ${weights}, counted from 0`,
    helpers: ["endToEnd", "unit", "layerGradient"],
  },
  hessianTrace: {
    ...called("hessian_trace"),
    meaning: (weights, measurements) => `tr ∇²L(W), W = ${weights}, measured by ${measurements}`,
    helpers: ["endToEnd", "unit", "layerGradient", "gradientSquares", "hessianTrace"],
  },
  sharpness: {
    ...called("sharpness"),
    meaning: (weights, measurements) => `λ_max of (2/n) Σ ∇f_i ∇f_iᵀ, W = ${weights}, measured by ${measurements}`,
    helpers: ["endToEnd", "unit", "layerGradient", "sharpness"],
  },
  inducedRegularizerDepthTwo: {
    ...called("induced_regularizer_depth_two"),
    meaning: (measurements, m) => `the least tr ∇²L over two layers with product ${m}, measured by ${measurements}`,
    helpers: ["squareRootPsd", "inducedRegularizerDepthTwo"],
  },
  ripConstant: {
    ...called("rip_constant"),
    meaning: (measurements) => `the isometry constant of ${measurements} on all matrices`,
    helpers: ["ripConstant"],
  },
  rearranged: {
    ...called("rearranged"),
    meaning: (sources) => `entries of ${inner(sources)} in other places`,
    helpers: ["rearranged"],
  },
  matrixEntry: {
    python: (a, i, j) => `${a}[${whole(i)}, ${whole(j)}]`,
    julia: (a, i, j) => `${a}[${whole(i)} + 1, ${whole(j)} + 1]`,
    meaning: (a, i, j) => `the entry (${whole(i)}, ${whole(j)}) of ${a}, counted from 0`,
  },
  quantityMatrix: {
    python: (list, rows, cols) => `np.array(${list}).reshape(${whole(rows)}, ${whole(cols)})`,
    julia: (list, rows, cols) => `permutedims(reshape(Float64${list}, ${whole(cols)}, ${whole(rows)}))`,
    meaning: (list, rows, cols) => `the ${whole(rows)}×${whole(cols)} matrix of ${inner(list)}, row by row`,
  },
  regularizerR: {
    ...called("regularizer_r"),
    meaning: (weights) => `R(W), W = ${weights}`,
    helpers: ["endToEnd", "regularizerR"],
  },
  explicitHessian: {
    ...called("explicit_hessian"),
    meaning: (weights) => `the matrix of all second derivatives of the loss at W = ${weights}`,
    helpers: ["endToEnd", "unit", "explicitHessian"],
  },
  squareRootPsd: {
    ...called("square_root_psd"),
    meaning: (a) => `the positive semidefinite root of ${a}`,
    helpers: ["squareRootPsd"],
  },
  pseudoInverse: {
    python: (a) => `np.linalg.pinv(${a})`,
    julia: (a) => `pinv(${a})`,
    meaning: (a) => `the Moore–Penrose inverse of ${a}`,
  },
  polarFactor: {
    ...called("polar_factor"),
    meaning: (a) => `the matrix with orthonormal columns next to ${a}`,
    helpers: ["polarFactor"],
  },
  leadingPair: {
    python: (a, peak, side) => `leading_pair(${a}, ${whole(peak)})[${whole(side)}]`,
    julia: (a, peak, side) => `leading_pair(${a}, ${whole(peak)} + 1)[${whole(side)} + 1]`,
    meaning: (a, peak, side) =>
      `the first ${whole(side) === "0" ? "left" : "right"} singular vector of ${a}, entry ${whole(peak)} of the right one positive`,
    helpers: ["leadingPair"],
  },
};

/** A helper of one name in both languages. */
function called(name: string): Pick<Wording, "python" | "julia"> {
  const call: Phrase = (...operands) => `${name}(${operands.filter((operand) => operand !== "").join(", ")})`;
  return { python: call, julia: call };
}

/** The literal of a whole number, as an index. */
function whole(text: string): string {
  return text.replace(/[.]0$/, "");
}

/** p, or p/q where there is a denominator. */
function quotient(p: string, q: string): string {
  return q === "" ? p : `(${p} / ${q})`;
}

/** `[a, b]` without its brackets. */
function inner(list: string): string {
  return list.slice(1, -1);
}
