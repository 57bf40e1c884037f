/**
 * (3) and (4) (§2).
 *
 * As printed: "we assume that the empirical second-order moment matrix of $x$, denoted by $\hat\Sigma_x$, is full rank.
 * In this case, the end-to-end function minimizing the loss is unique and can be written as $f_{\mathbf w^*}(x)=\mathbf
 * Tx$, where $\mathbf T=\hat\Sigma_{yx}\hat\Sigma_x^{-1}$ (3) … Thus, the set of global minima of $\ell(\mathbf w)$ is
 * $\Omega=\{\mathbf w\in\mathbb R^N:\mathbf W_m\mathbf W_{m-1}\cdots\mathbf W_1=\mathbf T\}$. (4)"
 *
 * That no other product has so small a loss follows from the identity ℓ(w) = ℓ(T) + ‖(E(w) − T)Σ̂_x^{1/2}‖_F² by
 * λ_min(Σ̂_x) > 0; both are tested at drawn w. For the existence of w, T fits in the first layer (or in the last) and
 * partial identities of rank min(d_x, d_y) are the others. X = [I G], so that nΣ̂_x = I + GGᵀ ⪰ I.
 */
import { fullRankOnFile, hasBottleneck, law } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds, same } from "../../src/claim/index.js";
import { endToEnd, exact, frobeniusSquared, type Matrix, type Quantity } from "../../src/numerics/index.js";
import { eachSingularValue, pseudoInverse, smallestEigenvalue } from "../../src/numerics/spectra/index.js";
import { drawn, factorization, problems } from "./objects/equation-3.js";
import { wideLayers } from "./shared/assumptions.js";

export default claim(problems, {
  id: "mulayoff2020/equation-3",
  title: "The global minima are the factorizations of the least-squares solution",
  kinds: ["identity"],
  locus: "(3), (4)",
  reading: `ℓ(w) = Ê‖y − f_w(x)‖² over data X = [x_1 … x_n], Y, and min_j d_j ≥ min{d_x, d_y}, which §2 assumes. That the
    minima are the factorizations of T says two things: some w has W_m⋯W_1 = T, and with ℓ(T) the loss of x ↦ Tx, ℓ(w) ≥ ℓ(T)
    with equality only where the product is T.`,
  assumptions: [
    { ...wideLayers(drawn), name: "widths" },
    {
      name: "full rank",
      statement: String.raw`\lambda_{\min}(n\hat\Sigma_x) \ge 1`,
      slack: ({ inputs }) => smallestEigenvalue(inputs.times(inputs.T)).minus(1),
      onFile: fullRankOnFile,
      without: drawn.loosened({ reals: { shift: [0, 1 / 2] } }),
      remark: "Where Σ̂_x is singular, (3) is not defined: it has no inverse. 1 is a matter of scale.",
    },
  ],
  printed:
    holds`\operatorname*{argmin}_w \hat{\mathbb{E}}\|y - W_m \cdots W_1 x\|^2 = \{w : W_m \cdots W_1 = T\} \ne \emptyset,
      \quad T = \hat\Sigma_{yx}\hat\Sigma_x^{-1}`(({ W: weights, widths, inputs, outputs }) => {
      const n = inputs.cols;
      const moment = inputs.times(inputs.T);
      const target = outputs.times(inputs.T).times(pseudoInverse(moment));
      const end = endToEnd(weights);
      const loss = (map: Matrix): Quantity => frobeniusSquared(outputs.minus(map.times(inputs))).over(n);
      const [here, best] = [loss(end), loss(target)];
      const difference = end.minus(target);
      const excess = frobeniusSquared(difference.times(inputs)).over(n);
      const least = smallestEigenvalue(moment).over(n);
      // Where some width is below min(d_x, d_y), T is a product of layers if its rank fits through.
      const narrow = hasBottleneck(widths);
      return {
        "W_m⋯W_1 = T for some w": narrow ? null : same(endToEnd(factorization(target, weights)), target),
        "σ_{k+1}(T) ≤ 0, k = min_j d_j: W_m⋯W_1 = T for some w": narrow
          ? atMost(eachSingularValue(target)[Math.min(...widths)]!, exact(0))
          : null,
        "ℓ(w) = ℓ(T) + ‖(W_m⋯W_1 − T)Σ̂_x^{1/2}‖_F²": equal(here, best.plus(excess)),
        "ℓ(w) ≥ ℓ(T) + λ_min(Σ̂_x)‖W_m⋯W_1 − T‖_F²": atLeast(here, best.plus(least.times(frobeniusSquared(difference)))),
      };
    }),
  equality: {
    "orthogonal inputs of one size": [
      drawn.at({ widths: [1, 1, 1], W: [1, 2], G: 1, Y: "1 3" }),
      drawn.at({ widths: [2, 1, 1], more: 2, W: ["1 2", 2], G: law("identity"), Y: "1 0 2 -1" }),
    ],
  },
  degenerate: {
    "T = 0, w = 0": drawn.at({ widths: [1, 1], W: [0], G: 0, Y: "0 0" }),
    "w is a minimum": drawn.at({ widths: [1, 1, 1], W: [1, 2], G: 1, Y: "2 2" }),
    "more outputs than inputs": drawn.at({ widths: [1, 1, 2], W: [1, "1; 1"], G: 1, Y: "1 2; 0 1" }),
  },
  situations: {
    "m ≥ 3": ({ W }) => W.length >= 3,
    "two inputs and two outputs or more": ({ inputs, outputs }) => Math.min(inputs.rows, outputs.rows) >= 2,
    "more inputs than outputs": ({ inputs, outputs }) => inputs.rows > outputs.rows,
    "more outputs than inputs": ({ inputs, outputs }) => inputs.rows < outputs.rows,
    "inputs besides the orthogonal ones": ({ inputs }) =>
      inputs.data.some((x, i) => i % inputs.cols >= inputs.rows && x !== 0),
  },
  budget: { share: 0.5, atLeast: 60 },
});
