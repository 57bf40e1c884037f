import type { ClaimReport } from "../report/schema.js";
import { type Html, html, joined } from "../text/markup.js";
import { entry } from "../text/numbers.js";
import type { Claim, Spec } from "../../src/claim/index.js";

/** Entries shown of one instance; the rest is in the spec. */
const MOST_ENTRIES = 240;

/** The instance of a spec: its parameters in a line, its matrices rounded for reading, and the spec itself, folded. */
export function instance(claim: Claim | undefined, spec: Spec): Html {
  const { sizes, widths, choices, reals } = spec;
  const parameters = [
    ...Object.entries(sizes).map(([name, value]) => `${name} = ${value}`),
    ...(widths.length === 0 ? [] : [`widths ${widths.join(" → ")}`]),
    ...Object.entries(choices).map(([name, value]) => `${name}: ${value}`),
    ...Object.entries(reals).map(([name, value]) => `${name} = ${entry(value)}`),
  ];
  return html`<p class="parameters">${parameters.join(", ")}</p>
    ${matrices(spelledOut(claim, spec))}
    <details class="spec">
      <summary>The spec in full</summary>
      <pre>${JSON.stringify(spec)}</pre>
    </details>`;
}

/** What a case is called: generated ones have numbers from 0, others a name. */
export function caseName({ chosen }: ClaimReport, claim: Claim | undefined, index: number): string {
  if (index >= 0) return `generated case ${index}`;
  if (-index > chosen) return "a stored counterexample";
  const equality = claim === undefined || "none" in claim.equalityCases ? [] : claim.equalityCases;
  const names = [
    ...equality.flatMap(({ name, specs }) => specs.map(() => `equality case “${name}”`)),
    ...(claim?.degenerateCases ?? []).map(({ name }) => `degenerate case “${name}”`),
  ];
  return names[-1 - index] ?? "an equality or degenerate case";
}

/** A stored run may be older than the catalogue: a spec that its claim no longer understands is shown as it stands. */
function spelledOut(claim: Claim | undefined, spec: Spec): Spec {
  try {
    return claim?.specs.spellOut(spec) ?? spec;
  } catch {
    return spec;
  }
}

function matrices({ lists }: Spec): Html {
  let room = MOST_ENTRIES;
  const shown = Object.entries(lists).map(([name, list]) => {
    if ("law" in list) return html`<p>${name}: drawn from the law ${list.law}, seed ${list.seed}</p>`;
    const { entries } = list;
    const fitting = entries.filter((rows) => {
      room -= rows.reduce((sum, row) => sum + row.length, 0);
      return room >= 0;
    });
    const more = entries.length - fitting.length;
    const items = fitting.map((rows, i) => matrix(entries.length === 1 ? [name] : [name, i + 1], rows));
    if (more > 0) items.push(html`<span class="more">and ${more} more</span>`);
    return items.length === 0 ? html`<p>${name}: none</p>` : html`<div class="matrices">${joined(items, " ")}</div>`;
  });
  return html`${shown}`;
}

/** A matrix, its columns aligned, in brackets that the style sheet draws. */
function matrix([name, position]: readonly [string, number?], rows: readonly (readonly number[])[]): Html {
  const subscript = position === undefined ? null : html`<sub>${position}</sub>`;
  const cells = rows.map((row) => row.map((x) => entry(x).replace("-", "−")));
  const width = Math.max(0, ...cells.flat().map(({ length }) => length));
  const text = cells.map((row) => row.map((cell) => cell.padStart(width)).join("  ")).join("\n");
  return html`<span class="matrix"
    ><i>${name}</i>${subscript} =
    <pre>${text === "" ? " " : text}</pre>
  </span>`;
}
