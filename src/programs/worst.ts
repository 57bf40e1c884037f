import { type Answer, type Finding, type Occurrence, sharpened, type Tolerance } from "../foreign/index.js";
import { hypot } from "../numerics/index.js";

/** So many of the largest errors are measured by intervals. */
const LOOKED_AT = 16;

/** The largest error of a function, in one measure. */
export interface Largest {
  readonly value: number;
  /** Where the first such error was measured. */
  readonly occurrence: Occurrence;
  /** Whether the true result was enclosed by intervals there. */
  readonly certified: boolean;
}

/** The largest errors of a function. */
export interface WorstErrors {
  /** In units in the last place of the result; of a result that is 0 nothing is measured. Null where none was. */
  readonly ulps: Largest | null;
  /** In what one unit in the last place of the operands does to the result, and one of its own. Null where none was. */
  readonly units: Largest | null;
}

interface Candidate {
  readonly occurrence: Occurrence;
  readonly answer: Answer;
  readonly finding: Finding;
}

/** Keeps the answers whose errors may be the largest, and measures these by intervals in the end. */
export class Worst {
  private readonly byUlps = new Front(({ known, distance }) => (distance + known!.error) / hypot(...known!.data));
  private readonly byUnits = new Front(({ known, distance, allowed }) => (distance + known!.error) / allowed);

  constructor(private readonly tolerance: Tolerance) {}

  add(occurrence: Occurrence, answer: Answer, finding: Finding): void {
    if (finding.known === null || !Number.isFinite(finding.distance)) return;
    for (const front of [this.byUlps, this.byUnits]) front.add({ occurrence, answer, finding });
  }

  settled(): WorstErrors {
    return { ulps: this.largest(this.byUlps, "ulps"), units: this.largest(this.byUnits, "units") };
  }

  private largest(front: Front, measure: "ulps" | "units"): Largest | null {
    let largest: Largest | null = null;
    for (const { occurrence, answer, finding } of front.members()) {
      const { certified, [measure]: value } = sharpened(occurrence, answer, finding, this.tolerance);
      if (Number.isFinite(value) && (largest === null || value > largest.value)) {
        largest = { value, occurrence, certified };
      }
    }
    return largest;
  }
}

/** The candidates whose bounds on the true error are the largest. */
class Front {
  private candidates: { readonly candidate: Candidate; readonly bound: number }[] = [];

  constructor(private readonly boundOf: (finding: Finding) => number) {}

  add(candidate: Candidate): void {
    const bound = this.boundOf(candidate.finding);
    if (!Number.isFinite(bound)) return;
    this.candidates.push({ candidate, bound });
    if (this.candidates.length >= 4 * LOOKED_AT) this.thin();
  }

  members(): Candidate[] {
    this.thin();
    return this.candidates.map(({ candidate }) => candidate);
  }

  private thin(): void {
    this.candidates.sort((a, b) => b.bound - a.bound);
    this.candidates.length = Math.min(this.candidates.length, LOOKED_AT);
  }
}
