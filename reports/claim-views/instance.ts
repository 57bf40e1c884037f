import type { ClaimReport } from "../report/schema.js";
import { type Html, html, joined, trusted } from "../text/markup.js";
import { entry } from "../text/numbers.js";
import { matrixFormula, prose, proseWithFormulas } from "../typeset/index.js";
import type { Claim, Spec } from "../../src/claim/index.js";
import { type Objects, objectsOf, objectsThatMatter } from "./objects.js";

/** Entries shown of one instance; the rest is in the spec. */
const MOST_ENTRIES = 240;

/**
 * The instance of a spec: its parameters in a line and its matrices, rounded for reading, as the statement speaks of them;
 * and what it was drawn as, in full and folded.
 */
export function instance(claim: Claim | undefined, spec: Spec): Html {
  return html`${objects(objectsOf(claim, spec))} ${inFull(spec)}`;
}

/** A counterexample in the objects on which its relation depends. */
export function counterexample(claim: Claim | undefined, form: string, relation: string, spec: Spec): Html {
  const { parameters, matrices, drawn } = objectsThatMatter(claim, form, relation, spec);
  const told =
    parameters.length === 0 ? null : html`<p class="parameters">${proseWithFormulas(parameters.join(", "))}</p>`;
  return html`${told} ${matrixLists(matrices, formula)} ${drawnOnes(drawn)}`;
}

/** What an instance was drawn as, folded. */
export function inFull(spec: Spec): Html {
  return html`<details class="spec">
    <summary>In full</summary>
    <pre>${jsonText(spec)}</pre>
  </details>`;
}

function objects({ parameters, matrices, drawn }: Objects): Html {
  return html`${parameters.length === 0 ? null : html`<p class="parameters">${prose(parameters.join(", "))}</p>`}
  ${matrixLists(matrices, matrix)} ${drawnOnes(drawn)}`;
}

function drawnOnes(drawn: Objects["drawn"]): Html[] {
  return drawn.map(([name, law, seed]) => html`<p>${prose(name)}: drawn from the law ${law}, seed ${seed}</p>`);
}

/** A spec as text of an element, where quotes need no escape. */
function jsonText(spec: Spec): Html {
  return trusted(html`${JSON.stringify(spec)}`.markup.replaceAll("&quot;", '"'));
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

type Named = readonly [name: string, position?: number];

function matrixLists(
  lists: Objects["matrices"],
  set: (name: Named, rows: readonly (readonly number[])[]) => Html,
): Html | null {
  let room = MOST_ENTRIES;
  const shown = lists.flatMap(([name, list]) => {
    const fitting = list.filter((rows) => {
      room -= rows.reduce((sum, row) => sum + row.length, 0);
      return room >= 0;
    });
    const more = list.length - fitting.length;
    const items = fitting.map((rows, i) => set(list.length === 1 ? [name] : [name, i + 1], rows));
    if (more > 0) items.push(html`<span class="more">and ${more} more</span>`);
    return items;
  });
  return shown.length === 0 ? null : html`<div class="matrices">${joined(shown, " ")}</div>`;
}

/** A matrix, its columns aligned, in brackets that the style sheet draws; a number as a number. */
function matrix([name, position]: Named, rows: readonly (readonly number[])[]): Html {
  const subscript = position === undefined ? null : html`<sub>${position}</sub>`;
  const cells = rows.map((row) => row.map((x) => entry(x).replace("-", "−")));
  const named = html`${prose(name)}${subscript} =`;
  if (cells.length === 1 && cells[0]!.length === 1) return html`<span>${named} ${cells[0]![0]!}</span>`;
  const widths = (cells[0] ?? []).map((_, j) => Math.max(...cells.map((row) => row[j]!.length)));
  const text = cells.map((row) => row.map((cell, j) => cell.padStart(widths[j]!)).join("  ")).join("\n");
  // prettier-ignore
  return html`<div><b>${named}</b><pre>${text === "" ? " " : text}</pre></div>`;
}

/** A matrix as a formula: five times the letters of one in brackets of the style sheet, so for counterexamples alone. */
function formula([name, position]: Named, rows: readonly (readonly number[])[]): Html {
  const cells = rows.map((row) => row.map((x) => entry(x).replace("-", "−")));
  return matrixFormula(position === undefined ? name : `${name}_${position}`, cells);
}
