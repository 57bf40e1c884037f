/**
 * §2, text before (3).
 *
 * As printed: "if the input $x$ lies in a low dimensional subspace, (e.g. if the number of training examples $n$ is
 * smaller than the ambient dimension $d_x$), then there exist directions $\tilde{\mathbf w}$ in parameter space such
 * that $\ell(\mathbf w)=\ell(\mathbf w+\alpha\tilde{\mathbf w})$ for every $\mathbf w$ and every $\alpha\in\mathbb R$.
 * Minima that differ along these directions may correspond to different end-to-end functions, yet they have the exact
 * same loss landscape around them."
 *
 * With b orthogonal to all inputs, $\tilde{\mathbf w}=(ab^T,0,\dots,0)$ for any a: (W_1 + αabᵀ)x = W_1x for every
 * input. So one direction serves all w, ℓ(· + αw̃) = ℓ, and all derivatives agree. The end-to-end matrix differs by
 * αW_m⋯W_2abᵀ.
 */
import { frames, instances, LAYER_LAWS, layerShapes } from "../../generators/index.js";
import { claim, equal, holds, same } from "../../src/claim/index.js";
import { exact } from "../../src/numerics/arithmetic/index.js";
import {
  block,
  diagonal,
  frobeniusSquared,
  inner,
  type Matrix,
  suffixProducts,
} from "../../src/numerics/matrices/index.js";
import { endToEnd, explicitHessian } from "../../src/numerics/networks/index.js";
import { symmetricEigen } from "../../src/numerics/spectra/index.js";

const ALPHAS = [1, -1, 2, 1 / 2, 8];

const drawn = instances({
  // All second derivatives are explicit.
  large: { entries: 256 },
  chain: { depth: [1, 3], ends: [1, 2], slack: 1 },
  reals: { alpha: ALPHAS },
  fixed: { leak: 0 },
  sizes: { n: [1, 2] },
  matrices: {
    W: { shapes: layerShapes, laws: [...LAYER_LAWS, "zero"] },
    Q: { shape: ["d0", "d0"], laws: ["identity", "gaussian", "orthogonal"] },
    G: { shape: ["d0", "n"], laws: ["gaussian", "integer", "sign"] },
    Y: { shape: ["dL", "n"], laws: ["gaussian", "integer"] },
    a: { shape: [({ widths }) => widths[1]!, 1], laws: ["gaussian", "unit", "positive"] },
  },
});

/** Inputs in the span of all columns of an orthogonal matrix but the last, which is b; w, and w + αw̃. */
const problems = drawn
  .map(({ W, Q, G, Y, a, alpha, leak, d0 }) => {
    const [frame] = frames([Q]) as [Matrix];
    const within = diagonal(Array.from({ length: d0 }, (_, i) => (i < d0 - 1 ? 1 : leak)));
    const b = block(frame, 0, d0 - 1, d0, 1);
    return { W, a, b, alpha, inputs: frame.times(within.times(G)), outputs: Y };
  })
  .onFile({
    takes: ["W", "X", "y"],
    also: ["a", "unseen"],
    parameters: { alpha: ALPHAS },
    // b is the direction of which the inputs have least, unless there is one; a is any.
    instance: (own) => {
      const [W, [X], [y]] = [own.all("W"), own.all("X"), own.all("y")];
      const least = (inputs: Matrix) => symmetricEigen(inputs.T.times(inputs)).vectors;
      const b = own.one("unseen") ?? block(least(X!), 0, X!.cols - 1, X!.cols, 1);
      const a = own.one("a") ?? diagonal([1], W[0]!.rows, 1);
      return { W, a, b, alpha: own.parameter("alpha"), inputs: X!.T, outputs: y!.T };
    },
    lists: ({ W, a, b, inputs, outputs }) => ({ W, X: [inputs.T], y: [outputs.T], a: [a], unseen: [b] }),
  })
  .map((problem) => {
    const { W, a, b, alpha } = problem;
    return { ...problem, moved: [W[0]!.plus(a.times(b.T), alpha), ...W.slice(1)] };
  });

/** nℓ(w), and its second derivatives: one measurement for every entry of every output. */
function landscape(weights: readonly Matrix[], inputs: Matrix, outputs: Matrix) {
  const residual = outputs.minus(endToEnd(weights).times(inputs));
  const entries = Array.from({ length: outputs.rows * outputs.cols }, (_, k) => {
    const [row, example] = [k % outputs.rows, Math.floor(k / outputs.rows)];
    const unit = diagonal([1], 1, 1);
    const pick = block(diagonal(new Array<number>(outputs.rows).fill(1)), 0, row, outputs.rows, 1).times(unit);
    const measurement = pick.times(block(inputs, 0, example, inputs.rows, 1).T);
    return { measurement, label: inner(pick, block(outputs, 0, example, outputs.rows, 1)) };
  });
  const problem = { measurements: entries.map((e) => e.measurement), labels: entries.map((e) => e.label) };
  return { loss: frobeniusSquared(residual), hessian: explicitHessian(weights, problem) };
}

const LOSS = "ℓ(w + αw̃) = ℓ(w)";
const HESSIAN = "∇²ℓ(w + αw̃) = ∇²ℓ(w)";
const FUNCTION = "E(w + αw̃) − E(w) = αW_m⋯W_2abᵀ";

export default claim(problems, {
  id: "mulayoff2020/unseen-directions",
  title: "Where inputs miss a direction, a direction of the weights leaves the loss as it is",
  kinds: ["identity", "exists"],
  locus: "§2, text before (3)",
  words: "ours",
  reading: `One direction w̃ for every w and α; that one of the first layer serves, (abᵀ, 0, …, 0), is ours. “The
    exact same loss landscape” is ℓ(w + αw̃ + ·) = ℓ(w + ·): tested for the values at drawn w and for all second
    derivatives there. That the functions may differ is the third relation.`,
  assumptions: [
    {
      name: "unseen",
      statement: String.raw`b^\top x_i = 0 \text{ for all } i`,
      slack: ({ inputs, b }) => frobeniusSquared(inputs.T.times(b)).negated(),
      without: drawn.loosened({ reals: { leak: [1, 1 / 2] } }),
    },
  ],
  printed: holds`b \perp x_1, \dots, x_n \implies \ell(w + \alpha\tilde w) = \ell(w)
      \text{ for all } w, \alpha,\ \tilde w = (ab^\top, 0, \dots, 0)`(({ W, moved, a, b, alpha, inputs, outputs }) => {
    const [here, there] = [W, moved].map((w) => landscape(w, inputs, outputs)) as [
      ReturnType<typeof landscape>,
      ReturnType<typeof landscape>,
    ];
    const change = suffixProducts(W)[1]!.times(a).times(b.T).times(exact(alpha));
    return {
      [LOSS]: equal(there.loss, here.loss),
      [HESSIAN]: same(there.hessian, here.hessian),
      [FUNCTION]: same(endToEnd(moved).minus(endToEnd(W)), change),
    };
  }),
  equality: {
    "one example, two inputs": {
      of: [LOSS, HESSIAN, FUNCTION],
      at: [drawn.at({ widths: [2, 2, 1], W: ["1 2; 0 1", "1 1"], Q: "1 0; 0 1", G: "3; 5", Y: "1", a: "1; 1" })],
    },
  },
  degenerate: {
    "one input that is always 0": drawn.at({ widths: [1, 1], W: [1], Q: 1, G: 1, Y: 1, a: 1 }),
    "a direction that the next layer drops": drawn.at({
      widths: [2, 2, 1],
      W: ["1 0; 0 1", "1 0"],
      Q: "1 0; 0 1",
      G: "1; 1",
      Y: "2",
      a: "0; 1",
    }),
  },
  situations: {
    "depth ≥ 3": ({ W }) => W.length >= 3,
    "two inputs": ({ inputs }) => inputs.rows >= 2,
  },
  budget: { share: 0.1, atLeast: 60 },
});
