/** The folder of the source of a claim, the first part of its id. */
export function paperOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

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
}
