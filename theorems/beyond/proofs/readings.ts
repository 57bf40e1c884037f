import type { Reading } from "../../../src/claim/index.js";

type Objected = readonly (readonly [says: string, answer: string])[];

/** Two readers besides the author: what each of them did, and objected to with the answer. */
function readBy(first: readonly [string, Objected], second: readonly [string, Objected]): readonly Reading[] {
  const reading = (by: string, [did, objected]: readonly [string, Objected]): Reading => ({
    by,
    did,
    objections: objected.map(([says, answer]) => ({ says, answer })),
  });
  return [reading("a first reader", first), reading("a second reader", second)];
}

const BY_HAND = "Line by line.";

/** Claims with a proof that nobody but its author has read so far. */
export const UNREAD: readonly string[] = [];

/** What the readers of the proofs of this folder objected to, by the label of the claim. */
export const READ = {
  "restricted-energy": readBy(
    [BY_HAND, [["The polarization is textbook material.", "Said so, with a reference."]]],
    ["Each step by hand; rank one, X = ±Y, M = 0 and one input and output looked at.", []],
  ),
  "restricted-energy-spread": readBy(
    [
      "Each step by hand; the bound against one of his own, in NumPy.",
      [
        [
          "The bound that stood here before is dominated by δ(σ_1² + 2s² − Σ_{k>1}σ_k²).",
          "Not for all spectra: for (1, ½, ½, ½, ½) that one is 8δ and the old one 7δ. Both gave way to the best bound.",
        ],
      ],
    ],
    [
      "The measurements of the last step at 400 spectra in NumPy: reached each time, and 20,000 Z of rank two within ±δ.",
      [["The last step speaks of square matrices alone.", "It says what G is for others."]],
    ],
  ),
  "sharpness-duality": readBy(
    ["Six problems in NumPy: descent, a semidefinite program and the dual agree to 10⁻⁴ or better.", []],
    [
      "Each step by hand, with Σ A_iA_iᵀ singular, d_1 at its least, M of rank one and M = 0.",
      [
        [
          "“For three layers or more such an equality is a conjecture” is too modest: K is ordered along changes of hidden units.",
          "Proved at every depth, in sharpness-convexity.",
        ],
      ],
    ],
  ),
  "sharpness-convexity": readBy(
    [
      "2,000 networks of 2 to 5 layers, 500 pairs, 800 reductions to rank M units, 400 paths from degenerate W and 15 problems in NumPy.",
      [
        [
          "Two networks have K_W = J_UJ_Vᵀ in a middle only up to rotations, and the implication says not what the middle is.",
          "The statement has the layers of U and V.",
        ],
        [
          "d_j ≥ min(d_0, d_L) and invertible partial products are not needed: rank M units in each hidden layer make K no larger.",
          "Proved for any hidden widths, and for all local minima.",
        ],
        ["For one Z the convexity is the theorem of Kempf and Ness.", "Said so."],
        ["Nothing notices 2/n² for 2/n: all equality cases have n = 1.", "A case with n = 2 does."],
      ],
    ],
    [
      "Each step by hand, as an opponent; in NumPy degenerate networks projected, 7,536 paths from networks that are not flattest, descent without the group, and the gap between inf and max.",
      [
        ["λ_max(Q) is called linear in Q.", "It is tr(ZQ) that is."],
        ["The nearest work, on the balanced networks of one product, is not cited.", "Cited: Lindsey and Menon."],
      ],
    ],
  ),
  "sharpness-spectral-norm": readBy(
    [BY_HAND, [["λ_max ≥ 0 is used where δ ≥ 1, and N may be 0.", "Both cases are in the third step."]]],
    [
      "Each step by hand; 200 networks of 1 to 4 layers with one direction unseen in NumPy, where δ is known exactly.",
      [
        [
          "The statement left out that the loss is zero, and is false without: W_1 = W_2 = 1, label 2, λ_max = 2 < 4.",
          "It says ℒ(W) = 0, and the reading has the example.",
        ],
      ],
    ],
  ),
  "flattest-no-recovery": readBy(
    [
      "A semidefinite program at L = 2: t = 0.5000, error² = k/4 for k = 3 … 6.",
      [["A bound in the last step but one fails for k near L.", "The exact value took its place."]],
    ],
    [
      "Each step by hand, equality in the third one for every u, convexity at k = 3.",
      [
        [
          "“U alone unseen” leaves open at which scale δ_2 = 1/(k−1), L ≥ 2 is not said, and of which W the flattest is.",
          "The statement has the measurements, L ≥ 2 and the condition.",
        ],
      ],
    ],
  ),
  "near-flattest": readBy(
    [BY_HAND, [["That T solves the least squares is a hypothesis.", "Said."]]],
    [
      "Each step by hand; 300 minima of 2 to 4 layers in NumPy, a third of them with singular data.",
      [
        [
          "The last step asks for Σ̂_x ≻ 0 and A1, which flattest-any-data no longer does.",
          "Room for TR is enough; hypotheses and names are in the statement and the reading.",
        ],
      ],
    ],
  ),
  "labels-alone": readBy(
    [
      "Permutations and blocks at L = 3, the dual of L = 2.",
      [["Equality where some b_i = 0 asks for more.", "All s_ij of such an i are 0; the last step says it."]],
    ],
    [
      "Each step by hand; 200 networks of 1 to 4 layers in NumPy, some with a layer of zeros.",
      [["L ≥ 2 and what b_i is are missing from the statement; at L = 1 0⁰ comes up.", "Both are there."]],
    ],
  ),
  "unseen-spread": readBy(
    [
      "Each step by hand; errors planted.",
      [
        ["The rates do not say for which of the bounds they are.", "The last step says it."],
        ["Nothing notices another threshold than 1/√2.", "A case with δ² above ½ does: s = 4."],
      ],
    ],
    [
      "6,000 measured forms on 2 × 2 matrices in NumPy, where δ is known exactly: largest quotient of the three bounds 0.9998.",
      [
        [
          "That the third bound needs δ ≤ 1/√2 is not shown: there it may hold for larger δ.",
          "It fails at δ = 17/19, where diag(4, 1, 1) alone is unseen; up to which δ it holds is open, and said to be.",
        ],
      ],
    ],
  ),
  recovery: readBy(
    [
      "400 problems of exact δ at L = 2 in NumPy: 0.70 of the sharper bound at most, 0.62 of the other.",
      [
        ["W̄ needs d_j ≥ min(d_0, d_L).", "A hypothesis of the statement."],
        ["“4 is the best” holds at every L ≥ 2, not at L = 2 alone.", "Proved for every L."],
        ["Nothing notices another exponent of ρ.", "ρ^{2−2/L} = (1+δ)/(1−δ) is a relation."],
      ],
    ],
    ["Each step by hand; the constant 4(k−2)²/(k(k−1)), 2.57 for k = 8 and 3.27 for k = 16, computed anew.", []],
  ),
  "single-measurement-reached": readBy(
    [
      BY_HAND,
      [
        [
          "That the number is the infimum is cited without a place.",
          "It is proved in gatmiry2023/theorem-7, which is cited.",
        ],
      ],
    ],
    [
      "300 W of the fourth step with real entries in NumPy: product and trace as stated, with deficient A, too.",
      [
        [
          "For L = 1 it is false: the trace is constant, and M = 0 has rank(AᵀM) < rank A. L ≥ 2 and the widths stand in a comment alone.",
          "They are in the statement.",
        ],
      ],
    ],
  ),
  "flattest-any-data": readBy(
    [
      "26 problems in other code (m = 2, 3, T of deficient rank, spare width): best found over value within 1.3·10⁻⁶ of 1.",
      [
        ["Singular data can be had, with Ω = {E(w)R = Σ̂_yxR⁺}.", "Proved for them."],
        ["λ_min ≥ 1 is not needed.", "Dropped."],
      ],
    ],
    [
      "20 problems in NumPy (d = 1 to 3, singular and white data, T of rank one): maximum over v and minimum over s agree to 10⁻¹⁵. " +
        "The seventh step read with a first eigenspace of dimension one and two.",
      [],
    ],
  ),
  "gain-budget": readBy(
    [
      "A search near flattest minima: what it finds above the bound falls like the root of the slack.",
      [
        ["The hypotheses are not in the statement.", "They are."],
        ["Kamber and Parhi have m = 2.", "Cited and told apart."],
      ],
    ],
    [
      "The examples of the last step for m = 2 … 5 and every k in NumPy: λ_max = 2m, the gain as stated.",
      [["For k > 1 the factor is not reached, so that “best” is a supremum.", "The last step and the reading say it."]],
    ],
  ),
  "unseen-even": readBy(
    [
      "Each step by hand, at s = 0, δ = 0, equal values and both ends of δ; in NumPy the last inequality on 9 million points (least 0.0084), each step at 52,115 forms, and 882 measured problems.",
      [
        [
          "s = 1 and the division by δ need s > 0 and δ > 0; the signs of p and q are used and not said.",
          "They are said.",
        ],
        ["Three places still call it open.", "They ask what is open: δ above 17/20."],
      ],
    ],
    [
      "Each step by hand, with D = 0, rank one, s = 0 and both ends of κ; in NumPy 40,000 (σ, N) with climbs to δ = 17/20, 53 measured 3 × 4 problems, and the scalar step on a grid.",
      [
        ["0.8597 is rounded down: there diag(s, 1, 1) does not break the bound yet.", "It is 0.85973, or 0.8598."],
        [
          "No case has the bound failing above 17/20, so that a larger threshold might pass.",
          "diag(4, 1, 1), δ = 17/19, is one.",
        ],
      ],
    ],
  ),
  "unseen-top-reached": readBy(
    [
      "Each step by hand, with the lemma on rank two; in NumPy δ over rank two at 18 permitted (δ, m), and above δ at four not permitted; the lemma from 1,939 climbed starts.",
      [
        [
          "Whether (1+√5)/4 is where t stops being reached is not said; it is.",
          "Proved by both readers, each alone, and the last step here.",
        ],
        ["The size of the matrices and the rank of RIP are forgotten.", "They are said."],
        ["“For larger δ see unseen-constant” is untrue up to 17/20.", "It says from where on."],
        ["The nearest known result is not cited.", "It is, by its abstract."],
      ],
    ],
    [
      "Each step by hand; in NumPy the largest |B(Z)|/‖Z‖_F² over rank two is δ to 10⁻¹⁵ at 14 δ from 0.1 to (1+√5)/4, and larger just above; identities and lemma at tens of thousands of Z.",
      [["Rank three should read at least three.", "It does."]],
    ],
  ),
  "white-data-needed": readBy(
    [BY_HAND, []],
    [
      "12 of the explicit minima in NumPy, m = 2 … 5: λ_max, the factor of Theorem 1, and that the value over all v is λ_max.",
      [],
    ],
  ),
  "regression-flattest": readBy(
    [
      "24 problems in other code: best found over value within 2·10⁻¹¹ of 1.",
      [
        ["Xᵀ(y−ŷ) = 0 and p ≠ 0 are used.", "They are in the statement."],
        ["It is the case of one output of flattest-any-data.", "Said, and proved from it."],
      ],
    ],
    ["Each step by hand, at L = 1, one input, one datum, a column of zeros.", []],
  ),
  "regression-bounds": readBy(
    [BY_HAND, [["p ≠ 0 and Xᵀ(y − Xw*) = 0 are used.", "They are in the statement."]]],
    [
      "14 problems of 1 to 4 layers in NumPy: all four bounds. The seventh step at Λ = La and where ŵ is the first eigenvector.",
      [],
    ],
  ),
  "flow-limit": readBy(
    [
      "The ratio maximized over angles and spectra for d = 2, 3, 4 in NumPy; errors planted.",
      [
        [
          "“A few percent below κ_L” is not so: 5, 10, 13 and 16 for L = 2 … 5, towards 100 for large L.",
          "The numbers are there.",
        ],
        ["Two steps leave out T = 0; L ≥ 2 and p ≠ 0 are missing.", "All are said."],
        [
          "Nothing notices κ of the wrong two directions, nor κ_L for L ≥ 6.",
          "A case of three directions and a relation do.",
        ],
      ],
    ],
    [
      "Steps one to seven by hand; the ratio for d = 2, 3, 4 at three κ for each of L = 2 … 5 in NumPy: ρ_L(κ) to 10⁻⁸, never more.",
      [],
    ],
  ),
  "trace-minimizer-sharpness": readBy(
    ["14 problems in other code: trace within 10⁻¹³, sharpness within 5·10⁻⁸.", []],
    [
      "200 minimizers with d_0 ≠ d_L in NumPy: trace and λ_max by explicit gradients, to 10⁻⁹.",
      [
        [
          "White data, L ≥ 2 and T ≠ 0 are not in the statement; at L = 1 the right side is another number.",
          "They are.",
        ],
      ],
    ],
  ),
} satisfies Readonly<Record<string, readonly Reading[]>>;
