/**
 * Beyond Theorem 1 and the conjecture of mulayoff2020 (§4 and end of §5).
 *
 * The source proves $\min_{\mathbf w\in\Omega}\lambda_{\max}(\mathbf H_{\mathbf w}) = \max_{\|\mathbf
 * B\|_F=1}\nu(\mathbf B)$ for $\hat\Sigma_x = I$, with the value $2m\sigma_{\max}(\mathbf T)^{2(1-1/m)}$, and
 * conjectures the equality for every $\hat\Sigma_x$. Here: it holds for every $\hat\Sigma_x = R^2 \succ 0$ under A1, m
 * ≥ 2, and both sides are $$2m\max_{\|v\|=1}\|Rv\|^{2/m}\,\|TRv\|^{2(1-1/m)}.$$
 *
 * Proof. The Hessian at w ∈ Ω has the nonzero eigenvalues of $2\sum_k(RP_{k-1}^\top P_{k-1}R)\otimes(S_kS_k^\top)$,
 * with $P_k = W_k\cdots W_1$, $S_k = W_m\cdots W_{k+1}$ (Lemma 3 of the source).
 * (i) At every w ∈ Ω and for $\|B\|_F = 1$, $\lambda_{\max}\ge2\sum_k\|\Psi_k\|_F^2$, $\Psi_k = S_k^\top
 * BRP_{k-1}^\top$. As $P_{k-1}^\top S_{k-1}^\top = T^\top$, $\Psi_m\cdots\Psi_1 = (BRT^\top)^{m-1}BR$, and Lemma 4 of
 * the source gives $\lambda_{\max}\ge\nu(B)$.
 * (ii) For z = TRv ≠ 0, ‖v‖ = 1, and $B = zv^\top/\|z\|$, $BRT^\top = zz^\top/\|z\|$ and $\nu(B) =
 * 2m(\|z\|^{m-1}\|Rv\|)^{2/m}$; for z = 0 the value at v is 0. So min ≥ max ν ≥ the value.
 * (iii) T ≠ 0, of rank r with left singular vectors $U_r$. For s > 0 let $W_m = \sqrt s\,U_r[I\,0]$, $W_j = \sqrt s$
 * times the partial identity of rank r, $W_1 = s^{-(m-1)/2}[I;0]U_r^\top T$; A1 makes room for it. Its product is T,
 * $S_kS_k^\top\preceq s^{m-k}I$, $P_{k-1}^\top P_{k-1} = s^{k-1-m}T^\top T$ for k ≥ 2, and hence
 * $\lambda_{\max}\le2\max_{\|v\|=1}g_s(v)$ with $g_s(v) = s^{m-1}y+(m-1)s^{-1}x$, $y = \|Rv\|^2$, $x = \|TRv\|^2$.
 * (iv) $\min_{s>0}g_s(v) = m(yx^{m-1})^{1/m}$ by the inequality of the means (an infimum if x = 0).
 * (v) $g_s$ is convex in log s and linear in (x, y). Let K be the convex hull of all pairs (x, y), a compact set: by
 * Sion's minimax theorem (1958) $\inf_s\max_vg_s = \inf_s\max_Kg_s = \max_K\inf_sg_s = \max_Km(yx^{m-1})^{1/m}$. This
 * function does not decrease in x or y, and increases along (1, 1) where it is positive, so it is largest on the
 * boundary of K. The boundary consists of pairs of some v: for $d_x\ge3$ the set of pairs is convex (Brickman 1961),
 * for $d_x = 2$ it is an affine image of the circle of $(\cos2\theta, \sin2\theta)$, an ellipse or a segment, for $d_x
 * = 1$ a point. So min ≤ the value, which with (ii) is everything. The infimum over s is a minimum, as
 * $\max_vg_s\to\infty$ for s → 0 and s → ∞. Without the two theorems: at the s of that minimum the one-sided
 * derivatives of $\max_vg_s$ by log s are the least and the largest $\partial g_s(v)$ over the unit v of the first
 * eigenspace (Danskin), ≤ 0 and ≥ 0. It is even in v, so some such v has $\partial g_s(v) = 0$, s is the minimum of
 * (iv) for it, and $\max_vg_s = m(yx^{m-1})^{1/m}$ there. For T = 0 all is 0, at w = 0.
 *
 * Flattened: the bound (i) with (ii) at drawn w and v, the steps, and (v) at a w* and a B* of rank one, found by
 * bisection of s, up to a factor $1+2^{-20}$ for what the search leaves; where Σ̂_x and TᵀT are diagonal the equality
 * cases are exact.
 */
import { fullRankOnFile, minimumLists, OWN_MINIMUM, ownMinimumOfAnyData } from "../../generators/index.js";
import { MOMENT, momentRootFrom } from "../../generators/families/index.js";
import { widthsAssumption, widthsOf } from "../../generators/hypotheses/index.js";
import { LAYER_LAWS } from "../../generators/laws/index.js";
import { instances, layerShapes } from "../../generators/specs/index.js";
import { atMost, because, claim, equal, holds, meansGap, same, tex } from "../../src/claim/index.js";
import { exact, isClearlyPositive, product, type Quantity, sum } from "../../src/numerics/arithmetic/index.js";
import type { Matrix } from "../../src/numerics/matrices/index.js";
import { diagonal, frobeniusNorm, frobeniusSquared, identity, padded } from "../../src/numerics/matrices/index.js";
import { dualSharpness, flattestMinimum } from "../../src/numerics/minima/index.js";
import { endToEnd, minimumSharpness } from "../../src/numerics/networks/index.js";
import { largestEigenvalue, smallestEigenvalue, spectralNorm, svd } from "../../src/numerics/spectra/index.js";

const SCALES = [1, 1 / 2, 2];

// A factorization W of T, a matrix that makes the root R of Σ̂_x, a direction v and the root of s.
const parts = instances({
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  reals: { scale: SCALES },
  fixed: { shift: 1 },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    G: MOMENT,
    v: { shape: ["d0", 1], laws: ["unit", "gaussian", "integer", "positive"] },
  },
});
const drawn = parts
  .map(({ W, G, shift, v, scale }) => ({ W, R: momentRootFrom(G, shift), v, scale }))
  .onFile({
    ...OWN_MINIMUM,
    also: ["X", "y", "v"],
    parameters: { scale: SCALES },
    // Any direction: the first coordinate, unless there is one.
    instance: (own) => {
      const { weights, root, d0 } = ownMinimumOfAnyData(own);
      return { W: weights, R: root, v: own.one("v") ?? diagonal([1], d0, 1), scale: own.parameter("scale") };
    },
    lists: ({ W, R, v }) => ({ ...minimumLists({ weights: W, root: R }), v: [v] }),
  });

const BOUND = "2m(‖Rv‖²‖TRv‖^{2m−2})^{1/m} ≤ λ_max(H_w)‖v‖²";
const DUAL = "ν(TRvvᵀ)‖v‖² = 2m(‖Rv‖²‖TRv‖^{2m−2})^{1/m}";
const PRODUCT = "W_m⋯W_1 = T, W of step (iii)";
const STEP = "λ_max(H_w) = 2λ_max(s^{m−1}Σ + (m−1)s⁻¹RTᵀTR), w of (iii)";
const MEANS = "m(yx^{m−1})^{1/m} ≤ s^{m−1}y + (m−1)s⁻¹x";

/** W of step (iii) with U_r replaced by I, which needs room for d_y in all layers, and the sharpness that it has. */
function throughOutputs(W: readonly Matrix[], T: Matrix, R: Matrix, scale: number) {
  const depth = W.length;
  if (W.some(({ rows }) => rows < T.rows)) return {};
  const others = product(new Array<number>(depth - 1).fill(scale));
  const layers = W.map(({ rows, cols }, j) =>
    j === 0
      ? padded(T.times(exact(1).over(others)), rows, cols)
      : padded(identity(Math.min(rows, cols, T.rows)), rows, cols).times(scale),
  );
  const TR = T.times(R);
  const ofData = R.T.times(R).times(others.squared());
  const form = ofData.plus(TR.T.times(TR).times(exact(depth - 1).over(exact(scale).squared())));
  return {
    [PRODUCT]: same(endToEnd(layers), T),
    [STEP]: equal(minimumSharpness(layers, R), largestEigenvalue(form).times(2)),
  };
}

/** A minimum and a B for which both sides of the conjecture are the same number. */
function reached(W: readonly Matrix[], T: Matrix, R: Matrix) {
  const decomposition = svd(T);
  const { u, values, v } = decomposition;
  // For T = 0 all minima are as flat; the search needs a direction in which T does something.
  if (!isClearlyPositive(spectralNorm(T), "the minimum is one for the T of the decomposition, whatever that is"))
    return {};
  const flattest = flattestMinimum(decomposition, R, W);
  const solved = u.times(diagonal(values).times(v.T));
  const below = dualSharpness(W.length, solved, R, flattest.direction);
  const sharpness = minimumSharpness(flattest.weights, R);
  return { "λ_max(H_{w*}) ≤ (1+2⁻²⁰) ν(B*), B* of rank one": atMost(sharpness, below.times(1 + 2 ** -20)) };
}

export default claim(drawn, {
  id: "beyond/flattest-any-data",
  title: "The sharpness of the flattest minima for any data: the conjectured equality holds",
  kinds: ["bound", "attained"],
  locus: "beyond mulayoff2020/theorem-1 and mulayoff2020/conjecture",
  reading: `Printed there: 2mσ_max(T)^{2(1−1/m)} for white data, and an equality conjectured for all data. Here: the
    equality and its value for all data. Proven in the file's head, by us and not refereed outside, so that the
    conjecture itself stays open; checked by floating point up to a factor 1 + 2⁻²⁰.`,
  assumptions: [
    {
      ...widthsAssumption(({ W }: { readonly W: readonly Matrix[] }) => widthsOf(W), {
        without: drawn.loosened({ bottlenecks: true }),
        remark:
          "The proof needs rank T ≤ d_j alone, and T = E(w) fits through its bottleneck; A1 makes every T such a " +
          "product.",
      }),
      name: "A1",
      statement: tex`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
    {
      name: "full rank",
      statement: tex`\lambda_{\min}(\hat\Sigma_x^{1/2}) \ge 1`,
      slack: ({ R }) => smallestEigenvalue(R).minus(1),
      onFile: fullRankOnFile,
      without: drawn.loosened({ reals: { shift: [0, 1 / 2] } }),
      remark:
        "It makes T unique and the minimum over s one; 1 is a matter of scale. The values themselves need Σ̂_x ⪰ 0.",
    },
  ],
  printed: holds`\min_{w \in \Omega} \lambda_{\max}(H_w) = \max_{\|B\|_F = 1} \nu(B)
      = 2m \max_{\|v\| = 1} \|\hat\Sigma_x^{1/2}v\|^{\frac2m}\, \|T\hat\Sigma_x^{1/2}v\|^{2(1-\frac1m)}`(
    ({ W, R, v, scale }) => {
      const depth = W.length;
      const T = endToEnd(W);
      const moved = R.times(v);
      const image = T.times(moved);
      const [x, y, length] = [frobeniusSquared(image), frobeniusSquared(moved), frobeniusSquared(v)];
      // The value at v, homogeneous of degree 2.
      const mean = y.times(x.power(depth - 1)).power(1, depth);
      const value = mean.times(2 * depth);
      const square = exact(scale).squared();
      const terms = [y.times(square.power(depth - 1)), ...new Array<Quantity>(depth - 1).fill(x.over(square))];
      const mixed = sum(terms);
      const dual = dualSharpness(depth, T, R, image.times(v.T));
      const size = frobeniusNorm(image);
      return {
        [BOUND]: atMost(value, minimumSharpness(W, R).times(length)),
        [MEANS]: because(atMost(value.over(2), mixed), () => meansGap(terms).times(exact(depth).power(depth)), depth),
        [DUAL]: isClearlyPositive(size, "ν divides by it") ? equal(dual.times(length), value) : null,
        ...throughOutputs(W, T, R, scale),
        ...reached(W, T, R),
      };
    },
  ),
  equality: {
    "scalar layers, balanced": {
      of: [BOUND, DUAL, MEANS, PRODUCT, STEP],
      at: [
        parts.at({ widths: [1, 1, 1], W: [2, 2], G: 0, v: 1, scale: 2 }),
        parts.at({ widths: [1, 1, 1, 1], W: [2, 2, 2], G: 0, v: 3, scale: 2 }),
      ],
    },
    "the flattest minimum follows a direction of less gain that is seen more: R = diag(1, 2), T = diag(8, 4)": {
      of: [BOUND, DUAL, MEANS, STEP],
      at: [parts.at({ widths: [2, 2, 2], W: ["4 0; 0 2", "2 0; 0 2"], G: "0 0; 0 1", v: "0; 1", scale: 2 })],
    },
  },
  degenerate: {
    "two directions that tie: v between them": parts.at({
      widths: [2, 2, 2],
      W: ["1 0; 0 4", "1 0; 0 1"],
      G: "1 0; 0 0",
      v: "1; 1",
    }),
    "rank-deficient T, more outputs than inputs": parts.at({
      widths: [2, 2, 3],
      W: ["1 0; 0 1", "1 1; 1 1; 0 0"],
      G: "1 0; 0 0",
      v: "1; 0",
    }),
    "T = 0": parts.at({ widths: [1, 1, 1], W: [0, 0], G: 0, v: 1 }),
  },
  budget: { share: 0.2, atLeast: 60 },
  situations: {
    "m ≥ 3": ({ W }) => W.length >= 3,
    "two inputs and two outputs or more": ({ W }) => W[0]!.cols >= 2 && W.at(-1)!.rows >= 2,
    "d_x ≠ d_y": ({ W }) => W[0]!.cols !== W.at(-1)!.rows,
    "s ≠ 1": ({ scale }) => scale !== 1,
  },
});
