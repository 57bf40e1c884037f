/** What is used of WebAssembly, where there is one: not every engine has it, and not every page lets it in. */
interface WebAssembly {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** Doubles in a page of memory. */
const PAGE = 8192;

/** What an instance of the module exports; null where WebAssembly or its pairs are missing or forbidden. */
export function instanceOf<Exports>(bytes: () => Uint8Array<ArrayBuffer>): Exports | null {
  try {
    const { WebAssembly: engine } = globalThis as { readonly WebAssembly?: WebAssembly };
    if (engine === undefined) return null;
    return new engine.Instance(new engine.Module(bytes())).exports as Exports;
  } catch {
    return null;
  }
}

/**
 * The memory as numbers, with room for so many, or null where the system gives no more. Growing detaches older views.
 * @param before what the last call gave
 */
export function memoryFor(memory: Memory, doubles: number, before: Float64Array | null): Float64Array | null {
  if (before !== null && before.length >= doubles) return before;
  try {
    const missing = Math.ceil(doubles / PAGE) - memory.buffer.byteLength / (8 * PAGE);
    if (missing > 0) memory.grow(missing);
  } catch {
    return null;
  }
  return new Float64Array(memory.buffer);
}

let plain = false;

/** Whether everything is to run in plain JavaScript. */
export const isPlain = (): boolean => plain;

/** Runs `work` with all kernels in plain JavaScript: for tests and comparisons. The bits are the same. */
export function withPlainKernels<T>(work: () => T): T {
  const before = plain;
  plain = true;
  try {
    return work();
  } finally {
    plain = before;
  }
}
