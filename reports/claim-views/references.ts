import { type Html, html, type Part } from "../text/markup.js";
import { prose } from "../typeset/index.js";
import { type Claim, paperOf } from "../../src/claim/index.js";
import { addressOf } from "./address.js";

/** `source/label`, or a label alone as the claims of one source speak of each other. */
const NAME = /(?<![\w/-])(?:([a-z]+\d*)\/)?([a-z][a-z0-9]*(?:-[a-z0-9]+)+|[a-z]+)(?![\w/-])/g;

/** The claims of a page, and which of them speak of which. */
export interface References {
  /** Prose in which the names of other claims lead to them. @param typeset how what is between the names is set */
  readonly linked: (text: string, from: string, typeset?: (text: string) => Html) => Html;
  /** The claims that speak of this one, in the order of the page. */
  readonly speakingOf: (id: string) => readonly string[];
  /** The claims that this one speaks of. */
  readonly spokenOfBy: (id: string) => readonly string[];
}

/** Reads the texts of claims for the names of others. @param ids those that are on the page */
export function referencesOf(ids: readonly string[], catalogue: ReadonlyMap<string, Claim>): References {
  const known = new Set(ids);
  const named = (text: string, from: string) =>
    [...text.matchAll(NAME)].flatMap((match) => {
      const [whole, source, label] = match;
      // A word by itself is a name only with its source before it.
      if (source === undefined && !label!.includes("-")) return [];
      const id = `${source ?? paperOf(from)}/${label}`;
      return known.has(id) && id !== from ? [{ id, at: match.index, whole }] : [];
    });
  const said = new Map(
    ids.map((id) => [id, [...new Set(named(textsOf(catalogue.get(id)), id).map((one) => one.id))]] as const),
  );
  return {
    linked: (text, from, typeset = prose) => {
      const parts: Part[] = [];
      let end = 0;
      for (const { id, at, whole } of named(text, from)) {
        parts.push(typeset(text.slice(end, at)), html`<a href="${addressOf(id)}">${whole}</a>`);
        end = at + whole.length;
      }
      return html`${parts}${typeset(text.slice(end))}`;
    },
    speakingOf: (id) => ids.filter((other) => said.get(other)!.includes(id)),
    spokenOfBy: (id) => said.get(id) ?? [],
  };
}

/** All in which a claim may speak of others. */
function textsOf(claim: Claim | undefined): string {
  if (claim === undefined) return "";
  const { locus, reading, erratum, assumptions, proof, unnoticed } = claim;
  const remarks = assumptions.map(({ remark }) => remark);
  const steps = proof === undefined ? [] : [proof.matters, proof.elsewhere, ...proof.steps.map(({ says }) => says)];
  return [
    locus,
    reading,
    erratum?.slip,
    erratum?.instead,
    ...remarks,
    ...steps,
    ...Object.values(unnoticed ?? {}),
  ].join("\n");
}
