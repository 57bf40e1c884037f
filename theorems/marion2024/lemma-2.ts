/**
 * Lemma 2 (§4; proof in Appendix B.3).
 *
 * As printed (formulas restored from the proof): "Define now $\varepsilon :=
 * 3\max_k\|W_k(0)\|_F^2+2\sum_{k=1}^{L-1}\|W_k(0)W_k^\top(0)-W_{k+1}^\top(0)W_{k+1}(0)\|_2$. Note that ε only depends
 * on the initialization … The parameters following gradient flow satisfy for any $t\ge0$ that for $1\le k\le L$,
 * $\|W_k(t)\|_F^2-\|W_k(t)\|_2^2\le\varepsilon$; for $1\le j,k\le L$, $|\|W_k(t)\|_2^2-\|W_j(t)\|_2^2|\le\varepsilon$;
 * for $1\le k\le L-1$, $\langle v_{k+1}(t),u_k(t)\rangle^2\ge1-\frac{\varepsilon}{\|W_{k+1}(t)\|_2^2}$."
 *
 * The constants are not the least ones. With the conserved $D_k = W_{k+1}^\top W_{k+1}-W_kW_k^\top$ (Lemma 1), the
 * proof gives these, which are checked as well, layer by layer: (i) $\|W_k\|_F^2-\|W_k\|_2^2\le r_k :=
 * \|W_k(0)\|_F^2-\|W_L(0)\|_F^2+\sum_{j\ge k}\|D_j\|_2$, since the differences of traces are conserved,
 * $\|W_k\|_2^2\ge\|W_L\|_2^2-\sum_{j\ge k}\|D_j\|_2$, and W_L is a row; (ii)
 * $\big|\|W_k\|_2^2-\|W_j\|_2^2\big|\le\sum_{j\le i<k}\|D_i\|_2$; (iii) $\|W_{k+1}\|_2^2(1-\langle
 * v_{k+1},u_k\rangle^2)\le2\|D_k\|_2+r_{k+1}$, since $\|W_k\|_2^2-\|D_k\|_2\le u_k^\top W_{k+1}^\top
 * W_{k+1}u_k\le\|W_{k+1}\|_2^2\langle v_{k+1},u_k\rangle^2+\sigma_2(W_{k+1})^2$.
 *
 * The weights carry the integrator's error estimate as their radius: the sum of the local errors, each of which is what
 * one step can change those differences by. Of sixteen times and all layers the sides that are the closest are
 * compared. First vectors have the bound of Wedin's theorem; where the third statement is not void,
 * $\varepsilon<\|W_{k+1}\|_2^2$, the first two force a gap below the first singular value.
 */
import { atMost, claim, holds } from "../../src/claim/index.js";
import { frobeniusSquared, gradientFlow, initialImbalance, misalignment } from "../../src/numerics/index.js";
import { absolute, exact, maximum, type Quantity, sum } from "../../src/numerics/arithmetic/index.js";
import { spectralNorm } from "../../src/numerics/spectra/index.js";
import { ACCURACY, drawn, flows, MAX_STEPS } from "./objects/lemma-2.js";
import { allWithin } from "./shared/all-within.js";
import { conservedSizes } from "./shared/conserved.js";
import { oneOutput, pathError, upTo } from "./shared/flows.js";

/** Times at which the flow is looked at, besides 0. */
const LOOKS = 16;

const REST = "‖W_k(t)‖_F² − ‖W_k(t)‖₂² ≤ r_k";
const SPREAD = "|‖W_k(t)‖₂² − ‖W_j(t)‖₂²| ≤ Σ_{j≤i<k} ‖D_i‖₂";

export default claim(flows, {
  id: "marion2024/lemma-2",
  title: "Along the flow layers stay nearly of rank one, of equal norms and aligned",
  kinds: ["dynamics"],
  locus: "Lemma 2",
  reading: `ε as restored from the proof. u_k, v_k are “the first left singular vector and the first right singular vector” of
    W_k. Where the first singular value is repeated they are not unique, and any of them may be meant: the proof holds for
    all. The third statement is compared after multiplication by ‖W_{k+1}‖₂², so that it says nothing of a zero layer. The
    sharper constants are asked at t > 0. Drawn flows that move come close to the first two, and to half of the third, which
    one chosen flow comes close to.`,
  assumptions: [
    oneOutput({
      without: drawn.loosened({ sizes: { outputs: [2, 3] } }),
      remark: "With several outputs the layers learn a product of higher rank.",
    }),
  ],
  printed:
    holds`\|W_k(t)\|_F^2 - \|W_k(t)\|_2^2 \le \varepsilon, \quad \big|\|W_k(t)\|_2^2 - \|W_j(t)\|_2^2\big| \le \varepsilon, \quad
      \langle v_{k+1}(t), u_k(t) \rangle^2 \ge 1 - \frac{\varepsilon}{\|W_{k+1}(t)\|_2^2}`(
      ({ initial, gradient, duration }) => {
        const times = Array.from({ length: LOOKS }, (_, i) => (duration * (i + 1)) / LOOKS);
        const options = { times, relativeTolerance: ACCURACY, maxSteps: MAX_STEPS };
        const run = gradientFlow(initial, gradient, options);
        const error = pathError(run);
        const path = [initial, ...run.samples.map(({ weights }) => upTo(error, weights))];
        const L = initial.length;
        const conserved = conservedSizes(initial);
        const [sizes, last] = [initial.map(frobeniusSquared), frobeniusSquared(initial.at(-1)!)];
        // Of what is behind layer k, from zero on.
        const ofRest = (k: number): Quantity => sum([sizes[k]!.minus(last), ...conserved.slice(k)]);
        const squares = path.map((weights) => weights.map((w) => spectralNorm(w).squared()));
        const rest = path.map((weights, t) =>
          weights.slice(0, -1).map((w, k) => [frobeniusSquared(w).minus(squares[t]![k]!), ofRest(k)] as const),
        );
        const spread = squares.map((at) =>
          at.flatMap((above, k) =>
            at.slice(0, k).map((below, j) => [absolute(above.minus(below)), sum(conserved.slice(j, k))] as const),
          ),
        );
        const turned = path.map((weights, t) =>
          weights.slice(1).map((above, k) => {
            const behind = k + 2 < L ? ofRest(k + 1) : exact(0);
            const part = squares[t]![k + 1]!.times(misalignment(weights[k]!, above));
            return [part, conserved[k]!.times(2).plus(behind)] as const;
          }),
        );
        const bound = initialImbalance(initial);
        type Pairs = readonly (readonly (readonly [Quantity, Quantity])[])[];
        const largest = (pairs: Pairs) => maximum(pairs.flat().map(([lhs]) => lhs));
        // At t = 0 the sharper ones say nothing of the flow.
        const later = (pairs: Pairs) => allWithin(pairs.slice(1).flat());
        return {
          "‖W_k(t)‖_F² − ‖W_k(t)‖₂² ≤ ε": atMost(largest(rest), bound),
          "|‖W_k(t)‖₂² − ‖W_j(t)‖₂²| ≤ ε": atMost(largest(spread), bound),
          "‖W_{k+1}(t)‖₂²(1 − ⟨v_{k+1}(t), u_k(t)⟩²) ≤ ε": atMost(largest(turned), bound),
          [REST]: later(rest),
          [SPREAD]: later(spread),
          "‖W_{k+1}‖₂²(1 − ⟨v_{k+1}, u_k⟩²) ≤ 2‖D_k‖₂ + r_{k+1}": later(turned),
        };
      },
    ),
  equality: {
    "layers whose first vectors are the same, and stay so": {
      of: [REST, SPREAD],
      at: [
        drawn.at({ W: ["2 0; 0 1", "3 0"], X: "1 0", y: 14 }),
        drawn.at({ W: ["4 0; 0 1", "5 0"], X: "1 0", y: 40 }),
      ],
    },
    "scalar layers that learn": { of: [SPREAD], at: [drawn.at({ W: [1, 2, 3], X: 1, y: 12 })] },
  },
  degenerate: {
    "zero weights: ε = 0, and the flow stands still": drawn.at({ W: [0, 0], X: 1, y: 1 }),
    "repeated first singular value: no first vector": drawn.at({ W: ["1 0; 0 1", "1 0"], X: "0 0", y: 1 }),
    // W_1 goes to 3.9998 ⊕ 4, W_2 to (5.6567 0), and ‖D_1‖₂ = 16.
    "the third one nearly an equality, at the end": drawn.at({ W: ["3 0; 0 4", "5 0"], X: "1 0", y: 22.625 }),
    "small weights, and a flow long enough to learn": drawn.at({
      duration: 16,
      scale: 0.25,
      W: ["1 0; 1 1", "1 -1; 0 2", "1 1"],
      X: "1 0; 1 1",
      y: "2; -1",
    }),
  },
  situations: {
    "L ≥ 3": ({ initial }) => initial.length >= 3,
    "several inputs, hidden width ≥ 2": ({ initial }) => initial[0]!.cols >= 2 && initial[0]!.rows >= 2,
    "fewer points than inputs": (_, { sizes }) => sizes["n"]! < sizes["inputs"]!,
    "small weights": (_, { reals }) => reals["scale"]! < 1,
    "the last layer larger at first": (_, { reals }) => reals["last"]! > 1,
    "followed up to t = 16": ({ duration }) => duration === 16,
  },
  budget: { share: 0.1, atLeast: 60 },
});
