/** Bytes of the description of an evaluation; a longer one is cut. */
const MOST_TEXT = 1 << 16;

/** The places of the words in the memory. */
const COUNT = 0;
const ACTIVE = 1;
const INDEX = 2;
const LENGTH = 3;
const STOP = 4;
const WORDS = 8;

/** The evaluation that a thread is at. */
export interface AtWork {
  /** The claim. */
  readonly name: string;
  /** Its spec, as JSON. */
  readonly spec: string;
}

/**
 * Memory that a thread at work shares with one that watches it. The first notes every evaluation before it begins. The
 * second sees whether the count still changes, and reads which evaluation it is where the count has stood still. The
 * watcher may ask the other one to stop at the next case.
 */
export class WorkNote {
  private readonly words: Int32Array;
  private readonly text: Uint8Array;
  private readonly encoder = new TextEncoder();
  private last: object | null = null;

  /** @param memory that of the other thread's note; fresh where there is none yet */
  constructor(readonly memory = new SharedArrayBuffer(4 * WORDS + MOST_TEXT)) {
    this.words = new Int32Array(memory, 0, WORDS);
    this.text = new Uint8Array(memory, 4 * WORDS);
  }

  /** Does a piece of work, noted while it lasts. Work inside of noted work is noted as part of that. */
  during<T>(name: string, spec: object, work: () => T): T {
    const outer = this.words[ACTIVE] === 1;
    if (!outer) this.begin(name, spec);
    try {
      return work();
    } finally {
      if (!outer) {
        Atomics.store(this.words, ACTIVE, 0);
        Atomics.add(this.words, COUNT, 1);
      }
    }
  }

  private begin(name: string, spec: object): void {
    if (spec !== this.last) {
      this.last = spec;
      const { written } = this.encoder.encodeInto(`${name}\n${JSON.stringify(spec)}`, this.text);
      this.words[LENGTH] = written;
    }
    Atomics.store(this.words, ACTIVE, 1);
    Atomics.add(this.words, COUNT, 1);
  }

  /** Notes the position of the case that comes next. */
  reach(index: number): void {
    Atomics.store(this.words, INDEX, index);
    Atomics.add(this.words, COUNT, 1);
  }

  /** The position that was noted last. */
  get index(): number {
    return Atomics.load(this.words, INDEX);
  }

  /** Changes whenever something is noted. */
  get count(): number {
    return Atomics.load(this.words, COUNT);
  }

  /** What the thread is at; null between two evaluations. */
  get current(): AtWork | null {
    if (Atomics.load(this.words, ACTIVE) === 0) return null;
    // Copied: the decoder takes no shared memory.
    const text = new TextDecoder().decode(this.text.slice(0, this.words[LENGTH]));
    const end = text.indexOf("\n");
    return { name: text.slice(0, end), spec: text.slice(end + 1) };
  }

  /** Whether the watcher asks the thread to stop. */
  get stopping(): boolean {
    return Atomics.load(this.words, STOP) === 1;
  }

  set stopping(yes: boolean) {
    Atomics.store(this.words, STOP, yes ? 1 : 0);
  }
}
