/**
 * Beyond unseen-spread, unseen-even and unseen-top-reached: the best constants that they leave open.
 *
 * A D that measurements with $(2,\delta)$-RIP do not see has $N_{kl} = \frac1n\sum_i\langle A_i,X_k\rangle\langle
 * A_i,X_l\rangle$, $X_k = u_kv_k^\top$, with $N\succeq0$, $N\sigma=0$ for its singular values σ, and the eigenvalues of
 * every 2 × 2 principal block between 1 − δ and 1 + δ; R = (1+δ)/(1−δ) is their ratio. Here it is asked of every such N
 * and σ ≥ 0, so that it is asked of all measurements, $$R\ge3 \Rightarrow \|\sigma\|_2^2\le\frac R{(\sqrt{R-2}+2)^2}
 * \|\sigma\|_1^2, \qquad R\ge\tfrac{37}3 \Rightarrow \sigma_1\le\tfrac12\sqrt{R-2}\,(\|\sigma\|_1-\sigma_1).$$ D =
 * diag(s, 1, 1) alone unseen, s² = R − 2, makes both equalities, so that no smaller constants will do: R = 3 is δ = 1/2
 * and R = 37/3 is δ = 17/20. Proved are (R−1)/(2R) = δ/(1+δ) up to δ = 17/20, which is at most 1.115 times the constant
 * asked for, and t = δ/√(1−δ²), at most 1.004 times.
 */
import { instances, law } from "../../generators/specs/index.js";
import { atMost, claim, open } from "../../src/claim/index.js";
import {
  exact,
  isClearlyPositive,
  maximum,
  minimum,
  type Quantity,
  squareRoot,
  sum,
} from "../../src/numerics/arithmetic/index.js";
import { type Matrix, matrixEntry } from "../../src/numerics/matrices/index.js";
import { part } from "../../src/statistics/index.js";

const drawn = instances({
  sizes: { r: [3, 5] },
  matrices: {
    sigma: { shape: ["r", 1], laws: ["positive", "positive", "gaussian", "graded", "repeated"] },
    V: { shape: ["r", "r"], laws: ["identity", "diagonal", "orthogonal", "gaussian", "integer"] },
  },
});
type Instance = ReturnType<typeof drawn.materialize>;

/**
 * The ratio of the largest and the least eigenvalue of all 2 × 2 blocks of N, which is VVᵀ across σ; null where it may
 * be infinite.
 */
function ratio(V: Matrix, sigma: readonly Quantity[]): Quantity | null {
  const length = sum(sigma.map((x) => x.squared()));
  if (!isClearlyPositive(length, "σ = 0 says nothing")) return null;
  const rows = sigma.map((_, k) => sigma.map((_one, j) => matrixEntry(V, k, j)));
  const along = sigma.map((_, j) => sum(rows.map((row, k) => sigma[k]!.times(row[j]!))).over(length));
  const across = rows.map((row, k) => row.map((x, j) => x.minus(sigma[k]!.times(along[j]!))));
  const N = (k: number, l: number): Quantity => sum(across[k]!.map((x, j) => x.times(across[l]![j]!)));
  const pairs = sigma.flatMap((_, l) => sigma.slice(0, l).map((_one, k) => [k, l] as const));
  const ends = pairs.map(([k, l]) => {
    const [a, b, c] = [N(k, k), N(l, l), N(k, l)];
    const apart = squareRoot(a.minus(b).squared().plus(c.times(2).squared()));
    return [a.plus(b).minus(apart).over(2), a.plus(b).plus(apart).over(2)] as const;
  });
  const least = minimum(ends.map(([low]) => low));
  return isClearlyPositive(least, "δ may be 1") ? maximum(ends.map(([, high]) => high)).over(least) : null;
}

/** σ ≥ 0 with its largest value, and R. */
function numbersOf({ sigma, V }: Instance) {
  const values = Array.from(sigma.data, (x) => exact(Math.abs(x)));
  const R = ratio(V, values);
  if (R === null || !isClearlyPositive(R.minus(2), "s² = R − 2")) return null;
  const s = squareRoot(R.minus(2));
  const [whole, top] = [sum(values), maximum(values)];
  const left = sum(values.map((x) => x.squared())).times(s.plus(2).squared());
  return { R, left, right: R.times(whole.squared()), top: top.times(2), others: s.times(whole.minus(top)) };
}

type Share = Readonly<Record<"R" | "share", number>>;

const largest = part<Share, Share>({
  name: "the largest quotient",
  certain: false,
  read: (one) => (one.R >= 3 ? [one] : []),
  verdict: () => "open",
  summary: (all) => {
    const most = all.reduce<Share>((a, b) => (b.share > a.share ? b : a), { R: 3, share: 0 });
    return `${all.length} with R ≥ 3, the largest quotient of the first sides ${most.share.toPrecision(6)} at R = ${most.R.toPrecision(4)}`;
  },
  departures: [],
});

const SHARE = "(√(R−2)+2)²‖σ‖₂² ≤ R‖σ‖₁², R ≥ 3";
const TOP = "2σ₁ ≤ √(R−2)(‖σ‖₁−σ₁), R ≥ 37/3";
const alone = (sigma: string) => drawn.at({ sigma, V: law("identity") });

export default claim(drawn, {
  id: "beyond/unseen-constant",
  title: "Whether diag(s, 1, 1) is the least evenly spread of what is not seen, for δ above 1/2",
  noFile: "it is about the values that measurements have at the singular pairs of a D that they do not see",
  kinds: ["conjecture", "bound"],
  locus: "beyond gatmiry2023/theorem-2",
  reading: `A question that unseen-spread leaves: the best constants at fixed δ. N is VVᵀ across σ, on which the search works; a counterexample
    would be none of measurements before the rest of their form is found. Found are constants that no smaller ones can replace; proved are ones larger by at most
    1.115 and 1.004. flatcheck hunt beyond/unseen-constant --seed 1 --evaluations 100000 finds no counterexample.
    For 1/(k−1) > δ > 1/k, k ≥ 3, the best constant is not even conjectured: diag(1, …, 1, √(1/δ−k+1)) with k ones has
    (k+θ)/(k+√θ)², θ = 1/δ−k+1.`,
  printed:
    open`N \succeq 0,\ N\sigma = 0,\ \sigma \ge 0,\ \tfrac{\lambda_{\max}}{\lambda_{\min}} \le R \text{ of all } 2\times2 \text{ principal blocks}:
      \quad R \ge 3 \Rightarrow \|\sigma\|_2^2 \le \tfrac R{(\sqrt{R-2}+2)^2}\|\sigma\|_1^2, \quad
      R \ge \tfrac{37}3 \Rightarrow \sigma_1 \le \tfrac12\sqrt{R-2}\,(\|\sigma\|_1-\sigma_1)`({
      columns: ["R", "share"],
      observe: (instance) => {
        const found = numbersOf(instance);
        return found === null ? null : { R: found.R.value, share: found.left.value / found.right.value };
      },
      parts: [largest],
      relations: (instance) => {
        const found = numbersOf(instance);
        if (found === null) return { [SHARE]: null, [TOP]: null };
        const { R, left, right, top, others } = found;
        const isAsked = !isClearlyPositive(
          exact(3).minus(R),
          "at R = 3 rounding decides, and both sides are asked there",
        );
        const isHigh = isClearlyPositive(R.minus(exact(37).over(3)), "it is asked from 37/3 on");
        return { [SHARE]: isAsked ? atMost(left, right) : null, [TOP]: isHigh ? atMost(top, others) : null };
      },
    }),
  equality: {
    "diag(s, 1, 1) alone unseen": { of: [SHARE], at: [alone("2; 1; 1"), alone("3; 1; 1")] },
    "the same, R = 18": { of: [TOP], at: [alone("4; 1; 1")] },
  },
  degenerate: {
    "R = 3, the identity": alone("1; 1; 1"),
    "σ = 0": alone("0; 0; 0"),
    "σ of rank one: δ = 1": alone("1; 0; 0"),
  },
  budget: { share: 0.3, atLeast: 60 },
  situations: { "r ≥ 4": ({ sigma }) => sigma.rows >= 4 },
});
