import type { ClaimResult, Counterexample, FormResult } from "../src/claim/result.js";
import type { Notable, RelationTally } from "../src/claim/tally.js";
import {
  type ClaimReport,
  type FormReport,
  type Report,
  reportSchema,
  type RunFacts,
  SCHEMA_VERSION,
} from "./schema.js";

/**
 * The report of a run. It is checked against its own schema, so that nothing is ever stored that cannot be read back.
 * @throws ZodError where a result does not fit the schema
 */
export function buildReport(run: RunFacts, results: readonly ClaimResult[]): Report {
  return reportSchema.parse({ schemaVersion: SCHEMA_VERSION, run, claims: results.map(claimReport) });
}

/** The text of report.json. */
export function reportText(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

function claimReport({ claim, cases, chosen, forms, errors }: ClaimResult): ClaimReport {
  return {
    id: claim.id,
    kinds: [...claim.kinds],
    title: claim.title,
    locus: claim.locus,
    chosen,
    forms: forms.map((form) => formReport(form, cases)),
    errors: errors.map(({ message, index, spec }) => ({ message, index, spec })),
  };
}

function formReport(result: FormResult, cases: number): FormReport {
  const { facts, verdict, relations, conclusion, observations, silent, counterexamples } = result;
  return {
    form: facts.name,
    expected: facts.expected,
    verdict,
    // No verdict is decided a second time by other arithmetic, so none may call itself certified.
    certified: false,
    cases,
    relations: relations.map(relationReport),
    conclusion:
      conclusion === null
        ? null
        : { ...conclusion, errorProbability: String(conclusion.errorProbability), observations, silent },
    witness: smallest(counterexamples),
  };
}

function relationReport({ name, sense, counts, minMargin, tightest, width, refutedBy }: RelationTally) {
  return {
    name,
    sense,
    ...counts,
    minMargin: notableReport(minMargin),
    tightest: notableReport(tightest),
    width: String(width),
    refutedBy: notableReport(refutedBy),
  };
}

function notableReport(notable: Notable | null) {
  return notable === null ? null : { value: String(notable.value), index: notable.index, spec: notable.spec };
}

/** The counterexample with the shortest spec; the first of them where several are as short. */
function smallest(counterexamples: readonly Counterexample[]): FormReport["witness"] {
  const length = ({ spec }: Counterexample): number => JSON.stringify(spec).length;
  const [first] = [...counterexamples].sort((a, b) => length(a) - length(b));
  if (first === undefined) return null;
  const { relation, spec, lhs, rhs, rounding } = first;
  return { relation, spec, lhs: String(lhs), rhs: String(rhs), rounding: String(rounding) };
}
