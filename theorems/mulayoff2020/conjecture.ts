/**
 * End of §5.
 *
 * As printed: "although we focused on the case $\hat{\boldsymbol\Sigma}_x = \mathbf I$, we conjecture that
 * $\min_{\mathbf w\in\Omega}\lambda_{\max}(\mathbf H_{\mathbf w}) = \max_{\|\mathbf B\|_F=1}\nu(\mathbf B)$ also for
 * arbitrary $\hat{\boldsymbol\Sigma}_x$." With (25): $\nu(\mathbf B) \triangleq 2m\big\|(\mathbf
 * B\hat\Sigma_x^{1/2}\mathbf T^T)^{m-1}\mathbf B\hat\Sigma_x^{1/2}\big\|_2^{2/m}$.
 *
 * By a proof of our own, which nobody outside this project has refereed, equality holds, with the value
 * $2m\max_{\|v\|=1}\|Rv\|^{2/m}\|TRv\|^{2(1-1/m)}$, $R = \hat\Sigma_x^{1/2}$: it is in beyond/flattest-any-data, where
 * the verdict `holds` is on its steps. Here the verdict stays `open`: it says that the hunt refuted nothing, not what
 * we believe. The hunt is from both sides. On every problem a minimum bounds min λ_max from above and a B of rank one
 * bounds max ν from below, rounding included: their gap is certified. Searches that know nothing of the proof try to
 * widen it: ν is climbed from the drawn B and from B of full rank, and for m = 2, where the least sharpness is a convex
 * problem in W_2W_2^T, it is descended to from the drawn weights. By weak duality, a relation tested on drawn w and B,
 * no search may come beyond the other side's bound.
 */
import { fullRankOnFile, usual } from "../../generators/index.js";
import { atMost, claim, open } from "../../src/claim/index.js";
import { dualSharpness, endToEnd, minimumSharpness } from "../../src/numerics/index.js";
import { isZeroExactly, smallestEigenvalue } from "../../src/numerics/spectra/index.js";
import { part } from "../../src/statistics/index.js";
import { drawn, problems } from "./objects/conjecture.js";
import { wideLayers } from "./shared/assumptions.js";
import { type Bounds, BOUNDS, boundsOf } from "./shared/duality-gap.js";

const { at } = drawn;

/** Both sides of a problem are taken for the same where they are certainly as close as this. */
const CLOSE = 2 ** -20;

const gap = ({ lower, upper }: Bounds): number => (upper - lower) / upper;

/**
 * Equality is not for a search to conclude, so that the best outcome is `open`. It is `undecided` where the sides are
 * not known to be close, and contradicted where a ν is certainly above the sharpness of some minimum.
 */
const bothSides = part<Bounds, Bounds>({
  name: "both sides",
  certain: true,
  read: (bounds) => [bounds],
  verdict: (all) => {
    const crossed = all.some(
      ({ lower, upper, climbed, descended }) =>
        Math.max(lower, climbed) > Math.min(upper, descended > 0 ? descended : upper),
    );
    if (crossed) return "inconsistent";
    return all.every((bounds) => gap(bounds) <= CLOSE) ? "open" : "undecided";
  },
  summary: (all) => {
    const widest = all.reduce((a, b) => (gap(b) > gap(a) ? b : a));
    const convex = all.filter(({ descended }) => descended > 0);
    const climbed = Math.max(...all.map((bounds) => bounds.climbed / bounds.lower));
    const least = Math.min(...convex.map((bounds) => bounds.descended / bounds.upper));
    return (
      `${all.length} problems with T ≠ 0, ${convex.length} of them convex; ` +
      `largest relative gap ${gap(widest).toExponential(1)}, both sides in [${widest.lower}, ${widest.upper}]; ` +
      `searches came to ${climbed.toPrecision(6)} of the lower bounds and ` +
      `${Number.isFinite(least) ? least.toPrecision(6) : "—"} of the upper ones`
    );
  },
  departures: [],
});

export default claim(problems, {
  id: "mulayoff2020/conjecture",
  title: "The sharpness of the flattest minima for any data is a maximum of ν",
  kinds: ["conjecture", "bound"],
  locus: "end of §5, with (25)",
  reading: `Σ̂_x has full rank (§2), and A1 holds. The inequality ≥ is the one the paper derives before (26). Open as in the
    source; beyond/flattest-any-data has a proof of our own, which nobody outside this project has refereed.`,
  assumptions: [
    wideLayers(
      drawn,
      "Weak duality, which is tried alone, holds at every factorization of T = E(w), whatever the widths; A1 " +
        "makes room for a factorization of every T that reaches equality.",
    ),
    {
      name: "full rank",
      statement: String.raw`\lambda_{\min}(\hat\Sigma_x^{1/2}) \ge 1`,
      slack: ({ root }) => smallestEigenvalue(root).minus(1),
      onFile: fullRankOnFile,
      without: drawn.loosened({ reals: { shift: [0, 1 / 2] } }),
      remark:
        "Weak duality, which is tried alone, holds for every Σ̂_x ⪰ 0. Full rank makes T unique (3), and 1 is a " +
        "matter of scale.",
    },
  ],
  printed: open`\min_{w \in \Omega} \lambda_{\max}(H_w) = \max_{\|B\|_F = 1} \nu(B)`({
    columns: BOUNDS,
    observe: boundsOf,
    parts: [bothSides],
    relations: ({ weights, root, B }) => {
      const dual = dualSharpness(weights.length, endToEnd(weights), root, B);
      return {
        "ν(B) ≤ λ_max(H_w) for ‖B‖_F = 1": isZeroExactly(B) ? null : atMost(dual, minimumSharpness(weights, root)),
      };
    },
  }),
  equality: { "balanced scalar layers": [at({ widths: [1, 1, 1], W: [2, 2], G: 1, B: 1 })] },
  degenerate: {
    "two directions that tie": at({ widths: [2, 2, 2], W: ["1 0; 0 4", "1 0; 0 1"], G: "1 0; 0 0", B: "1 0; 0 1" }),
    "T = 0": at({ widths: [1, 1, 1], W: [0, 0], G: 0, B: 1 }),
    "B = 0": at({ widths: [1, 1, 1], W: [1, 1], G: 0, B: 0 }),
    "rank-deficient T, one output": at({ widths: [3, 1, 1], W: ["1 0 0", 2], G: "1 1 0; 0 1 0; 0 0 0", B: "0 1 0" }),
    "repeated singular values, white data": at({
      widths: [2, 2, 2],
      W: ["0 1; -1 0", "1 0; 0 1"],
      G: "0 0; 0 0",
      B: "1 0; 0 0",
    }),
  },
  situations: {
    "m ≥ 3": ({ weights }) => weights.length >= 3,
    "two inputs and two outputs or more": ({ d0, dL }) => Math.min(d0, dL) >= 2,
    ...usual("d_x ≠ d_y"),
    "a hidden width above the least": ({ widths, d0, dL }) => Math.max(...widths.slice(1, -1)) > Math.min(d0, dL),
    "correlated inputs": ({ root }) => root.cols >= 2 && root.at(0, 1) !== 0,
  },
  budget: { share: 0.1, atLeast: 60 },
});
