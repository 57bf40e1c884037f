/**
 * Lemma 2 (§4).
 *
 * As printed: "For any twice-differentiable function $\{f_i(\mathbf{W})\}_{i=1}^n$, real-valued labels
 * $\{b_i\}_{i=1}^n$, loss function $\mathcal{L}(\mathbf{W}) = \frac{1}{n} \sum_{i=1}^n (f_i(\mathbf{W}) - b_i)^2$, and
 * any $\mathbf{W}$ satisfying $\mathcal{L}(\mathbf{W}) = 0$, it holds that
 * $\text{tr}(\nabla^2 \mathcal{L}(\mathbf{W})) = \frac{2}{n} \sum_{i=1}^n \|\nabla f_i(\mathbf{W})\|^2$."
 *
 * Two routes: the left side adds up second derivatives of the whole loss along the coordinates, residuals and all, by
 * second-order forward differentiation; the right side sees the first derivatives of each f_i alone.
 */
import { instances, labelsFor, law, RESIDUALS, zeroLossAssumption } from "../../generators/index.js";
import { claim, equal, holds } from "../../src/claim/index.js";
import type { Jet, JetFunction } from "../../src/numerics/arithmetic/index.js";
import {
  addJets,
  constantJet,
  exact,
  exponentialJet,
  gradientByJets,
  hessianTraceByJets,
  hyperbolicTangentJet,
  multiplyJets,
  sineJet,
  subtractJets,
  sum,
} from "../../src/numerics/arithmetic/index.js";
import type { Matrix } from "../../src/numerics/matrices/index.js";

/** φ(s)·ψ(w) for the linear form s = ⟨u, w⟩ and the first parameter, by name; simplest first. */
const TERMS: Readonly<Record<string, (s: Jet, first: Jet) => Jet>> = {
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

const drawn = instances({
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
const problems = drawn.map(({ W, coefficients, term }, spec) => {
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

/** One function of one parameter with one term: c·φ(u·w) at w. */
const single = (term: string, w: number, c: number, u: number) => drawn.at({ term, W: w, coefficients: [`${c} ${u}`] });

export default claim(problems, {
  id: "gatmiry2023/lemma-2",
  title: "At zero loss the trace of the Hessian is 2/n times the sum of squared gradients",
  noFile: "it is about any functions f_i, which no matrices tell; gatmiry2023/trace-formula says the same of networks",
  kinds: ["identity"],
  locus: "Lemma 2",
  reading: `"Any twice-differentiable function" is sampled by sums of terms c_k φ(⟨u_k, w⟩) ψ(w) with the coefficients of a
    matrix: polynomials, products, exponentials, waves (sin) and saturations (tanh), and compositions of these.`,
  assumptions: [
    zeroLossAssumption(({ loss, point }) => loss(point.map((x) => constantJet(x))).value, {
      without: drawn.loosened({ reals: { residual: RESIDUALS } }),
    }),
  ],
  printed:
    holds`\mathcal{L}(\mathbf{W}) = 0:\quad \operatorname{tr}(\nabla^2 \mathcal{L}(\mathbf{W})) = \frac{2}{n} \sum_{i=1}^n \|\nabla f_i(\mathbf{W})\|^2`(
      ({ functions, point, loss }) => {
        const squares = functions.flatMap((f) => gradientByJets(f, point).map((x) => x.squared()));
        const mean = sum(squares).times(2).over(functions.length);
        return { "tr ∇²ℒ(W) = (2/n)Σ‖∇f_i(W)‖²": equal(hessianTraceByJets(loss, point), mean) };
      },
    ),
  equality: {
    "one term of each sort": Object.keys(TERMS).map((term) => single(term, 1, 2, 1)),
    "several parameters, functions and terms": [1, 2, 3].map((seed) =>
      drawn.at({
        ...{ term: "mixed", parameters: 3, n: 3, terms: 3 },
        ...{ W: law("positive", seed), coefficients: law("sign", seed) },
      }),
    ),
  },
  degenerate: {
    "constant function": single("square", 2, 0, 1),
    "stationary point": single("square", 0, 1, 1),
    "one parameter, one function": single("linear", 0, 1, 1),
  },
  situations: {
    "two parameters, functions and terms or more": (_, { sizes }) => Math.min(...Object.values(sizes)) >= 2,
    "several sorts of terms": (_, { choices }) => choices["term"] === "mixed",
    "no polynomial": (_, { choices }) => !["linear", "square", "cube", "product"].includes(choices["term"]!),
    "one function, several parameters": (_, { sizes: { n, parameters } }) => n === 1 && parameters! >= 2,
  },
});
