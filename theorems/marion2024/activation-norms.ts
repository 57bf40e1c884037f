/**
 * Appendix B.8, (45), with Lemma 6 behind it.
 *
 * As printed (formulas restored from the words): with $h_k = W_k\cdots W_1h_0$ and $W_k = I+\frac{s}{\sqrt{Ld}}N_k$,
 * "Taking the squared norm, we get" $\|h_k\|^2 = \|h_{k-1}\|^2+\frac{2s}{\sqrt{Ld}}h_{k-1}^\top
 * N_kh_{k-1}+\frac{s^2}{Ld}\|N_kh_{k-1}\|^2$. "Dividing by" $\|h_{k-1}\|^2$ "and taking the logarithm leads to"
 * $\log\|h_k\|^2 = \log\|h_{k-1}\|^2+\log\Big(1+\frac{2s}{\sqrt{Ld}}\frac{h_{k-1}^\top N_kh_{k-1}}{\|h_{k-1}\|^2}+
 * \frac{s^2}{Ld}\frac{\|N_kh_{k-1}\|^2}{\|h_{k-1}\|^2}\Big)$ (45).
 *
 * The square inside is $\|W_kh_{k-1}\|^2/\|h_{k-1}\|^2$, positive where h_k ≠ 0. The second relation is (45) summed
 * from 1 to L, after exponentiation.
 */
import { instances } from "../../generators/index.js";
import { claim, equal, holds } from "../../src/claim/index.js";
import { exact, isZeroExactly, product, type Quantity, squareRoot, sum } from "../../src/numerics/index.js";
import { frobeniusSquared, identity, inner, type Matrix } from "../../src/numerics/matrices/index.js";

const drawn = instances({
  sizes: { depth: [1, 6], d: [1, 5] },
  reals: { s: [1, 0.25, 2, 0] },
  matrices: {
    N: { each: ["d", "d"], count: "depth", laws: ["gaussian", "gaussian", "sign", "zero"] },
    h: { shape: ["d", 1], laws: ["positive", "unit", "gaussian"] },
  },
});
const { at } = drawn;

/** ‖h_k‖², and the three terms that (45) has for it, over ‖h_{k−1}‖². */
function steps(N: readonly Matrix[], h: Matrix, s: number) {
  const size = exact(s).over(squareRoot(N.length * h.rows));
  let before = h;
  return N.map((n) => {
    const image = n.times(before);
    const [norm, along] = [frobeniusSquared(before), inner(before, image)];
    const terms = [norm, product([2, size, along]), size.squared().times(frobeniusSquared(image))];
    before = identity(h.rows).plus(n.times(size)).times(before);
    return { norm, terms, after: frobeniusSquared(before) };
  });
}

export default claim(drawn, {
  id: "marion2024/activation-norms",
  title: "The norm of the activations of a residual network from layer to layer",
  kinds: ["identity"],
  locus: "Appendix B.8, (45)",
  reading: `The formula is restored. θ = 0, as in this part of the proof. Compared after exponentiation, which needs no h_k ≠ 0 but
    h_0 ≠ 0.`,
  printed:
    holds`\log \frac{\|h_k\|^2}{\|h_{k-1}\|^2} = \log\Big(1 + \frac{2s}{\sqrt{Ld}} \frac{h_{k-1}^\top N_k h_{k-1}}{\|h_{k-1}\|^2}
      + \frac{s^2}{Ld} \frac{\|N_k h_{k-1}\|^2}{\|h_{k-1}\|^2}\Big)`(({ N, h, s }) => {
      if (isZeroExactly(h)) return {};
      const all = steps(N, h, s);
      const last = all.at(-1)!;
      const ratio = ({ terms, norm }: { readonly terms: readonly Quantity[]; readonly norm: Quantity }) =>
        sum(terms).over(norm);
      const scale = last.terms.reduce((total, { value }) => total + Math.abs(value), 0);
      return {
        "‖h_L‖² = ‖h_{L−1}‖² + (2s/√(Ld))hᵀN_Lh + (s²/(Ld))‖N_Lh‖²": equal(last.after, sum(last.terms), scale),
        "‖h_L‖² = ‖h_0‖² Π_k(1 + …), (45) for all layers": equal(
          last.after,
          product([frobeniusSquared(h), ...all.map(ratio)]),
        ),
      };
    }),
  equality: { "one layer, and two": [at({ N: [1], h: 2 }), at({ s: 2, N: ["1 2; 0 1", "0 1; -1 0"], h: "1; 1" })] },
  degenerate: { "s = 0": at({ s: 0, N: [3], h: 1 }), "N = 0": at({ N: ["0 0; 0 0"], h: "1; 0" }) },
  situations: {
    "L, d ≥ 3": ({ N, h }) => N.length >= 3 && h.rows >= 3,
    "0 < s < 1": ({ s }) => s > 0 && s < 1,
    "s > 1": ({ s }) => s > 1,
  },
  budget: { share: 0.3, atLeast: 60 },
});
