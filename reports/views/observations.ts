import { specLine } from "../text/spec-text.js";
import type { CaseRecord, FormRecord, RelationRecord } from "../../src/claim/index.js";

/** Which run the cases belong to. */
export interface ObservedRun {
  readonly seed: number;
  readonly version: string;
  /** Milliseconds since 1970 at which the run began. */
  readonly startedAt: number;
  /** Whether a form was asked for. */
  readonly includes: (id: string, form: FormRecord["form"]) => boolean;
}

/**
 * Cases as JSON Lines in the schema of property-based testing observations that Hypothesis defines, one line for each
 * form of each case. `passed` where every relation holds, `failed` where one is refuted or evaluation threw, `gave_up`
 * where one stays undecided even by intervals. A form that is expected to be refuted has failed cases. Numbers that
 * JSON cannot write are strings.
 *
 * @see https://hypothesis.readthedocs.io/en/latest/reference/integrations.html#observability
 */
export function observationLines(id: string, records: readonly CaseRecord[], run: ObservedRun): string {
  return records
    .flatMap((record) => {
      if (record.error !== null) return [line(id, record, { status: "failed", status_reason: record.error }, {}, run)];
      return record.forms
        .filter(({ form }) => run.includes(id, form))
        .map((form) => line(`${id}:${form.form}`, record, outcome(form.relations), features(form), run));
    })
    .join("");
}

interface Outcome {
  readonly status: "passed" | "failed" | "gave_up";
  readonly status_reason: string;
}

function line(
  property: string,
  { spec, index, kind }: CaseRecord,
  status: Outcome,
  shown: Readonly<Record<string, unknown>>,
  { seed, version, startedAt }: ObservedRun,
): string {
  const how = {
    generated: `drawn as case ${index} of seed ${seed}`,
    chosen: "chosen by the claim",
    stored: "a stored witness",
  };
  const observation = {
    type: "test_case",
    ...status,
    representation: specLine(spec),
    arguments: spec,
    how_generated: how[kind],
    features: shown,
    coverage: null,
    timing: {},
    metadata: { index, version },
    property,
    run_start: startedAt / 1000,
  };
  return `${JSON.stringify(observation)}\n`;
}

function outcome(relations: readonly RelationRecord[]): Outcome {
  const first = (verdict: RelationRecord["verdict"]): RelationRecord | undefined =>
    relations.find((relation) => relation.verdict === verdict);
  const refuted = first("refuted");
  if (refuted !== undefined) return { status: "failed", status_reason: `refuted: ${refuted.name}` };
  const open = first("undecided");
  if (open !== undefined) return { status: "gave_up", status_reason: `undecided: ${open.name}` };
  return { status: "passed", status_reason: "" };
}

function features({ relations, observation }: FormRecord): Record<string, unknown> {
  return {
    ...Object.fromEntries(
      relations.map(({ name, direction, verdict, lhs, rhs, margin, rounding }) => [
        name,
        { verdict, direction, lhs: json(lhs), rhs: json(rhs), margin: json(margin), rounding: json(rounding) },
      ]),
    ),
    ...(observation === null ? {} : { observation: observation.map(json) }),
  };
}

function json(x: number): number | string {
  return Number.isFinite(x) ? x : String(x);
}
