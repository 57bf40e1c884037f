import { signTest } from "../tests/index.js";
import { FACTORS, smaller } from "./departures.js";
import { one, type Part, part } from "./part.js";

/** Of two things in a case, the one that is said to be smaller. */
interface ComparisonOptions<Row> {
  readonly name: string;
  /** Null where the case says nothing, also where the difference is below the error of the two. */
  readonly of: (row: Row) => readonly [smaller: number, larger: number] | null;
  /** How many times the smaller one the larger is said to be; 1 unless stated. */
  readonly factor?: number;
}

/**
 * A comparison of pairs by the exact sign test: contradicted where the first, times the factor, is the larger in more than
 * half of all cases, confirmed where the second is. Ties say nothing.
 */
export function comparison<Row>({ name, of, factor = 1 }: ComparisonOptions<Row>): Part<Row> {
  const scaled = (pairs: readonly (readonly [number, number])[]) => pairs.map(([a, b]) => [b, factor * a] as const);
  return part<Row, readonly [number, number]>({
    name,
    read: one(of),
    verdict: (pairs, error) => {
      const { decision } = signTest(scaled(pairs), error);
      return decision === "smaller" ? "inconsistent" : decision === "larger" ? "consistent" : "undecided";
    },
    summary: (pairs, error) => {
      const { wins, trials } = signTest(scaled(pairs), error);
      const ratios = pairs.map(([a, b]) => b / a).sort((a, b) => a - b);
      const middle = ratios[Math.floor(ratios.length / 2)]!;
      return `${name} in ${wins} of ${trials} (quotient ${middle.toPrecision(3)} in the median)`;
    },
    departures: [
      {
        what: "the larger one",
        sizes: [...FACTORS, 99, 1e4 - 1, 1e8 - 1],
        say: smaller,
        bend: ([a, b], size) => [a, b / (1 + size)],
      },
      { what: "the two", sizes: [1], say: () => "exchanged", bend: ([a, b]) => [b, a] },
    ],
  });
}
