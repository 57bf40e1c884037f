import { html, type Html } from "../../../reports/text/index.js";
import { prose, VERDICT_SIGNS } from "../../../reports/typeset/index.js";
import type { Described, ShownAssumption } from "../work/index.js";
import { number } from "./numbers.js";
import { textsOf } from "./texts.js";

const WORDS: Readonly<Record<string, string>> = {
  printed: "as printed",
  restored: "restored from the text at hand",
  ours: "in our words",
};

/** A claim in words: where it stands, its forms, the statement of one, its hypotheses, and what slipped. */
export function statement(claim: Described, shown: string): Html {
  const form = claim.forms.find(({ name }) => name === shown) ?? claim.forms[0]!;
  const { source } = claim;
  const texts = textsOf(claim, form.name);
  const place =
    source === null
      ? claim.locus
      : `${source.authors}${source.year === null ? "" : ` (${source.year})`}, ${claim.locus}`;
  return html`<p class="kicker">${claim.id}</p>
    <h2>${prose(claim.title)}</h2>
    <p class="meta">${place}. ${source?.locator ?? ""}</p>
    <fieldset class="forms">
      <legend>Form</legend>
      ${claim.forms.map(
        ({ name, expected }) =>
          html`<label
            ><input type="radio" name="form" value="${name}" ${name === form.name ? html`checked` : null} /> ${name}
            ${verdictWord(expected)}</label
          >`,
      )}
    </fieldset>
    ${texts.statement}
    <p class="meta">The statement ${WORDS[form.words] ?? form.words}; on record it ${standing(form.expected)}.</p>
    ${
      claim.assumptions.length === 0
        ? null
        : html`<h3>Hypotheses</h3>
            <ul class="assumption-list" id="hypotheses">
              ${claim.assumptions.map((one, i) => html`<li><b>${prose(one.name)}</b>: ${texts.assumptions[i]!}. <span class="slack" data-assumption="${i}"></span></li>`)}
            </ul>`
    }
    ${
      texts.reading === null
        ? null
        : html`<details>
            <summary>How it is read</summary>
            <p>${texts.reading}</p>
          </details>`
    }
    ${
      texts.erratum === null
        ? null
        : html`<details>
            <summary>What slipped, and what holds instead</summary>
            <p>${texts.erratum.slip}</p>
            <p><b>Instead:</b> ${texts.erratum.instead}</p>
          </details>`
    }`;
}

function standing(expected: string): string {
  const said: Readonly<Record<string, string>> = {
    holds: "holds on every case that was tried",
    refuted: "is refuted",
    consistent: "is consistent with all that was measured",
    inconsistent: "is inconsistent with what was measured",
    open: "is open",
  };
  return said[expected] ?? `is ${expected}`;
}

/** A verdict with its sign. */
export function verdictWord(verdict: string): Html {
  const sign = VERDICT_SIGNS[verdict as keyof typeof VERDICT_SIGNS] ?? "?";
  return html`<span class="verdict ${verdict}"><span aria-hidden="true">${sign}</span> ${verdict}</span>`;
}

/** Whether a hypothesis is met, with its slack. */
export function slackText({ slack, met }: ShownAssumption): Html {
  const word = met === "met" ? "holds" : met === "violated" ? "refuted" : "undecided";
  const sign = VERDICT_SIGNS[word];
  return html`<span class="verdict ${word}"><span aria-hidden="true">${sign}</span> ${met}</span>
    <small>slack ${number(slack.value)}</small>`;
}
