import type { Program } from "../record/index.js";
import { decide } from "./decide.js";
import { type Change, CHANGES, mutantsOf } from "./mutants.js";

/**
 * Of the changes of one kind how many were found false, how many leave an identity, and of how many the changed program
 * cannot be followed, as where the sign of what stands under a root is lost.
 */
interface Bitten {
  found: number;
  left: number;
  beyond: number;
}

export type Teeth = Readonly<Record<Change, Bitten>>;

export function noTeeth(): Teeth {
  return Object.fromEntries(CHANGES.map((change) => [change, { found: 0, left: 0, beyond: 0 }])) as unknown as Teeth;
}

/**
 * Changes of each kind that are tried in one program at most, and how many of them have to be found false. Many places
 * take a matrix and its transpose alike, as norms do, so that more of these are tried.
 */
const TRIED: Readonly<Record<Change, number>> = {
  coefficient: 12,
  sign: 12,
  transpose: 40,
  "reading by columns": 40,
};
const ENOUGH = 2;

/**
 * Changes a program that was proved, in one place at a time, and counts which changes are found false. Those that leave an
 * identity are proved as such: the transpose in a trace, or a factor of both sides.
 */
export function countTeeth(program: Program, seed: number, teeth: Teeth): void {
  for (const change of CHANGES) {
    let found = 0;
    for (const { program: mutant, fits } of mutantsOf(program, change, TRIED[change])) {
      if (found >= ENOUGH) break;
      const { outcome } = decide(mutant, seed);
      if (outcome === "false") found += 1;
      else if (fits || outcome === "proved") teeth[change][outcome === "proved" ? "left" : "beyond"] += 1;
    }
    teeth[change].found += found;
  }
}
