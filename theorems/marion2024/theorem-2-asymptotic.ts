/**
 * §3, second paragraph after Theorem 2.
 *
 * As printed (formula restored): "On the contrary, the second lower bound is uniform and asymptotically matches the
 * upper bound when" $L\to\infty$: "we have" $S_{\min}\sim2\|w^\star\|^2La$.
 *
 * With $b_L = 2\|w^\star\|^{2-\frac2L}La$, the lower bound, and $u_L$, the upper one, $u_L^2 =
 * b_L^2\Big(1+\frac{(2L-1)(\Lambda^2-a^2)}{L^2a^2}\Big)$, so that $u_L/b_L\to1$; and $b_L$ is $\|w^\star\|^{-2/L}$
 * times the right side. S_min itself is enclosed up to a factor 1 + 2⁻¹⁹, and within $(\Lambda-a)/(La)$ of $b_L$
 * (beyond/regression-bounds).
 */
import { instances } from "../../generators/index.js";
import { atLeast, atMost, claim, equal, holds, tex } from "../../src/claim/index.js";
import { dataEnergy, frobeniusNorm, frobeniusSquared, regressionFacts } from "../../src/numerics/index.js";
import { exact, isClearlyPositive, product, squareRoot } from "../../src/numerics/arithmetic/index.js";
import { exactRankOfProduct } from "../../src/numerics/spectra/index.js";
import { leastSharpness } from "./shared/least-sharpness.js";
import { isDrawnFrom, regressionOn, WHITE } from "./shared/regression.js";

const drawn = instances({
  large: { entries: 64 },
  file: { depth: true },
  choices: { L: ["2", "4", "16", "64", "256"] },
  sizes: { inputs: [1, 4], n: [1, 5] },
  matrices: {
    X: { shape: ["n", "inputs"], laws: ["gaussian", "gaussian", "diagonal", "repeated", "identity"] },
    y: { shape: ["n", 1], laws: ["gaussian", "positive"] },
  },
});

const problems = drawn.map(({ L, ...data }) => ({ L: Number(L), problem: regressionOn(data) }));

export default claim(problems, {
  id: "marion2024/theorem-2-asymptotic",
  title: "The bounds of the least sharpness match as the depth grows",
  kinds: ["identity", "bound", "attained"],
  locus: "§3, after Theorem 2",
  reading: `p = 1, for which the asymptotic value is printed (restored). “Matches” is that the quotient of the bounds tends to 1,
    which is an identity; how near S_min is to 2‖w*‖²La at a depth is our inequality, with O(1/L) on its right.`,
  assumptions: [
    {
      name: "w* ≠ 0",
      statement: tex`w^\star \ne 0`,
      slack: ({ problem: { inputs, targets } }) => exact(exactRankOfProduct([inputs.T, targets]) - 1),
      remark: "Without it a is not defined.",
    },
  ],
  printed: holds`S_{\min} \sim 2 \|w^\star\|^2 L a, \quad L \to \infty`(({ L, problem }) => {
    const { solution, largest } = regressionFacts(problem);
    const length = frobeniusNorm(solution);
    if (!isClearlyPositive(length, "a divides by it")) return {};
    const a = dataEnergy(solution, problem).over(frobeniusSquared(solution));
    const lower = product([2 * L, length.power(2 * L - 2, L), a]);
    const factor = product([2, length.power(2 * L - 2, L)]);
    const within = largest
      .squared()
      .times(2 * L - 1)
      .plus(a.times(L - 1).squared());
    const upper = factor.times(squareRoot(within));
    const gap = largest
      .squared()
      .minus(a.squared())
      .times(2 * L - 1)
      .over(a.squared().times(L * L));
    const least = leastSharpness(L, problem, solution);
    const value = product([2 * L, length.squared(), a]).over(length.power(2, L));
    const nearer = exact(1).plus(largest.minus(a).over(a.times(L)));
    return {
      "u_L² = b_L²(1 + (2L−1)(Λ²−a²)/(La)²)": equal(upper.squared(), lower.squared().times(exact(1).plus(gap))),
      "S_min ≥ 2‖w*‖²La ‖w*‖^{−2/L}": atLeast(least, value),
      "S_min ≤ 2‖w*‖²La ‖w*‖^{−2/L}(1 + (Λ−a)/(La))": atMost(least, value.times(nearer)),
    };
  }),
  equality: {
    "one input: the bounds are the same": {
      of: ["u_L² = b_L²(1 + (2L−1)(Λ²−a²)/(La)²)"],
      at: [drawn.at({ L: "2", X: 1, y: 2 }), drawn.at({ L: "64", X: "1; 2", y: "1; 1" })],
    },
  },
  degenerate: {
    "white data": drawn.at({ L: "16", X: "1 0; 0 1", y: "3; 4" }),
    "fewer points than inputs": drawn.at({ L: "4", X: "1 2", y: 1 }),
    // Here S_min is its lower bound, and the minimum that encloses it has a w* that is rounded.
    "one input": drawn.at({
      ...{ L: "2", y: "4; 1; 1; 3; 2" },
      X: "-0.25738098000923687; -0.13244480093767938; -0.8641279101391529; 0.1423113868113749; 0.778174616476609",
    }),
  },
  situations: {
    "L = 2": ({ L }) => L === 2,
    "L = 256": ({ L }) => L === 256,
    "fewer points than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
    "white data, several inputs": ({ problem: { inputs } }, spec) =>
      inputs.cols >= 2 && inputs.rows >= inputs.cols && isDrawnFrom(spec, "X", WHITE),
    "Λ > λ": ({ problem: { inputs } }, spec) =>
      inputs.cols >= 2 && inputs.rows >= inputs.cols && isDrawnFrom(spec, "X", ["gaussian", "diagonal"]),
  },
  budget: { share: 0.06, atLeast: 60 },
});
