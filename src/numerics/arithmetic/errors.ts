/** Where something went wrong, what was expected there, what came, and what to do about it. */
export interface Complaint {
  /** The function, file, argument or matrix entry concerned. */
  readonly where: string;
  readonly expected: string;
  readonly got: string;
  /** What the caller can do; left out where `expected` says it all. */
  readonly remedy?: string;
}

/** Base class of every error that flatcheck throws on purpose. Its message is one line. */
export class FlatcheckError extends Error {
  readonly complaint: Complaint;

  constructor(complaint: Complaint) {
    const { where, expected, got, remedy } = complaint;
    super(`${where}: expected ${expected}, got ${got}${remedy === undefined ? "" : `; ${remedy}`}`);
    this.name = new.target.name;
    this.complaint = complaint;
  }
}

/** Shapes that do not fit together. */
export class ShapeError extends FlatcheckError {}

/** NaN or an infinity where a real number belongs. */
export class NonFiniteError extends FlatcheckError {}

/** An argument outside the domain of the function. */
export class DomainError extends FlatcheckError {}

/** An iteration that used up its steps before it reached its stopping rule. */
export class ConvergenceError extends FlatcheckError {}
