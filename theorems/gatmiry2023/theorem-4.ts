/**
 * Theorem 4 (§1.1). As printed: "Suppose $\{A_i\}_{i=1}^n$ are randomly sampled from multivariate Gaussian distribution
 * $\mathcal{G}$, let $\tilde{\mathbf{W}} = \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \|E(\mathbf{W})\|_F$ to be
 * the minimum Frobenius norm interpolating solution, then the expected population loss is
 * $\mathbb{E}\bar{\mathcal{L}}(\tilde{\mathbf{W}}) = (1 - \min\{n, d_0d_L\}/(d_0d_L)) \|M^*\|_F^2.$"
 *
 * With the projection $\tilde M$ of $M^*$, $x = \|\tilde M - M^*\|_F^2/\|M^*\|_F^2$ is in [0, 1]. For $n < D = d_0d_L$
 * its mean is $1 - n/D$ whatever $M^*$ (as a Beta((D−n)/2, n/2) variable its variance is $\mu(1-\mu)/(D/2+1)$, which
 * here sizes bets alone). For $n \ge D$ it is 0 with probability one. The measured constant is the c in $\mathbb{E}x =
 * c(1 - n/D)$.
 */
import { instances, law } from "../../generators/index.js";
import { claim, consistent, equal, same } from "../../src/claim/index.js";
import { frobeniusSquared, inner, isZeroExactly, minimumFrobenius } from "../../src/numerics/index.js";
import type { Random } from "../../src/random/index.js";
import { mean, one, part, type Predicted } from "../../src/statistics/index.js";
import { isDeficient } from "./shared/situations.js";

const drawn = instances({
  large: { d: 32 },
  sizes: { outputs: [1, 6], inputs: [1, 6], n: ({ outputs, inputs }) => [1, outputs * inputs + 1] },
  matrices: {
    A: { each: ["outputs", "inputs"], count: "n", laws: ["gaussian"], quantified: "almost surely" },
    M: ["outputs", "inputs"],
  },
});

/** M*, M̃, n and D = d_0d_L. */
const interpolated = drawn.map(({ A, M, outputs, inputs, n }) => ({
  truth: M,
  found: minimumFrobenius({ measurements: A, labels: A.map((a) => inner(a, M)) }),
  n,
  D: outputs * inputs,
}));

const COLUMNS = ["L̄/‖M*‖_F²", "d₀d_L", "n"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** The loss as a share of ‖M*‖_F², with the mean that is stated. */
interface Datum extends Predicted {
  /** n/d_0d_L. */
  readonly seen: number;
}

const predicted = ({ "L̄/‖M*‖_F²": value, "d₀d_L": D, n }: Row): Datum => {
  const stated = 1 - n / D;
  return { value, mean: stated, variance: (stated * (1 - stated)) / (D / 2 + 1), seen: n / D };
};

const inAll = mean<Predicted>({ name: "the mean of all", of: (datum) => datum });

/** Where few, some and many directions are unseen. */
const THIRDS = [
  { at: "n/d₀d_L > 2/3", isIn: ({ seen }: Datum) => seen > 2 / 3 },
  { at: "n/d₀d_L from 1/3 to 2/3", isIn: ({ seen }: Datum) => seen >= 1 / 3 && seen <= 2 / 3 },
  { at: "n/d₀d_L < 1/3", isIn: ({ seen }: Datum) => seen < 1 / 3 },
] as const;

/** By which share the mean is bent there, by putting values at an end of [0, 1]. */
const SHARES = [0.1, 0.2, 0.3, 0.5, 1, 2, 3, 9] as const;

/** The same test, bent in one third alone: a mean that is right in all may be off there. */
const inThirds = part<Row, Datum>({
  name: "the same, in thirds",
  read: one(predicted),
  verdict: inAll.verdict,
  summary: (data) => {
    const factors = THIRDS.map(({ at, isIn }) => {
      const [found, stated] = data.reduce(
        ([x, m], datum) => (isIn(datum) ? [x + datum.value, m + datum.mean] : [x, m]),
        [0, 0],
      );
      return `${(found / stated).toFixed(2)} at ${at}`;
    });
    return `in thirds ${factors.join(", ")}`;
  },
  departures: THIRDS.flatMap(({ at, isIn }) => {
    const bent = (end: 0 | 1, chance: (size: number, stated: number) => number) => ({
      what: `the mean at ${at}`,
      sizes: SHARES,
      say: (size: number) => `${end === 0 ? "divided by" : "times"} ${1 + size}`,
      bend: (datum: Datum, size: number, random: Random) =>
        isIn(datum) && random.uniform() < chance(size, datum.mean) ? { ...datum, value: end } : datum,
    });
    return [bent(0, (size) => size / (1 + size)), bent(1, (size, stated) => (size * stated) / (1 - stated))];
  }),
});

export default claim(interpolated, {
  id: "gatmiry2023/theorem-4",
  title: "The expected loss of the interpolating matrix of least Frobenius norm",
  kinds: ["law"],
  locus: "Theorem 4",
  reading: `M* is fixed, the expectation is over the measurements, and L̄(W) = ‖E(W) − M*‖_F² as in Theorem 3. Only
    M̃ = E(W̃) enters, which is unique and, the widths being sufficient, the interpolating matrix of least norm: the
    projection of M* onto the span of the A_i. The less is unseen, the more the loss varies: a mean that is wrong at
    n/d₀d_L > 2/3 alone has to be off by much more than one that is wrong throughout, as is measured.`,
  printed: consistent`A_i \stackrel{\text{iid}}{\sim} \mathcal{G},\
      \tilde{\mathbf{W}} = \arg\min_{\mathcal{L}(\mathbf{W})=0} \|E(\mathbf{W})\|_F:\quad
      \mathbb{E}\bar{\mathcal{L}}(\tilde{\mathbf{W}})
      = \left(1 - \frac{\min\{n, d_0 d_L\}}{d_0 d_L}\right) \|M^*\|_F^2`({
    needs: 400,
    columns: COLUMNS,
    observe: ({ truth, found, n, D }) => {
      const size = frobeniusSquared(truth).value;
      if (size === 0 || n >= D) return null;
      return { "L̄/‖M*‖_F²": Math.min(1, frobeniusSquared(found.minus(truth)).value / size), "d₀d_L": D, n };
    },
    parts: [mean<Row>({ name: "E L̄(W̃) against (1 − n/d₀d_L)‖M*‖_F²", of: predicted }), inThirds],
    relations: ({ truth, found, n, D }) => {
      if (n >= D) return { "M̃ = M* for n ≥ d₀d_L": same(truth, found) };
      if (isZeroExactly(truth)) return {};
      return {
        "‖M̃ − M*‖_F² = ‖M*‖_F² − ‖M̃‖_F² for n < d₀d_L": equal(
          frobeniusSquared(found.minus(truth)),
          frobeniusSquared(truth).minus(frobeniusSquared(found)),
        ),
      };
    },
  }),
  equality: {
    "as many measurements as entries": [1, 2, 3].map((outputs) =>
      drawn.at({ outputs, inputs: 2, n: 2 * outputs, A: law("gaussian", 11), M: law("positive", 12) }),
    ),
  },
  degenerate: {
    "M* = 0": drawn.at({ n: 1, A: law("gaussian", 1), M: "0 0" }),
    "1×1": drawn.at({ n: 1, A: law("gaussian", 2), M: 3 }),
    "more measurements than entries": drawn.at({ n: 3, A: law("gaussian", 3), M: "1 2" }),
  },
  situations: {
    "two directions unseen or more": ({ n, D }) => D - n >= 2,
    "one direction unseen": ({ n, D }) => D - n === 1,
    "d_0 ≠ d_L": ({ truth }) => truth.rows !== truth.cols,
    "M* of deficient rank": ({ truth }) => isDeficient(truth),
  },
});
