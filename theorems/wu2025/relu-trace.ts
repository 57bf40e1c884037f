/**
 * "Two-layer Networks (Without Bias)".
 *
 * As printed: "$f(x,\theta) = \sum_{j=1}^ma_j\sigma(w_j^Tx)$ … We assume $x\sim\rho = \mathrm{Unif}(\sqrt d\mathbb
 * S^{d-1})$. A simple calculation: $Tr[G(\theta)] = \mathbb E_x[\|\nabla f(x;\theta)\|^2] = \sum_{j=1}^m
 * (\mathbb E[\sigma(w_j^\top x)^2] + a_j^2\mathbb E[|\sigma'(w_j^\top x)|^2\|x\|^2]) =
 * \sum_{j=1}^m(\gamma_1\|w_j\|^2+\gamma_2da_j^2)$, where $\gamma_1,\gamma_2$ are two absolute constants given by
 * $\gamma_1 = \mathbb E_x[\sigma(x_1)^2],\ \gamma_2 = \mathbb E_x[\sigma'(x_1)^2]$."
 *
 * By the symmetry x ↔ −x and $\mathbb Exx^\top = I$, γ_1 = γ_2 = 1/2 for every d: absolute indeed. Both forms use
 * nothing else of ρ, so they are identities for the uniform distribution on {±1}^d and on {±√d e_k}, points of the
 * sphere, wherever no w_jᵀx is 0; there they are checked exactly, with G formed as a matrix. On ρ itself γ_1 and γ_2
 * are tested with points drawn from it.
 */
import { instances } from "../../generators/index.js";
import { claim, consistent, equal, tex } from "../../src/claim/index.js";
import { exact, takenAsExact, trace } from "../../src/numerics/index.js";
import {
  fisherMatrix,
  fisherTrace,
  preactivation,
  type ReluNetwork,
  sphereFisherTrace,
  squaredLength,
} from "../../src/numerics/shallow/index.js";
import { sphereSamples } from "../../src/random/index.js";
import { mean, type Predicted } from "../../src/statistics/index.js";
import { designOf, termByTerm } from "./objects/relu-trace.js";

/** Points of the sphere of one case. */
const DRAWS = 24;

const drawn = instances({
  choices: { design: ["cube", "cross"] },
  fixed: { centered: 0 },
  sizes: { d: [1, 3], m: [1, 3], seed: [0, 2 ** 32 - 1] },
  matrices: {
    W: { shape: ["m", "d"], laws: ["zero", "sign", "integer", "gaussian", "gaussian"] },
    a: { shape: ["m", 1], laws: ["sign", "positive", "gaussian"] },
  },
});
const { at } = drawn;

/** A network, points whose averages are those of the sphere, and points drawn from the sphere. */
const networks = drawn.map(({ d, W, a, design, centered, seed }) => {
  // 1 is added to 2z where an odd sum (on the cube) or odd entries (on the cross) keep w away from w ⟂ x.
  const odd = (k: number) => (centered === 0 && (design === "cross" || k === 0) ? 1 : 0);
  const network: ReluNetwork = W.toRows().map((row, j) => ({
    a: exact(a.data[j]!),
    w: row.map((z, k) => exact(2 * z + odd(k))),
  }));
  return { network, points: designOf(design, d), sphere: sphereSamples(seed, DRAWS, d) };
});

const COLUMNS = ["σ²", "σ′²", "d"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** The shares Σσ(w_jᵀx)²/(dΣ‖w_j‖²) and Σa_j²σ′(w_jᵀx)²/Σa_j², averaged over the points of the sphere, and d. */
function observe({ network, sphere }: ReturnType<typeof networks.materialize>): Row {
  const d = network[0]!.w.length;
  const most = d * network.reduce((total, { w }) => total + squaredLength(w).value, 0);
  const weights = network.reduce((total, { a }) => total + a.value * a.value, 0);
  let first = 0;
  let second = 0;
  for (const x of sphere) {
    for (const neuron of network) {
      const t = preactivation(neuron, x).value;
      if (t > 0) first += (t * t) / most;
      if (t > 0) second += (neuron.a.value * neuron.a.value) / weights;
    }
  }
  // In [0, 1] but for rounding.
  return { "σ²": Math.min(first / sphere.length, 1), "σ′²": Math.min(second / sphere.length, 1), d };
}

/**
 * With the variance for a single neuron, of which more neurons are weighted means; `second` is the mean of the square.
 */
function predicted(value: number, first: number, second: number): Predicted {
  return { value, mean: first, variance: (second - first * first) / DRAWS };
}

export default claim(networks, {
  id: "wu2025/relu-trace",
  title: "Trace of the Fisher matrix of a two-layer ReLU network",
  kinds: ["identity", "law"],
  locus: "“Two-layer Networks (Without Bias)”",
  reading: `G was the average over n samples; here it is that over the distribution ρ, since on a sample the first equality
    holds in expectation only. w_j ≠ 0 wherever a_j ≠ 0, else f is not differentiable in w_j at any x (for w_j = 0 the term
    a_j²σ′(0)²d is not γ₂da_j²).`,
  assumptions: [
    {
      name: "differentiable",
      statement: tex`w_j^\top x_i \ne 0`,
      slack: ({ network, points }) => {
        const open = points.flatMap((x) => network.map((neuron) => preactivation(neuron, x)));
        return takenAsExact(
          -open.filter(({ value, error }) => Math.abs(value) <= error).length,
          "a slack: what rounding leaves open may be zero",
        );
      },
      without: drawn.loosened({ reals: { centered: [1, 0] } }),
      remark: "Not printed, but meant: where w_jᵀx = 0 and a_j ≠ 0 there is no ∇f; σ′(0) = 1 was taken there.",
    },
  ],
  printed: consistent`\operatorname{Tr} G(\theta) = \mathbb{E}_x \|\nabla f(x; \theta)\|^2
      = \sum_j (\gamma_1 \|w_j\|^2 + \gamma_2 d a_j^2),
      \quad \gamma_1 = \mathbb{E} \sigma(x_1)^2,\ \gamma_2 = \mathbb{E} \sigma'(x_1)^2`({
    needs: 400,
    columns: COLUMNS,
    observe,
    parts: [
      mean<Row>({
        name: "γ₁‖w‖² against ½‖w‖²",
        // A squared cosine, or 0 half of the time: the mean of its square on the sphere is 3/(d(d + 2)).
        of: ({ "σ²": value, d }) => predicted(value, 1 / (2 * d), 3 / (2 * d * (d + 2))),
      }),
      mean<Row>({ name: "γ₂da² against ½da²", of: ({ "σ′²": value }) => predicted(value, 1 / 2, 1 / 2) }),
    ],
    relations: ({ network, points }) => ({
      "E‖∇f‖² = Σ(E σ(w_jᵀx)² + a_j²E|σ′(w_jᵀx)|²‖x‖²)": equal(
        fisherTrace(network, points),
        termByTerm(network, points),
      ),
      "Tr G = Σ(γ₁‖w_j‖² + γ₂da_j²), γ₁ = γ₂ = 1/2": equal(
        trace(fisherMatrix(network, points)),
        sphereFisherTrace(network),
      ),
    }),
  }),
  equality: { "one neuron": [at({ seed: 0, W: 0, a: 1 }), at({ design: "cross", seed: 0, W: "1 -3", a: 2 })] },
  degenerate: {
    "equal and opposite neurons": at({ seed: 0, W: "0; -1", a: "1; 1" }),
    "three inputs, one of them alone": at({ seed: 1, W: "0 0 0", a: 1 }),
  },
  situations: {
    "d = 3": (_, { sizes }) => sizes["d"] === 3,
    "three neurons": ({ network }) => network.length === 3,
    "a_j of both signs": ({ network }) => new Set(network.map(({ a }) => Math.sign(a.value))).size > 1,
    "points on the axes, d ≥ 2": (_, { choices, sizes }) => choices["design"] === "cross" && sizes["d"]! >= 2,
  },
});
