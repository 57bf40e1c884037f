/**
 * Beyond Lemma 5 of gatmiry2023 (§5.3).
 *
 * The source prints $2\delta\|M\|_*^2$ on the right, under $(2,\delta)$-RIP. Here, for every M,
 * $$\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le \delta\left(\|M\|_*^2-\|M\|_F^2+\max(0,
 *   2\|M\|_2-\|M\|_*)^2\right) \le \delta\|M\|_*^2,$$
 * and no bound in δ ≤ 1 and the singular values of M is better: for all of them there are measurements for which the
 * first one is an equality at M = diag(σ_1, σ_2, …). With $s = \|M\|_*-\sigma_1$ the bracket is
 * $\sigma_1^2+2s^2-\sum_{k>1}\sigma_k^2$ where $s\le\sigma_1$, and $\sum_{k\ne l}\sigma_k\sigma_l$ elsewhere.
 *
 * The proof is in `proofs`, step by step.
 */
import { isometryAssumption, law, STATED_DELTAS } from "../../generators/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { absolute, isClearlyPositive, maximum, minimum, type Quantity, sum } from "../../src/numerics/index.js";
import { frobeniusSquared, inner, type Matrix } from "../../src/numerics/matrices/index.js";
import { eachSingularValue, nuclearNorm, spectralNorm } from "../../src/numerics/spectra/index.js";
import { ANY, drawn, parts } from "./objects/restricted-energy-spread.js";
import { proof } from "./proofs/restricted-energy-spread.js";

/** Pairs k < l of the numbers from 0 to 2. */
const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** The identities of the proof for three X_k of rank one, with B(Z) = (1/n)Σ⟨A_i,Z⟩² − ‖Z‖_F². */
function identities(B: (z: Matrix) => Quantity, X: readonly Matrix[], w: readonly Matrix[], side: readonly Matrix[]) {
  const sigma = side.map((one) => inner(one, one));
  const plus = PAIRS.map(([k, l]) => B(X[k]!.plus(X[l]!)));
  const minus = PAIRS.map(([k, l]) => B(X[k]!.minus(X[l]!)));
  const mixed = (times: readonly Quantity[]) => times.map((x, k) => X[k]!.times(x)).reduce((all, one) => all.plus(one));
  const whole = B(mixed(sigma));
  const each = X.map((x, k) => B(x).times(sigma[k]!.squared()));
  const cross = PAIRS.map(([k, l], at) => sigma[k]!.times(sigma[l]!).times(plus[at]!.minus(minus[at]!)));
  const polygon = [...w, w[0]!.plus(w[1]!).times(-1)];
  const turned = PAIRS.map(([k, l], at) => inner(polygon[k]!, polygon[l]!).times(plus[at]!.plus(minus[at]!)));
  const s = sigma[1]!.plus(sigma[2]!);
  const ways = [1, 2].map((k) => B(X[0]!.times(sigma[0]!).plus(X[k]!.times(s))).times(sigma[k]!));
  return {
    "B(ΣσₖXₖ) = Σσₖ²B(Xₖ) + ½Σσₖσₗ(Bₖₗ⁺ − Bₖₗ⁻)": equal(whole, sum([...each, sum(cross).over(2)])),
    "Σ‖wₖ‖²B(Xₖ) = −½Σ⟨wₖ,wₗ⟩(Bₖₗ⁺ + Bₖₗ⁻), Σwₖ = 0": equal(
      sum(polygon.map((one, k) => frobeniusSquared(one).times(B(X[k]!)))),
      sum(turned).over(-2),
    ),
    "sB(M) = ΣσₖB(Yₖ) − sΣσₖσₗBₖₗ⁻, 1 < k < l": equal(
      s.times(whole),
      sum(ways).minus(s.times(sigma[1]!).times(sigma[2]!).times(minus[2]!)),
    ),
  };
}

/** Where σ_1 ≤ s: σ_1, σ_2 + … + σ_j and the rest are the sides of a triangle, for the best j. */
function triangle(sigma: readonly Quantity[]) {
  const half = sum(sigma).over(2);
  const [first, ...others] = sigma;
  if (first === undefined || !isClearlyPositive(half.minus(first), "the other case has no triangle")) return null;
  const longest = others.map((_, j) => maximum([first, sum(others.slice(0, j + 1)), sum([0, ...others.slice(j + 1)])]));
  return atMost(minimum(longest), half);
}

const ENERGY = "|B(M)| ≤ δ(‖M‖_*² − ‖M‖_F² + max(0, 2‖M‖₂−‖M‖_*)²)";
const WEAKER = "‖M‖_*² − ‖M‖_F² + max(…)² ≤ σ₁² + 2s² − Σσₖ², k > 1";

export default claim(drawn, {
  id: "beyond/restricted-energy-spread",
  title: "What the measurements get wrong of the energy of a matrix, by its singular values: the best bound",
  kinds: ["bound"],
  locus: "beyond gatmiry2023/lemma-5",
  reading: `Printed there: 2δ‖M‖_*². Here: the best bound in δ and the singular values of M, reached for all of them. B(Z) is
    (1/n)Σ⟨A_i,Z⟩² − ‖Z‖_F², B_{kl}^± = B(X_k ± X_l), s = ‖M‖_* − σ₁, Y_k = σ₁X₁ + sX_k. Proven step by step.`,
  proof,
  assumptions: [isometryAssumption(2, drawn.loosened({ reals: { delta: STATED_DELTAS } }))],
  printed: holds`\left|\frac1n\sum_{i=1}^n\langle A_i,M\rangle^2-\|M\|_F^2\right| \le
      \delta\left(\|M\|_*^2-\|M\|_F^2+\max(0, 2\|M\|_2-\|M\|_*)^2\right)`(({ M, X, w, side, measurements, delta }) => {
    const energy = (z: Matrix) => sum(measurements.map((a) => inner(a, z).squared())).over(measurements.length);
    const B = (z: Matrix) => energy(z).minus(frobeniusSquared(z));
    const [whole, top, size] = [nuclearNorm(M), spectralNorm(M), frobeniusSquared(M)];
    const excess = maximum([0, top.times(2).minus(whole)]).squared();
    const spread = whole.squared().minus(size).plus(excess);
    const rest = whole.minus(top);
    return {
      ...identities(B, X, w, side),
      "σ₁, σ₂ + … + σⱼ and the rest ≤ ½‖M‖_*, where σ₁ ≤ s": triangle(eachSingularValue(M)),
      [ENERGY]: atMost(absolute(B(M)), delta.times(spread)),
      [WEAKER]: atMost(spread, top.squared().times(2).plus(rest.squared().times(2)).minus(size)),
      "‖M‖_*² − ‖M‖_F² + max(0, 2‖M‖₂−‖M‖_*)² ≤ ‖M‖_*²": atMost(spread, whole.squared()),
    };
  }),
  equality: {
    "the trace seen alone, M positive semidefinite": {
      of: [ENERGY],
      at: [
        parts.at({ rows: 2, cols: 2, n: 1, A: law("zero"), M: law("identity"), ...ANY }),
        parts.at({ share: 1 / 4, n: 1, A: law("zero"), M: "2 1 0; 1 2 0; 0 0 3", ...ANY }),
        parts.at({ share: 1 / 2, rows: 4, cols: 3, n: 1, A: law("zero"), M: law("identity"), ...ANY }),
      ],
    },
    "one singular value above all others together": {
      of: [ENERGY, WEAKER],
      at: [
        parts.at({ first: 1 / 2, share: 1 / 2, n: 1, A: law("zero"), M: "4 0 0; 0 1 0; 0 0 1", ...ANY }),
        parts.at({ first: 1 / 4, share: 1, n: 1, A: law("zero"), M: "8 0; 0 2; 0 0", ...ANY }),
      ],
    },
  },
  degenerate: {
    zero: parts.at({ family: "listed", A: [0], M: 0, ...ANY }),
    "rank one, and δ reached there": parts.at({ family: "listed", A: [2], M: 1, ...ANY }),
    "σ₁ = σ₂ + σ₃: the two cases of the proof meet": parts.at({
      n: 1,
      A: law("zero"),
      M: "2 0 0; 0 1 0; 0 0 1",
      ...ANY,
    }),
    "a triangle of five sides": parts.at({ n: 1, A: law("zero"), M: "2 0 0 0; 0 1 0 0; 0 0 1 0; 0 0 0 1", ...ANY }),
  },
  budget: { share: 0.5, atLeast: 60 },
  situations: {
    "3 × 3 or more": ({ M }) => Math.min(M.rows, M.cols) >= 3,
    "not square": ({ M }) => M.rows !== M.cols,
    "seen as the proof says": (_, { choices }) => choices["family"] === "spread",
    "fewer measurements than entries": ({ M, measurements }) => measurements.length < M.rows * M.cols,
  },
});
