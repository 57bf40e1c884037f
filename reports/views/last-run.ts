import { tightness, verdictText } from "../report/evidence.js";
import { formReachText } from "../report/reach.js";
import type { FormReport, Report } from "../report/schema.js";
import { counted } from "../text/numbers.js";

/** What a report says of each form of a claim, in a line each; none where the claim is not in it. */
export function lastRunLines({ run, claims }: Report, id: string): ReadonlyMap<FormReport["form"], string> {
  const claim = claims.find((one) => one.id === id);
  return new Map((claim?.forms ?? []).map((form) => [form.form, lineOf(form, run.seed)]));
}

/** On what the verdicts of a report on the forms of a claim rest; none where it does not say. */
export function lastEvidence({ claims }: Report, id: string): ReadonlyMap<FormReport["form"], string> {
  const forms = claims.find((one) => one.id === id)?.forms ?? [];
  return new Map(forms.flatMap(({ form, evidence }) => (evidence === undefined ? [] : [[form, evidence.text]])));
}

/** `holds in 1006 cases under seed 1; tightest 0.997`. */
function lineOf(form: FormReport, seed: number): string {
  const parts = [tightness(form), formReachText(form), form.conclusion?.summary ?? ""];
  return [
    `${verdictText(form)} in ${counted(form.cases, "case")} under seed ${seed}`,
    ...parts.filter((part) => part !== ""),
  ].join("; ");
}
