import type { Patience } from "../../world/index.js";

/** What the thread of a command is told when it begins. */
export interface Begin {
  readonly argv: readonly string[];
  /** Of the terminals, as the thread that has them sees them. */
  readonly stdout: TerminalFacts;
  readonly stderr: TerminalFacts;
  /** The memory in which it notes what it is at. */
  readonly note: SharedArrayBuffer;
}

export interface TerminalFacts {
  readonly isTerminal: boolean;
  readonly columns: number;
}

/** What the thread of a command tells the one that watches it. */
export type Told =
  | { readonly kind: "write"; readonly to: "stdout" | "stderr"; readonly text: string }
  | { readonly kind: "limit"; readonly patience: Patience | null }
  | { readonly kind: "last words"; readonly text: string }
  | { readonly kind: "reporting" }
  | { readonly kind: "end"; readonly code: number };
