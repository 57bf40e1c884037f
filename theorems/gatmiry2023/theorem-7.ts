/**
 * §6, Theorem 7, (24).
 *
 * As printed: "Suppose there is only a single measurement matrix $A$, i.e., $n = 1$. For any $M \in \mathbb{R}^{d_L
 * \times d_0}$, the following holds: $$F(M) = \min_{W_L \dots W_1 = M} \text{tr}[\nabla^2 \mathcal{L}](\mathbf{W}) = L
 * \left\| \left(A^T M \right)^{L-1} A^T \right\|_{S_{2/L}}^{2/L}. \quad (24)$$"
 *
 * The bound, for every W: with $X_j = W_{j-1}\cdots W_1A^\top W_L\cdots W_{j+1}$ and $E(\mathbf{W}) = M$ the product
 * $X_1X_2\cdots X_L$ is $(A^\top M)^{L-1}A^\top$, so that $\sum_j\|X_j\|_F^2 \ge L\prod_j\|X_j\|_F^{2/L} \ge
 * L\|X_1\cdots X_L\|_{S_{2/L}}^{2/L}$ by AM–GM and Hölder's inequality for Schatten quasi-norms.
 *
 * Every M has networks that come arbitrarily near to the bound. With $M = PQ^\top$, $r$ columns each, put $W_1 =
 * P_1Q^\top$, $W_j = P_jP_{j-1}^{-1}$, $W_L = PP_{L-1}^{-1}$; then the $X_j$ are $A^\top P P_1^{-1}$,
 * $P_{j-1}KP_j^{-1}$ and $P_{L-1}Q^\top A^\top$ for $K = Q^\top A^\top P$. In bases along $\mathrm{im}\,K^{L-1-j} \cap
 * \ker K^{j-1} \subset \mathrm{im}\,K^{L-1-j} \subset \mathbb{R}^r$ let $P_j$ multiply the first part by $t^{j-L}$ and
 * the last by $t^j$: as $t \to \infty$ only the middle parts are left, between which $K$ is invertible, and the ends
 * are made injective and surjective at an arbitrarily small cost. That is the invertible case again, with the same
 * $(A^\top M)^{L-1}A^\top$.
 */
import { instances, law, LAYER_LAWS, layerShapes, usual } from "../../generators/index.js";
import { hasBottleneck, unreached, widthsAssumption } from "../../generators/hypotheses/index.js";
import { atLeast, claim, equal, holds, refuted, same } from "../../src/claim/index.js";
import { endToEnd, hessianTrace, inner, traceBySecondDifferences } from "../../src/numerics/index.js";
import { atMinimizer, schattenSum } from "./objects/theorem-7.js";
import { cycleOf, turnedCycle } from "./shared/cyclic-network.js";
import { isDeficient } from "./shared/situations.js";

const drawn = instances({
  // Ranks of long products, exactly.
  large: { entries: 2048 },
  // Where A is square, its minimizer is that of the proof.
  file: { own: ({ d0, dL }) => ({ target: d0 === dL ? "corner" : "any" }) },
  chain: { depth: [2, 5], ends: [1, 3], slack: 1 },
  choices: { target: ["corner", "any", "cycle", "cycle"] },
  reals: { epsilon: [2 ** -2, 2 ** -6, 2 ** -10] },
  matrices: {
    A: ["dL", "d0"],
    M: ["dL", "d0"],
    W: { shapes: layerShapes, laws: LAYER_LAWS },
  },
});
const { at } = drawn;

/**
 * W_ε for what A and M have on one cycle, turned: its product and the M that it is to be, its trace, and the infimum.
 */
function approaching(it: ReturnType<typeof drawn.materialize>) {
  const { A, M, weights, excess, terms } = turnedCycle(cycleOf(it.A, it.M), it.widths, it.epsilon);
  const trace = traceBySecondDifferences(weights, { measurements: [A], labels: [inner(A, M)] });
  return { M, product: endToEnd(weights), trace, power: schattenSum(A, M, it.L), excess, terms };
}

/** Both sides at W, and at W* where one is known and there is room for it. */
const sides = drawn.map((it) => ({
  ...it,
  anywhere: { trace: hessianTrace(it.W, [it.A]), power: schattenSum(it.A, endToEnd(it.W), it.L) },
  reached: it.target === "corner" && !hasBottleneck(it.widths) ? atMinimizer(it) : null,
  near: it.target === "cycle" && Math.max(it.d0, it.dL) <= 3 && !hasBottleneck(it.widths) ? approaching(it) : null,
}));

/** That a minimum is reached and an infimum approached: under two names, since they tell of different cases. */
function approach({ trace, power, excess, terms }: ReturnType<typeof approaching>, L: number) {
  const limit = power.times(2 * L);
  if (terms === 0) return { "tr ∇²ℒ(W_ε) = 2L‖(AᵀM)^{L−1}Aᵀ‖^{2/L}, reached": equal(trace, limit) };
  return { "tr ∇²ℒ(W_ε) = 2L‖(AᵀM)^{L−1}Aᵀ‖^{2/L} + 2cε²": equal(trace, limit.plus(excess)) };
}

/** As printed: true, and half of what holds. */
const HALF = "tr ∇²ℒ(W) ≥ L‖(AᵀM)^{L−1}Aᵀ‖^{2/L}, M = E(W)";

const EYE = "1 0; 0 1";

export default claim(sides, {
  id: "gatmiry2023/theorem-7",
  title: "The induced regularizer of a single measurement is a Schatten quasi-norm",
  kinds: ["bound", "attained"],
  locus: "Theorem 7, (24)",
  reading: `ℒ is the loss (2) with n = 1 and b = ⟨A, M⟩. "min = c" is "every W has at least c" and "some W has c". The
    second is asked where the d × d corners, d = min(d₀, d_L), of A and M are invertible and carry all of both; the
    trace there is taken from values of (2) alone. That the infimum is approached where it is not reached is asked of
    A and M that are, up to rotations of both sides, a diagonal and a weighted cycle, zeros among the weights: singular and
    nilpotent ones, with networks W_ε whose excess over the infimum is 2cε² for a count c.`,
  assumptions: [widthsAssumption(({ widths }) => widths, { without: drawn.loosened({ bottlenecks: true }) })],
  printed: refuted`F(M) = \min_{W_L\cdots W_1 = M} \mathrm{tr}[\nabla^2\mathcal{L}](\mathbf{W})
      = L\left\|(A^\top M)^{L-1}A^\top\right\|_{S_{2/L}}^{2/L} \quad (n = 1)`(
    ({ anywhere, reached, M, widths, L }) => ({
      [HALF]: atLeast(anywhere.trace, anywhere.power.times(L)),
      ...unreached(widths, M),
      "tr ∇²ℒ(W*) = L‖(AᵀM)^{L−1}Aᵀ‖^{2/L}": reached && equal(reached.trace, reached.power.times(L)),
    }),
  ),
  corrected: holds`F(M) = \inf_{W_L\cdots W_1 = M} \mathrm{tr}[\nabla^2\mathcal{L}](\mathbf{W})
      = 2L\left\|(A^\top M)^{L-1}A^\top\right\|_{S_{2/L}}^{2/L} \quad (n = 1),
      \text{ a minimum where } A \text{ and } M \text{ are invertible}`(
    ({ anywhere, reached, near, M, widths, L }) => ({
      "tr ∇²ℒ(W) ≥ 2L‖(AᵀM)^{L−1}Aᵀ‖^{2/L}, M = E(W)": atLeast(anywhere.trace, anywhere.power.times(2 * L)),
      [HALF]: atLeast(anywhere.trace, anywhere.power.times(L)),
      ...unreached(widths, M),
      "tr ∇²ℒ(W*) = 2L‖(AᵀM)^{L−1}Aᵀ‖^{2/L}": reached && equal(reached.trace, reached.power.times(2 * L)),
      "E(W_ε) = M": near && same(near.product, near.M),
      ...(near === null ? {} : approach(near, L)),
    }),
  ),
  equality: {
    "A = I and all layers alike": {
      of: ["tr ∇²ℒ(W) ≥ 2L‖(AᵀM)^{L−1}Aᵀ‖^{2/L}, M = E(W)", "tr ∇²ℒ(W*) = 2L‖(AᵀM)^{L−1}Aᵀ‖^{2/L}"],
      at: [
        at({ widths: [1, 1, 1], A: 1, M: 1, W: [1, 1] }),
        at({ widths: [1, 1, 1, 1], A: 1, M: 8, W: [2, 2, 2] }),
        at({ widths: [2, 2, 2, 2, 2], A: EYE, M: EYE, W: [EYE, EYE, EYE, EYE] }),
        at({ widths: [3, 2, 2], A: "1 0 0; 0 1 0", M: "0 4 0; 4 0 0", W: ["2 0 0; 0 2 0", "0 2; 2 0"] }),
      ],
    },
  },
  degenerate: {
    "zero everywhere": at({ widths: [1, 1, 1], A: 0, M: 0, W: [0, 0] }),
    "the infimum 0 is not reached": at({ widths: [2, 1, 1], target: "any", A: "1 0", M: "0 1", W: ["0 64", "2^-6"] }),
    "nilpotent M: (AᵀM)^{L−1}Aᵀ = 0 for three layers": at({
      widths: [2, 2, 2, 2],
      A: EYE,
      M: "0 1; 0 0",
      W: ["0 1; 0 0", "1 0; 0 0", "1 0; 0 0"],
    }),
    "rank-deficient A": at({ widths: [2, 2, 2], target: "any", A: "1 1; 1 1", M: EYE, W: [EYE, EYE] }),
    "repeated singular values": at({ widths: [2, 2, 2, 2], A: EYE, M: "0 1; -1 0", W: ["0 1; -1 0", EYE, EYE] }),
    "a nilpotent chain of three, four layers": at({
      ...{ widths: [3, 3, 3, 3, 3], target: "cycle", epsilon: 2 ** -10 },
      ...{ A: "1 0 0; 0 1 0; 0 0 1", M: "0 2 0; 0 0 1; 0 0 0", W: law("identity") },
    }),
    "the same chain, three layers: an infimum above 0": at({
      ...{ widths: [3, 3, 3, 3], target: "cycle", epsilon: 2 ** -10 },
      ...{ A: "1 0 0; 0 1 0; 0 0 1", M: "0 2 0; 0 0 1; 0 0 0", W: law("identity") },
    }),
    "A that sees M from one side": at({
      ...{ widths: [2, 2, 2], target: "cycle", epsilon: 2 ** -6 },
      ...{ A: "1 0; 0 0", M: "0 3; 0 0", W: law("identity") },
    }),
  },
  situations: {
    ...usual("L ≥ 3", "d_0 ≠ d_L"),
    "corners that may be invertible": ({ target }) => target === "corner",
    "a cycle with a zero in M": ({ target, A, M }) => target === "cycle" && cycleOf(A, M).m.includes(0),
    "the infimum is not reached": ({ near }) => near !== null && near.terms > 0,
    "A of deficient rank": ({ A }) => isDeficient(A),
  },
  erratum: {
    grade: "constant",
    slip: `The right side of (24) is the infimum of Σ_j‖W_{j−1}⋯W_1AᵀW_L⋯W_{j+1}‖_F², the squared gradient of the one
      prediction. The Hessian of the loss (2) has 2/n = 2 times that as its trace (Lemma 2); the display before (7)
      drops the 2. Every network has at least twice the printed value. Where A or M is singular the minimum need not be
      reached (see induced-attained), so that F is an infimum.`,
    instead: "inf tr ∇²ℒ = 2L‖(AᵀM)^{L−1}Aᵀ‖_{S_{2/L}}^{2/L}, reached where A and M are invertible.",
  },
});
