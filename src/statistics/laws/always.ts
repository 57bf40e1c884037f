import { amongCases, SHARES } from "./departures.js";
import { one, type Part, part } from "./part.js";

/** Whether something was so in a case; `unclear` where it could not be told. */
export type Outcome = "yes" | "no" | "unclear";

/**
 * Something that a source says of every case: one case in which it is certainly not so contradicts it, and it is confirmed
 * where it is certainly so in all. Chance has no part in it.
 */
export function always<Row>(options: {
  readonly name: string;
  /** Null where the case says nothing. */
  readonly of: (row: Row) => Outcome | null;
}): Part<Row> {
  const { name, of } = options;
  return part<Row, Outcome>({
    name,
    certain: true,
    read: one(of),
    verdict: (data) => (data.includes("no") ? "inconsistent" : data.includes("unclear") ? "undecided" : "consistent"),
    summary: (data) => {
      const count = (outcome: Outcome) => data.filter((each) => each === outcome).length;
      const no = count("no");
      return `${name} in ${count("yes")} of ${data.length}${no > 0 ? `, certainly not in ${no}` : ""}`;
    },
    departures: [
      {
        what: "an exception",
        sizes: SHARES,
        say: amongCases,
        bend: (outcome, size, random) => (random.uniform() < size ? "no" : outcome),
      },
    ],
  });
}

/** Something that a source says can be: confirmed by one case in which it is so, contradicted by none. */
export function sometimes<Row>(options: {
  readonly name: string;
  readonly of: (row: Row) => boolean | null;
}): Part<Row> {
  const { name, of } = options;
  return part<Row, boolean>({
    name,
    certain: true,
    read: one(of),
    verdict: (data) => (data.includes(true) ? "consistent" : "undecided"),
    summary: (data) => `${name} in ${data.filter(Boolean).length} of ${data.length}`,
    departures: [
      {
        what: "no such case",
        sizes: [0.5, 0.9, 0.99, 1],
        say: (share) => (share === 1 ? "at all" : `but for one in ${Math.round(1 / (1 - share))} of those found`),
        bend: (outcome, size, random) => outcome && random.uniform() >= size,
      },
    ],
  });
}
