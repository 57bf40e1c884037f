/**
 * Appendix A, Lemma 8.
 *
 * As printed (formulas restored from the proof): $R(\mathcal W)-R_{\min} = \frac1n\|X(w_{\rm prod}-w^\star)\|_2^2$ and
 * $4\lambda(R(\mathcal W)-R_{\min}) \le \|\nabla R(w_{\rm prod})\|_2^2 \le 4\Lambda(R(\mathcal W)-R_{\min})$.
 *
 * $R_{\min}$ is the risk at $w^\star = X^\dagger y$, and the right sides are computed from $\frac1n\|X(w_{\rm
 * prod}-w^\star)\|^2$, which the first relation shows to be $R-R_{\min}$, without its cancellation. The rank of X,
 * which tells the smallest nonzero eigenvalue, is found in integers.
 */
import { instances } from "../../generators/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { dataEnergy, frobeniusSquared, leastNormRegressor } from "../../src/numerics/index.js";
import { regressor, regressorGradient, univariateRisk } from "../../src/numerics/networks/index.js";
import { eachSingularValue, exactRank } from "../../src/numerics/spectra/index.js";
import { isDrawnFrom, ownRegression, regressionMatrices, regressionOn, WHITE } from "./shared/regression.js";

const LAWS = ["gaussian", "gaussian", "integer", "sparse", "identity", "zero"];

const drawn = instances({
  sizes: { depth: [1, 3], inputs: [1, 4], hidden: [1, 3], n: [1, 5] },
  matrices: regressionMatrices({
    W: [...LAWS, "aligned", "orthogonal"],
    X: [...LAWS, "sign", "lowRank", "repeated", "graded", "orthogonal"],
    y: LAWS,
  }),
});
const { at } = drawn;

const networks = drawn
  .map(({ W, X, y, n }) => ({ W, X, y, n }))
  .onFile({
    takes: ["W", "X", "y"],
    instance: (own) => {
      const { weights, problem } = ownRegression(own);
      return { W: weights, X: problem.inputs, y: problem.targets, n: problem.inputs.rows };
    },
    lists: ({ W, X, y }) => ({ W, X: [X], y: [y] }),
  });

export default claim(networks, {
  id: "marion2024/lemma-8",
  title: "The risk above its minimum, and the gradient",
  kinds: ["identity", "bound", "attained"],
  locus: "Appendix A, Lemma 8",
  reading: `λ and Λ are “respectively its smallest nonzero and largest eigenvalue” of Σ̂ = XᵀX/n (§2); for X = 0 there is no λ,
    and the lower bound is left out. The lemma does not need w* ≠ 0.`,
  printed: holds`R(\mathcal{W}) - R_{\min} = \tfrac{1}{n} \|X(w_{\mathrm{prod}} - w^\star)\|^2, \quad
      4\lambda (R(\mathcal{W}) - R_{\min}) \le \|\nabla R(w_{\mathrm{prod}})\|^2 \le 4\Lambda (R(\mathcal{W}) - R_{\min})`(
    ({ W, X, y, n }) => {
      const problem = regressionOn({ X, y });
      const solution = leastNormRegressor(problem);
      const least = frobeniusSquared(y.minus(X.times(solution))).over(n);
      const product = regressor(W, problem);
      const excess = dataEnergy(product.minus(solution), problem);
      const gradient = frobeniusSquared(regressorGradient(product, problem));
      const eigenvalues = eachSingularValue(X).map((s) => s.squared().over(n));
      const smallest = eigenvalues[exactRank(X) - 1];
      return {
        "R(W) = R_min + (1/n)‖X(w_prod − w*)‖²": equal(univariateRisk(W, problem), least.plus(excess)),
        "4λ(R(W) − R_min) ≤ ‖∇R(w_prod)‖²": smallest && atMost(smallest.times(4).times(excess), gradient),
        "‖∇R(w_prod)‖² ≤ 4Λ(R(W) − R_min)": atMost(gradient, eigenvalues[0]!.times(4).times(excess)),
      };
    },
  ),
  equality: { "white data, λ = Λ": [at({ W: [3], X: 2, y: 1 }), at({ W: ["1 2", 3], X: "0 1; -1 0", y: "1; 0" })] },
  degenerate: {
    "X = 0": at({ W: [1], X: 0, y: 1 }),
    "zero weights, y = 0": at({ W: [0, 0], X: 1, y: 0 }),
    "X of rank one, y outside its range": at({ W: ["1 2"], X: "1 1; 1 1", y: "1; -2" }),
  },
  situations: {
    "L = 3": ({ W }) => W.length === 3,
    "fewer points than inputs": ({ X }) => X.rows < X.cols,
    "more points than inputs": ({ X }) => X.rows > X.cols,
    "X of rank below both its sizes": ({ X }) => exactRank(X) < Math.min(X.rows, X.cols),
    "white data, several inputs": ({ X }, spec) => X.cols >= 2 && X.rows >= X.cols && isDrawnFrom(spec, "X", WHITE),
  },
});
