import type { Claim } from "../claim/index.js";
import type { BoxTask, Family, ToldFamily } from "../proof/boxes/index.js";
import type { ProvingTask, RelationProof } from "../proof/index.js";
import type { WorkersOptions } from "./in-workers.js";
import { type Answer, type Job, type JobLimits, type Lost, Pool, type Refused } from "./pool.js";

/** What is to be done with a family, and until when. */
type BoxJob = BoxTask & {
  /** Latest moment, in milliseconds since 1970. */
  readonly until: number;
};

/** Where a proof did not come to its end: an evaluation did not, or the run was stopped. */
interface Unfinished {
  readonly unfinished: string;
}

/** Who proves: each claim and each family by itself, so that what comes of it does not depend on who does. */
export interface Prover {
  readonly identities: (claim: Claim, task: ProvingTask) => Promise<readonly RelationProof[] | Unfinished>;
  readonly boxes: (claim: Claim, family: Family, job: BoxJob) => Promise<ToldFamily | Unfinished>;
  /** Boxes end where they are, and tell how far they came; claims that are begun are given up. */
  readonly stop: () => void;
  readonly close: () => Promise<void>;
}

/** How long boxes may take to end and to tell what is open. */
const TO_TELL = 500;

/** Proves on worker threads. An evaluation of a claim, or a step of a proof, has the time of a case. */
export function provingInWorkers({ workers, file, modules, caseMilliseconds }: Omit<WorkersOptions, "runs">): Prover {
  const now = (): number => performance.now();
  let stopped: number | null = null;
  const limits = ({ kind }: Job): JobLimits => {
    const after = kind === "box" ? TO_TELL : 0;
    const until = stopped === null ? Infinity : stopped + after;
    return {
      idle: caseMilliseconds,
      until,
      why: (idle) => `did not end within ${Number((idle / 1000).toPrecision(3))} s`,
    };
  };
  const pool = new Pool(workers, file, modules, limits, now);
  const unfinished = (answer: Answer | Lost | Refused): Unfinished => ({
    unfinished: answer.kind === "lost" && stopped === null ? answer.why : "was interrupted",
  });
  return {
    identities: async ({ id }, task) => {
      const answer = await pool.ask({ kind: "prove", id, task });
      return answer.kind === "proved" ? answer.proofs : unfinished(answer);
    },
    boxes: async ({ id }, family, { until, ...task }) => {
      const answer = await pool.ask({ kind: "box", id, family: family.id, task, until });
      return answer.kind === "box" && answer.told !== null ? answer.told : unfinished(answer);
    },
    stop: () => {
      stopped = now();
      pool.stop();
    },
    close: () => pool.close(),
  };
}
