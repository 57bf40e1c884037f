/**
 * Proof of Theorem 1 (McAllester), the displays from "By the Chernoff-Cramer approach" to "Optimizing λ".
 *
 * As printed: "By the Chernoff-Cramer approach, we have $\mathbb P_S(\mathbb E_{h\sim Q}[\hat\Delta_n(h)] \ge t) \ge
 * \frac{\mathbb E_S[e^{\lambda\mathbb E_{h\sim Q}[\hat\Delta_n(h)]}]}{e^{\lambda t}}$. By Donsker and Varadhan's
 * variational principle, $e^{\lambda\mathbb E_{h\sim Q}[\hat\Delta_n(h)]} \le \mathbb E_{h\sim
 * P}[e^{\lambda\hat\Delta_n(h)}]e^{D_{KL}(Q\|P)}$. Taking expectation wrt S gives $\mathbb E_S[e^{\lambda\mathbb
 * E_{h\sim Q}[\hat\Delta_n(h)]}] \le \mathbb E_S\mathbb E_{h\sim P}[e^{\lambda\hat\Delta_n(h)}]e^{D_{KL}(Q\|P)} \le
 * \mathbb E_{h\sim P}\mathbb E_S[e^{\lambda\hat\Delta_n(h)}]e^{D_{KL}(Q\|P)} \le
 * e^{\frac{\lambda^2}{8n}+D_{KL}(Q\|P)}$. Therefore, we have $\mathbb P_S(\mathbb E_{h\sim Q}[\hat\Delta_n(h)] \ge t)
 * \le e^{-\lambda t+\frac{\lambda^2}{8n}+D_{KL}(Q\|P)}$. This yield with probability at least $1-\delta$, we have
 * $\mathbb E_{h\sim Q}[\hat\Delta_n(h)] \le \frac{\lambda}{8n}+\frac{D_{KL}(Q\|P)+\log(1/\delta)}{\lambda}$."
 *
 * The second ≤ of the chain exchanges two finite means: it is checked as the equality that it is.
 */
import { allAtMost, atLeast, atMost, claim, equal, holds, refuted, tex } from "../../src/claim/index.js";
import { exact, exponential } from "../../src/numerics/index.js";
import { drawn, type Proof, proofs } from "./objects/chernoff.js";
import { shownProblem } from "./shared/drawn-problem.js";

const MARKOV = "P_S(E_Q Δ ≥ t) ≤ E_S e^{λE_Q Δ}/e^{λt}";
const CHANGE = "e^{λE_Q Δ} ≤ E_P e^{λΔ} · e^{KL}";
const IN_MEAN = "E_S e^{λE_Q Δ} ≤ E_S E_P e^{λΔ} · e^{KL}";

/** All displays after the first. */
const afterMarkov = ({
  changes,
  factor,
  meanOfQ,
  meanOfP,
  swapped,
  most,
  excess,
  reached,
  exceeded,
  delta,
}: Proof) => ({
  [CHANGE]: allAtMost(changes.map(([fromQ, fromP]) => [fromQ, fromP.times(factor)])),
  [IN_MEAN]: atMost(meanOfQ, meanOfP.times(factor)),
  "E_S E_P e^{λΔ} = E_P E_S e^{λΔ}, printed with ≤": equal(meanOfP, swapped),
  "E_P E_S e^{λΔ} · e^{KL} ≤ e^{λ²/(8n) + KL}": atMost(swapped.times(factor), exponential(most)),
  "P_S(E_Q Δ ≥ t) ≤ e^{−λt + λ²/(8n) + KL}": atMost(reached, exponential(most.minus(excess))),
  "P_S(E_Q Δ > λ/(8n) + (KL + log(1/δ))/λ) ≤ δ": atMost(exceeded, exact(delta)),
});

const CHAIN = tex`\mathbb{E}_S\big[e^{\lambda \mathbb{E}_Q \hat\Delta_n}\big]
  \le \mathbb{E}_S \mathbb{E}_P\big[e^{\lambda \hat\Delta_n}\big] e^{D_{\mathrm{KL}}(Q\|P)}
  \le \mathbb{E}_P \mathbb{E}_S\big[e^{\lambda \hat\Delta_n}\big] e^{D_{\mathrm{KL}}(Q\|P)}
  \le e^{\frac{\lambda^2}{8n} + D_{\mathrm{KL}}(Q\|P)}`;

export default claim(proofs, {
  id: "wu2025/chernoff",
  title: "The steps from Markov's inequality to the bound for one λ",
  kinds: ["bound", "identity"],
  locus: "proof of Theorem 1 (McAllester), from “By the Chernoff-Cramer approach” to “Optimizing λ”",
  reading: `λ > 0, t and Q are fixed before the sample S is drawn: the steps take e^{KL(Q‖P)} out of E_S, which means nothing
    otherwise. ℋ and 𝒵 are finite, and all samples are enumerated.`,
  assumptions: [
    {
      name: "loss in [0, 1]",
      statement: tex`\ell : \mathcal{H} \times \mathcal{Z} \mapsto [0, 1]`,
      slack: ({ losses }) => exact(1 - Math.max(...losses.flat())),
      without: drawn.loosened({ reals: { ceiling: [2, 4] } }),
    },
    {
      name: "positive λ",
      statement: tex`\lambda > 0`,
      slack: ({ lambda }) => exact(lambda),
      without: drawn.loosened({ reals: { lambda: [-1, -2, 1, -4] } }),
    },
  ],
  printed: refuted`\mathbb{P}_S\big(\mathbb{E}_Q \hat\Delta_n \ge t\big)
      \ge \frac{\mathbb{E}_S\big[e^{\lambda \mathbb{E}_Q \hat\Delta_n}\big]}{e^{\lambda t}}, \quad ${CHAIN}`(
    (proof) => ({
      "P_S(E_Q Δ ≥ t) ≥ E_S e^{λE_Q Δ}/e^{λt}": atLeast(proof.reached, proof.chernoff),
      ...afterMarkov(proof),
    }),
  ),
  corrected: holds`\mathbb{P}_S\big(\mathbb{E}_Q \hat\Delta_n \ge t\big)
      \le \frac{\mathbb{E}_S\big[e^{\lambda \mathbb{E}_Q \hat\Delta_n}\big]}{e^{\lambda t}}, \quad ${CHAIN}`(
    (proof) => ({ [MARKOV]: atMost(proof.reached, proof.chernoff), ...afterMarkov(proof) }),
  ),
  equality: {
    "one hypothesis without loss, t = 0: Δ = 0 for every sample": {
      of: [MARKOV, CHANGE, IN_MEAN],
      at: [
        drawn.at({ n: 1, t: 0, data: 0, P: 0, Q: 0, loss: 0 }),
        drawn.at({ n: 2, lambda: 4, t: 0, delta: 0.25, data: "0 2", P: 0, Q: 0, loss: "0 0" }),
      ],
    },
    "Q the Gibbs measure of one sample": {
      of: [CHANGE],
      at: [
        drawn.at({ posterior: "tilted", n: 1, lambda: 2, data: "0 1", P: "0 0", Q: "0 0", loss: "1 0; 0 1" }),
        drawn.at({ posterior: "tilted", n: 2, lambda: 4, data: "0 2", P: "1 0 3", Q: "0 0 0", loss: "1 0; 0 1; 0 0" }),
      ],
    },
  },
  degenerate: {
    "Q a point mass": drawn.at({ n: 2, lambda: 2, t: 0.25, data: "0 1", P: "0 0", Q: "0 0", loss: "1 0; 0 1" }),
    "identical hypotheses, Q = P": drawn.at({
      ...{ n: 3, lambda: 4, t: 0.5, delta: 0.0625 },
      ...{ data: "0 0", P: "0 0", Q: "0 1", loss: "1 0; 1 0" },
    }),
  },
  quantities: ({ delta }) => ({ delta }),
  shown: ({ problem, posterior, lambda, delta }, { reals }) => ({
    ...shownProblem(problem),
    ...{ Q: posterior.map(({ value }) => value), λ: lambda, t: reals["t"]!, δ: delta },
  }),
  situations: {
    "n, |𝒵|, |ℋ| ≥ 2": (_, { sizes }) => Math.min(sizes["n"]!, sizes["points"]!, sizes["hypotheses"]!) >= 2,
    "a prior that is not uniform": ({ priorWeights }) => new Set(priorWeights).size > 1,
    "λ < 1": ({ lambda }) => lambda < 1,
    "t > 0": (_, { reals }) => reals["t"]! > 0,
    "Q made from P and a sample, two hypotheses or more": (_, { choices, sizes }) =>
      choices["posterior"] === "tilted" && sizes["hypotheses"]! >= 2,
    "δ ≤ 1/4, not fitted to the problem": (_, { choices, reals }) =>
      choices["level"] === "drawn" && reals["delta"]! <= 1 / 4,
  },
  budget: { share: 0.2, atLeast: 60 },
  erratum: {
    grade: "notation",
    slip: `Markov's inequality bounds P(X ≥ t) by E e^{λX}/e^{λt} from above; the text at hand has ≥, both times that it
      prints the display. With one hypothesis, one point and t > 0 the gap is 0, the left side 0 and the right side
      e^{−λt} > 0. A slip of the sign: what follows in the proof uses ≤. The printed ≥ holds only with equality, where
      E_Q Δ = t for every S, so t = 0 and no gap.`,
    instead: `The first display holds with ≤ in place of ≥, and all others as printed, for Q fixed before the sample is
      drawn.`,
  },
});
