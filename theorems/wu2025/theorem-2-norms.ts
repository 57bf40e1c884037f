/**
 * Theorem 2 (Theorem 4.1 of Wu and Su, ICML 2023).
 *
 * As printed: "$\|\theta\|_{2,q} := \sqrt{\sum_{j=1}^m(\|w_j\|^2+qa_j^2)}$. … Let $N(d,\delta) = \inf\{n\in\mathbb N :
 * d\log(n/\delta)/n\le1\}$. If $n\gtrsim N(d,\delta)$, then it holds w.p. 1 − δ that
 * $\mathrm{Tr}(G(\theta))\sim\|\theta\|_{2,d}$, $\|G(\theta)\|_F\sim\|\theta\|_{2,\sqrt d}$. If $n\gtrsim
 * dN(d,\delta)$, then it holds w.p. at least 1 − δ that $\|G(\theta)\|_2\sim\|\theta\|_{2,1}$."
 *
 * Neurons point anywhere, or at samples; they are dominated by the w_j or by the a_j. Measured: X/Y for d = 3, 6 and 12
 * with two and three neurons, for 16, 48 and 128 neurons at d = 2 and 3, and for θ scaled by 1/8 to 8. A wrong power of
 * d, m or the scale of θ is s^{1/2} at least for these sizes s. The sizes and the constant of ≳ were moved until trial
 * runs had pairs enough; no ratio was ever found to grow or fall.
 *
 * One c and C for all θ, d and m: on the whole sphere and for large $w_j$, X/Y is 1/2 at most, and at least 1/(2π): the
 * weighted mean of $\mathbb E\sigma(w^Tx)\sigma(v^Tx)/(\|w\|\|v\|)$ over all pairs, and of its square, is least where
 * the directions are uniform. Half of the one and twice the other are granted to samples. In one case of seven, for
 * this alone, all neurons point away from the mean of the samples, where few are active.
 */
import { claim, consistent, inconsistent } from "../../src/claim/index.js";
import { boundedRatio, failures } from "../../src/statistics/index.js";
import { COLUMNS, DELTA, drawn, measured, type Norm, NORMS, type Row } from "./objects/theorem-2-norms.js";

/** c and C. */
const [LEAST, MOST] = [1 / (4 * Math.PI), 1];

/** X over ‖θ‖_{2,q} to the given power. */
const quotient = (row: Row, norm: Norm, degree: 1 | 2): number =>
  row[norm] / (degree === 2 ? row[NORMS[norm]] : Math.sqrt(row[NORMS[norm]]));

/** X against ‖θ‖_{2,q} to the given power, as one size grows and the rest is as drawn. */
function tests(degree: 1 | 2) {
  return (Object.keys(NORMS) as Norm[]).flatMap((norm) => {
    const name = `${norm} over ‖θ‖${degree === 2 ? "²" : ""}`;
    const as = (size: "d" | "m" | "scale", when: string, keep: (row: Row) => boolean) =>
      boundedRatio<Row>({
        name: `${name}, with ${size}${when}`,
        of: (row) => (row.away === 0 && keep(row) ? { size: row[size], ratio: quotient(row, norm, degree) } : null),
        may: "stay",
      });
    return [
      as("d", ", large w_j", ({ widening, outer }) => widening === 0 && outer === 0),
      as("d", ", large a_j", ({ widening, outer }) => widening === 0 && outer === 1),
      as("m", "", ({ widening }) => widening === 1),
      as("scale", "", () => true),
      failures<Row>({
        name: `${name} in [1/(4π), 1], w_j away`,
        of: (row) => {
          if (row.away === 0) return null;
          const ratio = quotient(row, norm, degree);
          return { failed: !(ratio >= LEAST && ratio <= MOST), stated: DELTA };
        },
      }),
    ];
  });
}

/** The law that each X is like ‖θ‖_{2,q} to this power. */
const law = (degree: 1 | 2) => ({
  needs: 950,
  columns: COLUMNS,
  observe: (row: Row) => row,
  parts: tests(degree),
});

export default claim(measured, {
  id: "wu2025/theorem-2-norms",
  title: "Norms of the Fisher matrix are equivalent to weighted norms of the parameters",
  kinds: ["rate"],
  locus: "Theorem 2",
  reading: `X ∼ Y says cY ≤ X ≤ CY with constants independent of θ, d, m and n; n is 2N(d, 0.1), or d times that for the
    third. One sample a case: X/Y is compared between sizes in the median, and is outside of [1/(4π), 1] with probability δ at
    most where all w_j point away from the samples. The norm is the one defined on the same slide, with the root.`,
  printed:
    inconsistent`\text{w.p. } 1 - \delta: \ n \gtrsim N(d, \delta) \implies \operatorname{Tr} G(\theta) \sim \|\theta\|_{2,d},
      \ \|G(\theta)\|_F \sim \|\theta\|_{2,\sqrt{d}}; \quad \text{w.p. at least } 1 - \delta: \ n \gtrsim d N(d, \delta)
      \implies \|G(\theta)\|_2 \sim \|\theta\|_{2,1}`(law(1)),
  corrected:
    consistent`\text{w.p. } 1 - \delta: \ n \gtrsim N(d, \delta) \implies \operatorname{Tr} G(\theta) \sim \|\theta\|_{2,d}^2,
      \ \|G(\theta)\|_F \sim \|\theta\|_{2,\sqrt{d}}^2; \quad \text{w.p. at least } 1 - \delta: \ n \gtrsim d N(d, \delta)
      \implies \|G(\theta)\|_2 \sim \|\theta\|_{2,1}^2`(law(2)),
  equality: "the constants of the equivalences are not named, so no instance is one of equality",
  degenerate: {
    "two opposite neurons, nearly": drawn.at({ heavy: "outer", level: "low", seed: 1, W: "1 0 0; -2 0 0", a: "1; 1" }),
  },
  situations: {
    "d = 12": ({ d }) => d === 12,
    "m = 128": ({ m }) => m === 128,
    "large a_j": ({ outer }) => outer === 1,
    "w_j along the samples": (_, { choices }) => choices["directions"] === "samples",
    "m > 2 and d > 2": ({ d, m }) => d > 2 && m > 2,
    "w_j away from the samples": ({ away }) => away === 1,
    "scale ≠ 1": ({ scale }) => scale !== 1,
  },
  erratum: {
    grade: "notation",
    slip: `The norm is defined with a root on the same slide, so that it is homogeneous of degree one, while G(θ) is
      quadratic in θ: replacing θ by tθ multiplies the left sides by t² and the right sides by t. No constants can serve all
      θ. It is one slip with that of wu2025/path-norm: were the definition without the root, both would be right.`,
    instead: "Tr G ∼ ‖θ‖²_{2,d}, ‖G‖_F ∼ ‖θ‖²_{2,√d} and ‖G‖₂ ∼ ‖θ‖²_{2,1}.",
  },
  budget: { share: 0.95, atLeast: 60 },
});
