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
import { claim, equal, holds, same } from "../../src/claim/index.js";
import { endToEnd, exact, frobeniusSquared, suffixProducts } from "../../src/numerics/index.js";
import { drawn, landscape, problems } from "./objects/unseen-directions.js";

const LOSS = "ℓ(w + αw̃) = ℓ(w)";
const HESSIAN = "∇²ℓ(w + αw̃) = ∇²ℓ(w)";
const FUNCTION = "E(w + αw̃) − E(w) = αW_m⋯W_2abᵀ";

export default claim(problems, {
  id: "mulayoff2020/unseen-directions",
  title: "Where inputs miss a direction, a direction of the weights leaves the loss as it is",
  kinds: ["identity", "exists"],
  locus: "§2, text before (3)",
  words: "ours",
  reading: `One direction w̃ for every w and α; that one of the first layer serves, (abᵀ, 0, …, 0), is ours. “The exact
    same loss landscape” is ℓ(w + αw̃ + ·) = ℓ(w + ·): tested for the values at drawn w and for all second derivatives
    there. That the functions may differ is the third relation. What the text concludes, that the sharpness of a minimum
    is indifferent to the end-to-end function, is not tested. It is not so where Σ̂_yx = 0 and m ≥ 2: minima with H = 0
    have W_m⋯W_2 = 0 by (16), and so the end-to-end function 0, and no other minimum is as flat.`,
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
