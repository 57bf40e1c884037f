/**
 * §2, “Implicit Bias of Sharpness Minimization”.
 *
 * As printed: "Recent theoretical works [6, 10, 29, 31] show that SGD with label noise is implicitly biased toward
 * local minimizers with a smaller trace of Hessian under the assumption that the minimizers locally connect as a
 * manifold. Such a manifold setting is empirically verified by Draxler et al. [14], Garipov et al. [18] in the sense
 * that the set of minimizers of the training loss is path-connected. It is the same situation for the deep matrix
 * factorization problem studied in this paper".
 *
 * With square layers and an invertible M* that alone fits, $W_2W_1 = M^*$ at every minimizer, so that $\det W_1 \ne 0$,
 * of either sign: $(SW_1, W_2S)$ with $S = \mathrm{diag}(-1, 1, \dots)$ has the other one. A path between the two meets
 * $\det W_1 = 0$, and there $\|W_2W_1 - M^*\|_F \ge \sigma_{\min}(M^*)$ (Eckart and Young).
 *
 * With one input and $d_1 \ge 2$, for M* ≠ 0: from (w, V), Vw = M*, first V goes straight to $M^*w^\top/\|w\|^2$. Then
 * w goes to a vector across it and on to w', on the side where it never meets 0, with $M^*w^\top/\|w\|^2$ beside it,
 * and at last V to V'. All the way Vw = M*.
 */
import { allAtMost, allSame, atLeast, atMost, claim, holds, refuted, same } from "../../src/claim/index.js";
import { chain, eachSingularValue, endToEnd, exact, loss } from "../../src/numerics/index.js";
import { drawn, first, pathOf, seeingAll } from "./objects/path-connected.js";

const compared = drawn.map((it) => {
  const { W, X, d, M } = it;
  const target = endToEnd(W);
  const problem = seeingAll(target);
  const sign = first(-1, d);
  const barrier = eachSingularValue(target).at(-1)!.squared().over(problem.labels.length);
  return {
    ...{ d, M, target, barrier, path: pathOf(it) },
    other: [sign.times(W[0]!), W[1]!.times(sign)],
    met: loss([chain([X[1]!, first(0, d), X[0]!]), W[1]!], problem),
  };
});

const TWIN = "E(W′) = E(W), W′ = (SW₁, W₂S), det S = −1";
const BARRIER = "d × d layers, det W₁ = 0: ℒ(W) ≥ σ_min(M*)²/n";
const LOSS = "d_0 = 1 < d_1: E = M* on all of the path";
const AWAY = "d_0 = 1 < d_1: ‖w‖² on it ≥ ½ of that at an end";

const unit = "1 0; 0 1";
const flat = { from: "1; 0", to: "0; 1", U: ["1 2", "3 4"], M: 1 };

export default claim(compared, {
  id: "gatmiry2023/path-connected",
  title: "The networks that fit are connected by paths of networks that fit",
  noFile: "it is about pairs of networks with one product and paths between them, and makes them",
  kinds: ["exists", "bound"],
  locus: "§2, “Implicit Bias of Sharpness Minimization”",
  reading: `“The same situation” is that the set of minimizers of the training loss is path-connected, for every
    problem of the setting, d_i ≥ min(d_0, d_L). Between W and W′ the loss has to rise to σ_min(M*)²/n at the least, as every
    entry is seen once: that is the left side of the print, 0 the right one. Two layers. The networks of one M* are connected
    where every hidden layer is wider than rank M*, and b hidden layers of that width make 2^b parts (Trager, Kohn and
    Bruna 2020); tried is one input. “Locally connect as a manifold” is not tested: w_2w_1 = 0 is a cross at 0.`,
  printed: refuted`\{\mathbf W : \mathcal L(\mathbf W) = 0\} \text{ is path-connected}`(
    ({ target, other, barrier, path }) => ({
      "max ℒ on a path from W to W′ ≤ 0, if it is no more than it must": atMost(barrier, exact(0)),
      [TWIN]: same(endToEnd(other), target),
      ...alongPath(path),
    }),
  ),
  corrected:
    holds`d_0 = 1 < d_1,\ L = 2,\ M^* \ne 0 \text{ alone fits} \implies \{\mathcal L = 0\} \text{ is path-connected}; \quad
      \text{every entry seen once},\ d_0 = d_1 = d_L \implies
      \mathcal L(\mathbf W) \ge \sigma_{\min}(M^*)^2/n \text{ where } \det W_1 = 0,\ \text{ between } W \text{ and } W'`(
      ({ target, other, barrier, met, path }) => ({
        [TWIN]: same(endToEnd(other), target),
        [BARRIER]: atLeast(met, barrier),
        ...alongPath(path),
      }),
    ),
  equality: {
    "the nearest singular matrix": {
      of: [BARRIER],
      at: [
        drawn.at({ ...flat, W: ["1 0; 0 2", unit], X: ["1 0; 0 2", unit] }),
        drawn.at({ ...flat, W: [2, 3], X: [1, 1] }),
      ],
    },
    "w across w′": { of: [AWAY], at: [drawn.at({ ...flat, W: [1, 1], X: [1, 1] })] },
  },
  degenerate: {
    "numbers: w_2w_1 = 1": drawn.at({ ...flat, W: [1, 1], X: [0, 0] }),
    "M* = 0, and a path through no network": drawn.at({
      W: [0, 1],
      X: [1, 1],
      from: "0; 0",
      to: "1; 0",
      U: ["1 0", "0 1"],
      M: 0,
    }),
    "w′ = −w": drawn.at({ ...flat, to: "-1; 0", W: [unit, unit], X: [unit, unit] }),
  },
  situations: {
    "d ≥ 2, M* invertible": ({ d, barrier }) => d >= 2 && barrier.value > 0,
    "d_L ≥ 2 on the path": ({ M, path }) => path !== null && M.rows >= 2,
    "three hidden neurons or more on it": ({ path }, { sizes }) => path !== null && sizes["hidden"]! >= 3,
  },
  erratum: {
    grade: "statement",
    slip: `Hidden layers that are as wide as M* has rank keep the sign of their determinants: w_2w_1 = 1 has two branches, and
      between (1, 1) and (−1, −1) the loss rises to 1. In general d_1 = d_0 = d_L and an invertible M* that alone fits make two
      parts, which det W_1 = 0 divides, where ℒ is σ_min(M*)²/n at the least if every entry is seen once.
      With one input and d_1 ≥ 2 there is a path.`,
    instead: "where M* alone fits: path-connected if every hidden layer is wider than its rank, else in parts",
  },
  budget: { share: 0.3, atLeast: 100 },
});

/** What holds along a path. */
function alongPath(path: ReturnType<typeof pathOf>) {
  if (path === null) return {};
  const { M, points, nearest } = path;
  return {
    [LOSS]: allSame(
      points.map(([w, V]) => V.times(w)),
      points.map(() => M),
    ),
    [AWAY]: allAtMost(nearest.map(({ middle, ends }) => [ends.over(2), middle])),
  };
}
