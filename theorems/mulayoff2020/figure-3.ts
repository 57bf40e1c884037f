/**
 * Figure 3 and its text (§4).
 *
 * As printed: "Here $W_j\in\mathbb R^{4\times4}$ for all layers. The figure depicts eight randomly drawn global minima,
 * four arbitrary and four flattest. … the intermediate gains in arbitrary global minimum solutions can be high.
 * However, in the flattest solutions (Fig. 3(b)), the gain that v experiences varies gracefully along the net (as
 * $(\sigma_{\max}(T))^{k/m}$), and the maximal gain of any other signal (highest blue point) is never much larger.
 * Finally, we see that v is indeed one of the singular vectors of the partial product matrix up to any depth".
 *
 * How the source draws minima is in an appendix that is not part of the text checked here. Ours: T Gaussian; flattest
 * minima with Haar frames between the layers and spread singular values beside the first; arbitrary ones from such by
 * random invertible matrices between the layers, of singular values from 1/4 to 4. The first have by construction what
 * is said of v; so on one instance in eight a descent of λ_max, which knows nothing of it, starts from the arbitrary
 * one.
 */
import { law } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import { DEPTH } from "../../src/experiments/mulayoff2020/intermediate-gains.js";
import { comparison, type Part, part, sometimes } from "../../src/statistics/index.js";
import { deviation, drawn, highest, pairs } from "./objects/figure-3.js";

const HUNDREDTH = 0.01;

/** g of each minimum, and how far the gain of v is off in flattest ones; 0 for a found one that is not there. */
const COLUMNS = ["arbitrary", "flattest", "off", "found", "off where found"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** Something that is at most a limit in every flattest minimum. */
function limited(
  name: string,
  limit: number,
  of: (row: Row) => readonly number[],
  what: string,
  bend: (datum: number, size: number) => number,
): Part<Row> {
  return part<Row, number>({
    name,
    certain: true,
    read: of,
    verdict: (data) => (data.every((x) => x <= limit) ? "consistent" : "inconsistent"),
    summary: (data) => `${name} in ${data.filter((x) => x <= limit).length} of ${data.length}`,
    departures: [
      {
        what,
        sizes: [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2],
        say: (size) => (size < 1 ? `${100 * size} % larger` : `${1 + size} times as large`),
        bend,
      },
    ],
  });
}

const whereFound = (name: "found" | "off where found") => (row: Row) => (row.found > 0 ? [row[name]] : []);
const larger = (gain: number, size: number): number => gain * (1 + size);
const further = (off: number, size: number): number => off + size;
const ROOT = Math.sqrt(DEPTH);

export default claim(pairs, {
  id: "mulayoff2020/figure-3",
  title: "Intermediate gains are high in arbitrary minima and graceful in flattest ones",
  kinds: ["law"],
  locus: "Figure 3",
  reading: `Six layers; minima are drawn and not trained. For flattest minima, that v gains σ_max(T)^{k/m} and no signal gains
    more than √m times that (the dotted line) is Theorem 2 and has a claim of its own; here it is looked at on minima drawn
    for a given T, whose sharpness is the least one up to rounding, and on minima that a descent of λ_max found. “Can be
    high” is true where some drawn arbitrary minimum exceeds the dotted line; “however” says that arbitrary minima have the
    larger gains. So, with g the largest σ_max(W_k⋯W_1)/σ_max(T)^{k/m} of a minimum: in more than half of all instances g is
    larger in an arbitrary minimum than in a flattest one for the same T; g ≤ √m and v gains within a hundredth of
    σ_max(T)^{k/m} for every k in each flattest one; and g > √m in some arbitrary one.`,
  printed: consistent`\|W_k \cdots W_1 v\| = \sigma_{\max}(T)^{\frac{k}{m}}, \quad \sigma_{\max}(W_k \cdots W_1)
      \le \sqrt{m}\, \sigma_{\max}(T)^{\frac{k}{m}} \text{ in flattest minima; higher in arbitrary ones}`({
    columns: COLUMNS,
    observe: ({ arbitrary, flattest, found }) => ({
      arbitrary: highest(arbitrary),
      flattest: highest(flattest),
      off: deviation(flattest),
      found: found === null ? 0 : highest(found),
      "off where found": found === null ? 0 : deviation(found),
    }),
    parts: [
      comparison<Row>({
        name: "larger gains in the arbitrary minimum",
        of: ({ flattest, found, arbitrary }) => [Math.max(flattest, found), arbitrary],
      }),
      sometimes<Row>({ name: "gains beyond √m in an arbitrary minimum", of: ({ arbitrary }) => arbitrary > ROOT }),
      limited("gains up to √m in flattest minima", ROOT, ({ flattest }) => [flattest], "the gains", larger),
      limited("gains up to √m where a descent ended", ROOT, whereFound("found"), "the gains", larger),
      limited("v gains σ_max(T)^{k/m} in flattest minima", HUNDREDTH, ({ off }) => [off], "the gain of v", further),
      limited(
        "v gains σ_max(T)^{k/m} where a descent ended",
        HUNDREDTH,
        whereFound("off where found"),
        "the gain of v",
        further,
      ),
    ],
  }),
  equality: "a comparison of drawn minima; Theorem 2 has the equalities",
  degenerate: {
    "T = I: all singular values are first ones": drawn.at({ seed: 1, T: law("identity") }),
    "T of rank one": drawn.at({ seed: 1, T: law("rankOne", 1) }),
  },
  situations: {
    "a descent is made": (_, { sizes }) => sizes["seed"]! % 8 === 0,
    "a descent arrives": ({ found }) => found !== null,
    "both are drawn alone": (_, { sizes }) => sizes["seed"]! % 8 !== 0,
  },
  budget: { share: 0.12, atLeast: 120 },
});
