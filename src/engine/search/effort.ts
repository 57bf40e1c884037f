import { turn } from "../../threads/index.js";

/** How long a search may go on, and how it learns that it should stop. */
export interface Pace {
  /** Most evaluations of the claim. */
  readonly evaluations: number;
  /** Most time, where there is a limit: the outcome then depends on the speed of the machine. */
  readonly forMilliseconds?: number;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Lets others have their turn, and may take its time; a turn of the event loop unless given. */
  readonly giveWay?: () => Promise<void>;
}

/** Longest time without giving way to timers and signals, in milliseconds. */
const PAUSE_EVERY = 20;

/** Most evaluations without giving way, whatever the clock says. */
const EVALUATIONS_BETWEEN = 256;

/** Counts the evaluations of a search against its pace, and gives way to the event loop now and then. */
export class Effort {
  used = 0;
  private limit: number;
  private readonly deadline: number;
  private pausedAt: number;
  private pausedUsed = 0;

  constructor(private readonly pace: Pace) {
    const start = pace.now();
    this.limit = pace.evaluations;
    this.deadline = start + (pace.forMilliseconds ?? Infinity);
    this.pausedAt = start;
  }

  get exhausted(): boolean {
    return this.used >= this.limit || this.pace.signal.aborted || this.pausedAt >= this.deadline;
  }

  get interrupted(): boolean {
    return this.pace.signal.aborted;
  }

  spend(evaluations = 1): void {
    this.used += evaluations;
  }

  /** The effort for a part of the work: at most what is left of this one, and no later. */
  part(evaluations: number): Effort {
    const left = Math.max(0, Math.min(evaluations, this.limit - this.used));
    const { now } = this.pace;
    const until = this.deadline === Infinity ? {} : { forMilliseconds: Math.max(0, this.deadline - now()) };
    return new Effort({ ...this.pace, evaluations: left, ...until });
  }

  /** Allows at most so many more evaluations. */
  cap(further: number): void {
    this.limit = Math.min(this.limit, this.used + further);
  }

  /** Gives way where it is time to; true where it did. */
  pause(): Promise<boolean> | boolean {
    const now = this.pace.now();
    if (now - this.pausedAt < PAUSE_EVERY && this.used - this.pausedUsed < EVALUATIONS_BETWEEN && now < this.deadline) {
      return false;
    }
    this.pausedAt = now;
    this.pausedUsed = this.used;
    return (this.pace.giveWay ?? turn)().then(() => true);
  }
}
