/**
 * Appendix B.7, (37) and (43), and the bounds for several outputs in its last paragraph.
 *
 * As printed (formulas restored from the proof): "Starting from (5), since the gradient decomposes as a rank-one
 * matrix, … By Lemma 8 …" $\|\nabla_{W_k}R\|_F^2\ge4\lambda\|p\|^2\sigma_{\min}^2(W_L\cdots
 * W_{k+1})\sigma_{\min}^2(W_{k-1}\cdots W_1)(R-R_{\min})$ (37) and $\|\nabla_{W_k}R\|_F^2\le4\Lambda\|p\|^2\|W_L\cdots
 * W_{k+1}\|_2^2\|W_{k-1}\cdots W_1\|_2^2(R-R_{\min})$ (43). For several outputs, "as shown in Zou et al. (2020); Sander
 * et al. (2022), the following bounds on the gradient hold": the same for $R = \frac1n\|Y-XW_1^\top\cdots
 * W_L^\top\|_F^2$; "the only difference is the absence of" $\|p\|$.
 *
 * Equality: orthogonal layers and white data.
 */
import { instances, law } from "../../generators/index.js";
import { claim, holds } from "../../src/claim/index.js";
import { column, frobeniusSquared, product, type Quantity, univariateRiskGradients } from "../../src/numerics/index.js";
import { excessRisk, regressionFacts } from "../../src/numerics/descent/index.js";
import { type Bounded, severalOutputs, type Spread, spreadOf } from "./objects/gradient-bounds.js";
import { allBeyond, allWithin } from "./shared/all-within.js";
import { isDrawnFrom, WHITE } from "./shared/regression.js";

const drawn = instances({
  file: { called: { Y: "y" }, own: { p: law("identity") } },
  sizes: { depth: [1, 4], d: [1, 3], n: [1, 4] },
  matrices: {
    W: {
      each: ["d", "d"],
      count: "depth",
      laws: ["gaussian", "gaussian", "orthogonal", "identity", "repeated", "integer"],
    },
    X: { shape: ["n", "d"], laws: ["gaussian", "identity", "diagonal", "orthogonal", "lowRank", "repeated", "zero"] },
    Y: { shape: ["n", "d"], laws: ["gaussian", "gaussian", "integer", "zero"] },
    p: { shape: ["d", 1], laws: ["gaussian", "unit", "positive"] },
  },
});
const { at } = drawn;

/** The lower bound and the upper one, for all layers. */
function bothBounds({ gradients, excess, size }: Bounded, { smallest, largest, low, high }: Spread) {
  const squares = gradients.map(frobeniusSquared);
  const times = (eigenvalue: Quantity, factor: Quantity) => product([4, eigenvalue, size, factor, excess]);
  return {
    lower: smallest && allBeyond(squares.map((square, k) => [times(smallest, low[k]!), square] as const)),
    upper: allWithin(squares.map((square, k) => [square, times(largest, high[k]!)] as const)),
  };
}

export default claim(drawn, {
  id: "marion2024/gradient-bounds",
  title: "The gradient of square layers between two multiples of the risk above its minimum",
  kinds: ["bound", "attained"],
  locus: "Appendix B.7, (37), (43), and “Extension to multivariate regression”",
  reading: `Formulas restored from the words of the proof. Square layers, as in §5; λ is the smallest nonzero eigenvalue of Σ̂,
    and for X = 0 the lower bound is left out. W need not be near the identity. The gradient with one output is (5), which the
    claim on it checks.`,
  printed:
    holds`4\lambda \|p\|^2 \sigma_{\min}^2(\Pi_{L:k+1}) \sigma_{\min}^2(\Pi_{k-1:1}) (R - R_{\min}) \le \|\nabla_{W_k} R\|_F^2
      \le 4\Lambda \|p\|^2 \|\Pi_{L:k+1}\|_2^2 \|\Pi_{k-1:1}\|_2^2 (R - R_{\min})`(({ W, X, Y, p }) => {
      // Labels of their own: the first output's.
      const problem = {
        inputs: X,
        targets: column(Float64Array.from({ length: Y.rows }, (_, i) => Y.at(i, 0))),
        output: p,
      };
      const { solution, smallest, largest } = regressionFacts(problem);
      const spread = spreadOf(W, smallest, largest);
      const gradients = univariateRiskGradients(W, problem);
      const one = { gradients, excess: excessRisk(W, problem, solution), size: frobeniusSquared(p) };
      const [single, several] = [bothBounds(one, spread), bothBounds(severalOutputs({ W, X, Y }), spread)];
      return {
        "‖∇_{W_k}R‖_F² ≥ 4λ‖p‖²σ_min²σ_min²(R − R_min)": single.lower,
        "‖∇_{W_k}R‖_F² ≤ 4Λ‖p‖²σ_max²σ_max²(R − R_min)": single.upper,
        "several outputs: ‖∇_{W_k}R‖_F² ≥ 4λσ_min²σ_min²(R − R_min)": several.lower,
        "several outputs: ‖∇_{W_k}R‖_F² ≤ 4Λσ_max²σ_max²(R − R_min)": several.upper,
      };
    }),
  equality: {
    "scalar layers": [at({ W: [2, 3], X: 1, Y: 1, p: 1 }), at({ W: [2], X: "1; 2", Y: "1; -1", p: 3 })],
    "orthogonal layers, white data": [at({ W: ["0 1; -1 0", "1 0; 0 -1"], X: "1 0; 0 1", Y: "1 2; 3 -4", p: "2; 1" })],
  },
  degenerate: {
    "X = 0": at({ W: [1], X: 0, Y: 1, p: 1 }),
    "at a minimizer": at({ W: [1, 1], X: 1, Y: 1, p: 1 }),
    "fewer points than inputs, a singular layer": at({ W: ["1 1; 1 1", "1 0; 0 2"], X: "1 0", Y: "1 1", p: "1; 0" }),
  },
  situations: {
    "L ≥ 3, d ≥ 2": ({ W, d }) => W.length >= 3 && d >= 2,
    "d = 3": ({ d }) => d === 3,
    "fewer points than inputs": ({ X }) => X.rows < X.cols,
    "white data, several inputs": ({ X, d }, spec) => d >= 2 && X.rows >= d && isDrawnFrom(spec, "X", WHITE),
    "Λ > λ": ({ X, d }, spec) => d >= 2 && X.rows >= 2 && isDrawnFrom(spec, "X", ["gaussian", "diagonal"]),
  },
  budget: { share: 0.3, atLeast: 60 },
});
