/**
 * Where the sources overlap: one output and white data, $\hat\Sigma = I$.
 *
 * Marion and Chizat (2024, Theorem 2) put $S_{\min}$ between $2\|w^\star\|^{2-2/L}La$ and $2\|w^\star\|^{2-2/L}
 * \sqrt{(2L-1)\Lambda^2 + (L-1)^2a^2}$. For white data $a = \Lambda = 1$, and $(2L-1) + (L-1)^2 = L^2$: both bounds are
 * $2L\|w^\star\|^{2-2/L}$. That is what Mulayoff and Michaeli (2020, Theorem 1) give for $T = w^{\star\top}$, whose only
 * singular value is $\|w^\star\|$. The flattest minimizer of either proof has it, and no minimizer has less.
 */
import { layout, loosened, widthsOf } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  alignedMinimizer,
  canonicalMinimum,
  column,
  dataEnergy,
  endToEnd,
  exact,
  frobeniusNorm,
  frobeniusSquared,
  identity,
  type Matrix,
  minimumSharpness,
  product,
  spectralNorm,
  squareRoot,
  svd,
} from "../../src/numerics/index.js";

/** A minimizer W_1, …, W_L with one output; the inputs are the rows of √n·scale·I, n = d. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly scale: number;
}

const specs = layout({
  sizes: { depth: [1, 4], inputs: [1, 4], hidden: [1, 3] },
  reals: { scale: [1] },
  lists: {
    W: {
      shapes: ({ sizes: { depth, inputs, hidden } }) =>
        Array.from({ length: depth }, (_, k) => [k === depth - 1 ? 1 : hidden, k === 0 ? inputs : hidden] as const),
      laws: ["gaussian", "gaussian", "positive", "rankOne", "repeated", "orthogonal"],
    },
  },
});
const { explicit } = specs;

const LOWER = "S(W) ≥ 2‖w*‖^{2−2/L}La";
const BOUNDS = "La = √((2L−1)Λ² + (L−1)²a²)";
const AGREE = "2‖w*‖^{2−2/L}La = 2mσ_max(T)^{2(1−1/m)}, T = w*ᵀ";
const ALIGNED = "S(aligned minimizer) = 2‖w*‖^{2−2/L}La";
const CANONICAL = "S(w of (27)) = 2mσ_max(T)^{2(1−1/m)}";

export default defineClaim<Instance>({
  id: "across/white-univariate",
  title: "For one output and white data both bounds on the least sharpness are the value for white data",
  kinds: ["identity", "attained"],
  locus: "marion2024 Theorem 2, mulayoff2020 Theorem 1",
  specs,
  materialize: (spec) => {
    const { lists, reals } = specs.raw(spec);
    return { weights: lists.W, scale: reals.scale };
  },
  assumptions: [
    {
      name: "white data",
      statement: String.raw`\hat\Sigma = I`,
      slack: ({ scale }) => exact(-Math.abs(scale - 1)),
      without: loosened(specs, { reals: { scale: [2, 1 / 2] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`S_{\min} = 2\|w^\star\|^{2-\frac{2}{L}}La = 2\|w^\star\|^{2-\frac{2}{L}}\sqrt{(2L-1)\Lambda^2 + (L-1)^2a^2} = 2L\sigma_{\max}(T)^{2(1-\frac{1}{L})}, \quad \hat\Sigma = I`,
      expected: "holds",
      relations: ({ weights, scale }) => {
        const depth = weights.length;
        const target = endToEnd(weights);
        const solution = target.T;
        const length = frobeniusNorm(solution);
        // For w* = 0 neither a nor the aligned minimizer is defined.
        if (length.value <= length.error + solution.radius) return [];
        // X = scale·√d·I has the energy scale²·‖w‖²; with X = scale·I it is divided by the d rows.
        const inputs = identity(target.cols).times(scale);
        const energy = dataEnergy(solution, { inputs, targets: solution, output: column([1]) }).times(target.cols);
        const a = energy.over(frobeniusSquared(solution));
        const largest = spectralNorm(inputs).squared();
        const size = length.power(2 * depth - 2, depth);
        const lower = product([2, size, depth, a]);
        const spread = largest
          .squared()
          .times(2 * depth - 1)
          .plus(a.times(depth - 1).squared());
        const decomposition = svd(target);
        const value = exact(decomposition.values[0]!)
          .power(2 * (depth - 1), depth)
          .times(2 * depth);
        const aligned = alignedMinimizer(widthsOf(weights), solution, column([1]));
        const sharpness = (at: readonly Matrix[]): ReturnType<typeof minimumSharpness> => minimumSharpness(at, inputs);
        return [
          atLeast(LOWER, sharpness(weights), lower),
          equal(BOUNDS, a.times(depth), squareRoot(spread)),
          equal(
            AGREE,
            lower,
            spectralNorm(target)
              .power(2 * (depth - 1), depth)
              .times(2 * depth),
          ),
          equal(ALIGNED, sharpness(aligned), lower),
          equal(CANONICAL, sharpness(canonicalMinimum(decomposition, weights)), value),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "one input",
      form: "printed",
      relations: [LOWER, BOUNDS, AGREE, ALIGNED, CANONICAL],
      specs: [
        explicit({ sizes: { depth: 1, inputs: 1, hidden: 1 }, reals: { scale: 1 }, lists: { W: [[[2]]] } }),
        explicit({
          sizes: { depth: 3, inputs: 1, hidden: 1 },
          reals: { scale: 1 },
          lists: { W: [[[2]], [[2]], [[2]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "w* = 0",
      spec: explicit({ sizes: { depth: 2, inputs: 1, hidden: 1 }, reals: { scale: 1 }, lists: { W: [[[0]], [[1]]] } }),
    },
    {
      name: "a hidden width of 1",
      spec: explicit({
        sizes: { depth: 2, inputs: 3, hidden: 1 },
        reals: { scale: 1 },
        lists: { W: [[[1, 2, 2]], [[3]]] },
      }),
    },
  ],
  budget: { share: 0.5, atLeast: 200 },
});
