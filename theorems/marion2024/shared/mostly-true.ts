import { type Conclusion, majorities } from "../../../src/statistics/index.js";

/** Probability of a wrong decision on any of the statements. */
const ERROR = 2 ** -20;

/** 1 for yes, 0 for no, NaN where a run says nothing. */
export function asNumber(outcome: boolean | null): number {
  return outcome === null ? NaN : Number(outcome);
}

/** Whether each of several statements is true of more than half of the rows that say something of it. */
export function mostlyTrue<Name extends string>(
  names: readonly Name[],
  rows: readonly Readonly<Record<Name, number>>[],
): Conclusion {
  const observed = names.map((name) => {
    const said = rows.map((row) => row[name]).filter((outcome) => !Number.isNaN(outcome));
    return { name, outcomes: said.map((outcome) => outcome === 1) };
  });
  const { decision, power, summary } = majorities(observed, ERROR);
  return { verdict: decision, errorProbability: ERROR, power, summary };
}

/** The middle one of the finite values, NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
