import { Worker } from "node:worker_threads";
import type { ClaimTally, FormFacts, Witness } from "../claim/index.js";
import type { CaseBatch, Looked } from "../engine/run/index.js";
import type { Replay } from "../engine/witnesses/index.js";
import type { ToldFile } from "../formats/index.js";
import type { SaidOnFile } from "../own/index.js";
import type { BoxTask, ToldFamily } from "../proof/boxes/index.js";
import type { ProvingTask, RelationProof } from "../proof/index.js";
import { WorkNote } from "../threads/index.js";

/** What a worker begins with. */
export interface WorkerBegin {
  /** Addresses of the modules that have the claims. */
  readonly modules: readonly string[];
  /** Of the note of what it is at. */
  readonly memory: SharedArrayBuffer;
}

/** What a worker is told: the claim by its name, since claims hold functions. */
export type Job =
  | { readonly kind: "cases"; readonly id: string; readonly batch: CaseBatch; readonly record: boolean }
  | { readonly kind: "look"; readonly id: string; readonly tally: ClaimTally }
  | { readonly kind: "replay"; readonly id: string; readonly witness: Witness }
  | {
      readonly kind: "check";
      readonly id: string;
      readonly forms: readonly FormFacts["name"][];
      readonly file: ToldFile;
    }
  | { readonly kind: "prove"; readonly id: string; readonly task: ProvingTask }
  | {
      readonly kind: "box";
      readonly id: string;
      readonly family: string;
      readonly task: BoxTask;
      /** Latest moment, in milliseconds since 1970. */
      readonly until: number;
    };

/** What a worker answers. */
export type Answer =
  | { readonly kind: "tally"; readonly tally: ClaimTally }
  | { readonly kind: "looked"; readonly looked: Looked[][] }
  | { readonly kind: "replayed"; readonly replayed: Replay }
  | { readonly kind: "said"; readonly said: SaidOnFile }
  | { readonly kind: "proved"; readonly proofs: readonly RelationProof[] }
  /** Null where the run was stopped before it began. */
  | { readonly kind: "box"; readonly told: ToldFamily | null }
  | { readonly kind: "fault"; readonly error: Error };

/** A job whose worker was ended. */
export interface Lost {
  readonly kind: "lost";
  /** The position of the case that it was at. */
  readonly position: number;
  /** Why it was ended: "did not end within 60 s". */
  readonly why: string;
}

/** A job that was not begun, since there was no time left. */
export interface Refused {
  readonly kind: "refused";
}

/** The time that jobs get, in milliseconds. */
export interface JobLimits {
  /** Longest time without a sign of life. */
  readonly idle: number;
  /** Latest moment, of the clock of the pool. */
  readonly until: number;
  readonly why: (idle: number) => string;
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (answer: Answer | Lost | Refused) => void;
  readonly reject: (error: Error) => void;
}

interface Member {
  readonly worker: Worker;
  readonly note: WorkNote;
  at: Waiting | null;
  seen: number;
  since: number;
  /** Whether it has shown a sign of life since it got its job. */
  begun: boolean;
}

/** How often the notes of workers are looked at, in milliseconds. */
const LOOK_EVERY = 50;

/** How long a worker may take to load the claim of its first job, which is no fault of its cases. */
const TO_LOAD = 60_000;

/**
 * Megabytes that a thread may hold of what it has just made. With fewer it collects more often; with more, which some
 * engines give by themselves, it takes more memory and hardly less time.
 */
const YOUNG = 40;

/**
 * Threads that run jobs, each with its note. One that shows no sign of life for too long, or is at work when the time is
 * over, is ended, its job comes back as lost, and another one takes its place.
 */
export class Pool {
  private readonly members = new Set<Member>();
  private readonly queue: Waiting[] = [];
  private readonly timer: NodeJS.Timeout;
  private closed = false;
  private stopping = false;

  /**
   * @param limits the time that a job gets as things are now
   * @param heap megabytes that a thread may hold; what the engine allows where undefined
   */
  constructor(
    private readonly width: number,
    private readonly file: URL,
    private readonly modules: readonly string[],
    private readonly limits: (job: Job) => JobLimits,
    private readonly now: () => number,
    private readonly heap?: number,
  ) {
    this.timer = setInterval(() => this.look(), LOOK_EVERY);
  }

  ask(job: Job): Promise<Answer | Lost | Refused> {
    return new Promise((resolve, reject) => {
      this.queue.push({ job, resolve, reject });
      this.assign();
    });
  }

  /** From now on batches end before their next case. */
  stop(): void {
    this.stopping = true;
    for (const { note } of this.members) note.stopping = true;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await Promise.all([...this.members].map(({ worker }) => worker.terminate()));
  }

  private assign(): void {
    while (this.queue.length > 0) {
      const member = [...this.members].find(({ at }) => at === null) ?? this.hire();
      if (member === null) return;
      const next = this.queue.shift()!;
      if (this.now() >= this.limits(next.job).until) {
        next.resolve({ kind: "refused" });
        continue;
      }
      member.at = next;
      if (next.job.kind === "cases") member.note.reach(next.job.batch.from);
      member.since = this.now();
      member.seen = member.note.count;
      member.begun = false;
      member.worker.postMessage(next.job);
    }
  }

  private hire(): Member | null {
    if (this.members.size >= this.width) return null;
    const note = new WorkNote();
    note.stopping = this.stopping;
    const workerData: WorkerBegin = { modules: this.modules, memory: note.memory };
    const member: Member = {
      worker: new Worker(this.file, {
        workerData,
        ...(this.heap && {
          resourceLimits: { maxOldGenerationSizeMb: this.heap, maxYoungGenerationSizeMb: YOUNG },
        }),
      }),
      note,
      at: null,
      seen: 0,
      since: 0,
      begun: false,
    };
    const leave = (error: Error): void => {
      if (!this.members.delete(member) || this.closed) return;
      if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
        member.at?.resolve({ kind: "lost", position: note.index, why: "needs more memory than a thread has" });
      } else member.at?.reject(error);
      this.assign();
    };
    member.worker.on("message", (answer: Answer) => {
      const done = member.at;
      member.at = null;
      this.assign();
      if (answer.kind === "fault") done?.reject(answer.error);
      else done?.resolve(answer);
    });
    member.worker.on("error", (error) => leave(error instanceof Error ? error : new Error(String(error))));
    member.worker.on("exit", (code) => leave(new Error(`a worker ended with exit code ${code} while it ran cases`)));
    this.members.add(member);
    return member;
  }

  private look(): void {
    const now = this.now();
    for (const member of [...this.members]) {
      const { at, note } = member;
      if (at === null) continue;
      if (note.count !== member.seen) {
        member.seen = note.count;
        member.since = now;
        member.begun = true;
      }
      const { idle, until, why } = this.limits(at.job);
      const patience = member.begun ? idle : Math.max(idle, TO_LOAD);
      if (now - member.since <= patience && now <= until) continue;
      this.members.delete(member);
      void member.worker.terminate();
      // What has not begun is not what has taken the time.
      if (!member.begun && now > until) at.resolve({ kind: "refused" });
      else at.resolve({ kind: "lost", position: note.index, why: why(now - member.since) });
    }
    this.assign();
  }
}
