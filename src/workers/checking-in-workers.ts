import type { Claim } from "../claim/index.js";
import { type OwnFile, toldFile } from "../formats/index.js";
import { heardOnFile, type SaidOnFile } from "../own/index.js";
import type { WorkersOptions } from "./in-workers.js";
import { type JobLimits, Pool } from "./pool.js";

/** A claim that did not come to its end on a file, and why: "did not end within 20 s". */
export interface Unended {
  readonly kind: "unended";
  readonly why: string;
}

/** Who judges a file, each claim by itself. */
export interface Checker {
  /** Null where it was stopped before this claim was begun. @param claim with the forms that count */
  readonly check: (claim: Claim) => Promise<SaidOnFile | Unended | null>;
  /** Gives up what is begun. */
  readonly stop: () => void;
  readonly close: () => Promise<void>;
}

/** Megabytes that a thread may hold for a claim. */
const HEAP = 1000;

/** Judges a file on worker threads, each claim in its time. */
export function checkingInWorkers(
  file: OwnFile,
  { workers, file: program, modules, caseMilliseconds }: Omit<WorkersOptions, "runs">,
): Checker {
  const now = (): number => performance.now();
  let stopped: number | null = null;
  const limits = (): JobLimits => ({
    idle: caseMilliseconds,
    until: stopped ?? Infinity,
    why: () =>
      stopped === null ? `did not end within ${Number((caseMilliseconds / 1000).toPrecision(3))} s` : "was interrupted",
  });
  const pool = new Pool(workers, program, modules, limits, now, HEAP);
  const told = toldFile(file);
  return {
    check: async ({ id, forms }) => {
      const answer = await pool.ask({ kind: "check", id, forms: forms.map(({ name }) => name), file: told });
      if (answer.kind === "said") return heardOnFile(answer.said);
      return answer.kind === "lost" ? { kind: "unended", why: answer.why } : null;
    },
    stop: () => {
      stopped = now();
      pool.stop();
    },
    close: () => pool.close(),
  };
}
