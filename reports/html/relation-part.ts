import { closenessHistogram, closenessText } from "../pictures/histogram.js";
import { profilePicture } from "../pictures/profile.js";
import type { ClaimReport, FormReport } from "../report/schema.js";
import { noticedBy, noticeOf, noticeText } from "../report/notice.js";
import { reachText } from "../report/reach.js";
import { reasonOf } from "../report/situations.js";
import { type Html, html, type Part } from "../text/markup.js";
import { counted, ratio, rounded } from "../text/numbers.js";
import { quotientText } from "../text/spec-text.js";
import { prose, relationFormula } from "../typeset/index.js";
import type { Claim } from "../../src/claim/index.js";
import { caseName, instance } from "./instance.js";

type RelationReport = FormReport["relations"][number];
type Notable = NonNullable<RelationReport["tightest"]>;

/** One relation of a form: how often it held, how close its sides came, and the instances that stand out. */
export function relationPart(
  report: ClaimReport,
  relation: RelationReport,
  cases: number,
  claim: Claim | undefined,
): Html {
  const { holds, refuted, undecided, rigorous, ties = 0 } = relation;
  const [picture, profile] = [closenessHistogram(relation), profilePicture(relation)];
  const counts = [
    `holds on ${holds}`,
    ...(refuted === 0 ? [] : [`refuted on ${refuted}`]),
    ...(ties === 0 ? [] : [`a tie on ${ties}`]),
    ...(undecided === ties ? [] : [`undecided on ${undecided - ties}`]),
  ].join(", ");
  const byIntervals = rigorous === 0 ? "" : `; intervals decided ${rigorous}`;
  return html`<div class="relation-part">
    <p>
      <span class="relation">${relationFormula(relation.name)}</span><br />${counts} of
      ${counted(cases, "case")}${byIntervals}. ${extreme(relation)} ${reached(relation)} ${noticed(relation)}
      ${prose(reasonOf(claim, relation.name) ?? "")}
    </p>
    ${
      picture === null && profile === null
        ? null
        : html`<figure>
            ${picture}${picture === null ? null : html`<figcaption>${closenessText(relation)}</figcaption>`}
            ${profile}${profile === null ? null : html`<figcaption>largest ${quotientText(relation.direction)} by size; dashed: both sides equal</figcaption>`}
          </figure>`
    }
    ${notables(report, relation, claim)}
  </div>`;
}

function extreme({ sense, direction, tightest, width, holds, refuted }: RelationReport): string {
  if (sense === "identity") return holds === 0 ? "" : agreement(width);
  if (tightest === null) return "";
  return `${refuted > 0 ? "Largest" : "Tightest"} ${quotientText(direction)}: ${ratio(Number(tightest.value))}.`;
}

/** The largest sizes on which it was decided, each by itself. */
function reached(relation: RelationReport): string {
  const text = reachText(relation);
  return text === "" ? "" : `Decided up to ${text}.`;
}

/** What a run would have noticed of the relation, and on how many cases that rests. */
function noticed(relation: RelationReport): string {
  const notice = noticeOf(relation);
  return notice === null ? "" : `Would notice ${noticeText(notice)}: ${noticedBy(relation)}.`;
}

function agreement(width: string): string {
  return Number(width) === 0 ? "Both sides agree exactly." : `Both sides agree to ${rounded(Number(width), 2)}.`;
}

/** Below this a relative distance is one of rounding. */
const ROUNDING = 1e-9;

/** The tightest instance of a bound, and the one with the smallest margin where that is another. */
function notables(
  report: ClaimReport,
  { tightest, minMargin, sense, direction }: RelationReport,
  claim: Claim | undefined,
): Part {
  const folded = (title: string, { index, spec }: Notable): Html =>
    html`<details>
      <summary>${title} <small>${caseName(report, claim, index)}</small></summary>
      ${instance(claim, spec)}
    </details>`;
  const same = tightest !== null && minMargin !== null && tightest.index === minMargin.index;
  // Two sides that agree to rounding are apart somewhere, which says nothing.
  const isRounding = minMargin !== null && sense === "identity" && -Number(minMargin.value) < ROUNDING;
  const least = (value: number): string =>
    sense === "bound"
      ? `Worst instance: relative margin ${minus(rounded(value, 2))}`
      : `Widest apart: by ${rounded(-value, 2)}, relative`;
  return [
    tightest === null
      ? null
      : folded(
          `Tightest${same ? " and worst" : ""} instance: ${quotientText(direction)} ${ratio(Number(tightest.value))}`,
          tightest,
        ),
    minMargin === null || same || isRounding ? null : folded(least(Number(minMargin.value)), minMargin),
  ];
}

function minus(text: string): string {
  return text.replaceAll("-", "−");
}
