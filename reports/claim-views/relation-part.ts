import { closenessHistogram, closenessText } from "../pictures/histogram.js";
import { profilePicture } from "../pictures/profile.js";
import type { ClaimReport, FormReport } from "../report/schema.js";
import { noticedBy, noticeOf, noticeText } from "../report/notice.js";
import { reachText } from "../report/reach.js";
import { reasonOf } from "../report/situations.js";
import { fragment, type Html, html, type Part } from "../text/markup.js";
import { counted, ratio, rounded } from "../text/numbers.js";
import { quotientText } from "../text/spec-text.js";
import { prose, relationFormula } from "../typeset/index.js";
import type { Claim } from "../../src/claim/index.js";
import { caseName, instance } from "./instance.js";
import { notablesOf } from "./notable.js";
import type { Repeats } from "./repeats.js";

type RelationReport = FormReport["relations"][number];

/** One relation of a form: how often it held, how close its sides came, and the instances that stand out. */
export function relationPart(
  report: ClaimReport,
  relation: RelationReport,
  cases: number,
  claim: Claim | undefined,
  repeats: Repeats,
): Html {
  const { id, isFirst } = repeats.relation(relation);
  const picture = pictures(relation);
  const hasMore = picture !== null || notablesOf(relation).length > 0;
  const { holds, refuted, undecided, rigorous, ties = 0 } = relation;
  const counts = [
    `holds on ${holds}`,
    ...(refuted === 0 ? [] : [`refuted on ${refuted}`]),
    ...(ties === 0 ? [] : [`a tie on ${ties}`]),
    ...(undecided === ties ? [] : [`undecided on ${undecided - ties}`]),
  ].join(", ");
  const byIntervals = rigorous === 0 ? "" : `; intervals decided ${rigorous}`;
  return html`<div class="part" ${id === null || !isFirst || !hasMore ? null : html`id="${id}"`}>
    <p>
      <span class="r">${relationFormula(relation.name)}</span><br />${counts} of
      ${counted(cases, "case")}${byIntervals}. ${extreme(relation)} ${reached(relation)} ${noticed(relation)}
      ${prose(reasonOf(claim, relation.name) ?? "")}
      ${isFirst || !hasMore ? null : html`Its picture and instances are those <a href="${fragment(id!)}">above</a>.`}
    </p>
    ${isFirst ? picture : null} ${isFirst ? notables(report, relation, claim, repeats) : null}
  </div>`;
}

function pictures(relation: RelationReport): Html | null {
  const [picture, profile] = [closenessHistogram(relation), profilePicture(relation)];
  if (picture === null && profile === null) return null;
  return html`<figure>
    ${picture}${picture === null ? null : html`<figcaption>${closenessText(relation)}</figcaption>`}
    ${profile}${profile === null ? null : html`<figcaption>largest ${quotientText(relation.direction)} by size; dashed: equality</figcaption>`}
  </figure>`;
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

/** The notable instances of a relation, folded; one that the view has shown is led to. */
function notables(report: ClaimReport, relation: RelationReport, claim: Claim | undefined, repeats: Repeats): Part {
  return notablesOf(relation).map(({ title, of: { index, spec } }) => {
    const name = html`<small>${caseName(report, claim, index)}</small>`;
    const { id, isFirst } = repeats.instance(spec);
    if (!isFirst) return html`<p class="repeat">${title} ${name}, <a href="${fragment(id!)}">shown above</a></p>`;
    return html`<details ${id === null ? null : html`id="${id}"`}>
      <summary>${title} ${name}</summary>
      ${instance(claim, spec)}
    </details>`;
  });
}
