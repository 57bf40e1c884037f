/**
 * §1, "Small-scale initialization", last paragraph.
 *
 * As printed: "We note that sharpness at initialization can be made arbitrarily small, since it is controlled by the
 * initialization scale, while sharpness after training scales as" $S_{\min}$ (restored). "This therefore showcases an
 * example of sharpening during training".
 *
 * With $M = \max_k\|W_k\|_2$ and p = 1 the Gauss–Newton part of the Hessian is at most $2L\Lambda M^{2L-2}$, since
 * w_prod moves by $M^{L-1}\sum_k\|\beta_k\|_F$ at most. The rest is ∇R(w_prod) times the second derivative of
 * w_prod, at most $M^{L-2}\sum_{j\ne k}\|\beta_j\|_F\|\beta_k\|_F \le (L-1)M^{L-2}\|\beta\|^2$. So for L ≥ 3
 * the sharpness goes to 0 with M. For L = 2 the last factor is 1, and at zero weights $S = \|\nabla R(0)\| =
 * 2\|\hat\Sigma w^\star\|$.
 *
 * The Hessian is formed entry by entry; the bound knows gradients and norms alone.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, equal, holds, refuted } from "../../src/claim/index.js";
import { exact, maximum, product, type Quantity, sum, zeros } from "../../src/numerics/index.js";
import { frobeniusNorm, type Matrix } from "../../src/numerics/matrices/index.js";
import { hessianSharpness } from "../../src/numerics/minima/index.js";
import { regressor, regressorGradient } from "../../src/numerics/networks/index.js";
import { spectralNorm } from "../../src/numerics/spectra/index.js";
import { ownRegression, regressionLists, regressionMatrices, regressionOn } from "./shared/regression.js";

const drawn = instances({
  large: { entries: 64 },
  sizes: { depth: [2, 4], inputs: [1, 2], hidden: [1, 2], n: [1, 3] },
  reals: { scale: [1, 0.5, 2 ** -6] },
  matrices: regressionMatrices({
    W: ["positive", "gaussian", "gaussian", "orthogonal", "aligned"],
    X: ["identity", "gaussian", "gaussian", "orthogonal"],
    y: ["positive", "gaussian", "integer"],
  }),
});

const networks = drawn
  .map(({ W, scale, ...data }) => {
    const initial: readonly Matrix[] = W.map((w) => w.times(scale));
    return { initial, problem: regressionOn(data) };
  })
  .onFile({
    takes: ["W", "X", "y"],
    instance: (own) => {
      const { weights, problem } = ownRegression(own);
      return { initial: weights, problem };
    },
    lists: ({ initial, problem }) => regressionLists(initial, problem),
  });

const BOUND = "S(W) ≤ 2LΛM^{2L−2} + (L−1)M^{L−2}‖∇R(w_prod)‖";

export default claim(networks, {
  id: "marion2024/vanishing-sharpness",
  title: "The sharpness at initialization becomes arbitrarily small with its scale",
  kinds: ["bound", "identity"],
  locus: "§1, “Small-scale initialization”, last paragraph",
  reading: `Small initialization multiplies all layers by c → 0, so that “arbitrarily small” is that S(cW) → 0; S is continuous,
    and the limit is S at zero weights. p = 1. The paragraph names no depth; L ≥ 2 here, as for Corollary 1: one layer has S = 2Λ
    everywhere. That training sharpens is marion2024/edge-of-stability.`,
  printed: refuted`\lim_{c \to 0} S(c\,\mathcal{W}) = 0`(({ initial, problem }) => ({
    "S(0) = 0": equal(
      hessianSharpness(
        initial.map(({ rows, cols }) => zeros(rows, cols)),
        problem,
      ),
      exact(0),
    ),
  })),
  corrected: holds`S(\mathcal{W}) \le 2 L \Lambda M^{2L-2} + (L-1) M^{L-2} \|\nabla R(w_{\mathrm{prod}})\|,
      \quad M = \max_k \|W_k\|_2; \quad L \ge 3 \implies \lim_{c \to 0} S(c\,\mathcal{W}) = 0`(
    ({ initial, problem }) => {
      const L = initial.length;
      const largest = maximum(initial.map(spectralNorm));
      const times = (count: number) => product(new Array<Quantity>(count).fill(largest));
      const covariance = spectralNorm(problem.inputs).squared().over(problem.inputs.rows);
      const slope = frobeniusNorm(regressorGradient(regressor(initial, problem), problem));
      return {
        [BOUND]: atMost(
          hessianSharpness(initial, problem),
          sum([product([2 * L, covariance, times(2 * L - 2)]), product([L - 1, times(L - 2), slope])]),
        ),
      };
    },
  ),
  equality: {
    "two layers at zero, three at ones": [drawn.at({ W: [0, 0], X: 1, y: 3 }), drawn.at({ W: [1, 1, 1], X: 1, y: 1 })],
  },
  degenerate: {
    "three layers at zero": drawn.at({ W: [0, 0, 0], X: 1, y: 1 }),
    "two layers next to zero": drawn.at({ scale: 2 ** -6, W: ["1 0; 0 1", "1 1"], X: "1 0; 0 2", y: "1; 1" }),
  },
  situations: {
    "L ≥ 3": ({ initial }) => initial.length >= 3,
    "L = 2": ({ initial }) => initial.length === 2,
    "several inputs, hidden width 2": ({ initial: [first] }) => first!.cols === 2 && first!.rows === 2,
    "small weights": (_, { reals }) => reals["scale"]! < 1,
  },
  budget: { share: 0.15, atLeast: 60 },
  erratum: {
    grade: "edge",
    slip: `At zero weights the Gauss–Newton part vanishes, but the second derivatives of the product of the layers do so from three
      layers on alone. For two they are those of w_2w_1: S(0) = 2‖Σ̂w*‖, as much as S_min/2 where the data lie on one line (X
      = y = 1: 2 against 4). Whether the conditions of (A_2) that the text has lost ask for L ≥ 3 is not known.`,
    instead: "S(cW) → 0 as c → 0 for L ≥ 3; for L = 2 the limit is 2‖Σ̂w*‖.",
  },
});
