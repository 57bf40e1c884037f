/**
 * Theorem 4 (Theorem 4.1 of Wen, Li, Ma 2023), Definition 1 and Step 2 of the proof.
 *
 * As printed: "Data distribution: $x\sim\mathrm{Unif}(\{\pm1\}^d)$ and $y = x^{(1)}x^{(2)}$. Model: $f(x,\theta) =
 * \sum_{j=1}^ma_j\sigma(w_j^Tx+b_j)$. … if m ≥ n, there is a flattest global minimum that cannot generalize at all.
 * ("Flattest" is in the sense of Hessian trace, in terms of all global minima.)" And: "$\mathrm{Tr}[G(\theta)] =
 * \frac1n\sum_i\|\nabla_\theta f(x_i,\theta)\|^2$ … by Cauchy-Schwarz inequality, $\|\nabla_\theta f(x_i,\theta)\|^2 =
 * \sum_j(\sigma^2(w_j'^Tx_i')+\|a_j\mathbb 1(w_j'^Tx_i'\ge0)x_i'\|^2) \ge \sum_j2\sigma(w_j'^Tx_i')|a_j|\mathbb
 * 1(w_j'^Tx_i'\ge0)\|x_i'\| \ge |\sum_j2a_j\sigma(w_j'^Tx_i')|\|x_i'\| = 2\|x_i'\||y_i|$. We can choose an appropriate
 * memorizing solution such that all equalities hold simultaneously. Therefore it is the flattest." From Step 1:
 * "predicts 0 anywhere outside the training set, thus no generalization at all … the generalization error is
 * $1-n/2^d$."
 *
 * The theorem holds, though the network of Step 1 is not the one (wu2025/memorizing-construction): the "appropriate"
 * one has $b_j = -(\sqrt d-1/\sqrt d)$ and each neuron rescaled to $\sigma(w_j'^\top x_j') = |a_j|\|x_j'\|$. Its
 * competitors here are random neurons, and those that a descent on the loss and Tr G has made of such, and one
 * repairing neuron for each sample that makes them interpolate: after a descent for what it has left. That no global
 * minimum is flatter does not say that all flattest ones memorize.
 */
import { allAtMost, atLeast, atMost, claim, equal, holds, same, tex } from "../../src/claim/index.js";
import { absolute, exact, maximum, squareRoot, sum } from "../../src/numerics/arithmetic/index.js";
import { twoTo } from "../../src/numerics/elementary/index.js";
import {
  fisherTrace,
  generalization,
  parityLabel,
  reluGradient,
  reluOutput,
  squaredLength,
  withBias,
} from "../../src/numerics/shallow/index.js";
import { chainAt, column, drawn, trained } from "./objects/memorizing.js";

const NORM = "‖∇f(x_i)‖² = Σ(σ²(w_j′ᵀx_i′) + ‖a_j𝟙(w_j′ᵀx_i′ ≥ 0)x_i′‖²)";
const MEANS = "Σ 2σ|a_j|𝟙‖x_i′‖ ≤ Σ(σ² + ‖a_j𝟙x_i′‖²)";
const ABSOLUTE = "|Σ 2a_jσ|‖x_i′‖ ≤ Σ 2σ|a_j|𝟙‖x_i′‖";
const OUTPUT = "|Σ 2a_jσ|‖x_i′‖ = 2‖x_i′‖|y_i|";
const REACHED = "Tr G(θ̃) = (1/n)Σ 2‖x_i′‖|y_i|";
const FLATTEST = "Tr G(θ̃) ≤ Tr G(θ) for every global minimum θ";
const ERROR = "E(f(x; θ̃) − y)² = 1 − n/2^d";

export default claim(trained, {
  id: "wu2025/memorizing",
  title: "A flattest global minimum that memorizes its samples",
  noFile: "its samples are corners of a cube with their parity as label, and no others",
  kinds: ["bound", "attained", "identity"],
  locus: "Theorem 4 and its proof, Step 2",
  reading: `Flatness is Tr G, which is the trace of the Hessian at a global minimum where f is twice differentiable; where
    some w_j′ᵀx_i′ = 0 it is taken with the derivative 𝟙(· ≥ 0) of the display, so σ′(0) = 1. The samples are different, and
    x_i′ = (x_i, 1) where “concat(x_j, 1)” is printed. “Cannot generalize at all”: f = 0 outside the training set.`,
  assumptions: [
    {
      name: "global minimum",
      statement: tex`f(x_i, \theta) = y_i`,
      slack: ({ samples, competitor }) =>
        maximum(samples.map((x) => absolute(reluOutput(competitor, withBias(x)).minus(parityLabel(x))))).negated(),
      without: drawn.loosened({
        reals: { unrepaired: [1] },
        choices: { competitor: ["repaired"] },
        sizes: { free: [3, 3] },
      }),
    },
    {
      name: "as many neurons as samples",
      statement: tex`m \ge n`,
      slack: ({ samples, competitor }) => exact(competitor.length - samples.length),
      remark: "With fewer neurons there is no memorizing solution; the lower bound holds for any m.",
    },
  ],
  printed: holds`\operatorname{Tr} G(\theta) = \frac{1}{n} \sum_i \|\nabla f(x_i, \theta)\|^2
      \ge \frac{1}{n} \sum_i 2 \|x_i'\| |y_i| = \operatorname{Tr} G(\tilde\theta),
      \quad f(x; \tilde\theta) = 0 \text{ for } x \notin \{x_1, \dots, x_n\}, \quad \mathbb{E}(f - y)^2 = 1 - n/2^d`(
    ({ d, samples, competitor, memorizing }) => {
      const inputs = samples.map(withBias);
      const chains = inputs.map((x) => chainAt(competitor, x));
      const norms = inputs.map((x) => squaredLength(reluGradient(competitor, x)));
      const goals = samples.map((x, i) =>
        squareRoot(squaredLength(inputs[i]!))
          .times(2)
          .times(Math.abs(parityLabel(x))),
      );
      const bound = sum(goals).over(samples.length);
      const { outside, error } = generalization(memorizing, samples, d);
      // An output may cancel: compared with the sum of its parts.
      const size = Math.max(...chains.map(({ means }, i) => Math.max(means.value, goals[i]!.value)));
      const [flat, trace] = [fisherTrace(memorizing, inputs), fisherTrace(competitor, inputs)];
      return {
        [NORM]: same(column(norms), column(chains.map(({ terms }) => terms))),
        [MEANS]: allAtMost(chains.map(({ means, terms }) => [means, terms])),
        [ABSOLUTE]: allAtMost(chains.map(({ output, means }) => [output, means])),
        [OUTPUT]: same(column(chains.map(({ output }) => output)), column(goals), size),
        "Tr G(θ) ≥ (1/n)Σ 2‖x_i′‖|y_i|": atLeast(trace, bound),
        [REACHED]: equal(flat, bound),
        [FLATTEST]: atMost(flat, trace),
        "Σ|f(x; θ̃)| = 0 over x outside the training set": equal(outside, exact(0), 1),
        [ERROR]: equal(error, exact(1 - samples.length / twoTo(d)), 1),
      };
    },
  ),
  equality: {
    "θ is the memorizing solution itself": {
      of: [NORM, MEANS, ABSOLUTE, OUTPUT, REACHED, FLATTEST, ERROR],
      at: ["1 1", "1 1 1 1 1; 1 -1 1 1 1"].map((X) => drawn.at({ free: 1, X, W: [], a: [] })),
    },
  },
  degenerate: {
    "free neuron on the edge of activity": drawn.at({ competitor: "repaired", X: "1 1", W: ["1 0 -1"], a: [2] }),
    "the free neuron alone interpolates": drawn.at({ competitor: "repaired", X: "1 1", W: ["0 0 1"], a: [1] }),
  },
  situations: {
    "d ≥ 4": ({ d }) => d >= 4,
    "two samples or more": ({ samples }) => samples.length >= 2,
    "labels of both signs": ({ samples }) => new Set(samples.map(parityLabel)).size === 2,
    "a minimum with more neurons than samples": ({ samples, competitor }) => competitor.length > samples.length,
    "a minimum found by descent": (_, { choices }) => choices["competitor"] === "descended",
    "a memorizing minimum, unbalanced": (_, { choices }) => choices["competitor"] === "unbalanced",
  },
  budget: { share: 0.3, atLeast: 60 },
});
