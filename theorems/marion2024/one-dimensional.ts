/**
 * §3, last paragraph.
 *
 * As printed (formulas restored from the text): "As already noted by Mulayoff and Michaeli (2020), the intuition behind
 * the linear scaling of the bound with depth can be seen from a one-dimensional example: take $f(x) = w_L\cdots w_1x$.
 * Then an easy computation shows that the sharpness of $f$ at $(1,\dots,1)$ is equal to $2L$. This showcases a simple
 * example where the output of $f$ is constant with $L$ while its sharpness grows linearly with $L$."
 *
 * The Hessian is 2 times the matrix of ones.
 */
import { instances } from "../../generators/index.js";
import { claim, equal, holds, tex } from "../../src/claim/index.js";
import { absolute, exact, hessianSharpness, regressionMeasurements } from "../../src/numerics/index.js";
import { column, frobeniusNorm, frobeniusSquared, fromRows, matrixEntry } from "../../src/numerics/matrices/index.js";
import { regressor, regressorGradient, sharpness } from "../../src/numerics/networks/index.js";
import { regressionOn } from "./shared/regression.js";

/** Inputs from these laws; the labels are off them by `shift`. */
const inputsFrom = (laws: readonly string[]) =>
  instances({
    large: { sizes: { depth: 64 } },
    file: { depth: true, own: ({ L }) => ({ depth: Math.max(L, 1) }) },
    fixed: { shift: 0 },
    sizes: { depth: [1, 8], n: [1, 6] },
    matrices: { X: { shape: ["n", 1], laws } },
  });

const drawn = inputsFrom(["sign"]);

const networks = drawn.map(({ X, depth, shift }) => ({
  weights: Array.from({ length: depth }, () => fromRows([[1]])),
  problem: regressionOn({ X, y: X.plus(column(new Float64Array(X.rows).fill(shift))) }),
}));

export default claim(networks, {
  id: "marion2024/one-dimensional",
  title: "The sharpness of a product of scalars at ones grows linearly with depth",
  kinds: ["identity"],
  locus: "§3, last paragraph",
  reading: `The sharpness of the risk of Theorem 2 with Σ̂ = 1, that is Σx_i²/n = 1, and (1, …, 1) a minimizer, that is y_i = x_i
    up to what no regressor explains.`,
  assumptions: [
    {
      name: "Σ̂ = 1",
      statement: tex`\frac{1}{n} \sum_i x_i^2 = 1`,
      slack: ({ problem: { inputs } }) => absolute(frobeniusSquared(inputs).over(inputs.rows).minus(1)).negated(),
      without: inputsFrom(["positive", "integer", "gaussian"]).specs,
    },
    {
      name: "minimizer",
      statement: tex`R(1, \dots, 1) = R_{\min}`,
      slack: ({ weights, problem }) => frobeniusNorm(regressorGradient(regressor(weights, problem), problem)).negated(),
      without: drawn.loosened({ reals: { shift: [0, 1, -1, 2] } }),
    },
  ],
  printed: holds`\lambda_{\max}(\nabla^2 R(1, \dots, 1)) = 2L, \quad f(x) = w_L \cdots w_1 x`(
    ({ weights, problem }) => {
      const expected = exact(2 * weights.length);
      return {
        "λ_max(∇²R(1, …, 1)) = 2L": equal(hessianSharpness(weights, problem), expected),
        "(2/n)λ_max of ⟨∇f(x_i), ∇f(x_j)⟩ at (1, …, 1) = 2L": equal(
          sharpness(weights, regressionMeasurements(problem)),
          expected,
        ),
        "f(x) = x at (1, …, 1)": equal(matrixEntry(regressor(weights, problem), 0, 0), exact(1)),
      };
    },
  ),
  equality: { "one point, depths 1, 2 and 8": [1, 2, 8].map((depth) => drawn.at({ depth, X: 1 })) },
  degenerate: { "one layer": drawn.at({ depth: 1, X: -1 }), "several points": drawn.at({ depth: 2, X: "1; -1; 1" }) },
  situations: {
    "one layer": ({ weights }) => weights.length === 1,
    "L ≥ 5": ({ weights }) => weights.length >= 5,
    "one point": ({ problem: { inputs } }) => inputs.rows === 1,
    "several points": ({ problem: { inputs } }) => inputs.rows >= 3,
  },
  budget: { share: 0.2, atLeast: 60 },
});
