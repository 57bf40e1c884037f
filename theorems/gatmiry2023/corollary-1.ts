/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §5.2, Corollary 1.
 *
 * As printed: "Let $\{A_i\}_{i=1}^n$ be sampled independently from Gaussian distribution $\mathcal{G}_{d_L \times d_0}$
 * where $n \geq \Omega((d_0 + d_L))$, with probability at least $1 - \exp(-\Omega(n))$, we have
 * $$\|E(\mathbf{W}^*)\|_* \leq 3 \min_{\mathcal{L}'(M)=0} \|M\|_* \leq 3 \|E(\mathbf{W}^*)\|_*.$$"
 *
 * Reading: the constants of both $\Omega$ are left open. They are taken as 1 and ¼: for $n \ge d_0 + d_L$ the first
 * inequality fails with probability at most $e^{-n/4}$, for labels $b_i = \langle A_i, M^* \rangle$ of any $M^*$ drawn
 * before the $A_i$. This is one instance of the statement; were it inconsistent, other constants would still be open.
 * The second inequality is true always, since $E(\mathbf W^*)$ fits the labels.
 *
 * Two layers, where $E(\mathbf W^*)$ minimizes a weighted nuclear norm. A case is a success where a bound of
 * $\|E(\mathbf W^*)\|_*$ for every minimizer is at most three times the value of the dual of the nuclear norm problem: the
 * bound is an enclosure of all minimizers where at most one direction is unseen, and else comes from the smallest trace.
 * It is a failure where the matrix found, of the smallest trace up to 2^-12 of it, is above three times the smallest
 * norm, and undecided otherwise.
 */
import { layout, loosened, MIXED_LAWS } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import {
  between,
  direction,
  endToEndBound,
  exact,
  inner,
  Matrix,
  measurementMap,
  minimumNuclearNorm,
  minimumTraceEndToEnd,
  nuclearNorm,
  OUTWARD,
  type Quantity,
  traceMinimizers,
} from "../../src/numerics/index.js";
import { binomialUpperTail, clopperPearson, type Conclusion } from "../../src/statistics/index.js";

/** What the two convex problems say of n Gaussian measurements of M*, all d_L × d_0. */
interface Instance {
  readonly rows: number;
  readonly cols: number;
  readonly n: number;
  /** min ‖M‖_* over all M that fit. */
  readonly least: Quantity;
  /** ‖·‖_* of the matrix that was found for E(W*). */
  readonly found: Quantity;
  /** An upper bound of ‖E(W*)‖_* for every minimizer W*. */
  readonly highest: number;
}

const specs = layout({
  sizes: {
    rows: [2, 4],
    cols: [2, 4],
    n: ({ sizes }) => sampleSizes(sizes["rows"]!, sizes["cols"]!),
  },
  lists: {
    A: {
      shapes: ({ sizes: { rows, cols, n } }) => new Array<[number, number]>(n).fill([rows, cols]),
      laws: ["gaussian"],
    },
    M: { shapes: ({ sizes: { rows, cols } }) => [[rows, cols]], laws: MIXED_LAWS },
  },
});

/** From d_0 + d_L to two more, and below d_0d_L where there is such an n: from there on only one matrix fits. */
function sampleSizes(rows: number, cols: number): [number, number] {
  const least = rows + cols;
  return [least, Math.max(least, Math.min(least + 2, rows * cols - 1))];
}

const { explicit } = specs;

/** Ratios to three digits are enough here. */
const SEARCH = { relativeGap: 2 ** -12 };

const FACTOR = 3;
const SUCCESS = 1;
const FAILURE = -1;
const UNDECIDED = 0;

/** Probability of a false alarm, over all n together. */
const ERROR = 2 ** -20;

function upperEnd({ value, error }: Quantity): number {
  return (value + error) * OUTWARD;
}

/** An upper bound of ‖E(W*)‖_* from the smallest trace, or from the set of all minimizers where that is a line or a point. */
function highestNorm(measurements: readonly Matrix[], target: Matrix, trace: Quantity): number {
  const delta = exact(1);
  const byTrace = upperEnd(endToEndBound(measurements, delta, trace, 2));
  const { rank, inputs } = measurementMap(measurements);
  const { rows, cols } = target;
  if (rank < rows * cols - 1) return byTrace;
  const slice = { rows, cols, normals: inputs, offsets: new Float64Array(rank) };
  const unseen = rank === rows * cols ? null : new Matrix(rows, cols, direction(slice));
  const widths = [cols, Math.min(rows, cols), rows];
  const { endToEndNorm } = traceMinimizers({ measurements, delta, target, unseen }, widths);
  return Math.min(byTrace, upperEnd(endToEndNorm));
}

/** n, the outcome, and the ratio ‖E(W*)‖_* / min ‖M‖_* as it was found, 1 for 0/0. */
function observe({ n, least, found, highest }: Instance): number[] {
  const ratio = least.value > 0 ? found.value / least.value : 1;
  if (highest <= FACTOR * (least.value - least.error)) return [n, SUCCESS, ratio];
  return [n, found.value - found.error > FACTOR * upperEnd(least) ? FAILURE : UNDECIDED, ratio];
}

/** What was seen at one n. */
interface Group {
  readonly n: number;
  readonly draws: number;
  readonly failures: number;
}

/** The probability of failure that the reading allows. */
function allowed(n: number): number {
  return Math.exp(-n / 4);
}

/** Whether so many failures would be a surprise of probability at most `error`. */
function tooMany({ n, draws, failures }: Group, error: number): boolean {
  const tail = binomialUpperTail(draws, failures, allowed(n));
  return tail.value + tail.error <= error;
}

function conclude(observations: readonly (readonly number[])[]): Conclusion {
  const sizes = [...new Set(observations.map(([n]) => n!))].sort((a, b) => a - b);
  const groups = sizes.map((n): Group => {
    const outcomes = observations.filter(([size]) => size === n);
    return { n, draws: outcomes.length, failures: outcomes.filter(([, outcome]) => outcome === FAILURE).length };
  });
  const error = ERROR / Math.max(1, groups.length);
  const powers = groups.flatMap(({ n, draws }) => {
    const failures = Array.from({ length: draws }, (_, k) => k + 1).find((k) =>
      tooMany({ n, draws, failures: k }, error),
    );
    return failures === undefined ? [] : [`${failures} of ${draws} at n = ${n}`];
  });
  const failures = groups.reduce((total, group) => total + group.failures, 0);
  const undecided = observations.filter(([, outcome]) => outcome === UNDECIDED).length;
  const total = observations.length;
  const { upper } = clopperPearson(failures + undecided, total, ERROR);
  const largest = observations.reduce((most, [, , ratio]) => Math.max(most, ratio!), 1);
  const inconsistent = groups.some((group) => tooMany(group, error));
  return {
    verdict: inconsistent ? "inconsistent" : powers.length === 0 ? "undecided" : "consistent",
    errorProbability: ERROR,
    power:
      powers.length === 0
        ? "no number of failures in this sample would have been too many"
        : `the fewest failures that would have been too many: ${powers.join(", ")}`,
    summary:
      `${failures} failures and ${undecided} undecided in ${total} draws, so a failure probability of at most ` +
      `${upper.toPrecision(2)} on average; largest ‖E(W*)‖_*/min‖M‖_* ${largest.toPrecision(3)}`,
  };
}

export default defineClaim<Instance>({
  id: "gatmiry2023/corollary-1",
  title: "For Gaussian measurements the trace minimizer has at most three times the smallest nuclear norm",
  kinds: ["rate"],
  locus: "§5.2, Corollary 1",
  reading:
    "The open constants of Ω are taken as 1 and ¼: for n ≥ d_0 + d_L the first inequality fails with probability at " +
    "most e^{−n/4}. M* is drawn before the A_i. Two layers.",
  specs,
  materialize: (spec) => {
    const { lists, sizes } = specs.raw(spec);
    const measurements = lists.A;
    const target = lists.M[0]!;
    const problem = { measurements, labels: measurements.map((a) => inner(a, target)) };
    const { value, lowerBound } = minimumNuclearNorm(problem, SEARCH);
    const flattest = minimumTraceEndToEnd(problem, SEARCH);
    return {
      ...sizes,
      least: between(lowerBound, upperEnd(value)),
      found: nuclearNorm(flattest.minimizer),
      highest: highestNorm(measurements, target, flattest.value),
    };
  },
  assumptions: [
    {
      name: "n ≥ d₀ + d_L",
      statement: String.raw`n \ge d_0+d_L`,
      slack: ({ n, rows, cols }) => exact(n - rows - cols),
      without: loosened(specs, { sizes: { n: ({ sizes }) => [1, sizes["rows"]! + sizes["cols"]! - 1] } }),
      remark:
        "It serves the probability, which no single instance refutes; the inequality min‖M‖_* ≤ ‖E(W*)‖_* that is tried " +
        "alone holds for every n.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\Pr\left[\|E(\mathbf W^*)\|_* \le 3\min_{\mathcal L'(M)=0}\|M\|_*\right] \ge 1-e^{-\Omega(n)},
        \quad \min_{\mathcal L'(M)=0}\|M\|_* \le \|E(\mathbf W^*)\|_*`,
      expected: "consistent",
      relations: ({ least, found }) => [atMost("min‖M‖_* ≤ ‖E(W*)‖_*", least, found)],
      statistics: { observe, conclude },
    },
  ],
  equalityCases: {
    none:
      "The first inequality is tested as a frequency. In the second one both sides agree wherever only one matrix fits, " +
      "but the smallest norm is known there from a search that stops at 2^-12, which is wider than the teeth need.",
  },
  degenerateCases: [
    {
      name: "sizes 1",
      spec: explicit({ sizes: { rows: 1, cols: 1, n: 2 }, lists: { A: [[[1]], [[2]]], M: [[[1]]] } }),
    },
    {
      name: "M* = 0",
      spec: explicit({
        sizes: { rows: 3, cols: 3, n: 6 },
        lists: { A: { law: "gaussian", seed: 1 }, M: { law: "zero", seed: 0 } },
      }),
    },
    {
      name: "rank one, d_0 ≠ d_L",
      spec: explicit({
        sizes: { rows: 2, cols: 4, n: 6 },
        lists: { A: { law: "gaussian", seed: 2 }, M: { law: "rankOne", seed: 0 } },
      }),
    },
    {
      name: "repeated singular values, one direction unseen",
      spec: explicit({
        sizes: { rows: 3, cols: 3, n: 8 },
        lists: { A: { law: "gaussian", seed: 3 }, M: { law: "identity", seed: 0 } },
      }),
    },
  ],
  budget: { share: 0.25, atLeast: 250 },
});
