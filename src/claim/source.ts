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
