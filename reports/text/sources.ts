import type { Claim, Source } from "../../src/claim/index.js";

/** The folder of the source of a claim, the first part of its id. */
export function paperOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

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
export function sourceOf(key: string, claims: Iterable<Pick<Claim, "paper" | "source">>): Source | undefined {
  for (const { paper, source } of claims) if (paper === key && source !== undefined) return source;
  return undefined;
}

/** The heading of a source: its folder and, where it is known, its title and year. */
export function paperHeading(key: string, source: Source | undefined): string {
  return source === undefined ? key : `${key} · ${source.title} (${source.year})`;
}
