/**
 * Beyond Theorem 2 of gatmiry2023 (§5.3): the first bound of unseen-spread is the best one.
 *
 * It says $\|D\|_2\le t(\|D\|_*-\|D\|_2)$, $t = \delta/\sqrt{1-\delta^2}$, for a D that measurements with
 * $(2,\delta)$-RIP do not see. Here: for every $0<\delta\le\frac{1+\sqrt5}4$ there are measurements and a D for which
 * it is an equality. With an integer m for which $\delta(2\delta-1)\le\frac1{m-1}\le\delta$ (m = 3 for
 * $\delta\ge\frac12$, and the least $m \ge 1+\frac1\delta$ below) and $D = \mathrm{diag}(mt, 1, …, 1)$ of size m + 1,
 * they see of $Z = (x\ b^\top; c\ Y)$ $$\frac1n\sum_i\langle A_i,Z\rangle^2 = (wx-\delta\,\mathrm{tr}\,Y)^2 + \frac
 * m{m-1}\Big(\|Y\|_F^2 - \frac{(\mathrm{tr}\,Y)^2}m\Big) + \|b\|^2+\|c\|^2+2\delta\langle b,c\rangle, \qquad w =
 * \sqrt{1-\delta^2}.$$
 *
 * The proof is in `proofs`, step by step. For larger δ < 1 it is never reached; what is best there is
 * asked in unseen-constant from 17/20 on.
 */
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { absolute, exact, isClearlyPositive, squareRoot, sum } from "../../src/numerics/arithmetic/index.js";
import { inner } from "../../src/numerics/matrices/index.js";
import { nuclearNorm, spectralNorm } from "../../src/numerics/spectra/index.js";
import { blocks, drawn, formOf, parts, smaller } from "./objects/unseen-top-reached.js";
import { proof } from "./proofs/unseen-top-reached.js";

const RESTRICTED = "|B(Z)| ≤ δ‖Z‖_F², rank Z ≤ 2";
const LEMMA = "4|x||y₂| ≤ ‖b ± c‖²";
const PLUS = { P: "2 0; 0 1; 1 0; 0 0", Q: "2 0; 0 1; 1 0; 0 0" };

export default claim(drawn, {
  id: "beyond/unseen-top-reached",
  title: "No dominant singular value in what is not seen: the bound is reached for δ up to (1+√5)/4",
  noFile: "it is about measurements that it makes, and a Z of rank two",
  kinds: ["attained", "bound", "identity"],
  locus: "beyond gatmiry2023/theorem-2",
  reading: `unseen-spread leaves open whether t is the best constant of its first bound at a fixed δ. It is for δ ≤ (1+√5)/4 =
    0.809…, since some measurements reach it; for larger δ it is never reached; what is best there is asked in unseen-constant from 17/20 on, and open between. Tried for δ = a/c, a² + b² = c², where all is
    rational; D is given times b. B(Z) = (1/n)Σ⟨A_i,Z⟩² − ‖Z‖_F², Z = (x bᵀ; c Y), T = tr Y, μ = 1/(m−1); y₁ + y₂ = T, y₁² + y₂²
    = ‖Y‖_F², |y₂| ≤ |y₁|; Φ₊ = (hx−kT)² − (δ+μ)(T²−‖Y‖_F²) + δ‖b+c‖², Φ₋ = (kx+hT)² − (δ−μ)(T²−‖Y‖_F²) + δ‖b−c‖², h² = δ−δ², k² = δ+δ². The
    sign in ‖b±c‖ is that of xT. The stored entries have the form but for their rounding. Proven step by step.`,
  proof,
  printed:
    holds`0 < \delta \le \tfrac{1+\sqrt5}4 \Rightarrow \exists\,A_1,\dots,A_n \text{ with } (2,\delta)\text{-RIP},\ D \ne 0:\
      \mathcal A(D) = 0,\ \|D\|_2 = \tfrac\delta{\sqrt{1-\delta^2}}\left(\|D\|_*-\|D\|_2\right)`(
      ({ m, measurements, D, delta, w, apart, Z }) => {
        const [of, ofD] = [blocks(Z), blocks(D)];
        const { x, T, rest, plus, minus, whole } = of;
        const energy = sum(measurements.map((a) => inner(a, Z).squared())).over(measurements.length);
        const form = formOf(of, delta, w, m);
        const B = form.minus(whole);
        const mu = exact(1).over(m - 1);
        const [h, k] = [-1, 1].map((sign) => squareRoot(delta.plus(delta.squared().times(sign))));
        const excess = T.squared().minus(rest);
        const lower = h!.times(x).minus(k!.times(T)).squared().minus(delta.plus(mu).times(excess));
        const upper = k!.times(x).plus(h!.times(T)).squared().minus(delta.minus(mu).times(excess));
        const least = smaller(of);
        return {
          "(1/n)Σ⟨A_i,Z⟩² is the form": equal(energy, form.plus(apart.times(whole)), whole.value),
          "wσ₁ = δ(σ₂ + … )": equal(w.times(ofD.x), delta.times(ofD.T)),
          "‖D‖₂ = t(‖D‖_* − ‖D‖₂)": equal(spectralNorm(D), delta.over(w).times(nuclearNorm(D).minus(spectralNorm(D)))),
          "δ‖Z‖_F² + B(Z) = Φ₊": equal(delta.times(whole).plus(B), lower.plus(delta.times(plus)), whole.value),
          "δ‖Z‖_F² − B(Z) = Φ₋": equal(delta.times(whole).minus(B), upper.plus(delta.times(minus)), whole.value),
          [LEMMA]:
            least === null
              ? null
              : atMost(least.times(4), isClearlyPositive(x.times(T), "xT is not zero here") ? plus : minus),
          [RESTRICTED]: atMost(absolute(B), delta.times(whole)),
        };
      },
    ),
  equality: {
    "δ = 3/5: one more end of the range": {
      of: [RESTRICTED],
      at: [parts.at({ size: 4, place: 0, P: "2 0; 0 1; 0 0; 0 0", Q: "1 0; 0 1; 0 0; 0 0" })],
    },
    "Y of two equal values, b = c": { of: [LEMMA], at: [parts.at({ size: 4, place: 0, ...PLUS })] },
  },
  degenerate: {
    "δ = 4/5, D = diag(4, 1, 1, 1)": parts.at({ size: 4, place: 1, P: "3 0; 0 1; 0 0; 0 0", Q: "1 0; 0 1; 0 0; 0 0" }),
    "δ = 1431/1769, just below (1+√5)/4": parts.at({ size: 4, place: 3, ...PLUS }),
    "Z = 0": parts.at({ size: 5, place: 0, P: "0 0; 0 0; 0 0; 0 0; 0 0", Q: "0 0; 0 0; 0 0; 0 0; 0 0" }),
    "Z of rank one": parts.at({ size: 4, place: 0, P: "1 0; 1 0; 0 0; 0 0", Q: "1 0; -1 0; 0 0; 0 0" }),
  },
  budget: { share: 0.2, atLeast: 60 },
  situations: {
    "δ > 1/2": ({ delta }) => delta.value > 1 / 2,
    "δ > 1/√2, where t > 1": ({ delta }) => delta.value > Math.SQRT1_2,
    "m ≥ 4": ({ m }) => m >= 4,
  },
});
