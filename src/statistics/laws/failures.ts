import { gamma } from "../../numerics/index.js";
import { larger, smaller } from "./departures.js";
import { one, type Part, part } from "./part.js";

/** Whether a case failed, and the probability with which it may, as stated. */
interface Failure {
  readonly failed: boolean;
  readonly stated: number;
}

interface FailureOptions<Row> {
  readonly name: string;
  /** Null where the case says nothing. */
  readonly of: (row: Row) => Failure | null;
}

/** The law is confirmed only by cases that would have shown failures this many times as frequent as stated … */
const NOTICED = 4;

/** … with this probability. */
const POWER = 0.95;

/** By which share failures are more frequent, or fewer permitted. */
const SIZES = [0.1, 0.25, 0.5, 1, 3, 9, 99] as const;

/**
 * Failures against their stated probabilities, case by case: contradicted where so many have at most the probability of a
 * false alarm under what is stated, by the exact law of their number, confirmed where failures four times as frequent
 * would have been too many with probability 95 %.
 */
export function failures<Row>({ name, of }: FailureOptions<Row>): Part<Row> {
  return part<Row, Failure>({
    name,
    read: one(of),
    verdict: (data, error) => {
      const stated = data.map((datum) => datum.stated);
      const tooMany = fewestTooMany(stated, error);
      if (numberFailed(data) >= tooMany) return "inconsistent";
      const bent = stated.map((p) => Math.min(1, NOTICED * p));
      return upperTail(bent, tooMany) >= POWER ? "consistent" : "undecided";
    },
    summary: (data, error) => {
      const stated = data.map((datum) => datum.stated);
      const expected = stated.reduce((total, p) => total + p, 0);
      return (
        `${name}: ${numberFailed(data)} failures in ${data.length} cases, at most ${expected.toPrecision(3)} expected, ` +
        `${fewestTooMany(stated, error)} would be too many`
      );
    },
    departures: [
      {
        what: "failures",
        sizes: SIZES,
        say: (size) => larger(size).replace("larger", "more frequent").replace("as large", "as frequent"),
        bend: ({ stated }, size, random) => ({ stated, failed: random.uniform() < Math.min(1, stated * (1 + size)) }),
      },
      {
        // Of the failures as they are: how much less the statement could permit.
        what: "the permitted probability",
        sizes: SIZES,
        say: smaller,
        bend: ({ failed, stated }, size) => ({ failed, stated: stated / (1 + size) }),
      },
    ],
  });
}

function numberFailed(data: readonly Failure[]): number {
  return data.filter(({ failed }) => failed).length;
}

/** The fewest failures that have at most this probability; one more than there are cases where even all have more. */
function fewestTooMany(probabilities: readonly number[], error: number): number {
  const law = numberOfFailures(probabilities);
  const slack = 1 + gamma(4 * probabilities.length + 8);
  let tail = 0;
  for (let k = law.length - 1; k >= 0; k--) {
    tail += law[k]!;
    if (tail * slack > error) return k + 1;
  }
  return 0;
}

/** The probability of at least so many failures. */
function upperTail(probabilities: readonly number[], count: number): number {
  return numberOfFailures(probabilities)
    .slice(count)
    .reduce((total, p) => total + p, 0);
}

/**
 * The law of the number of failures of independent cases, by convolution: only sums and products of non-negative numbers,
 * so that each entry has a relative error of at most γ_{4n} but for underflow.
 */
function numberOfFailures(probabilities: readonly number[]): Float64Array {
  const law = new Float64Array(probabilities.length + 1);
  law[0] = 1;
  probabilities.forEach((p, i) => {
    for (let k = i + 1; k > 0; k--) law[k] = law[k]! * (1 - p) + law[k - 1]! * p;
    law[0] = law[0]! * (1 - p);
  });
  return law;
}
