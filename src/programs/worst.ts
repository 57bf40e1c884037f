import { type Answer, type Finding, type Occurrence, sharpened } from "../foreign/index.js";

/** So many of the largest errors are computed again by intervals. */
const LOOKED_AT = 24;

/** The largest error of a function. */
export interface WorstError {
  /** In units in the last place of the result; 0 where it is exact, and where the result is 0 nothing is measured. */
  readonly ulps: number;
  /** The largest of all answers, in what one unit in the last place of the operands does to a result, and one of its own. */
  readonly units: number;
  /** Where the first of them was measured. */
  readonly occurrence: Occurrence;
  /** Whether the true result was enclosed by intervals there. */
  readonly certified: boolean;
}

interface Candidate {
  readonly occurrence: Occurrence;
  readonly answer: Answer;
  readonly finding: Finding;
  /** Not less than the true error, in units in the last place. */
  readonly atMost: number;
}

/** Keeps the answers whose errors may be the largest, and measures these by intervals in the end. */
export class Worst {
  private candidates: Candidate[] = [];
  private mostUnits = 0;

  add(occurrence: Occurrence, answer: Answer, finding: Finding): void {
    const { known, distance, ulps, units } = finding;
    if (Number.isFinite(units)) this.mostUnits = Math.max(this.mostUnits, units);
    if (known === null || !Number.isFinite(ulps)) return;
    const atMost = distance === 0 ? ulps : ulps * (1 + known.error / distance);
    this.candidates.push({ occurrence, answer, finding, atMost });
    if (this.candidates.length >= 4 * LOOKED_AT) this.thin();
  }

  /** The largest error; null where none was measured. */
  settled(): WorstError | null {
    this.thin();
    let worst: WorstError | null = null;
    for (const { occurrence, answer, finding, atMost } of this.candidates) {
      if (worst?.certified === true && worst.ulps >= atMost) break;
      const { ulps, certified } = sharpened(occurrence, answer, finding);
      if (worst === null || ulps > worst.ulps) worst = { ulps, units: this.mostUnits, occurrence, certified };
    }
    return worst;
  }

  private thin(): void {
    this.candidates.sort((a, b) => b.atMost - a.atMost);
    this.candidates.length = Math.min(this.candidates.length, LOOKED_AT);
  }
}
