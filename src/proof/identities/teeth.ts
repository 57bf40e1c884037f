import { decide } from "./decide.js";
import { type Change, CHANGES, mutantsOf } from "./mutants.js";
import type { Program } from "../record/index.js";

/** Of the changes of one kind how many were found false, and how many leave an identity. */
export interface Bitten {
  found: number;
  left: number;
}

export type Teeth = Readonly<Record<Change, Bitten>>;

export function noTeeth(): Teeth {
  return Object.fromEntries(CHANGES.map((change) => [change, { found: 0, left: 0 }])) as unknown as Teeth;
}

/** Changes of each kind that are tried in one program. */
const CHANGED = 4;

/**
 * Changes a program that was proved, in one place at a time, and counts which changes are found false. Those that leave an
 * identity are proved as such: the transpose in a trace, or a factor of both sides.
 */
export function countTeeth(program: Program, seed: number, teeth: Teeth): void {
  for (const { change, program: mutant } of mutantsOf(program, CHANGED)) {
    const { outcome } = decide(mutant, seed);
    if (outcome === "false") teeth[change].found += 1;
    else if (outcome === "proved") teeth[change].left += 1;
  }
}
