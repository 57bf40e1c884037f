import type { FromWorker, Kind, Questions, ToWorker } from "../work/index.js";

/** Work under way: what it gives, and how to end it or let it wait. */
export interface Asked<K extends Kind> {
  readonly answer: Promise<Questions[K]["answer"]>;
  /** Ends it, and whoever waits for the answer is told that it was stopped. */
  readonly stop: () => void;
  /** Lets it end soon, with the answer that it has by then. */
  readonly end: () => void;
  readonly hold: (hold: boolean) => void;
}

interface Waiting {
  readonly part: (part: unknown) => void;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Work that was ended before it had an answer. */
export class Stopped extends Error {}

/** One worker, made of the program of this page when it is first asked. */
export class Desk {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(private readonly program: string) {}

  ask<K extends Kind>(
    kind: K,
    ask: Questions[K]["ask"],
    part: (part: Questions[K]["part"]) => void = () => {},
  ): Asked<K> {
    const id = ++this.last;
    const answer = new Promise<Questions[K]["answer"]>((resolve, reject) => {
      this.waiting.set(id, {
        part: part as (part: unknown) => void,
        resolve: resolve as (answer: unknown) => void,
        reject,
      });
    });
    this.post({ id, kind, ask });
    return {
      answer,
      stop: () => {
        this.waiting.get(id)?.reject(new Stopped());
        this.waiting.delete(id);
        this.post({ id, kind: "stop" });
      },
      end: () => this.post({ id, kind: "stop" }),
      hold: (hold) => this.post({ id, kind: "hold", hold }),
    };
  }

  /** Ends the worker at once, whatever it is at. */
  clear(): void {
    this.worker?.terminate();
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new Stopped());
    this.waiting.clear();
  }

  private post(message: ToWorker): void {
    this.worker ??= this.made();
    this.worker.postMessage(message);
  }

  private made(): Worker {
    const url = URL.createObjectURL(new Blob([this.program], { type: "text/javascript" }));
    const worker = new Worker(url);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      const waits = this.waiting.get(data.id);
      if (waits === undefined) return;
      if ("part" in data) return waits.part(data.part);
      this.waiting.delete(data.id);
      if ("answer" in data) waits.resolve(data.answer);
      else waits.reject(new Error(data.failed));
    };
    return worker;
  }
}

/**
 * One question after another of which only the last one counts: while one is under way the newest waits, and those between
 * are dropped. So what is dragged is answered as fast as it can be, and never queues up.
 */
export class Latest<K extends Kind> {
  private running: Asked<K> | null = null;
  private next: (() => void) | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly kind: K,
    /** Whether a newer question ends the one under way, instead of waiting for it. */
    private readonly impatient: boolean,
  ) {}

  ask(
    ask: Questions[K]["ask"],
    answer: (answer: Questions[K]["answer"]) => void,
    failed: (message: string) => void,
    part?: (part: Questions[K]["part"]) => void,
  ): void {
    const begin = (): void => {
      const asked = this.desk.ask(this.kind, ask, part);
      this.running = asked;
      const settled = (): void => {
        if (this.running === asked) this.running = null;
        const { next } = this;
        this.next = null;
        if (this.running === null) next?.();
      };
      asked.answer.then(
        (found) => {
          // One that a newer question waits behind is shown all the same: dragging then moves.
          answer(found);
          settled();
        },
        (error: Error) => {
          if (!(error instanceof Stopped)) failed(error.message);
          settled();
        },
      );
    };
    if (this.running === null) return begin();
    this.next = begin;
    if (this.impatient) this.running.stop();
  }

  stop(): void {
    this.next = null;
    this.running?.stop();
  }
}
