import { instances, labelsFor } from "../../../generators/index.js";
import type { Jet, JetFunction } from "../../../src/numerics/arithmetic/index.js";
import {
  addJets,
  constantJet,
  exact,
  exponentialJet,
  hyperbolicTangentJet,
  multiplyJets,
  sineJet,
  subtractJets,
} from "../../../src/numerics/arithmetic/index.js";
import type { Matrix } from "../../../src/numerics/matrices/index.js";

/** φ(s)·ψ(w) for the linear form s = ⟨u, w⟩ and the first parameter, by name; simplest first. */
export const TERMS: Readonly<Record<string, (s: Jet, first: Jet) => Jet>> = {
  linear: (s) => s,
  square: (s) => multiplyJets(s, s),
  cube: (s) => multiplyJets(multiplyJets(s, s), s),
  product: (s, first) => multiplyJets(s, first),
  exponential: (s) => exponentialJet(s),
  sine: (s) => sineJet(s),
  saturation: (s) => hyperbolicTangentJet(s),
  wavePacket: (s, first) => multiplyJets(exponentialJet(sineJet(s)), first),
  composition: (s, first) => hyperbolicTangentJet(multiplyJets(sineJet(multiplyJets(s, s)), first)),
};

const laws = ["gaussian", "gaussian", "integer", "sign", "positive", "sparse", "zero"];

/** A point, and the coefficients of the functions on it. */
export const drawn = instances({
  large: { entries: 4096 },
  choices: { term: [...Object.keys(TERMS), "mixed"] },
  sizes: { parameters: [1, 4], n: [1, 4], terms: [1, 3] },
  matrices: {
    W: { shape: [1, "parameters"], laws },
    coefficients: { each: ["terms", ({ parameters }) => parameters + 1], count: "n", laws },
  },
});

/** f_i(w) = Σ_k c_k φ_k(⟨u_k, w⟩, w_1), row k of the coefficients being (c_k, u_k); mixed terms go round the list. */
function expression(coefficients: Matrix, term: string, index: number): JetFunction {
  const names = term === "mixed" ? Object.keys(TERMS) : [term];
  const coefficient = (k: number, j: number) => constantJet(coefficients.at(k, j));
  return (w) => {
    let total = constantJet(0);
    for (let k = 0; k < coefficients.rows; k++) {
      const form = w.reduce((part, x, j) => addJets(part, multiplyJets(coefficient(k, j + 1), x)), constantJet(0));
      const name = names[(3 * index + k) % names.length]!;
      total = addJets(total, multiplyJets(coefficient(k, 0), TERMS[name]!(form, w[0]!)));
    }
    return total;
  };
}

/** The point W as N numbers, the functions f_1, …, f_n on it, and ℒ. */
export const problems = drawn.map(({ W, coefficients, term }, spec) => {
  const point = Array.from(W.data);
  const functions = coefficients.map((matrix, i) => expression(matrix, term, i));
  const predictions = functions.map((f) => f(point.map((x) => constantJet(x))).value);
  const labels = labelsFor(spec, predictions);
  const loss: JetFunction = (w) => {
    const residuals = functions.map((f, i) => subtractJets(f(w), constantJet(labels[i]!)));
    const squares = residuals.map((residual) => multiplyJets(residual, residual));
    return multiplyJets(squares.reduce(addJets), constantJet(exact(1).over(functions.length)));
  };
  return { point, functions, loss };
});
