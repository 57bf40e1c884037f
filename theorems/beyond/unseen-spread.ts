/**
 * flatcheck: beyond the proof of Theorem 2 of Gatmiry, Li, Chuang, Reddi, Ma, Jegelka (arXiv:2306.13239, §5.3).
 *
 * The source bounds the size of what the measurements do not see, D = E(W*) − M*, by Lemma 5:
 * $\|D\|_F^2\le2\delta\|D\|_*^2$. Here, under $(2,\delta)$-RIP with δ < 1, for every D, with $\mathcal A(D)^2 =
 * \frac1n\sum_i\langle A_i,D\rangle^2$ and $t = \delta/\sqrt{1-\delta^2}$,
 * $$\|D\|_2 \le t\,(\|D\|_*-\|D\|_2)+\frac{\mathcal A(D)}{\sqrt{1-\delta}}, \qquad \|D\|_F^2 \le
 *   \|D\|_*\frac{t\|D\|_*+\mathcal A(D)/\sqrt{1-\delta}}{1+t}.$$
 * So a D that is not seen has no dominant singular value, and
 * $\|D\|_F^2\le\frac{\delta}{\delta+\sqrt{1-\delta^2}}\|D\|_*^2$, where the fraction is at most δ: half of the printed
 * factor, and less for δ in the middle.
 *
 * Proof. $D = \sum_k\sigma_kX_k$ with $X_k = u_kv_k^\top$, $G(X,Y) = \frac1n\sum_i\langle A_i,X\rangle\langle
 * A_i,Y\rangle$, $\beta_k = G(X_1,X_k)-\langle X_1,X_k\rangle$.
 * (i) On the span of $X_1, X_k$, all of rank at most 2, the form $G-\langle\cdot,\cdot\rangle$ is a symmetric 2 × 2
 * matrix of norm at most δ, and its first row has $\beta_1^2+\beta_k^2\le\delta^2$.
 * (ii) $(1+\beta_1)\sigma_1 = G(X_1,D)-\sum_{k>1}\sigma_k\beta_k \le \sqrt{1+\beta_1}\,\mathcal
 * A(D)+\sqrt{\delta^2-\beta_1^2}\,(\|D\|_*-\sigma_1)$ by Cauchy–Schwarz for G.
 * (iii) $\sqrt{\delta^2-\beta^2}/(1+\beta)\le t$: the square of the left side is largest at $\beta = -\delta^2$, and
 * $1+\beta_1\ge1-\delta$.
 * (iv) $\|D\|_F^2\le\sigma_1\|D\|_*$, and (i)–(iii) say $(1+t)\sigma_1\le t\|D\|_*+\mathcal A(D)/\sqrt{1-\delta}$.
 *
 * Both are equalities where D has rank one and is seen as little as RIP allows. For $\mathcal A(D) = 0$ they are
 * reached in the limit: with $D = \mathrm{diag}(s,1,1)$ alone unseen, δ = (s²+1)/(s²+3), t(‖D‖_*−‖D‖_2)/‖D‖_2 is
 * $(1+s^{-2})/\sqrt{1+2s^{-2}}$, 1 + O(s⁻⁴); and with D = I unseen, of size k, δ = 1/(k−1) and the ratio is
 * $1/\sqrt{1-\delta^2}$.
 */
import {
  CONTRASTS,
  isometryAssumption,
  layout,
  loosened,
  MIXED_LAWS,
  PATTERN_LAWS,
  STATED_DELTAS,
  statedDelta,
  UNSEEN_LAWS,
  type UnseenMeasurements,
  unseenMeasurements,
} from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  approximately,
  exact,
  frobeniusSquared,
  inner,
  Matrix,
  nuclearNorm,
  type Quantity,
  spectralNorm,
  squareRoot,
  sum,
  svd,
} from "../../src/numerics/index.js";

/** The A_i (d_L × d_0) with a δ < 1 of (2, δ)-RIP, the one direction that they do not see, if any, and D. */
interface Instance extends UnseenMeasurements {
  readonly d: Matrix;
}

const specs = layout({
  sizes: { rows: [1, 4], cols: [1, 4] },
  choices: { D: ["unseen", "drawn"] },
  reals: { contrast: CONTRASTS },
  lists: {
    unseen: { shapes: ({ sizes: { rows, cols } }) => [[rows, cols]], laws: [...UNSEEN_LAWS, "unit"] },
    pattern: { shapes: ({ sizes: { rows, cols } }) => [[rows, cols]], laws: PATTERN_LAWS },
    drawn: { shapes: ({ sizes: { rows, cols } }) => [[rows, cols]], laws: [...MIXED_LAWS, "rankOne"] },
  },
});

const { explicit } = specs;

const SPECTRAL = "‖D‖₂ ≤ t(‖D‖_* − ‖D‖₂) + 𝒜(D)/√(1−δ)";
const FROBENIUS = "‖D‖_F² ≤ ‖D‖_*(t‖D‖_* + 𝒜(D)/√(1−δ))/(1+t)";
const ROW = "β₁² + β₂² ≤ δ²";
const SPLIT = "(1+β₁)σ₁ = G(X₁,D) − Σσₖβₖ";

/** X_k = u_kv_kᵀ for all singular pairs, within the radii of U and V, and σ_k. */
function singularPairs(d: Matrix): { directions: Matrix[]; sigma: Quantity[] } {
  const { u, values, v, error } = svd(d);
  const at = (q: Matrix, k: number): Matrix =>
    new Matrix(
      q.rows,
      1,
      Float64Array.from({ length: q.rows }, (_, i) => q.at(i, k)),
      q.radius,
    );
  return {
    directions: Array.from(values, (_, k) => at(u, k).times(at(v, k).T)),
    sigma: Array.from(values, (value) => approximately(value, error)),
  };
}

/** Steps (i) and (ii). */
function steps(measurements: readonly Matrix[], d: Matrix, delta: Quantity): Relation[] {
  const { directions, sigma } = singularPairs(d);
  const first = directions[0]!;
  const seen = (x: Matrix): Quantity =>
    sum(measurements.map((a) => inner(a, first).times(inner(a, x)))).over(measurements.length);
  // ⟨X_1, X_k⟩ is 1 or 0 by definition.
  const beta = directions.map((x, k) => seen(x).minus(k === 0 ? 1 : 0));
  const others = sum(sigma.map((s, k) => (k === 0 ? exact(0) : s.times(beta[k]!))));
  const left = beta[0]!.plus(1).times(sigma[0]!);
  const split = equal(SPLIT, left, seen(d).minus(others), sigma[0]!.value);
  return beta.length === 1
    ? [split]
    : [split, atMost(ROW, beta[0]!.squared().plus(beta[1]!.squared()), delta.squared())];
}

function relations({ measurements, delta, d }: Instance): Relation[] {
  const energy = sum(measurements.map((a) => inner(a, d).squared())).over(measurements.length);
  const seen = squareRoot(energy).over(squareRoot(exact(1).minus(delta)));
  const t = delta.over(squareRoot(exact(1).minus(delta.squared())));
  const [whole, top] = [nuclearNorm(d), spectralNorm(d)];
  return [
    ...steps(measurements, d, delta),
    atMost(SPECTRAL, top, t.times(whole.minus(top)).plus(seen)),
    atMost(FROBENIUS, frobeniusSquared(d), whole.times(t.times(whole).plus(seen)).over(t.plus(1))),
  ];
}

/** D = diag(entries) and nothing else unseen. */
function diagonalUnseen(entries: readonly number[]): Spec {
  const k = entries.length;
  return explicit({
    sizes: { rows: k, cols: k },
    choices: { D: "unseen" },
    reals: { contrast: 1 },
    lists: {
      unseen: [entries.map((x, i) => entries.map((_, j) => (i === j ? x : 0)))],
      pattern: { law: "zero", seed: 0 },
      drawn: { law: "zero", seed: 0 },
    },
  });
}

export default defineClaim<Instance>({
  id: "beyond/unseen-spread",
  title: "What the measurements do not see has no dominant singular value",
  kinds: ["bound"],
  locus: "beyond gatmiry2023/theorem-2",
  reading:
    "Printed there, for D that is not seen: ‖D‖_F² ≤ 2δ‖D‖_*². Here: δ/(δ+√(1−δ²)) in place of 2δ, and a bound of " +
    "‖D‖₂, with a term for what is seen of D; 𝒜(D)² = (1/n)Σ⟨A_i,D⟩², t = δ/√(1−δ²). Proven in the file's head.",
  specs,
  materialize: (spec) => {
    const { lists, reals, choices } = specs.raw(spec);
    const sight = { pattern: lists.pattern[0]!, contrast: reals.contrast };
    const seen = unseenMeasurements(lists.unseen[0]!, sight, 2);
    const d = choices.D === "unseen" ? lists.unseen[0]! : lists.drawn[0]!;
    return { ...seen, delta: statedDelta(spec, seen.delta), d };
  },
  assumptions: [
    isometryAssumption(2, loosened(specs, { reals: { delta: STATED_DELTAS } })),
    {
      name: "δ < 1",
      statement: String.raw`\delta < 1`,
      slack: ({ delta }) => exact(1).minus(delta),
      remark: "Without it the roots of the statement are not real.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|D\|_2 \le \tfrac{\delta}{\sqrt{1-\delta^2}}\left(\|D\|_*-\|D\|_2\right)+\tfrac{\mathcal A(D)}{\sqrt{1-\delta}},
        \quad \mathcal A(D)=0 \Rightarrow \|D\|_F^2 \le \tfrac{\delta}{\delta+\sqrt{1-\delta^2}}\|D\|_*^2`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "rank one, seen as little as RIP allows",
      form: "printed",
      relations: [SPECTRAL, FROBENIUS],
      specs: [
        explicit({
          sizes: { rows: 1, cols: 2 },
          choices: { D: "drawn" },
          reals: { contrast: 1.5 },
          lists: { unseen: [[[0, 0]]], pattern: [[[0, 1]]], drawn: [[[1, 0]]] },
        }),
        explicit({
          sizes: { rows: 2, cols: 2 },
          choices: { D: "drawn" },
          reals: { contrast: 1.25 },
          lists: {
            unseen: { law: "zero", seed: 0 },
            pattern: [
              [
                [0, 1],
                [1, 1],
              ],
            ],
            drawn: [
              [
                [2, 0],
                [0, 0],
              ],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    { name: "reached but for s⁻⁴: s = 8", spec: diagonalUnseen([8, 1, 1]) },
    { name: "reached but for s⁻⁴: s = 64", spec: diagonalUnseen([64, 1, 1]) },
    { name: "repeated singular values, size 6", spec: diagonalUnseen([1, 1, 1, 1, 1, 1]) },
    {
      name: "D = 0, sizes 1",
      spec: explicit({
        sizes: { rows: 1, cols: 1 },
        choices: { D: "drawn" },
        reals: { contrast: 1 },
        lists: { unseen: [[[0]]], pattern: [[[0]]], drawn: [[[0]]] },
      }),
    },
  ],
  budget: { share: 0.4, atLeast: 60 },
});
