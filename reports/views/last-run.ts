import { tightness, verdictText } from "../report/evidence.js";
import { noticeText, weakestNotice } from "../report/notice.js";
import type { FormReport, Report } from "../report/schema.js";
import { counted } from "../text/numbers.js";

/** What a report says of each form of a claim, in a line each; none where the claim is not in it. */
export function lastRunLines({ run, claims }: Report, id: string): ReadonlyMap<FormReport["form"], string> {
  const claim = claims.find((one) => one.id === id);
  return new Map((claim?.forms ?? []).map((form) => [form.form, lineOf(form, run.seed)]));
}

/** `holds in 1006 cases under seed 1; tightest 0.997; a change of 3 % would have been noticed`. */
function lineOf(form: FormReport, seed: number): string {
  const notice = form.verdict === "holds" ? weakestNotice(form) : null;
  const power = form.conclusion === null ? "" : `power: ${form.conclusion.power}`;
  const [tight, summary] = [tightness(form), form.conclusion?.summary ?? ""];
  return [
    `${verdictText(form)} in ${counted(form.cases, "case")} under seed ${seed}`,
    ...[tight, summary, power].filter((part) => part !== ""),
    ...(notice === null ? [] : [`would notice ${noticeText(notice)}`]),
  ].join("; ");
}
