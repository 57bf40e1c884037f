import { clopperPearson } from "../distributions/index.js";
import { one, type Part, part } from "./part.js";

/** By which share failures are more frequent than is permitted. */
const SIZES = [0, 0.1, 0.25, 0.5, 0.75, 1, 3, 9, 99];

/** Something that a source says happens more often than not, or in more than a share of all cases. */
interface ShareOptions<Row> {
  readonly name: string;
  /** Whether it happened; null where the case says nothing. */
  readonly of: (row: Row) => boolean | null;
  /** The share that it exceeds; one half unless stated. */
  readonly above?: number;
}

/**
 * A probability against a level, by its exact binomial interval (Clopper and Pearson 1934): contradicted where the whole
 * interval is below the level, confirmed where it is above. Bent, it fails so much more often than the level permits.
 */
export function share<Row>({ name, of, above = 1 / 2 }: ShareOptions<Row>): Part<Row> {
  const failure = 1 - above;
  const most = (size: number) => Math.min(1, failure * (1 + size));
  return part<Row, boolean>({
    name,
    read: one(of),
    verdict: (data, error) => {
      const { lower, upper } = clopperPearson(data.filter(Boolean).length, data.length, error);
      return upper < above ? "inconsistent" : lower > above ? "consistent" : "undecided";
    },
    summary: (data) => `${name} in ${data.filter(Boolean).length} of ${data.length}`,
    departures: [
      {
        what: "true",
        // From the level itself on: there nothing may be confirmed.
        sizes: SIZES.filter((_, i) => i === 0 || most(SIZES[i - 1]!) < 1),
        say: (size) => `in ${Number((100 * (1 - most(size))).toPrecision(3))} % of the cases only`,
        bend: (_, size, random) => random.uniform() >= most(size),
      },
    ],
  });
}
