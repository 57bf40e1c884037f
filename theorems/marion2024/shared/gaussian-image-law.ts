import { chiByTable, normalByTable, TABLE_ERROR } from "./chi-table.js";
import { log } from "../../../src/numerics/index.js";
import {
  COARSEST,
  chiSquareInterval,
  type Departure,
  distanceBound,
  type Part,
  part,
  uniformDistance,
} from "../../../src/statistics/index.js";

/** A tail below this is taken for it: that of the table decides there, and 2⁻¹⁴ of the mean of −2 ln v are lost. */
const LEAST_TAIL = 2 ** -14;

/** What a case says of one distribution: d, and a number for each N. */
export interface Sample {
  readonly d: number;
  readonly values: readonly number[];
}

/** Each number bent by itself. */
function bending(what: string, sizes: readonly number[], say: (size: number) => string, f: Bend): Departure<Sample> {
  return { what, sizes, say, bend: ({ d, values }, size) => ({ d, values: values.map((x) => f(x, size, d)) }) };
}
type Bend = (x: number, size: number, d: number) => number;

const asLarge = (size: number): string => `${size} times as large`;

/** Numbers whose terms add up to a χ² variable, of so many degrees of freedom for each of them. */
function added<Row>(
  name: string,
  read: (row: Row) => Sample[],
  { degrees, term }: { readonly degrees: (d: number) => number; readonly term: (x: number, d: number) => number },
  departures: readonly Departure<Sample>[],
) {
  const totals = (data: readonly Sample[]) => ({
    all: data.reduce((total, { d, values }) => total + degrees(d) * values.length, 0),
    sum: data.reduce((total, { d, values }) => values.reduce((sum, x) => sum + term(x, d), total), 0),
  });
  return part<Row, Sample>({
    name,
    read,
    verdict: (data, error) => {
      const { all, sum } = totals(data);
      const { lower, upper } = chiSquareInterval(all, error);
      if (sum < lower || sum > upper) return "inconsistent";
      return upper <= (1 + COARSEST) * lower ? "consistent" : "undecided";
    },
    summary: (data, error) => {
      const { all, sum } = totals(data);
      const [lower, upper] = [chiSquareInterval(all, error)].flatMap((x) => [x.lower / all, x.upper / all]);
      return `${name} is ${(sum / all).toFixed(4)} of its mean, ${lower!.toFixed(3)} to ${upper!.toFixed(3)} allowed`;
    },
    departures,
  });
}

/** Numbers that their distribution function makes uniform. */
function distributed<Row>(
  name: string,
  read: (row: Row) => Sample[],
  uniform: (x: number, d: number) => number,
  departure: Departure<Sample>,
) {
  const count = (data: readonly Sample[]): number => data.reduce((total, { values }) => total + values.length, 0);
  const distance = (data: readonly Sample[]): number => {
    const sample = new Float64Array(count(data));
    let at = 0;
    for (const { d, values } of data) for (const x of values) sample[at++] = uniform(x, d);
    return uniformDistance(sample);
  };
  const allowed = (data: readonly Sample[], error: number): number => distanceBound(count(data), error) + TABLE_ERROR;
  return part<Row, Sample>({
    name,
    read,
    verdict: (data, error) => {
      const most = allowed(data, error);
      return distance(data) > most ? "inconsistent" : most < 1 / 4 ? "consistent" : "undecided";
    },
    summary: (data, error) => {
      const [found, most] = [distance(data), allowed(data, error)].map((x) => x.toFixed(4));
      return `distribution function of ${name} off by ${found} at most, ${most} allowed`;
    },
    departures: [departure],
  });
}

const chi = (energy: number, d: number): number => chiByTable(Math.sqrt(energy), d);

function twoSidedTail(energy: number, d: number): number {
  const u = chi(energy, d);
  return Math.max(2 * Math.min(u, 1 - u), LEAST_TAIL);
}

/** The energy farther from its mean d, which stays as it is. */
const spread: Bend = (energy, size, d) => Math.max(0, d + (energy - d) * Math.sqrt(size));

/**
 * The tests of Lemma 6: each distribution by a sum that should be χ² and by its distribution function, and the spread
 * of ‖Nh‖² by Fisher's sum of two-sided tails.
 */
export function gaussianImageLaw<Row>(energies: (row: Row) => Sample[], alongs: (row: Row) => Sample[]): Part<Row>[] {
  return [
    added("Σ‖Nh‖²/‖h‖²", energies, { degrees: (d) => d, term: (x) => x }, [
      bending("its mean", [1.02, 1.05, 1.1, 1.25], asLarge, (x, size) => size * x),
      bending(
        "its mean",
        [1.02, 1.05, 1.1, 1.25],
        (size) => `divided by ${size}`,
        (x, size) => x / size,
      ),
    ]),
    added("Σ(hᵀNh)²/‖h‖⁴", alongs, { degrees: () => 1, term: (x) => x * x }, [
      bending("the variance of hᵀNh", [1.05, 1.1, 1.25], asLarge, (x, size) => Math.sqrt(size) * x),
      bending(
        "the variance of hᵀNh",
        [1.05, 1.1, 1.25],
        (size) => `divided by ${size}`,
        (x, size) => x / Math.sqrt(size),
      ),
    ]),
    added("−2 Σ ln v", energies, { degrees: () => 2, term: (x, d) => -2 * log(twoSidedTail(x, d)) }, [
      bending("the variance of ‖Nh‖²", [1.1, 1.25, 1.5], asLarge, spread),
    ]),
    distributed(
      "‖Nh‖²/‖h‖²",
      energies,
      chi,
      bending("the values", [1.05, 1.1, 1.25], asLarge, (x, size) => size * x),
    ),
    distributed(
      "hᵀNh/‖h‖²",
      alongs,
      normalByTable,
      bending(
        "the values",
        [0.05, 0.1, 0.25],
        (size) => `moved by ${size}`,
        (x, size) => x + size,
      ),
    ),
  ];
}
