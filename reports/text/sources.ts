import type { Claim } from "../../src/claim/index.js";
import { paperOf, type Source } from "../../src/claim/words/index.js";

/** The claims of a report by the folder of their source, in order. */
export function byPaper<T extends { readonly id: string }>(claims: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const claim of claims) {
    const paper = paperOf(claim.id);
    groups.set(paper, [...(groups.get(paper) ?? []), claim]);
  }
  return groups;
}

/** The source of a folder, where some claim of it knows one. */
export function sourceOf(key: string, claims: Iterable<Pick<Claim, "id" | "source">>): Source | undefined {
  for (const { id, source } of claims) if (paperOf(id) === key && source !== undefined) return source;
  return undefined;
}

/** The heading of a source: its folder and, where it is known, its title and year. */
export function paperHeading(key: string, source: Source | undefined): string {
  return source === undefined ? key : `${key} · ${source.title} (${source.year})`;
}
