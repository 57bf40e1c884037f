import { isExpected } from "../report/evidence.js";
import type { FormReport } from "../report/schema.js";
import { type Html, html } from "../text/markup.js";

/** A verdict, whose sign the style puts before it, and, where it is not the expected one, what was. */
export function verdictMark(form: FormReport): Html {
  const { verdict, expected, incomplete } = form;
  const said = incomplete === true ? `on a part of its cases; expected on all: ${expected}` : `expected: ${expected}`;
  const surprise = isExpected(form) ? null : html` <strong class="surprise">${said}</strong>`;
  return html`<span class="verdict ${verdict}">${verdict}</span>${surprise}`;
}
