import type { Conclusion, MeasuredDeparture, Verdict } from "../tests/index.js";
import type { Part } from "./part.js";

/** The probability with which a run may call a true law inconsistent, over all parts of the law together. */
export const FALSE_ALARM = 2 ** -20;

/** A law as its parts: inconsistent where one of them is, consistent where all are. */
export interface Law<Row> {
  readonly conclude: (rows: readonly Row[]) => Conclusion;
  /** Which departures the cases would have shown; empty where they are not consistent with the law. */
  readonly power: (rows: readonly Row[]) => readonly MeasuredDeparture[];
}

/**
 * The law that is tested by these parts. Those that chance has a part in share the probability of a false alarm equally.
 * @param told what else the ledger says of the cases
 */
export function lawOf<Row>(parts: readonly Part<Row>[], told?: (rows: readonly Row[]) => string): Law<Row> {
  const chancy = parts.filter(({ certain }) => !certain).length;
  const each = FALSE_ALARM / Math.max(1, chancy);
  const verdictOn = (rows: readonly Row[]): Verdict => {
    const verdicts = parts.map((one) => one.verdict(rows, each));
    return (["inconsistent", "undecided", "open"] as const).find((one) => verdicts.includes(one)) ?? "consistent";
  };
  return {
    conclude: (rows) => {
      return {
        verdict: verdictOn(rows),
        errorProbability: chancy === 0 ? 0 : FALSE_ALARM,
        // Made when somebody asks: fits and medians take longer than the tests, which are asked for a verdict thousands of times.
        get summary() {
          const also = told !== undefined && rows.length > 0 ? [told(rows)] : [];
          return [...parts.map((one) => one.summary(rows, each)), ...also].join("; ");
        },
      };
    },
    // What is not green has nothing that it could have missed.
    power: (rows) => (verdictOn(rows) === "consistent" ? parts.flatMap((one) => one.power(rows, each)) : []),
  };
}

/** Measured power in words, part by part. */
export function powerInWords(departures: readonly MeasuredDeparture[]): string {
  if (departures.length === 0) return "not measured: the cases are not consistent with the law";
  const parts = new Map<string, string[]>();
  for (const [i, one] of departures.entries()) {
    const before = departures[i - 1];
    const said = parts.get(one.part) ?? [];
    // What the last one was about is not said again.
    said.push(departureInWords(one, before?.part === one.part && before.what === one.what ? "" : `${one.what} `));
    parts.set(one.part, said);
  }
  return [...parts].map(([part, said]) => `${part}: ${said.join(", and ")}`).join("; ");
}

function departureInWords({ noticed, contradicted, tried }: MeasuredDeparture, what: string): string {
  if (noticed === null) return `${what}${tried} would not have been noticed`;
  if (contradicted === noticed) return `${what}${noticed} would have contradicted it`;
  const against = contradicted === null ? "none would have contradicted it" : `${contradicted} contradicted it`;
  return `${what}${noticed} would have been noticed, ${against}`;
}
