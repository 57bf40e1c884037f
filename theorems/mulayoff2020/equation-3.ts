/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §2, (3) and (4).
 *
 * As printed: "we assume that the empirical second-order moment matrix of $x$, denoted by $\hat\Sigma_x$, is full rank. In
 * this case, the end-to-end function minimizing the loss is unique and can be written as $f_{\mathbf w^*}(x)=\mathbf Tx$,
 * where $\mathbf T=\hat\Sigma_{yx}\hat\Sigma_x^{-1}$ (3) … Thus, the set of global minima of $\ell(\mathbf w)$ is
 * $\Omega=\{\mathbf w\in\mathbb R^N:\mathbf W_m\mathbf W_{m-1}\cdots\mathbf W_1=\mathbf T\}$. (4)"
 *
 * Reading: $\ell(\mathbf w)=\hat{\mathbb E}\|y-f_{\mathbf w}(x)\|^2$ over data $X=[x_1\dots x_n]$, $Y$, and
 * $\min_jd_j\ge\min\{d_x,d_y\}$, which §2 assumes. That the minima are the factorizations of T says two things: some w has
 * $W_m\cdots W_1=\mathbf T$, and with ℓ(T) the loss of x ↦ Tx, ℓ(w) ≥ ℓ(T) with equality only where the product is T.
 *
 * The second follows from the identity ℓ(w) = ℓ(T) + ‖(E(w) − T)Σ̂_x^{1/2}‖_F² by λ_min(Σ̂_x) > 0; both are tested at drawn
 * w. For the first, T fits in the first layer (or in the last) and partial identities of rank min(d_x, d_y) are the others.
 * X = [I G], so that nΣ̂_x = I + GGᵀ ⪰ I.
 */
import {
  hasBottleneck,
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  widthsAssumption,
  widthsOf,
} from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal, same } from "../../src/claim/relation.js";
import {
  allocate,
  diagonal,
  eachSingularValue,
  endToEnd,
  exact,
  frobeniusSquared,
  Matrix,
  padded,
  pseudoInverse,
  type Quantity,
  smallestEigenvalue,
} from "../../src/numerics/index.js";

/** Layers W_1, …, W_m, inputs X (d_x × n) and outputs Y (d_y × n). */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly inputs: Matrix;
  readonly outputs: Matrix;
}

const specs = layout({
  chain: { depth: [1, 4], ends: [1, 3], slack: 1 },
  sizes: { more: [1, 3] },
  lists: {
    W: { shapes: layerShapes, laws: [...LAYER_LAWS, "zero"] },
    G: {
      shapes: ({ widths, sizes: { more } }) => [[widths[0]!, more]],
      laws: ["zero", "gaussian", "gaussian", "integer", "sign", "unit"],
    },
    Y: {
      shapes: ({ widths, sizes: { more } }) => [[widths.at(-1)!, widths[0]! + more]],
      laws: ["gaussian", "gaussian", "integer", "lowRank", "unit", "zero"],
    },
  },
});
const { explicit } = specs;

/** X = [shift·I G]. */
function inputsFrom(g: Matrix, shift: number): Matrix {
  const data = allocate(g.rows * (g.rows + g.cols));
  const cols = g.rows + g.cols;
  for (let at = 0; at < data.length; at++) {
    const [i, j] = [Math.floor(at / cols), at % cols];
    data[at] = j < g.rows ? (i === j ? shift : 0) : g.at(i, j - g.rows);
  }
  return new Matrix(g.rows, cols, data);
}

/** A factorization of T into layers of the given shapes: T in the larger end layer, partial identities elsewhere. */
function factorization(target: Matrix, shapes: readonly Matrix[]): Matrix[] {
  const rank = Math.min(target.rows, target.cols);
  const holder = target.rows <= target.cols ? 0 : shapes.length - 1;
  const ones = new Array<number>(rank).fill(1);
  return shapes.map(({ rows, cols }, j) => (j === holder ? padded(target, rows, cols) : diagonal(ones, rows, cols)));
}

/** Ê‖y − Ex‖². */
function lossOf(end: Matrix, { inputs, outputs }: Instance): Quantity {
  return frobeniusSquared(outputs.minus(end.times(inputs))).over(inputs.cols);
}

const FACTORS = "W_m⋯W_1 = T for some w";
const REACH = "σ_{k+1}(T) ≤ 0, k = min_j d_j: W_m⋯W_1 = T for some w";
const PYTHAGORAS = "ℓ(w) = ℓ(T) + ‖(W_m⋯W_1 − T)Σ̂_x^{1/2}‖_F²";
const UNIQUE = "ℓ(w) ≥ ℓ(T) + λ_min(Σ̂_x)‖W_m⋯W_1 − T‖_F²";

/** That T is a product of layers; where a width is below min(d_x, d_y), that its rank fits through. */
function reached(weights: readonly Matrix[], target: Matrix): Relation {
  const widths = widthsOf(weights);
  if (!hasBottleneck(widths)) return same(FACTORS, endToEnd(factorization(target, weights)), target);
  return atMost(REACH, eachSingularValue(target)[Math.min(...widths)]!, exact(0));
}

function relations(instance: Instance): Relation[] {
  const { weights, inputs, outputs } = instance;
  const n = inputs.cols;
  const moment = inputs.times(inputs.T);
  const target = outputs.times(inputs.T).times(pseudoInverse(moment));
  const end = endToEnd(weights);
  const difference = end.minus(target);
  const excess = frobeniusSquared(difference.times(inputs)).over(n);
  const least = smallestEigenvalue(moment).over(n);
  const [here, best] = [lossOf(end, instance), lossOf(target, instance)];
  return [
    reached(weights, target),
    equal(PYTHAGORAS, here, best.plus(excess)),
    atLeast(UNIQUE, here, best.plus(least.times(frobeniusSquared(difference)))),
  ];
}

function instanceOf(spec: Spec): Instance {
  const { lists } = specs.raw(spec);
  return { weights: lists.W, inputs: inputsFrom(lists.G[0]!, spec.reals["shift"] ?? 1), outputs: lists.Y[0]! };
}

export default defineClaim<Instance>({
  id: "mulayoff2020/equation-3",
  title: "The global minima are the factorizations of the least-squares solution",
  kinds: ["identity"],
  locus: "(3), (4)",
  reading: "Some w has the product T, and no other product has so small a loss.",
  specs,
  materialize: instanceOf,
  assumptions: [
    {
      ...widthsAssumption<Instance>(({ weights }) => widthsOf(weights), {
        without: loosened(specs, { bottlenecks: true }),
      }),
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
    {
      name: "full rank",
      statement: String.raw`\lambda_{\min}(n\hat\Sigma_x) \ge 1`,
      slack: ({ inputs }) => smallestEigenvalue(inputs.times(inputs.T)).minus(1),
      without: loosened(specs, { reals: { shift: [0, 1 / 2] } }),
      remark: "Where Σ̂_x is singular, (3) is not defined: it has no inverse. 1 is a matter of scale.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\operatorname*{argmin}_w \hat{\mathbb{E}}\|y - W_m \cdots W_1 x\|^2 = \{w : W_m \cdots W_1 = T\} \ne \emptyset, \quad T = \hat\Sigma_{yx}\hat\Sigma_x^{-1}`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "orthogonal inputs of one size",
      form: "printed",
      relations: [FACTORS, PYTHAGORAS, UNIQUE],
      specs: [
        explicit({ widths: [1, 1, 1], sizes: { more: 1 }, lists: { W: [[[1]], [[2]]], G: [[[1]]], Y: [[[1, 3]]] } }),
        explicit({
          widths: [2, 1, 1],
          sizes: { more: 2 },
          lists: { W: [[[1, 2]], [[2]]], G: { law: "identity", seed: 0 }, Y: [[[1, 0, 2, -1]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "T = 0, w = 0",
      spec: explicit({ widths: [1, 1], sizes: { more: 1 }, lists: { W: [[[0]]], G: [[[0]]], Y: [[[0, 0]]] } }),
    },
    {
      name: "w is a minimum",
      spec: explicit({
        widths: [1, 1, 1],
        sizes: { more: 1 },
        lists: { W: [[[1]], [[2]]], G: [[[1]]], Y: [[[2, 2]]] },
      }),
    },
    {
      name: "more outputs than inputs",
      spec: explicit({
        widths: [1, 1, 2],
        sizes: { more: 1 },
        lists: {
          W: [[[1]], [[1], [1]]],
          G: [[[1]]],
          Y: [
            [
              [1, 2],
              [0, 1],
            ],
          ],
        },
      }),
    },
  ],
  budget: { share: 0.5, atLeast: 60 },
});
