/**
 * Beyond the third bound of unseen-spread, which is for $\delta\le1/\sqrt2$.
 *
 * A D that is not seen has $(1+\delta)\|D\|_F^2\le\delta\|D\|_*^2$ for $\delta\le1/\sqrt2$ there. It is not so for
 * every δ: with D = diag(s, 1, 1) alone unseen, δ = (s²+1)/(s²+3), the sides are $2(s^2+2)^2$ and $(s^2+1)(s+2)^2$ over
 * s² + 3, and the first one is larger for s > 3.3553, δ > 0.85973. Up to 17/20 it holds (unseen-even). Up to which δ
 * between these is open; here it is asked for 6/7 = 0.857.
 *
 * What the first bound of unseen-spread does not exclude: three singular values (σ, 1, a) with small a, for which it
 * leaves room above 1/√2. No measurements are known that use it.
 */
import { CONTRASTS, PATTERN_LAWS, UNSEEN_LAWS, unseenMeasurements } from "../../generators/families/index.js";
import { instances, law } from "../../generators/specs/index.js";
import { atMost, claim, open } from "../../src/claim/index.js";
import { exact, isClearlyPositive } from "../../src/numerics/arithmetic/index.js";
import { frobeniusSquared, identity } from "../../src/numerics/matrices/index.js";
import { nuclearNorm } from "../../src/numerics/spectra/index.js";
import { part } from "../../src/statistics/index.js";

const parts = instances({
  // There are as many measurements as D has entries, less one.
  large: { entries: 512 },
  reals: { contrast: CONTRASTS },
  sizes: { rows: [1, 5], cols: [1, 5] },
  matrices: {
    D: { shape: ["rows", "cols"], laws: [...UNSEEN_LAWS, "diagonal", "graded"] },
    pattern: { shape: ["rows", "cols"], laws: PATTERN_LAWS },
  },
});

// The measurements that do not see D alone, with their δ; none where that would take δ to 1.
const drawn = parts.map(({ D, pattern, contrast }) => {
  const { unseen, delta } = unseenMeasurements(D, { pattern, contrast }, 2);
  return { D, delta: unseen === null ? null : delta };
});

/** Both sides for a D that is not seen. */
function sidesOf({ D, delta }: ReturnType<typeof drawn.materialize>) {
  if (delta === null) return null;
  const [size, whole] = [frobeniusSquared(D), nuclearNorm(D)];
  if (!isClearlyPositive(whole, "D = 0 is seen by nobody")) return null;
  return { delta, left: size.times(delta.plus(1)), right: delta.times(whole.squared()) };
}

interface Share {
  readonly delta: number;
  readonly share: number;
}

const largest = part<Share, Share>({
  name: "the largest quotient",
  certain: false,
  read: (one) => [one],
  verdict: () => "open",
  summary: (all) => {
    const small = all.filter(({ delta }) => delta <= 6 / 7);
    const most = small.reduce<Share>((a, b) => (b.share > a.share ? b : a), { delta: 0, share: 0 });
    const above = all.filter(({ share }) => share > 1).map(({ delta }) => delta);
    return (
      `${small.length} D with δ ≤ 6/7, the largest quotient of the sides ${most.share.toPrecision(6)} at δ = ${most.delta.toPrecision(4)}; ` +
      `of ${all.length} in all ${above.length} with a larger left side, the least δ of these ${Math.min(...above).toPrecision(4)}`
    );
  },
  departures: [],
});

export default claim(drawn, {
  id: "beyond/unseen-further",
  title: "Whether what is not seen is spread as evenly for δ above 1/√2",
  noFile: "it is about a single direction that is not seen, and makes the measurements",
  kinds: ["conjecture", "bound"],
  locus: "beyond gatmiry2023/theorem-2",
  reading: `A question that unseen-even leaves: the third bound of unseen-spread for δ between 17/20 and 6/7. Asked of measurements that do not see one
    direction alone, with weights of their own for the others. flatcheck hunt beyond/unseen-further --seed 1 --evaluations
    100000 finds no counterexample, and nothing nearer than the equality cases.`,
  printed: open`\mathcal A(D)=0,\ \delta \le \tfrac67 \Rightarrow (1+\delta)\|D\|_F^2 \le \delta\|D\|_*^2`({
    columns: ["delta", "share"],
    observe: (instance) => {
      const sides = sidesOf(instance);
      return sides === null ? null : { delta: sides.delta.value, share: sides.left.value / sides.right.value };
    },
    parts: [largest],
    relations: (instance) => {
      const sides = sidesOf(instance);
      const isAsked =
        sides !== null && isClearlyPositive(exact(6).over(7).minus(sides.delta), "it is asked for δ ≤ 6/7 alone");
      return { "(1+δ)‖D‖_F² ≤ δ‖D‖_*², δ ≤ 6/7": isAsked ? atMost(sides.left, sides.right) : null };
    },
  }),
  equality: {
    "the identity alone unseen": [3, 5].map((k) => parts.at({ D: identity(k).toRows(), pattern: law("zero") })),
  },
  degenerate: {
    "δ = 2/3, below 1/√2": parts.at({ D: "1 0 0; 0 1 0; 0 0 0.5", pattern: law("zero") }),
    "s = 3.3125, just below the first D at which it fails": parts.at({
      D: "3.3125 0 0; 0 1 0; 0 0 1",
      pattern: law("zero"),
    }),
    "s = 4, where it fails for δ = 17/19": parts.at({ D: "4 0 0; 0 1 0; 0 0 1", pattern: law("zero") }),
    "D = 0": parts.at({ D: 0, pattern: 0 }),
  },
  budget: { share: 0.3, atLeast: 60 },
  situations: {
    "3 × 3 or more": ({ D }) => Math.min(D.rows, D.cols) >= 3,
    "not square": ({ D }) => D.rows !== D.cols,
  },
});
