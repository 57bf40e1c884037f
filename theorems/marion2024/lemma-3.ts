/**
 * Lemma 3 (§5; proof in Appendix B.8).
 *
 * As printed (formulas lost in the text checked here, restored from the proof): for the residual initialization $W_k =
 * I + \frac{s}{\sqrt{Ld}}N_k + \frac1L\theta_k$ "there exist" constants "depending only on" s "such that, if" L and d
 * are large enough, "then, with probability at least" $1-C_3e^{-C_4d}$, "it holds for all" θ of a ball "and all" k
 * "that" $\|W_k\cdots W_1\|_2 \le C$ "and" $\sigma_{\min}(W_k\cdots W_1) \ge 1/C'$. Against Zhang et al. (2022),
 * Appendix B.8: "their probability of failure grows quadratically with the depth, whereas ours is independent of
 * depth."
 *
 * Tried are s = 1/4, 1/2 with width 4 and s = 1 with width 8, which the lemma wants larger for larger s; 12 to 16
 * layers; and four times the depth or the width. A case takes means over 8 networks of the base size, 8 deep ones and 4
 * wide ones, since one small network says little. So the probability, and that it does not fall with the depth, is not
 * tested. With s = 1 and width 4 the rule left it open, growth with the width being like d^0.19 (median), and s = 2,
 * where growth from width 4 to 16 was like d^0.40, is not tried: from width 16 to 64 it was below √2 in 7 of 8
 * instances.
 */
import { claim, consistent } from "../../src/claim/index.js";
import { enlarged, enlargedMeans, mapEnlarged } from "../../src/experiments/marion2024/enlarged.js";
import { residualNetwork } from "../../src/experiments/training/residual-network.js";
import { log, type Matrix, prefixProducts, singularValues, withArena } from "../../src/numerics/index.js";
import { Random } from "../../src/random/index.js";
import { alongSingularVectors, drawn, THETAS } from "./objects/lemma-3.js";
import { depthAndWidth } from "./shared/depth-and-width.js";

/** Networks of a size over which the two numbers are averaged: small ones are cheap, and noisy. */
const REPEATS = { small: 8, deep: 8, wide: 4 };

const COLUMNS = [
  "s",
  ...(["norm, small", "norm, deep", "norm, wide", "inverse, small", "inverse, deep", "inverse, wide"] as const),
  ...(["moved, small", "moved, deep", "moved, wide"] as const),
] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** The products looked at are those of a quarter of the layers, of half of them, and so on. */
const LOOKS = 4;

/** max_k ‖W_k⋯W_1‖_2 and max_k 1/σ_min(W_k⋯W_1), of the products looked at, and the same of the last one. */
function extremes(weights: readonly Matrix[]) {
  return withArena(() => {
    const products = prefixProducts(weights);
    const looks = Array.from({ length: LOOKS }, (_, i) => Math.ceil(((i + 1) * weights.length) / LOOKS));
    const spectra = looks.map((k) => singularValues(products[k]!).values);
    const [norms, inverses] = [spectra.map((v) => v[0]!), spectra.map((v) => 1 / v.at(-1)!)];
    return {
      ...{ norm: Math.max(...norms), inverse: Math.max(...inverses) },
      ...{ lastNorm: norms.at(-1)!, lastInverse: inverses.at(-1)! },
    };
  });
}

export default claim(drawn, {
  id: "marion2024/lemma-3",
  title: "Products of residual layers have singular values bounded whatever the depth and width",
  kinds: ["rate"],
  locus: "Lemma 3",
  reading: `Formulas restored; of the probability the words say that failure becomes exponentially rare in d and does
    not depend on L. How often a bound fails is not counted, by d or by L: what is judged are means of a few networks,
    and what is typical of them. The constants are existential, so that what is checked is that they need not grow. The
    two numbers of a network are max_k ‖W_k⋯W_1‖₂ and max_k 1/σ_min(W_k⋯W_1), over k = L/4, L/2, 3L/4, L; each is
    measured at a base size, at four times the depth and at four times the width, with the same s and the same kind of
    θ, and judged for s ≤ 1/2 and for s = 1 apart. Of “all θ in a ball” these are tried: θ_k = 0, θ_k = ±I/8, and θ_k =
    ±uvᵀ/8 along the path of the first or the last right singular vector of W_L⋯W_1; that the bounds at θ = 0 carry
    over to a ball is Lemma 9. With bounds at θ = 0 and in the ball ln σ changes by a bounded number: for the singular
    value along whose path θ is, this change may not grow either, judged over all s. The verdict would not tell ±I/8
    from θ_k = 0.`,
  printed:
    consistent`\forall s\ \exists\, C_1, \dots, C_7: \ L \ge C_1,\ d \ge C_2 \implies \mathbb{P}\Big(\forall \theta,\ \max_k \|\theta_k\|_2
      \le C_5\ \forall k: \ \|W_k \cdots W_1\|_2 \le C_6, \ \sigma_{\min}(W_k \cdots W_1) \ge \tfrac{1}{C_7}\Big)
      \ge 1 - C_3 e^{-C_4 d}`({
      columns: COLUMNS,
      observe: ({ seed, s: written, theta, along, depth, width }) => {
        const s = Number(written);
        const random = new Random(seed);
        const size = THETAS[theta]!;
        const isAll = along === "all directions";
        const all = enlarged({ depth, width }, REPEATS, (of) => {
          const weights = residualNetwork({ ...of, scale: s }, random, isAll ? size / of.depth : 0);
          if (isAll || size === 0) return { ...extremes(weights), moved: 0 };
          return withArena(() => {
            const { weights: moved, before } = alongSingularVectors(weights, size);
            const found = extremes(moved);
            return { ...found, moved: log(size > 0 ? found.lastNorm / before : found.lastInverse * before) };
          });
        });
        const norm = enlargedMeans(mapEnlarged(all, (of) => of.norm));
        const inverse = enlargedMeans(mapEnlarged(all, (of) => of.inverse));
        const moved = enlargedMeans(mapEnlarged(all, (of) => of.moved));
        return {
          s,
          ...{ "norm, small": norm.small, "norm, deep": norm.deep, "norm, wide": norm.wide },
          ...{ "inverse, small": inverse.small, "inverse, deep": inverse.deep, "inverse, wide": inverse.wide },
          ...{ "moved, small": moved.small, "moved, deep": moved.deep, "moved, wide": moved.wide },
        };
      },
      parts: [
        ...(["norm", "inverse"] as const).flatMap((name) => {
          const title = { norm: "max_k ‖W_k⋯W_1‖", inverse: "max_k 1/σ_min" }[name];
          const of = (isOf: (s: number) => boolean) => (row: Row) =>
            isOf(row.s)
              ? { small: row[`${name}, small`], deep: row[`${name}, deep`], wide: row[`${name}, wide`] }
              : null;
          return [
            ...depthAndWidth<Row>(
              `${title} for s ≤ 1/2`,
              of((s) => s < 1),
              0,
            ),
            ...depthAndWidth<Row>(
              `${title} for s = 1`,
              of((s) => s === 1),
              0,
            ),
          ];
        }),
        ...depthAndWidth<Row>(
          "change of ln σ by θ",
          (row) =>
            row["moved, small"] === 0
              ? null
              : { small: row["moved, small"], deep: row["moved, deep"], wide: row["moved, wide"] },
          0,
        ),
      ],
    }),
  equality: "a bound with unnamed constants has no instance of equality",
  degenerate: {
    "one scalar layer": drawn.at({ seed: 1, depth: 1, width: 1, s: "1" }),
    "s = 0: shrunk identities": drawn.at({ seed: 1, depth: 2, width: 2, theta: "inward", s: "0" }),
  },
  situations: {
    "s = 1/4": ({ s }) => s === "0.25",
    "s = 1": ({ s }) => s === "1",
    "θ = 0": ({ theta }) => theta === "zero",
    "θ grows along the first singular vector": ({ theta, along }) =>
      theta === "outward" && along === "singular vectors",
    "θ shrinks along the last singular vector": ({ theta, along }) =>
      theta === "inward" && along === "singular vectors",
  },
  budget: { share: 0.1, atLeast: 100 },
});
