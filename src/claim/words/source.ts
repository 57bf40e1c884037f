/** The folder of the source of a claim, the first part of its id. */
export function paperOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

/**
 * Whose the words of a statement are: `printed`, those of the source; `restored`, where the text at hand has lost a formula, a
 * constant or a sign, put back as the reading says; or `ours`.
 */
export type Words = "printed" | "restored" | "ours";

/** Those that have to be stated, since they are not those of the source. */
export const STATED_WORDS = ["restored", "ours"] as const satisfies readonly Words[];

/** Whose the words are, where that has to be stated. */
export type StatedWords = (typeof STATED_WORDS)[number];

/** A source document, or a folder of statements that this project makes itself. */
export interface Source {
  /** The folder of its claims, the part of their ids before the slash. */
  readonly key: string;
  readonly authors: string;
  readonly title: string;
  readonly year: number;
  /** Where and in which version the text was read. */
  readonly locator: string;
  readonly bibtex: string;
  /** Whose the words of its printed forms are, where they are not its own and no claim says otherwise. */
  readonly words?: StatedWords;
}
