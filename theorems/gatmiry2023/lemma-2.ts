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
import { law, RESIDUALS, zeroLossAssumption } from "../../generators/index.js";
import { claim, equal, holds } from "../../src/claim/index.js";
import { constantJet, gradientByJets, hessianTraceByJets, sum } from "../../src/numerics/arithmetic/index.js";
import { drawn, problems, TERMS } from "./objects/lemma-2.js";

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
