/**
 * Where the sources overlap: one output and white data, $\hat\Sigma = I$.
 *
 * Marion and Chizat (2024, Theorem 2) put $S_{\min}$ between $2\|w^\star\|^{2-2/L}La$ and $2\|w^\star\|^{2-2/L}
 * \sqrt{(2L-1)\Lambda^2 + (L-1)^2a^2}$. For white data $a = \Lambda = 1$, and $(2L-1) + (L-1)^2 = L^2$: both bounds are
 * $2L\|w^\star\|^{2-2/L}$. That is what Mulayoff and Michaeli (2020, Theorem 1) give for $T = w^{\star\top}$, whose
 * only singular value is $\|w^\star\|$. The flattest minimizer of either proof has it, and no minimizer has less.
 */
import { instances, whiteOnFile, widthsOf } from "../../generators/index.js";
import { atLeast, claim, equal, holds, tex } from "../../src/claim/index.js";
import { alignedMinimizer, canonicalMinimum, dataEnergy, spectralNorm, svd } from "../../src/numerics/index.js";
import {
  exact,
  isClearlyPositive,
  product,
  type Quantity,
  ShapeError,
  squareRoot,
  takenAsExact,
} from "../../src/numerics/arithmetic/index.js";
import { column, frobeniusNorm, frobeniusSquared, identity, type Matrix } from "../../src/numerics/matrices/index.js";
import { endToEnd, minimumSharpness } from "../../src/numerics/networks/index.js";

// A minimizer with one output; the inputs are the rows of √n·scale·I, n = d.
const drawn = instances({
  sizes: { depth: [1, 4], inputs: [1, 4], hidden: [1, 3] },
  reals: { scale: [1] },
  matrices: {
    W: {
      shapes: ({ depth, inputs, hidden }) =>
        Array.from({ length: depth }, (_, k) => [k === depth - 1 ? 1 : hidden, k === 0 ? inputs : hidden] as const),
      laws: ["gaussian", "gaussian", "positive", "rankOne", "repeated", "orthogonal"],
    },
  },
});

const networks = drawn
  .map(({ W, depth, scale }) => ({ W, depth, scale }))
  .onFile({
    takes: ["W"],
    also: ["X"],
    madeToHold: { "white data": "X" },
    instance: (own) => {
      const W = own.all("W");
      const outputs = W.at(-1)!.rows;
      if (outputs === 1) return { W, depth: W.length, scale: 1 };
      throw new ShapeError({ where: "W", expected: "one output", got: String(outputs) });
    },
    lists: ({ W, scale }) => ({ W, X: [identity(W[0]!.cols).times(squareRoot(W[0]!.cols)).times(scale)] }),
  });

export default claim(networks, {
  id: "across/white-univariate",
  title: "For one output and white data both bounds on the least sharpness are the value for white data",
  kinds: ["identity", "attained"],
  locus: "marion2024 Theorem 2, mulayoff2020 Theorem 1",
  assumptions: [
    {
      name: "white data",
      statement: tex`\hat\Sigma = I`,
      slack: ({ scale }) => exact(-Math.abs(scale - 1)),
      onFile: whiteOnFile,
      without: drawn.loosened({ reals: { scale: [2, 1 / 2] } }),
    },
  ],
  printed:
    holds`S_{\min} = 2\|w^\star\|^{2-\frac{2}{L}}La = 2\|w^\star\|^{2-\frac{2}{L}}\sqrt{(2L-1)\Lambda^2 + (L-1)^2a^2}
      = 2L\sigma_{\max}(T)^{2(1-\frac{1}{L})}, \quad \hat\Sigma = I`(({ W, depth: L, scale }) => {
      const T = endToEnd(W);
      const solution = T.T;
      const length = frobeniusNorm(solution);
      // For w* = 0 neither a nor the aligned minimizer is defined.
      if (!isClearlyPositive(length, "a and the minimizer divide by it")) return {};
      // X = scale·√d·I has the energy scale²·‖w‖²; with X = scale·I it is divided by the d rows.
      const inputs = identity(T.cols).times(scale);
      const energy = dataEnergy(solution, { inputs, targets: solution, output: column([1]) }).times(T.cols);
      const a = energy.over(frobeniusSquared(solution));
      const largest = spectralNorm(inputs).squared();
      const spread = largest.squared().times(2 * L - 1);
      const lower = product([2, length.power(2 * L - 2, L), L, a]);
      const decomposition = svd(T);
      const [gain] = decomposition.values;
      const aligned = alignedMinimizer(widthsOf(W), solution, column([1]));
      const sharpness = (weights: readonly Matrix[]) => minimumSharpness(weights, inputs);
      const flattest = (sigma: Quantity) => sigma.power(2 * (L - 1), L).times(2 * L);
      return {
        "S(W) ≥ 2‖w*‖^{2−2/L}La": atLeast(sharpness(W), lower),
        "La = √((2L−1)Λ² + (L−1)²a²)": equal(a.times(L), squareRoot(spread.plus(a.times(L - 1).squared()))),
        "2‖w*‖^{2−2/L}La = 2mσ_max(T)^{2(1−1/m)}, T = w*ᵀ": equal(lower, flattest(spectralNorm(T))),
        "S(aligned minimizer) = 2‖w*‖^{2−2/L}La": equal(sharpness(aligned), lower),
        "S(w of (27)) = 2mσ_max(T)^{2(1−1/m)}": equal(
          sharpness(canonicalMinimum(decomposition, W)),
          flattest(takenAsExact(gain!, "(27) solves for the T with these singular values")),
        ),
      };
    }),
  equality: { "one input": [drawn.at({ W: [2] }), drawn.at({ W: [2, 2, 2] })] },
  degenerate: { "w* = 0": drawn.at({ W: [0, 1] }), "a hidden width of 1": drawn.at({ W: ["1 2 2", 3] }) },
  budget: { share: 0.5, atLeast: 200 },
  situations: {
    "L ≥ 3": ({ W }) => W.length >= 3,
    "two inputs or more": ({ W }) => W[0]!.cols >= 2,
  },
});
