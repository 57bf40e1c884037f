/**
 * §2, (5) and (6).
 *
 * As printed (formulas restored from the proofs): "An application of the chain rule gives $\nabla_{W_k}R(\mathcal W) =
 * W_{k+1}^\top\cdots W_L^\top p\,\nabla R(w_{\rm prod})^\top W_1^\top\cdots W_{k-1}^\top$ (5) with $\nabla R(w_{\rm
 * prod}) = -\frac2nX^\top(y-Xw_{\rm prod}) = \frac2nX^\top X(w_{\rm prod}-w^\star)$ (6), where the second equality is a
 * consequence of" $X^\top y = X^\top Xw^\star$.
 *
 * The second route differentiates nothing: R is quadratic in w and in each entry of a layer, so that
 * $(R(\cdot+e)-R(\cdot-e))/2$ with a unit step e is the exact partial derivative.
 */
import { claim, holds, same } from "../../src/claim/index.js";
import { exact, leastNormRegressor, regressor, univariateRisk } from "../../src/numerics/index.js";
import {
  chain,
  flattenedRows,
  frobeniusNorm,
  frobeniusSquared,
  type Matrix,
} from "../../src/numerics/matrices/index.js";
import { drawn, unitDifferences } from "./objects/gradient.js";

export default claim(drawn, {
  id: "marion2024/gradient",
  title: "The gradients of the risk",
  kinds: ["identity"],
  locus: "(5) and (6)",
  reading: `Empty products are identities; w* = X†y, the smallest-norm least-squares solution. Formulas restored from the
    proofs.`,
  printed:
    holds`\nabla_{W_k} R = W_{k+1}^\top \cdots W_L^\top p\, \nabla R(w_{\mathrm{prod}})^\top W_1^\top \cdots W_{k-1}^\top, \quad
      \nabla R(w_{\mathrm{prod}}) = -\tfrac{2}{n} X^\top (y - X w_{\mathrm{prod}})
      = \tfrac{2}{n} X^\top X (w_{\mathrm{prod}} - w^\star)`(({ W, X, y, p }) => {
      const problem = { inputs: X, targets: y, output: p };
      const product = regressor(W, problem);
      const size = exact(2).over(X.rows);
      const gradient = X.T.times(X.times(product).minus(y)).times(size);
      const centred = chain([X.T, X, product.minus(leastNormRegressor(problem))]).times(size);
      const printed = W.map((_, k) =>
        chain([...W.slice(k + 1).map((w) => w.T), p, gradient.T, ...W.slice(0, k).map((w) => w.T)]),
      );
      const measured = W.map((w, k) =>
        unitDifferences(w, (moved) => univariateRisk(W.toSpliced(k, 1, moved), problem)),
      );
      const differenced = unitDifferences(product, (w) => frobeniusSquared(y.minus(X.times(w))).over(X.rows));
      const [left, right] = [flattenedRows([measured]), flattenedRows([printed])];
      // Differences of risks, and gradients whose two terms may cancel: compared on the scale of what is subtracted.
      const risk = univariateRisk(W, problem).value;
      const scale = (x: Matrix): number => Math.max(risk, frobeniusNorm(x).value);
      const terms = frobeniusNorm(X).value * (frobeniusNorm(y).value + frobeniusNorm(gradient).value);
      return {
        "∇_{W_k}R = W_{k+1}ᵀ⋯W_Lᵀp ∇R(w_prod)ᵀW_1ᵀ⋯W_{k−1}ᵀ": same(left, right, scale(right)),
        "∇R(w_prod) = −(2/n)Xᵀ(y − Xw_prod)": same(differenced, gradient, scale(gradient)),
        "−(2/n)Xᵀ(y − Xw_prod) = (2/n)XᵀX(w_prod − w*)": same(gradient, centred, Math.max(terms, scale(gradient))),
      };
    }),
  equality: {
    "one layer, and two with a fixed p": [
      drawn.at({ W: [1], X: 2, y: -1, p: 1 }),
      drawn.at({ W: ["1; 2", "1 0; -1 1"], X: "1; 3", y: "1; 0", p: "2; -1" }),
    ],
  },
  degenerate: {
    "everything zero": drawn.at({ W: [0, 0], X: 0, y: 0, p: 0 }),
    "X of rank one, y outside its range": drawn.at({ W: ["1 2", 3], X: "1 1; 1 1", y: "1; -2", p: 1 }),
    "at a minimizer": drawn.at({ W: [2, 3], X: 1, y: 6, p: 1 }),
  },
  situations: {
    "L = 3": ({ W }) => W.length === 3,
    "several inputs and outputs": ({ X, p }) => X.cols >= 2 && p.rows >= 2,
    "a layer that is not square": ({ W }) => W.some(({ rows, cols }) => rows !== cols),
    "fewer points than inputs": ({ X }) => X.rows < X.cols,
    "more points than inputs": ({ X }) => X.rows > X.cols,
  },
  budget: { share: 0.4, atLeast: 60 },
});
