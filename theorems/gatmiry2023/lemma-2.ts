/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §4, Lemma 2.
 *
 * As printed: "For any twice-differentiable function $\{f_i(\mathbf{W})\}_{i=1}^n$, real-valued labels
 * $\{b_i\}_{i=1}^n$, loss function $\mathcal{L}(\mathbf{W}) = \frac{1}{n} \sum_{i=1}^n (f_i(\mathbf{W}) - b_i)^2$, and
 * any $\mathbf{W}$ satisfying $\mathcal{L}(\mathbf{W}) = 0$, it holds that
 * $\text{tr}(\nabla^2 \mathcal{L}(\mathbf{W})) = \frac{2}{n} \sum_{i=1}^n \|\nabla f_i(\mathbf{W})\|^2$."
 *
 * Reading: the functions drawn are sums of terms $c_k\,\phi(\langle u_k, w\rangle)\,\psi(w)$ with the coefficients of
 * a matrix: polynomials, products, exponentials, waves and saturations, and compositions of these.
 *
 * Two routes: the left side adds up second derivatives of the whole loss along the coordinates, residuals and all, by
 * second-order forward differentiation; the right side sees the first derivatives of each f_i alone.
 */
import { labelsFor, layout, loosened, RESIDUALS, zeroLossAssumption } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal } from "../../src/claim/relation.js";
import {
  addJets,
  constantJet,
  exact,
  exponentialJet,
  gradientByJets,
  hessianTraceByJets,
  hyperbolicTangentJet,
  type Jet,
  type JetFunction,
  type Matrix,
  multiplyJets,
  type Quantity,
  sineJet,
  subtractJets,
  sum,
} from "../../src/numerics/index.js";

/** The point W as N numbers, the functions f_1, …, f_n on it, and labels b_i = f_i(W) under the assumption. */
interface Instance {
  readonly point: readonly number[];
  readonly functions: readonly JetFunction[];
  readonly labels: readonly Quantity[];
}

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

const ENTRY_LAWS = ["gaussian", "gaussian", "integer", "sign", "positive", "sparse", "zero"];

const specs = layout({
  sizes: { parameters: [1, 4], n: [1, 4], terms: [1, 3] },
  choices: { term: [...Object.keys(TERMS), "mixed"] },
  lists: {
    W: { shapes: ({ sizes: { parameters } }) => [[1, parameters]], laws: ENTRY_LAWS },
    coefficients: {
      shapes: ({ sizes: { parameters, n, terms } }) =>
        Array.from({ length: n }, () => [terms, parameters + 1] as const),
      laws: ENTRY_LAWS,
    },
  },
});

/** f_i(w) = Σ_k c_k φ_k(⟨u_k, w⟩, w_1), row k of the coefficients being (c_k, u_k); mixed terms go round the list. */
function expression(coefficients: Matrix, term: string, index: number): JetFunction {
  const names = term === "mixed" ? Object.keys(TERMS) : [term];
  return (w) => {
    let total = constantJet(0);
    for (let k = 0; k < coefficients.rows; k++) {
      let form = constantJet(0);
      w.forEach((x, j) => {
        form = addJets(form, multiplyJets(constantJet(coefficients.at(k, j + 1)), x));
      });
      const name = names[(3 * index + k) % names.length]!;
      total = addJets(total, multiplyJets(constantJet(coefficients.at(k, 0)), TERMS[name]!(form, w[0]!)));
    }
    return total;
  };
}

/** The loss as a function of the parameters. */
function lossOf({ functions, labels }: Instance): JetFunction {
  return (w) => {
    const squares = functions.map((f, i) => {
      const residual = subtractJets(f(w), constantJet(labels[i]!));
      return multiplyJets(residual, residual);
    });
    return multiplyJets(squares.reduce(addJets), constantJet(exact(1).over(functions.length)));
  };
}

const { explicit } = specs;

/** One function of one parameter with one term: c·φ(u·w) at w. */
function single(term: string, w: number, c: number, u: number): ReturnType<typeof explicit> {
  return explicit({
    sizes: { parameters: 1, n: 1, terms: 1 },
    choices: { term },
    lists: { W: [[[w]]], coefficients: [[[c, u]]] },
  });
}

const IDENTITY = "tr ∇²ℒ(W) = (2/n)Σ‖∇f_i(W)‖²";

export default defineClaim<Instance>({
  id: "gatmiry2023/lemma-2",
  title: "At zero loss the trace of the Hessian is 2/n times the sum of squared gradients",
  kinds: ["identity"],
  locus: "Lemma 2",
  reading: '"Any twice-differentiable function" is sampled by expressions in polynomials, products, exp, sin and tanh.',
  specs,
  materialize: (spec) => {
    const { lists, choices } = specs.raw(spec);
    const point = Array.from(lists.W[0]!.data);
    const functions = lists.coefficients.map((matrix, i) => expression(matrix, choices.term, i));
    const predictions = functions.map((f) => f(point.map((x) => constantJet(x))).value);
    return { point, functions, labels: labelsFor(spec, predictions) };
  },
  assumptions: [
    zeroLossAssumption((instance) => lossOf(instance)(instance.point.map((x) => constantJet(x))).value, {
      without: loosened(specs, { reals: { residual: RESIDUALS } }),
    }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\operatorname{tr}(\nabla^2 \mathcal{L}(\mathbf{W})) = \frac{2}{n} \sum_{i=1}^n \|\nabla f_i(\mathbf{W})\|^2`,
      expected: "holds",
      relations: (instance) => {
        const { functions, point } = instance;
        const squares = functions.flatMap((f) => gradientByJets(f, point).map((x) => x.squared()));
        const mean = sum(squares).times(2).over(functions.length);
        return [equal(IDENTITY, hessianTraceByJets(lossOf(instance), point), mean)];
      },
    },
  ],
  equalityCases: [
    {
      name: "one term of each sort",
      form: "printed",
      relations: [IDENTITY],
      specs: Object.keys(TERMS).map((term) => single(term, 1, 2, 1)),
    },
    {
      name: "several parameters, functions and terms",
      form: "printed",
      relations: [IDENTITY],
      specs: [1, 2, 3].map((seed) =>
        explicit({
          sizes: { parameters: 3, n: 3, terms: 3 },
          choices: { term: "mixed" },
          lists: { W: { law: "positive", seed }, coefficients: { law: "sign", seed } },
        }),
      ),
    },
  ],
  degenerateCases: [
    { name: "constant function", spec: single("square", 2, 0, 1) },
    { name: "stationary point", spec: single("square", 0, 1, 1) },
    { name: "one parameter, one function", spec: single("linear", 0, 1, 1) },
  ],
});
