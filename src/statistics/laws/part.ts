import type { MeasuredDeparture, Verdict } from "../tests/index.js";
import { type Departure, measurePower } from "./power.js";

/** A test of one thing that a law says, on data that it reads from the cases. */
export interface PartOf<Row, Datum> {
  readonly name: string;
  /** What it reads of a case: several data, or none where the case says nothing of this. */
  readonly read: (row: Row) => readonly Datum[];
  /** What it concludes, wrong with probability at most `error`; it is not asked about no data. */
  readonly verdict: (data: readonly Datum[], error: number) => Verdict;
  /** What was measured, in a few words for the ledger. */
  readonly summary: (data: readonly Datum[], error: number) => string;
  /** Whether chance has a part in it; a test that has none takes no share of the error probability. */
  readonly certain?: boolean;
  readonly departures: readonly Departure<Datum>[];
}

/** A test of one thing that a law says: what it concludes from all cases, and which departures it would have noticed. */
export interface Part<Row> {
  readonly name: string;
  readonly certain: boolean;
  readonly verdict: (rows: readonly Row[], error: number) => Verdict;
  readonly summary: (rows: readonly Row[], error: number) => string;
  /** Measured on the cases themselves; empty where they are not consistent with the law. */
  readonly power: (rows: readonly Row[], error: number) => readonly MeasuredDeparture[];
}

/** Reads one datum of a case, or none where the case says nothing. */
export function one<Row, Datum>(of: (row: Row) => Datum | null): (row: Row) => readonly Datum[] {
  return (row) => {
    const datum = of(row);
    return datum === null ? [] : [datum];
  };
}

/** A test whose data are its own business. */
export function part<Row, Datum>(test: PartOf<Row, Datum>): Part<Row> {
  const { name, read, certain = false, departures } = test;
  const verdict = (data: readonly Datum[], error: number) =>
    data.length === 0 ? "undecided" : test.verdict(data, error);
  return {
    name,
    certain,
    verdict: (rows, error) => verdict(rows.flatMap(read), error),
    summary: (rows, error) => {
      const data = rows.flatMap(read);
      return data.length === 0 ? `${name}: no case` : test.summary(data, error);
    },
    power: (rows, error) =>
      measurePower({
        name,
        // By cases, since the data of one case belong together.
        cases: rows.map(read),
        verdict: (data) => verdict(data, error),
        departures,
      }),
  };
}
