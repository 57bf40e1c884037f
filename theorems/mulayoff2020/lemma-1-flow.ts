/**
 * Lemma 1 i (§2).
 *
 * As printed: "Assume that $\hat{\boldsymbol\Sigma}_x=\mathbf I$, $d_y=d_x$, and that the weight matrices are all
 * square and initialized to $\mathbf I$. Then: i. Gradient flow can only converge to a flattest minimum."
 *
 * Why: at the identity $W_{k+1}^TW_{k+1}=W_kW_k^T$, and the flow keeps it, since $W_{k+1}^T\nabla_{W_{k+1}}\ell=
 * \nabla_{W_k}\ell\,W_k^T$ everywhere. Then $EE^T=(W_mW_m^T)^m$, all σ_max(W_k) are σ_max(E)^{1/m}, and by Theorem 4
 * every point w(t) is a flattest minimum for its own E(w(t)) as T. That is tested, for every T; it passes to a limit
 * with E = T.
 *
 * Two routes. The identity of the gradients is judged at the weights reached, with rigorous bounds. The sharpness along
 * the flow is that of weights that carry the integrator's error estimate as their radius, an estimate and no bound.
 */
import { instances, whiteOnFile } from "../../generators/index.js";
import { allSame, claim, equal, holds } from "../../src/claim/index.js";
import { endToEnd, exact, identity, Matrix, minimumSharpness, spectralNorm } from "../../src/numerics/index.js";
import { gradientFlow, squaredErrorGradients } from "../../src/numerics/descent/index.js";
import { identityLayers, identityStart } from "./shared/identity-start.js";
import { leastSharpness } from "./shared/least-sharpness.js";

/** Local error of a step against the norm of the weights: an accuracy to compute with; no verdict depends on it. */
const ACCURACY = 2 ** -30;

/** Enough for the durations below; a flow that needs more is judged where it stopped. */
const MAX_STEPS = 300;

const SPECIAL_LAWS = ["sign", "orthogonal", "diagonal", "lowRank", "nilpotent", "unit", "zero"];
const drawn = instances({
  large: { entries: 256, sizes: { depth: 12 } },
  file: { called: { T: "M" }, depth: true, own: ({ L }) => ({ depth: Math.max(L, 2) }) },
  reals: { duration: [1, 1 / 4, 1 / 16, 4] },
  fixed: { start: 1, deviation: 1 },
  sizes: { depth: [2, 4], d: [1, 3] },
  matrices: { T: { shape: ["d", "d"], laws: ["gaussian", "gaussian", "gaussian", ...SPECIAL_LAWS] } },
});

const flows = drawn.map((parts) => ({ ...parts, initial: identityLayers(parts.depth, parts.d, parts.start) }));

export default claim(flows, {
  id: "mulayoff2020/lemma-1-flow",
  title: "Gradient flow from the identity passes through flattest minima alone",
  kinds: ["dynamics"],
  locus: "Lemma 1 i",
  reading: `Among the minima, none but a flattest one is a limit of the flow (of every limit, the sentence is that of
    identity-limit), as in “when using the largest step size allowing convergence, we can only reach elements in the set
    of flattest global minima” (§2). That the flow does converge to a minimum is not said here, nor true for every T:
    for T = −1 and m ≥ 2 the weights solve dw/dt = −2w^{m−1}(w^m + 1) from w = 1 and tend to 0, a saddle. The abstract,
    “linear ResNets with zero initialization necessarily converge to the flattest of all minima”, needs more: T positive
    definite is enough, as in ii.`,
  assumptions: [
    {
      name: "white",
      statement: String.raw`\hat\Sigma_x = I`,
      slack: ({ deviation }) => exact(-Math.abs(deviation - 1)),
      onFile: whiteOnFile,
      without: drawn.loosened({ reals: { deviation: [2, 1 / 2] } }),
      remark:
        "Multiples of the identity are tried: the least sharpness is then another one, and the flow still reaches it.",
    },
    identityStart(drawn.loosened({ reals: { start: [2, 1 / 2] } })),
  ],
  printed: holds`W_k(0) = I,\ \lim_{t \to \infty} w(t) \in \Omega \implies \lim_{t \to \infty} w(t) \in \Omega_0`(
    ({ initial, T, duration, deviation }) => {
      // Σ̂_x = σ̂²I with the deviation σ̂.
      const gradient = (weights: readonly Matrix[]): Matrix[] =>
        squaredErrorGradients(weights, T, deviation * deviation);
      const options = { times: [duration], relativeTolerance: ACCURACY, maxSteps: MAX_STEPS };
      const { samples, errorEstimate } = gradientFlow(initial, gradient, options);
      const reached = samples.at(-1)!.weights;
      const onFlow = reached.map(({ rows, cols, data }) => new Matrix(rows, cols, data, errorEstimate));
      const slopes = gradient(reached);
      const above = reached.slice(1).map((w, k) => w.T.times(slopes[k + 1]!));
      const below = reached.slice(1).map((_, k) => slopes[k]!.times(reached[k]!.T));
      return {
        "λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)} at w = w(t), T = E(w)": equal(
          minimumSharpness(onFlow, identity(T.rows).times(deviation)),
          leastSharpness(initial.length, spectralNorm(endToEnd(onFlow))),
        ),
        "W_{k+1}ᵀ∇_{W_{k+1}}ℓ = ∇_{W_k}ℓ W_kᵀ at w(t)": allSame(above, below),
      };
    },
  ),
  equality: {
    "numbers, and a T that is not symmetric": [
      drawn.at({ depth: 2, T: 2 }),
      drawn.at({ depth: 3, duration: 1 / 4, T: "1 1; 0 2" }),
    ],
  },
  degenerate: {
    "T = −1: towards a saddle": drawn.at({ depth: 2, duration: 4, T: -1 }),
    "T = I: at rest": drawn.at({ depth: 3, T: 1 }),
    "T = 0: the limit is the zero network": drawn.at({ depth: 2, duration: 4, T: 0 }),
    "a quarter turn of the plane": drawn.at({ depth: 2, T: "0 -1; 1 0" }),
  },
  situations: {
    "m ≥ 3": ({ depth }) => depth >= 3,
    "d = 3": ({ d }) => d === 3,
    "T is not symmetric": ({ T, d }) => d >= 2 && T.at(0, 1) !== T.at(1, 0),
    "T is a negative number": ({ T, d }) => d === 1 && T.at(0, 0) < 0,
    "followed up to t = 4": ({ duration }) => duration === 4,
  },
  budget: { share: 0.06, atLeast: 60 },
});
