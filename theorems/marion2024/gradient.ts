/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §2, (5) and (6).
 *
 * As printed (formulas restored from the proofs): "An application of the chain rule gives
 * $\nabla_{W_k}R(\mathcal W) = W_{k+1}^\top\cdots W_L^\top p\,\nabla R(w_{\rm prod})^\top W_1^\top\cdots W_{k-1}^\top$ (5)
 * with $\nabla R(w_{\rm prod}) = -\frac2nX^\top(y-Xw_{\rm prod}) = \frac2nX^\top X(w_{\rm prod}-w^\star)$ (6), where the
 * second equality is a consequence of" $X^\top y = X^\top Xw^\star$.
 *
 * Reading: empty products are identities; $w^\star = X^\dagger y$, the smallest-norm least-squares solution.
 *
 * The second route differentiates nothing: R is quadratic in w and in each entry of a layer, so that
 * $(R(\cdot+e)-R(\cdot-e))/2$ with a unit step e is the exact partial derivative.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { same } from "../../src/claim/relation.js";
import {
  chain,
  exact,
  flattenedRows,
  frobeniusNorm,
  frobeniusSquared,
  leastNormRegressor,
  Matrix,
  type Quantity,
  regressor,
  type UnivariateProblem,
  univariateRisk,
} from "../../src/numerics/index.js";

/** W_1, …, W_L; X (n×d), y (n×1) and p (d_L×1). */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly problem: UnivariateProblem;
}

const LAWS = ["gaussian", "gaussian", "integer", "sparse", "sign", "identity", "zero"];

const specs = layout({
  sizes: { depth: [1, 3], inputs: [1, 2], hidden: [1, 2], outputs: [1, 2], n: [1, 3] },
  lists: {
    W: {
      shapes: ({ sizes: { depth, inputs, hidden, outputs } }) =>
        Array.from(
          { length: depth },
          (_, k) => [k === depth - 1 ? outputs : hidden, k === 0 ? inputs : hidden] as const,
        ),
      laws: [...LAWS, "orthogonal", "aligned"],
    },
    X: { shapes: ({ sizes: { n, inputs } }) => [[n, inputs]], laws: [...LAWS, "lowRank"] },
    y: { shapes: ({ sizes: { n } }) => [[n, 1]], laws: LAWS },
    p: { shapes: ({ sizes: { outputs } }) => [[outputs, 1]], laws: LAWS },
  },
});
const { explicit } = specs;

/** (R(x + e_i) − R(x − e_i))/2 for every entry of a matrix x. */
function unitDifferences(x: Matrix, risk: (moved: Matrix) => Quantity): Matrix {
  const partial = Array.from(x.data, (_, i) => {
    const [above, below] = [1, -1].map((step) => {
      const data = Float64Array.from(x.data);
      data[i]! += step;
      // The sum is rounded; the moved matrix lies within that of the true one.
      const radius = x.radius + Math.abs(data[i]!) * 2 ** -52;
      return risk(new Matrix(x.rows, x.cols, data, radius));
    });
    return above!.minus(below!).over(2);
  });
  const radius = partial.reduce((total, { error }) => total + error, 0);
  return new Matrix(
    x.rows,
    x.cols,
    Float64Array.from(partial, ({ value }) => value),
    radius,
  );
}

function riskAt(w: Matrix, { inputs, targets }: UnivariateProblem): Quantity {
  return frobeniusSquared(targets.minus(inputs.times(w))).over(inputs.rows);
}

const LAYERS = "∇_{W_k}R = W_{k+1}ᵀ⋯W_Lᵀp ∇R(w_prod)ᵀW_1ᵀ⋯W_{k−1}ᵀ";
const REGRESSOR = "∇R(w_prod) = −(2/n)Xᵀ(y − Xw_prod)";
const CENTRED = "−(2/n)Xᵀ(y − Xw_prod) = (2/n)XᵀX(w_prod − w*)";

export default defineClaim<Instance>({
  id: "marion2024/gradient",
  title: "The gradients of the risk",
  kinds: ["identity"],
  locus: "(5) and (6)",
  reading: "Empty products are identities; formulas restored from the proofs.",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return { weights: lists.W, problem: { inputs: lists.X[0]!, targets: lists.y[0]!, output: lists.p[0]! } };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\nabla_{W_k} R = W_{k+1}^\top \cdots W_L^\top p\, \nabla R(w_{\mathrm{prod}})^\top W_1^\top \cdots W_{k-1}^\top, \quad \nabla R(w_{\mathrm{prod}}) = -\tfrac{2}{n} X^\top (y - X w_{\mathrm{prod}}) = \tfrac{2}{n} X^\top X (w_{\mathrm{prod}} - w^\star)`,
      expected: "holds",
      relations: ({ weights, problem }) => {
        const { inputs, targets, output } = problem;
        const product = regressor(weights, problem);
        const across = inputs.T;
        const size = exact(2).over(inputs.rows);
        const gradient = across.times(inputs.times(product).minus(targets)).times(size);
        const centred = chain([across, inputs, product.minus(leastNormRegressor(problem))]).times(size);
        const printed = weights.map((_, k) =>
          chain([...weights.slice(k + 1).map((x) => x.T), output, gradient.T, ...weights.slice(0, k).map((x) => x.T)]),
        );
        const measured = weights.map((w, k) =>
          unitDifferences(w, (moved) => univariateRisk(weights.toSpliced(k, 1, moved), problem)),
        );
        const flat = [measured, printed].map((layers) => flattenedRows([layers])) as [Matrix, Matrix];
        // Differences of risks, and gradients whose two terms may cancel: compared on the scale of what is subtracted.
        const risk = univariateRisk(weights, problem).value;
        const scale = (x: Matrix): number => Math.max(risk, frobeniusNorm(x).value);
        const terms = frobeniusNorm(inputs).value * (frobeniusNorm(targets).value + frobeniusNorm(gradient).value);
        return [
          same(LAYERS, ...flat, scale(flat[1])),
          same(
            REGRESSOR,
            unitDifferences(product, (w) => riskAt(w, problem)),
            gradient,
            scale(gradient),
          ),
          same(CENTRED, gradient, centred, Math.max(terms, scale(gradient))),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "one layer, and two with a fixed p",
      form: "printed",
      relations: [LAYERS, REGRESSOR, CENTRED],
      specs: [
        explicit({
          sizes: { depth: 1, inputs: 1, hidden: 1, outputs: 1, n: 1 },
          lists: { W: [[[1]]], X: [[[2]]], y: [[[-1]]], p: [[[1]]] },
        }),
        explicit({
          sizes: { depth: 2, inputs: 1, hidden: 2, outputs: 2, n: 2 },
          lists: {
            W: [
              [[1], [2]],
              [
                [1, 0],
                [-1, 1],
              ],
            ],
            X: [[[1], [3]]],
            y: [[[1], [0]]],
            p: [[[2], [-1]]],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "everything zero",
      spec: explicit({
        sizes: { depth: 2, inputs: 1, hidden: 1, outputs: 1, n: 1 },
        lists: { W: [[[0]], [[0]]], X: [[[0]]], y: [[[0]]], p: [[[0]]] },
      }),
    },
    {
      name: "X of rank one, y outside its range",
      spec: explicit({
        sizes: { depth: 2, inputs: 2, hidden: 1, outputs: 1, n: 2 },
        lists: {
          W: [[[1, 2]], [[3]]],
          X: [
            [
              [1, 1],
              [1, 1],
            ],
          ],
          y: [[[1], [-2]]],
          p: [[[1]]],
        },
      }),
    },
    {
      name: "at a minimizer",
      spec: explicit({
        sizes: { depth: 2, inputs: 1, hidden: 1, outputs: 1, n: 1 },
        lists: { W: [[[2]], [[3]]], X: [[[1]]], y: [[[6]]], p: [[[1]]] },
      }),
    },
  ],
  budget: { share: 0.4, atLeast: 60 },
});
