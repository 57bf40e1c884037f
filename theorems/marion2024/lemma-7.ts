/**
 * Appendix A, Lemma 7.
 *
 * As printed (formulas restored from the proof): "Let f be a differentiable function lower bounded by $f_{\min}$, and
 * consider the gradient flow dynamics" $\dot x=-\nabla f(x)$. "If f satisfies the Polyak-Łojasiewicz inequality for"
 * $t\ge0$, $\|\nabla f(x(t))\|^2\ge\mu(f(x(t))-f_{\min})$, "then" $x(t)$ "converges to a global minimizer, and, for"
 * $t\ge0$, $f(x(t))-f_{\min}\le e^{-\mu t}(f(x(0))-f_{\min})$.
 *
 * Three functions with known flows and known μ: a quadratic form, some of whose coefficients are zero, with equality
 * where one coordinate moves; two equal scalar layers; and linear networks (`known-flows`).
 */
import { instances, networkShapes } from "../../generators/index.js";
import { atMost, claim, holds, tex } from "../../src/claim/index.js";
import { exponential, type Quantity, squareRoot } from "../../src/numerics/index.js";
import { KNOWN_FLOWS } from "./shared/known-flows.js";

/** A size that only networks have. */
const ofNetworks =
  (most: number) =>
  ({ f }: { readonly f: string }) =>
    [1, f === "network" ? most : 1] as const;

const drawn = instances({
  choices: { f: ["quadratic", "two equal layers", "network"] },
  reals: { time: [1, 1 / 4, 1 / 2, 1 / 16], off: [1 / 16, -1 / 16, 1 / 32] },
  sizes: {
    dimension: ({ f }) => [1, f === "quadratic" ? 4 : 1],
    depth: ofNetworks(3),
    inputs: ofNetworks(3),
    hidden: ofNetworks(3),
    n: ofNetworks(4),
  },
  matrices: {
    a: { shape: ["dimension", 1], laws: ["positive", "gaussian", "sparse", "zero"] },
    x: { shape: ["dimension", 1], laws: ["positive", "gaussian", "unit", "integer"] },
    W: { shapes: networkShapes, laws: ["positive", "gaussian", "orthogonal"] },
    X: { shape: ["n", "inputs"], laws: ["identity", "diagonal", "orthogonal", "repeated"] },
  },
});

const flows = drawn.map(({ f, ...parts }) => KNOWN_FLOWS[f]!(parts));

/** What plays no role where f is no network. */
const SCALAR = { W: [1], X: 1 };

export default claim(flows, {
  id: "marion2024/lemma-7",
  title: "The Polyak–Łojasiewicz inequality along a flow gives exponential convergence",
  noFile: "it is about flows whose f and whose limit are known, and makes them; marion2024/theorem-3 takes a network",
  kinds: ["dynamics", "bound", "attained"],
  locus: "Appendix A, Lemma 7",
  reading: `Convergence of the iterates is tested with what the inequality gives for the length of the rest of the path,
    (2/√μ)√(f(x(t)) − f_min), since d/dt √(f − f_min) ≤ −(√μ/2)‖dx/dt‖; the proof's own estimate is lost in the text.`,
  assumptions: [
    {
      name: "Polyak–Łojasiewicz",
      statement: tex`\|\nabla f(x(t))\|^2 \ge \mu\,(f(x(t)) - f_{\min}), \quad t \ge 0`,
      slack: ({ slack }) => slack,
      without: drawn.loosened({ choices: { f: ["quartic"] } }),
      remark: "Without it the flow of x⁴, x(t) = (x^{−2} + 8t)^{−1/2}, converges more slowly than any exponential.",
    },
  ],
  printed: holds`f(x(t)) - f_{\min} \le e^{-\mu t} (f(x(0)) - f_{\min}), \quad x(t) \to x_\infty \in \arg\min f`(
    ({ time, mu, excess: [before, after], toLimit, moved }) => {
      const reach = (from: Quantity) => squareRoot(from.over(mu)).times(2);
      return {
        "f(x(t)) − f_min ≤ e^{−μt}(f(x(0)) − f_min)": atMost(after, exponential(mu.times(-time)).times(before)),
        "‖x(t) − x(0)‖ ≤ (2/√μ)√(f(x(0)) − f_min)": atMost(moved, reach(before)),
        "‖x(t) − x(∞)‖ ≤ (2/√μ)√(f(x(t)) − f_min)": toLimit && atMost(toLimit, reach(after)),
      };
    },
  ),
  equality: {
    "one coordinate moves": {
      of: ["f(x(t)) − f_min ≤ e^{−μt}(f(x(0)) − f_min)", "‖x(t) − x(∞)‖ ≤ (2/√μ)√(f(x(t)) − f_min)"],
      at: [drawn.at({ a: 1, x: 1, ...SCALAR }), drawn.at({ time: 1 / 4, a: "2; 0", x: "-3; 1", ...SCALAR })],
    },
  },
  degenerate: {
    "f = 0": drawn.at({ a: 0, x: 1, ...SCALAR }),
    "start at the minimizer of two layers": drawn.at({ f: "two equal layers", a: 1, x: 0.75, ...SCALAR }),
    "a network on fewer points than inputs": drawn.at({ f: "network", a: 1, x: 1, W: ["1 2", 1], X: "1 0" }),
  },
  situations: {
    "quadratic, several coordinates": (_, { choices, sizes }) =>
      choices["f"] === "quadratic" && sizes["dimension"]! >= 2,
    "two equal layers": (_, { choices }) => choices["f"] === "two equal layers",
    "network, L ≥ 2": (_, { choices, sizes }) => choices["f"] === "network" && sizes["depth"]! >= 2,
    "network, several inputs": (_, { choices, sizes }) => choices["f"] === "network" && sizes["inputs"]! >= 2,
  },
  budget: { share: 0.2, atLeast: 60 },
});
