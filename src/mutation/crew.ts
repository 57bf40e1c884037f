import { Worker } from "node:worker_threads";
import type { Ask, Found, Loaded, Start } from "./worker.js";

/** How much longer than without a mutant a unit may take, and how long at least, in milliseconds. */
const LONGER = 30;
const AT_LEAST = 3_000;
const LOADING = 240_000;

/** A thread that runs units under mutants; one that hangs is ended, and another takes its place. */
export class Crew {
  private worker: Worker | null = null;
  loaded: Loaded | null = null;
  private active = -1;
  private settle: (answer: Loaded | Found | null) => void = ignored;

  constructor(
    private readonly file: URL,
    private readonly start: Omit<Start, "active">,
  ) {}

  /** A fresh thread, in which a mutant may be on from the beginning. Null where it does not come to life. */
  async begin(active = -1): Promise<Loaded | null> {
    await this.end();
    this.active = active;
    const workerData: Start = { ...this.start, active };
    this.worker = new Worker(this.file, {
      workerData,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 3000 },
    });
    const { worker } = this;
    worker.on("message", (answer: Loaded | Found) => this.settle(answer));
    for (const event of ["error", "exit"]) {
      worker.on(event, () => {
        if (this.worker === worker) this.settle(null);
      });
    }
    const answer = await this.next(LOADING);
    this.loaded = answer?.kind === "loaded" ? answer : null;
    if (this.loaded === null) await this.end();
    return this.loaded;
  }

  /** What a unit finds; null where it does not end. @param milliseconds how long it takes without a mutant */
  async run(unit: string, active: number, milliseconds: number): Promise<Found | null> {
    if (this.worker === null || this.active !== -1)
      if (this.active !== active || this.worker === null) await this.begin();
    const limit = AT_LEAST + LONGER * milliseconds;
    const ask: Ask = { unit, active, limit };
    this.worker!.postMessage(ask);
    // A mutant that is asked again and again ends itself; a thread that is ended has to be loaded anew.
    const answer = await this.next(3 * limit);
    if (answer?.kind === "found") return answer;
    await this.end();
    return null;
  }

  async end(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    this.active = -1;
    await worker?.terminate();
  }

  private next(limit: number): Promise<Loaded | Found | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle(null), limit);
      this.settle = (answer) => {
        clearTimeout(timer);
        this.settle = ignored;
        resolve(answer);
      };
    });
  }
}

const ignored = (): void => undefined;
