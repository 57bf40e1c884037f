/**
 * Beyond Theorem 1 and the conjecture of mulayoff2020 (§4 and end of §5).
 *
 * The source proves $\min_{\mathbf w\in\Omega}\lambda_{\max}(\mathbf H_{\mathbf w}) = \max_{\|\mathbf
 * B\|_F=1}\nu(\mathbf B)$ for $\hat\Sigma_x = I$, with the value $2m\sigma_{\max}(\mathbf T)^{2(1-1/m)}$, and
 * conjectures the equality for every $\hat\Sigma_x$. Here: it holds for every $\hat\Sigma_x = R^2\succeq0$, singular or
 * not, and m ≥ 2. With $\Omega = \{E(\mathbf w)R = \hat\Sigma_{yx}R^+\}$, T any matrix with $TR = \hat\Sigma_{yx}R^+$
 * (it is not unique where R is singular), and $\mathrm{rank}(TR)\le\min_jd_j$, which is weaker than A1, both sides are
 * $$2m\max_{\|v\|=1}\|Rv\|^{2/m}\,\|TRv\|^{2(1-1/m)}.$$
 *
 * The proof is in `proofs`, step by step.
 *
 * Flattened: the bound (i) with (ii) at drawn w and v, the steps, and (v) at a w* and a B* of rank one, found by
 * bisection of s, up to a factor $1+2^{-20}$ for what the search leaves; where Σ̂_x and TᵀT are diagonal the equality
 * cases are exact.
 */
import { minimumLists, OWN_MINIMUM, ownMinimumOfAnyData } from "../../generators/index.js";
import { MOMENT, momentRootFrom } from "../../generators/families/index.js";
import { widthsOf } from "../../generators/hypotheses/index.js";
import { LAYER_LAWS } from "../../generators/laws/index.js";
import { instances, layerShapes } from "../../generators/specs/index.js";
import { asFound, atMost, because, claim, equal, holds, meansGap, same, tex } from "../../src/claim/index.js";
import { exact, isClearlyPositive, product, type Quantity, sum } from "../../src/numerics/arithmetic/index.js";
import type { Matrix } from "../../src/numerics/matrices/index.js";
import { diagonal, frobeniusNorm, frobeniusSquared, identity, padded } from "../../src/numerics/matrices/index.js";
import { dualSharpness, flattestMinimum } from "../../src/numerics/minima/index.js";
import { endToEnd, minimumSharpness } from "../../src/numerics/networks/index.js";
import { exactRankOfProduct, largestEigenvalue, spectralNorm, svd } from "../../src/numerics/spectra/index.js";
import { proof } from "./proofs/flattest-any-data.js";

const SCALES = [1, 1 / 2, 2];

// A factorization W of T, a matrix that makes the root R of Σ̂_x, a direction v and the root of s.
const parts = instances({
  large: { L: 12, entries: 256 },
  chain: { depth: [2, 4], ends: [1, 3], slack: 1, bottlenecks: true },
  reals: { scale: SCALES, shift: [1, 0, 1 / 2] },
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
  // For TR = 0 the least sharpness is 0; the search needs a direction in which TR does something.
  if (
    !isClearlyPositive(spectralNorm(T.times(R)), "the minimum is one for the T of the decomposition, whatever that is")
  )
    return {};
  const flattest = flattestMinimum(decomposition, R, W);
  const solved = u.times(diagonal(values).times(v.T));
  const below = dualSharpness(W.length, solved, R, flattest.direction);
  const sharpness = minimumSharpness(flattest.weights, R);
  return { "λ_max(H_{w*}) ≤ (1+2⁻²⁰) ν(B*), B* of rank one": asFound(atMost(sharpness, below.times(1 + 2 ** -20))) };
}

export default claim(drawn, {
  id: "beyond/flattest-any-data",
  title: "The sharpness of the flattest minima for any data: the conjectured equality holds",
  kinds: ["bound", "attained"],
  locus: "beyond mulayoff2020/theorem-1 and mulayoff2020/conjecture",
  reading: `Printed there: 2mσ_max(T)^{2(1−1/m)} for white data, and an equality conjectured for all data. Here: the
    equality and its value for all data, Σ̂_x singular or not. Ω is what the source's normal equations say, E(w)R =
    Σ̂_yxR⁺, R = Σ̂_x^{1/2}; T is any matrix with TR = Σ̂_yxR⁺, E(w) for one. The proof is ours and was not refereed, so that the
    conjecture itself stays open; checked by floating point up to a factor 1 + 2⁻²⁰.`,
  proof,
  assumptions: [
    {
      name: "room",
      statement: tex`\operatorname{rank}(T\hat\Sigma_x^{1/2}) \le \min_j d_j`,
      // rank TR ≤ rank T.
      slack: ({ W }) => exact(Math.min(...widthsOf(W)) - exactRankOfProduct([...W].reverse())),
      remark: "It holds wherever some w is in Ω. A1 makes every TR such a product.",
    },
  ],
  printed: holds`\min_{w \in \Omega} \lambda_{\max}(H_w) = \max_{\|B\|_F = 1} \nu(B)
      = 2m \max_{\|v\| = 1} \|\hat\Sigma_x^{1/2}v\|^{\frac2m}\, \|T\hat\Sigma_x^{1/2}v\|^{2(1-\frac1m)}, \quad T\hat\Sigma_x^{1/2} = \hat\Sigma_{yx}(\hat\Sigma_x^{1/2})^+`(
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
    "singular data, and a T that does more than is seen": parts.at({
      widths: [2, 1, 2],
      W: ["1 1", "1; 2"],
      G: "1 0; 0 0",
      shift: 0,
      v: "1; 1",
    }),
    "no data": parts.at({ widths: [1, 1, 1], W: [2, 2], G: 0, shift: 0, v: 1 }),
    "T = 0": parts.at({ widths: [1, 1, 1], W: [0, 0], G: 0, v: 1 }),
  },
  budget: { share: 0.2, atLeast: 60 },
  situations: {
    "m ≥ 3": ({ W }) => W.length >= 3,
    "two inputs and two outputs or more": ({ W }) => W[0]!.cols >= 2 && W.at(-1)!.rows >= 2,
    "d_x ≠ d_y": ({ W }) => W[0]!.cols !== W.at(-1)!.rows,
    "Σ̂_x is singular": (_, { reals, lists }) =>
      reals["shift"] === 0 && "law" in lists["G"]! && lists["G"].law !== "zero",
    "s ≠ 1": ({ scale }) => scale !== 1,
  },
});
