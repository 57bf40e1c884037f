/**
 * "Sharp Minima Can Generalize well", first display.
 *
 * As printed: "ReLU networks are invariant under neural-wise rescaling: $a\sigma_{ReLU}(\mathbf w^\top\mathbf x) =
 * \frac a\lambda\sigma_{ReLU}((\lambda\mathbf w)^\top\mathbf x)$. The rescaling operation (a, w) → (a/λ, λw) does not
 * change the function implemented by the model, but can significantly change the sharpness."
 */
import { instances, law } from "../../generators/index.js";
import { atLeast, claim, equal, holds, tex } from "../../src/claim/index.js";
import { exact, isClearlyPositive, squareRoot } from "../../src/numerics/arithmetic/index.js";
import {
  neuronsFrom,
  preactivation,
  relu,
  reluOutput,
  rescaledNeuron,
  squaredLength,
} from "../../src/numerics/shallow/index.js";

const FACTORS = [1, 2, 0.5, 3, 10, 2 ** -10, 1000];

const drawn = instances({
  file: { neurons: true, own: { x: law("positive", 1) } },
  reals: { lambda: FACTORS, other: FACTORS, target: [1, 100, 2 ** 20] },
  sizes: { d: [1, 4], m: [1, 4] },
  matrices: {
    W: {
      shape: ["m", "d"],
      laws: ["identity", "integer", "integer", "gaussian", "gaussian", "sign", "graded", "zero"],
    },
    a: { shape: ["m", 1], laws: ["sign", "integer", "gaussian", "zero"] },
    x: { shape: ["d", 1], laws: ["identity", "sign", "integer", "gaussian", "zero"] },
  },
});

/** One input, and a λ_j for each neuron: both values where there are two. */
const networks = drawn.map(({ W, a, x, lambda, other, target }) => {
  const neurons = neuronsFrom(a, W);
  const factors = neurons.map((_, j) => (j % 2 === 0 ? lambda : other));
  return { neurons, x: Array.from(x.data), factors, target };
});

export default claim(networks, {
  id: "wu2025/relu-rescaling",
  title: "Rescaling the neurons of a ReLU network changes its sharpness, not its function",
  kinds: ["identity", "exists"],
  locus: "“Sharp Minima Can Generalize well”, first display",
  reading: `λ > 0, one λ_j for each neuron. The slide does not say so, and a/λ excludes λ = 0 alone; for λ < 0 the
    activation is that of −w. “Can change the sharpness” says: beyond every bound, for some λ. For one active neuron with
    one sample, at an interpolating minimum of ½(f − y)², the sharpness is ‖∇f‖², and for every c some λ makes it at least
    c: λ = √c/σ(wᵀx), for which the derivative by a alone has the square c.`,
  assumptions: [
    {
      name: "positive λ",
      statement: tex`\lambda_j > 0`,
      slack: ({ factors }) => exact(Math.min(...factors)),
      without: drawn.loosened({ reals: { lambda: [-1, -2, 1, -0.5] } }),
      remark: "Not printed, but meant: for λ < 0 the neuron is active where it was not.",
    },
  ],
  printed: holds`a\,\sigma_{\mathrm{ReLU}}(w^\top x) = \frac{a}{\lambda}\,\sigma_{\mathrm{ReLU}}((\lambda w)^\top x)`(
    ({ neurons, x, factors, target }) => {
      const moved = neurons.map((neuron, j) => rescaledNeuron(neuron, factors[j]!));
      // Outputs may cancel or be zero: compared with what the neurons could give at most.
      const size = Math.max(...neurons.flatMap(({ a, w }) => w.map((entry) => Math.abs(a.value * entry.value))));
      const scale = size * Math.max(...x.map(Math.abs));
      // One neuron alone has ‖∇f‖² = σ(wᵀx)² + a²‖x‖² where it is active.
      const first = neurons[0]!;
      const active = preactivation(first, x);
      const sharper = rescaledNeuron(first, squareRoot(target).over(active));
      const byOuter = relu(preactivation(sharper, x)).squared();
      const byInner = sharper.a.squared().times(squaredLength(x));
      return {
        "Σ a_jσ(w_jᵀx) = Σ (a_j/λ_j)σ((λ_jw_j)ᵀx)": equal(reluOutput(neurons, x), reluOutput(moved, x), scale),
        "‖∇f‖² ≥ c at (a/λ, λw), λ = √c/σ(wᵀx)": isClearlyPositive(active, "λ divides by it")
          ? atLeast(byOuter.plus(byInner), exact(target))
          : null,
      };
    },
  ),
  equality: {
    "one active neuron, and two of which one is": {
      of: ["Σ a_jσ(w_jᵀx) = Σ (a_j/λ_j)σ((λ_jw_j)ᵀx)"],
      at: [
        drawn.at({ lambda: 2, W: 1, a: 1, x: 1 }),
        drawn.at({ lambda: 3, other: 0.5, target: 100, W: "1; -2", a: "1; 3", x: 2 }),
      ],
    },
  },
  degenerate: {
    "inactive neuron": drawn.at({ lambda: 10, W: -1, a: 1, x: 1 }),
    "x on the boundary, a = 0": drawn.at({ lambda: 0.5, W: "1 -1", a: 0, x: "1; 1" }),
  },
  situations: {
    "d, m ≥ 2": ({ neurons, x }) => Math.min(neurons.length, x.length) >= 2,
    "λ_j that differ": ({ factors }) => new Set(factors).size > 1,
    "λ_j < 1 for some j": ({ factors }) => factors.some((x) => x < 1),
    "c ≥ 100": ({ target }) => target >= 100,
  },
});
