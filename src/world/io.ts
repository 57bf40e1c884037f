/** An output of the program. */
export interface Terminal {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly columns: number;
}

/** How long the watcher of a thread waits for it, in milliseconds. */
export interface Patience {
  /** For one evaluation. */
  readonly evaluation: number;
  /** For all of the work, from now on. */
  readonly work?: number;
}

/** The thread that watches the one that a command runs in, and ends it where it does not end by itself. */
interface Watcher {
  /** Does an evaluation of a claim, noted for the watcher while it lasts. */
  readonly during: <T>(claim: string, spec: object, work: () => T) => T;
  /** Sets limits, to be kept from outside; null takes them away. */
  readonly limit: (patience: Patience | null) => void;
  /** What is to be said where the command is ended from outside: what it has found so far. */
  readonly lastWords: (text: string) => void;
  /** From now on an interruption is given a while: something of use is being written, or a step takes a moment. */
  readonly reporting: () => void;
}

/** Everything that a command takes from the world around it, so that it can be run inside a test. */
export interface Io {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder against which relative paths are read. */
  readonly cwd: string;
  /** The folder of the theorems, in which the witnesses of the catalogue are stored. */
  readonly theorems: string;
  /** The folder of this project, in which commands write to their usual places unasked; in others they do not. */
  readonly home: string;
  /** Milliseconds since 1970, never going back. */
  readonly now: () => number;
  /** 32 random bits, the seed of a run for which none was given. */
  readonly freshSeed: () => number;
  /** How many threads this machine runs at once. */
  readonly parallelism: number;
  /** Version of Node. */
  readonly node: string;
  /** Operating system, architecture and processor of this machine. */
  readonly machine: string;
  /** Aborted when the user asks to stop. */
  readonly signal: AbortSignal;
  /** Who watches from another thread; null where nobody does, as in tests, and everything runs in this one. */
  readonly watcher: Watcher | null;
}

/** Whether colours and rewritten lines are welcome. @see https://no-color.org */
export function wantsColour(terminal: Terminal, env: Io["env"]): boolean {
  return canRewrite(terminal, env) && (env["NO_COLOR"] ?? "") === "";
}

/** Whether a line can be written over. */
export function canRewrite(terminal: Terminal, env: Io["env"]): boolean {
  return terminal.isTerminal && env["TERM"] !== "dumb";
}
