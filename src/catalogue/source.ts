import type { Source } from "../claim/index.js";

/** A BibTeX entry of a kind, with its fields in the order given. */
export function bibtexEntry(kind: string, key: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@${kind}{${key},`, ...lines, "}"].join("\n");
}

/** Statements that this project makes itself, as a source. */
export function ownSource(key: string, title: string): Source {
  const fields = { author: "{flatcheck}", title, howpublished: `flatcheck, theorems/${key}`, year: "2026" };
  return {
    key,
    authors: "flatcheck",
    title,
    year: 2026,
    locator: `theorems/${key}`,
    words: "ours",
    bibtex: bibtexEntry("misc", key, fields),
  };
}

/** Whether the statements of a source are this project's own. */
export function isOwn({ key, locator }: Source): boolean {
  return locator === `theorems/${key}`;
}
