/**
 * Appendix A, Lemma 6.
 *
 * As printed (formulas restored from the proof): "Let" $N\in\mathbb R^{d\times d}$ "with i.i.d. standard Gaussian
 * entries, and" $h\in\mathbb R^d$, $h\ne0$. "Then" $\frac{\|Nh\|^2}{\|h\|^2}\sim\chi^2(d)$ "and"
 * $\frac{h^\top Nh}{\|h\|^2}\sim\mathcal N(0,1)$.
 *
 * Every case draws some N for one h, and every N gives both numbers. Cases of all d and h are pooled by what the lemma
 * implies for independent numbers, exactly and for every sample size:
 * - the distribution functions that it states turn the numbers into uniform ones, of which the empirical distribution
 *   function is close to uniform by the inequality of Dvoretzky, Kiefer and Wolfowitz;
 * - $\sum\|Nh\|^2/\|h\|^2\sim\chi^2(\sum d)$ and $\sum(h^\top Nh/\|h\|^2)^2\sim\chi^2(\text{count})$, which see a wrong
 *   scale;
 * - with two-sided tails $v=2\min(F,1-F)$, F the first distribution function, $-2\sum\ln v\sim\chi^2(2\,\text{count})$
 *   (Fisher 1932), which sees a wrong spread of ‖Nh‖² around the right mean: a Gamma distribution with a variance that
 *   is off by a tenth, but not every distribution with this variance (two scales of χ² with equal probability are at
 *   the limit).
 */
import { instances, law } from "../../generators/index.js";
import { claim, consistent, tex } from "../../src/claim/index.js";
import { chain, exact, frobeniusSquared, isZeroExactly } from "../../src/numerics/index.js";
import { gaussianImageLaw } from "./shared/gaussian-image-law.js";
import { isDrawnFrom } from "./shared/regression.js";

/** The matrices N of one case. */
const DRAWS = 32;
const DRAWN = Array.from({ length: DRAWS }, (_, i) => i);
const ENERGIES = DRAWN.map((i) => `energy ${i}` as const);
const ALONGS = DRAWN.map((i) => `along ${i}` as const);

/** d, and for each N the energy ‖Nh‖²/‖h‖² and the part along h, hᵀNh/‖h‖². */
type Column = "d" | `energy ${number}` | `along ${number}`;
type Row = Readonly<Record<Column, number>>;

const drawn = instances({
  large: { d: 32 },
  sizes: { d: [1, 6] },
  matrices: {
    h: { shape: ["d", 1], laws: ["positive", "sign", "unit", "gaussian", "graded"] },
    N: { each: ["d", "d"], count: DRAWS, laws: ["gaussian"] },
  },
});

export default claim(drawn, {
  id: "marion2024/lemma-6",
  title: "The distributions of a Gaussian matrix applied to a vector",
  noFile: "it is a law of Gaussian matrices, of which a file is no draw",
  kinds: ["law"],
  locus: "Appendix A, Lemma 6",
  reading: `h is fixed before N is drawn. The two numbers are not said to be independent, and are not: each of the two
    distributions is tested by itself.`,
  assumptions: [
    {
      name: "h ≠ 0",
      statement: tex`h \ne 0`,
      slack: ({ h }) => exact(isZeroExactly(h) ? -1 : 0),
      remark: "Without it the quotients are not defined.",
    },
  ],
  printed: consistent`\frac{\|Nh\|^2}{\|h\|^2} \sim \chi^2(d), \quad \frac{h^\top N h}{\|h\|^2} \sim \mathcal{N}(0, 1)`(
    {
      needs: 400,
      columns: ["d", ...DRAWN.flatMap((i): Column[] => [`energy ${i}`, `along ${i}`])],
      observe: ({ N, h }): Row | null => {
        if (isZeroExactly(h)) return null;
        const size = frobeniusSquared(h).value;
        const quotients = N.map((n, i) => ({
          [`energy ${i}`]: frobeniusSquared(n.times(h)).value / size,
          [`along ${i}`]: chain([h.T, n, h]).data[0]! / size,
        }));
        return Object.assign({ d: h.rows }, ...quotients) as Row;
      },
      parts: gaussianImageLaw<Row>(
        (row) => [{ d: row.d, values: ENERGIES.map((name) => row[name]!) }],
        (row) => [{ d: row.d, values: ALONGS.map((name) => row[name]!) }],
      ),
      told: (rows) => `${rows.length * DRAWS} matrices N`,
    },
  ),
  equality: "a statement on distributions, tested statistically; there is no inequality to reach",
  degenerate: {
    "d = 1: the square of a normal variable": drawn.at({ h: 1, N: law("gaussian", 1) }),
    "N = 0": drawn.at({ h: 2, N: DRAWN.map(() => 0) }),
    "h = 0": drawn.at({ h: 0, N: law("gaussian", 2) }),
  },
  situations: {
    "d = 1": ({ d }) => d === 1,
    "d ≥ 5": ({ d }) => d >= 5,
    "entries of h of different sizes": ({ d }, spec) => d >= 2 && isDrawnFrom(spec, "h", ["graded", "gaussian"]),
  },
});
