/**
 * A2 and Theorems 1–4 (§4).
 *
 * As printed: "A2 The data is white, namely $\hat{\boldsymbol\Sigma}_x=\mathbf I$."
 *
 * The theorems fail without it. Two inputs, a hidden width of 2, then numbers:
 * $W_1=\begin{pmatrix}c&n\\0&p\end{pmatrix}$, $W_2=(c,0)$, $W_k=c$, $\hat\Sigma_x^{-1}=c^2I+(m-1)W_1^TW_1$ is a
 * flattest minimum for $T=c^{m-1}(c,n)$; with $\varrho^2=1+n^2/c^2$, $\sigma_{\max}(T)=c^m\varrho$. All of 2 i–iii, 3 i
 * and 4 is off by a power of ϱ, as large as one likes, 1 besides by the factor mc² of the scale of Σ̂_x, and 3 ii by an
 * angle for p ≠ 0. Smallest: c = n = 1, p = 0, m = 2, $\hat\Sigma_x=\frac13\begin{pmatrix}2&-1\\-1&2\end{pmatrix}$, W_1
 * = (1, 1), W_2 = 1: λ_max = 2, not 4√2, and ‖W_1v‖ = √2, not 2^{1/4}.
 *
 * What they become. Let v maximize ‖Rv‖^{1/m}‖TRv‖^{1−1/m} over unit vectors; x = Rv, u = Tx/‖Tx‖, γ^m = ‖Tx‖/‖x‖. 1 is
 * beyond/flattest-any-data, for the drawn minima their construction; given 1, the proof of Theorem 2, with this v in
 * place of the singular vector, gives 2 and 3 for every flattest minimum:
 * 1. λ_max = 2m‖x‖^{2/m}‖Tx‖^{2−2/m}. 2. x, no singular vector, gains γ in every layer; P_kR has no gain above
 *    √m‖P_kx‖,
 * k < m; u is a left singular vector of S_k with value γ^{m−k}, k ≥ 1, and no gain of S_k is above √mγ^{m−k}.
 * 3. With r_k = P_{k−1}x, q_k = S_kᵀu: W_kr̄_k = γr̄_{k+1} and r̄_{k+1} = q̄_k for all k, W_kᵀq̄_k = γr̄_k for k ≥ 2
 *    only.
 * 4. Equal norms σ_max(W_k) = γ for k ≥ 2 suffice where ‖W_1x‖ = γ‖x‖ for some x, with γ^m = ‖Tx‖/‖x‖, and R^{-1}x is
 * a first eigenvector of R(γ²I + (m−1)W_1ᵀW_1)R.
 * For white data v is the singular vector and all of it is the print. Theorem 2 iv survives, as γ^m ≤ σ_max(T).
 *
 * Drawn are minima of the form 4, by construction; P_k = W_k⋯W_1, S_k = W_m⋯W_{k+1}.
 */
import { instances, law, usual, widthsAssumption } from "../../generators/index.js";
import { COLORED_PARTS, coloredMinimum, equalGains, triangularMinimum } from "../../generators/families/index.js";
import { allSame, atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { column, frobeniusNorm, inner, type Matrix, prefixProducts, suffixProducts } from "../../src/numerics/index.js";
import { exact, maximum, product, type Quantity, squareRoot } from "../../src/numerics/arithmetic/index.js";
import { minimumSharpness } from "../../src/numerics/networks/index.js";
import { spectralNorm } from "../../src/numerics/spectra/index.js";
import { proof } from "./proofs/white-data-needed.js";

/** (17), the least sharpness for white data. */
function leastSharpness(depth: number, gain: Quantity): Quantity {
  return gain.power(2 * (depth - 1), depth).times(2 * depth);
}

const drawn = instances({ large: { L: 24, entries: 64 }, ...COLORED_PARTS, sizes: { n: [1, 8], p: [0, 3] } });
const { at, draws } = drawn;

/** A drawn flattest minimum, and the one of the counterexample, with its c, n and p. */
const minima = drawn.map((parts) => {
  const { widths, L, gain: c, n, p } = parts;
  return { widths, L, c, n, p, minimum: coloredMinimum(parts), example: triangularMinimum(L, c, n, p) };
});

function unit(x: Matrix): Matrix {
  return x.times(exact(1).over(frobeniusNorm(x)));
}

const BECOMES_1 = "1: λ_max(H_w) = 2m‖x‖^{2/m}‖Tx‖^{2−2/m}";
const BECOMES_2_I = "2 i, 3 i: W_k r̄_k = γ r̄_{k+1}";
const BECOMES_2_III = "2 iii: (∏ₖ₊₁ᵐW)(∏ₖ₊₁ᵐW)ᵀu = γ^{2(m−k)}u, k ≥ 1";
const BECOMES_3_I = "3 i: W_kᵀq̄_k = γ r̄_k, k ≥ 2";
const BECOMES_3_II = "3 ii: r̄_{k+1} = q̄_k";

/** What Theorems 1–3 become, on a flattest minimum. */
function becomes({ weights, root, signal, whitened }: ReturnType<typeof coloredMinimum>) {
  const m = weights.length;
  const before = prefixProducts(weights);
  const after = suffixProducts(weights).slice(1);
  const image = before[m]!.times(signal);
  const [length, gained] = [frobeniusNorm(signal), frobeniusNorm(image)];
  const gain = gained.over(length);
  const power = (layers: number): Quantity => gain.power(layers, m);
  const u = unit(image);
  const forward = before.map((a) => a.times(signal));
  const backward = after.map((a) => a.T.times(u));
  const [r, q] = [forward.map(unit), backward.map(unit)];
  const inputGain = (k: number): Quantity =>
    spectralNorm(before[k]!.times(root)).times(frobeniusNorm(whitened)).over(frobeniusNorm(forward[k]!));
  const least = product([2 * m, length.power(2, m), gained.power(2 * (m - 1), m)]);
  return {
    [BECOMES_1]: equal(minimumSharpness(weights, root), least.over(frobeniusNorm(whitened).squared())),
    [BECOMES_2_I]: allSame(
      weights.map((w, k) => w.times(r[k]!)),
      weights.map((_, k) => r[k + 1]!.times(power(1))),
    ),
    "2 ii: σ_max(∏₁ᵏW_j R) ≤ √m ‖∏₁ᵏW_j x‖, k < m": atMost(
      maximum(weights.map((_, k) => inputGain(k))),
      squareRoot(exact(m)),
    ),
    [BECOMES_2_III]: allSame(
      after.map((a, k) => a.times(backward[k]!)),
      after.map((_, k) => u.times(power(2 * (m - 1 - k)))),
    ),
    "2 iv: σ_max(∏ₖ₊₁ᵐW_j) ≤ √m γ^{m−k}, k ≥ 1": atMost(
      maximum(after.map((a, k) => spectralNorm(a).over(power(m - 1 - k)))),
      squareRoot(exact(m)),
    ),
    [BECOMES_3_I]: allSame(
      weights.slice(1).map((w, k) => w.T.times(q[k + 1]!)),
      weights.slice(1).map((_, k) => r[k + 1]!.times(power(1))),
    ),
    [BECOMES_3_II]: allSame(r.slice(1), q),
  };
}

const FAILS_1 = "1 fails: mc²ϱ^{2−2/m} λ_max(H_w) = 2mσ_max(T)^{2−2/m}";
const FAILS_2_I = "2 i, ii fail: ‖W_1v‖ ≥ ϱ^{1−1/m} σ_max(T)^{1/m}";
const FAILS_2_III = "2 iii fails: ϱ^{1−1/m}‖∏₂ᵐW_j‖ = σ_max(T)^{1−1/m}";
const FAILS_3_II = "3 ii fails: ⟨r̄_2, q̄_1⟩ = (1 + (pn/(c²ϱ²))²)^{−1/2}";
const FAILS_4 = "4 fails: w* of (27) is sharper, by ϱ^{2−2/m} for p = 0";

/** How far Theorems 1–4 are off on the counterexample. */
function fails({ weights, root }: ReturnType<typeof triangularMinimum>, c: number, n: number, p: number) {
  const m = weights.length;
  const square = exact(c).squared();
  const excess = square.plus(exact(n).squared()).over(square);
  const gain = exact(c).power(m, 1).times(squareRoot(excess));
  const [off, offSquared] = [excess.power(m - 1, 2 * m), excess.power(m - 1, m)];
  const v = unit(column([c, n]));
  const image = weights[0]!.times(v);
  const after = suffixProducts(weights)[1]!;
  const slope = exact(p).times(n).over(square.times(excess));
  const sharpness = minimumSharpness(weights, root);
  const canonical = minimumSharpness(equalGains(m, gain.power(1, m), v), root);
  const spread = exact(p)
    .squared()
    .times(m - 1)
    .over(square.times(excess))
    .plus(1);
  return {
    [FAILS_1]: equal(product([m, square, offSquared, sharpness]), leastSharpness(m, gain)),
    [FAILS_2_I]: atLeast(frobeniusNorm(image), off.times(gain.power(1, m))),
    [FAILS_2_III]: equal(off.times(spectralNorm(after)), gain.power(m - 1, m)),
    [FAILS_3_II]: equal(inner(unit(image), unit(after.T)), exact(1).over(squareRoot(slope.squared().plus(1)))),
    [FAILS_4]: atLeast(spread.times(canonical), offSquared.times(sharpness)),
  };
}

/** Two numbers as layers, and the counterexample of two layers with c = 1. */
const numbers = (n: number, p: number) => at({ widths: [1, 1, 1], n, p, N: 1, Z: 0, Q: [1, 1, 1], C: [0] });

export default claim(minima, {
  id: "beyond/white-data-needed",
  title: "What Theorems 1–4 become where the data are not white",
  noFile:
    "it is about flattest minima for data that are not white, which it makes; beyond/flattest-any-data takes a file",
  kinds: ["bound", "identity"],
  locus: "beyond mulayoff2020/theorem-1, theorem-2, theorem-3 and theorem-4, A2",
  reading: `The source prints A2, which each of Theorems 1–4 assumes, and no theorem without it. Tested is, on minima of one
    form for Σ̂_x = R² of full rank, m ≥ 2 and T ≠ 0, what the proofs of the theorems give for every flattest minimum, and
    by how much each theorem is off on an explicit one. That no minimum is flatter is beyond/flattest-any-data.`,
  proof,
  assumptions: [
    {
      ...widthsAssumption(({ widths }: { readonly widths: readonly number[] }) => widths, {
        without: drawn.loosened({ bottlenecks: true }),
        remark: "Not needed at a w with T = E(w) that is as flat as the dual bound says: the proof uses nothing else.",
      }),
      name: "A1",
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
  ],
  printed: holds`\lambda_{\max}(H_w) = 2m\|x\|^{\frac2m}\|Tx\|^{2 - \frac2m},\ W_k\bar r_k = \gamma\bar r_{k+1},\
      \bar r_{k+1} = \bar q_k,\ W_k^\top\bar q_k = \gamma\bar r_k\ (k \ge 2) \text{ at the drawn } w,\ x = \hat\Sigma_x^{1/2}v,
      \quad mc^2\varrho^{2 - \frac2m}\lambda_{\max}(H_w) = 2m\,\sigma_{\max}(T)^{2(1 - \frac1m)} \text{ at the explicit one}`(
    ({ minimum, example, c, n, p }) => ({
      ...becomes(minimum),
      ...fails(example, c, n, p),
    }),
  ),
  equality: {
    "drawn minima, and the counterexample": {
      of: [
        ...[BECOMES_1, BECOMES_2_I, BECOMES_2_III, BECOMES_3_I, BECOMES_3_II],
        ...[FAILS_1, FAILS_2_III, FAILS_3_II],
      ] as const,
      at: draws(6),
    },
    "p = 0": { of: [FAILS_2_I, FAILS_4], at: [numbers(1, 0), numbers(8, 0)] },
  },
  degenerate: {
    "numbers, and W_1 = (1, 1), W_2 = 1": numbers(1, 0),
    "three layers, an input that the second layer drops, a gain above √m": at({
      widths: [2, 2, 1, 1],
      n: 8,
      p: 3,
      N: "1 0; 0 8",
      Z: law("zero"),
      Q: law("identity"),
      C: law("zero"),
    }),
  },
  situations: {
    ...usual("depth ≥ 3"),
    "two inputs and outputs or more": ({ widths }) => Math.min(widths[0]!, widths.at(-1)!) >= 2,
    "p ≥ 1": ({ p }) => p >= 1,
  },
  budget: { share: 0.2, atLeast: 60 },
});
