import { html, type Html } from "../../../reports/text/index.js";
import { relationFormula } from "../../../reports/typeset/index.js";
import { asWritten } from "../../claim/index.js";
import type { Enclosed, Seen, ShownRelation } from "../work/index.js";
import { number } from "./numbers.js";
import { verdictWord } from "./statement.js";

/** Both sides, margin, error bound and verdict of the relations of a form; the one that pictures are about is chosen. */
export function verdicts(
  seen: Seen,
  form: string,
  chosen: string | null,
  enclosures: ReadonlyMap<string, Enclosed>,
): Html {
  const relations = seen.relations.filter((one) => one.form === form);
  const observed = seen.observed.filter((one) => one.form === form);
  if (relations.length === 0 && observed.length === 0) {
    return html`<p>No relation of this form applies to this instance.</p>`;
  }
  const violated = seen.assumptions.filter(({ met }) => met === "violated").map(({ name }) => name);
  const silence = [
    ...(relations.every(({ verdict }) => verdict === "holds")
      ? []
      : seen.departures.map((one) => `${one}: the statement may not be about this instance`)),
    ...(violated.length === 0 ? [] : [`${violated.join(", ")} violated: this instance says nothing of the statement`]),
    ...(seen.undrawn === null
      ? []
      : [`the statement holds almost surely over draws of ${seen.undrawn}: a single instance cannot refute it`]),
  ];
  return html`${silence.length === 0 ? null : html`<p class="notice">${silence.join("; ")}.</p>`}
    ${relations.map((one) => relation(one, one.name === chosen, enclosures.get(one.name)))}
    ${observed.map(
      ({ values }) =>
        html`<p>Observed of this case:</p>
          <dl class="facts">
            ${values.map(
              ([name, value]) =>
                html`<dt>${name}</dt>
                  <dd>${number(value)}</dd>`,
            )}
          </dl>`,
    )}
    <p class="meta">Evaluated in ${number(seen.milliseconds, 2)} ms.</p>`;
}

function relation(one: ShownRelation, chosen: boolean, enclosure: Enclosed | undefined): Html {
  const { name, direction, margin, rounding, verdict } = one;
  const [left, right] = asWritten({ direction, lhs: one.lhs, rhs: one.rhs });
  return html`<div class="judged ${verdict}">
    <label class="relation r"
      ><input type="radio" name="relation" value="${name}" aria-label="${name}" ${chosen ? html`checked` : null} />
      ${relationFormula(name)}</label
    >
    <p class="sides">
      <output>${number(left.value, 8)}</output> <span aria-hidden="true">${signs[verdict][direction]}</span
      ><span class="unseen">${words[verdict]}</span> <output>${number(right.value, 8)}</output> ${verdictWord(verdict)}
    </p>
    ${bar(one)}
    <p class="meta">margin ${number(margin)} ± ${number(rounding, 2)}</p>
    ${enclosure === undefined ? null : certificate(one, enclosure)}
  </div>`;
}

const signs = {
  holds: { "≤": "≤", "≥": "≥", "=": "=" },
  refuted: { "≤": ">", "≥": "<", "=": "≠" },
  undecided: { "≤": "≈", "≥": "≈", "=": "≈" },
} as const;

const words = { holds: "in order with", refuted: "against", undecided: "within rounding of" } as const;

/** The margin against the scale of both sides, from refuted on the left to held on the right. */
function bar({ margin, scale, verdict }: ShownRelation): Html {
  const t = scale > 0 && Number.isFinite(margin) ? Math.max(-1, Math.min(1, margin / scale)) : 0;
  const [from, to] = t < 0 ? [50 + 50 * t, 50] : [50, 50 + 50 * t];
  return html`<svg class="bar ${verdict}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect x="0" y="2.5" width="100" height="1" class="track" />
    <rect x="${from}" y="0" width="${Math.max(to - from, 0.6)}" height="6" class="amount" />
    <rect x="49.8" y="0" width=".4" height="6" class="zero" />
  </svg>`;
}

function certificate({ direction }: ShownRelation, { verdict, certificate: found, borrowed, tie }: Enclosed): Html {
  if (found === null) {
    const why = tie ? "the two sides look equal, which no precision decides" : "its computation is out of their reach";
    return html`<p class="certificate">Intervals leave it ${verdictWord("undecided")}: ${why}.</p>`;
  }
  const [left, right] = asWritten({ direction, lhs: found.lhs, rhs: found.rhs });
  const kind = borrowed
    ? "enclosed, with an error bound of floating point that was taken over"
    : "certified from the entries alone";
  return html`<div class="certificate">
    <p>By intervals of ${found.bits} bits ${verdictWord(verdict)}, ${kind}:</p>
    <dl class="facts">
      <dt>left side</dt>
      <dd><code>${ends(left)}</code></dd>
      <dt>right side</dt>
      <dd><code>${ends(right)}</code></dd>
    </dl>
  </div>`;
}

function ends([low, high]: readonly [string, string]): string {
  return low === high ? low : `[${low}, ${high}]`;
}

/** What changed, in a sentence, for people who do not see the page. */
export function spoken(seen: Seen, form: string, chosen: string | null): string {
  const one = seen.relations.find((candidate) => candidate.form === form && candidate.name === chosen);
  if (one === undefined) return "No relation applies to this instance.";
  return `${one.name}: ${one.verdict}, margin ${number(one.margin)}.`;
}
