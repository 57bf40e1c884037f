/**
 * §4, text after Theorem 3.
 *
 * As printed: "the input to each layer is a singular vector of that layer, with singular value $(\sigma_{\max}(\mathbf
 * T))^{1/m}$. Note that this singular value is not necessarily the maximal one of each layer, but it must exist in all
 * matrices."
 *
 * An example: $W_1=c\,\mathrm{diag}(1,s)$, $W_2=c\,(1,0)$, all others c, with σ_max(T) = c^m. ΦᵀΦ is diagonal with the
 * values $mc^{2m-2}$ for the first input and $(1+s^2)c^{2m-2}$ for the second, which only W_1, and through it W_2, can
 * make anything of: a flattest minimum as long as $s^2\le m-1$.
 * For m = 2 there is none: there both layers have the norm $\sqrt{\sigma_{\max}(T)}$ in every flattest minimum.
 */
import { instances } from "../../generators/index.js";
import { atLeast, claim, equal, holds } from "../../src/claim/index.js";
import { absolute, diagonal, exact, type Matrix, minimum, sum } from "../../src/numerics/index.js";
import { endToEnd, explicitMinimumHessian } from "../../src/numerics/networks/index.js";
import { eachSingularValue, largestEigenvalue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { leastSharpness } from "./shared/least-sharpness.js";

const drawn = instances({
  large: { sizes: { m: 64 } },
  sizes: { m: [3, 6] },
  reals: { gain: [1, 2, 1 / 2, 3, 1.25], stretch: [1.25, 1.375, 1.5, 2] },
});

/** The layers of the example; no stretch beyond √(m−1), and 5/4 of that for none. */
const examples = drawn.map(({ m, gain, stretch }) => {
  const s = stretch * stretch <= m - 1 ? stretch : 1.25;
  const layers: Matrix[] = [diagonal([gain, s * gain]), diagonal([gain], 1, 2)];
  return { m, weights: [...layers, ...Array.from({ length: m - 2 }, () => diagonal([gain]))] };
});

const FLAT = "w ∈ Ω₀: λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)}";
const LARGER = "σ_max(W_1) ≥ (5/4) σ_max(T)^{1/m}";

export default claim(examples, {
  id: "mulayoff2020/larger-than-path",
  title: "A layer of a flattest minimum may have a larger gain than the path has",
  kinds: ["exists"],
  locus: "§4, text after Theorem 3",
  reading: `“Not necessarily” says that there is a flattest minimum with a layer whose largest singular value is another one;
    “it must exist in all matrices” is Theorem 3. Two inputs, one output, white data.`,
  printed: holds`\exists\, w \in \Omega_0,\ k:\ \sigma_{\max}(W_k) > \sigma_{\max}(T)^{\frac{1}{m}}, \quad
      \sigma_{\max}(T)^{\frac{1}{m}} \in \operatorname{sv}(W_j) \text{ for all } j`(({ m, weights }) => {
    const sigma = spectralNorm(endToEnd(weights));
    const path = sigma.power(1, m);
    const nearest = weights.map((w) => minimum(eachSingularValue(w).map((value) => absolute(value.minus(path)))));
    return {
      [FLAT]: equal(largestEigenvalue(explicitMinimumHessian(weights)), leastSharpness(m, sigma)),
      [LARGER]: atLeast(spectralNorm(weights[0]!), path.times(5).over(4)),
      "some singular value of every W_j is σ_max(T)^{1/m}": equal(sum(nearest), exact(0), path.value),
    };
  }),
  equality: { "the stretch 5/4": { of: [FLAT, LARGER], at: [drawn.at({ m: 3 }), drawn.at({ m: 5, gain: 2 })] } },
  degenerate: { "the whole budget, √(m−1) = 2": drawn.at({ m: 5, stretch: 2 }) },
  situations: {
    "depth ≥ 5": ({ m }) => m >= 5,
    "σ_max(T) ≠ 1": (_, { reals }) => reals["gain"] !== 1,
  },
  budget: { share: 0.2, atLeast: 60 },
});
