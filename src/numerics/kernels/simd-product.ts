import { BLOCK, productModule } from "./simd-module.js";

/** What is used of WebAssembly, where there is one: not every engine has it, and not every page lets it in. */
interface WebAssembly {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface Kernel {
  readonly memory: Memory;
  readonly run: (
    a: number,
    ai: number,
    al: number,
    b: number,
    bl: number,
    bj: number,
    c: number,
    m: number,
    k: number,
    n: number,
    adds: number,
    work: number,
  ) => void;
}

/** Doubles in a page of memory. */
const PAGE = 8192;

/** Doubles that all operands of a product may have together: two gigabytes. Beyond, products are plain. */
const MOST = 2 ** 28;

/** Operands begin at multiples of this many doubles. */
const ALIGNED = 8;

let kernel: Kernel | null | undefined;
let numbers = new Float64Array(0);

/** Made at the first product that is worth it; null where WebAssembly or its pairs are missing or forbidden. */
function made(): Kernel | null {
  try {
    const { WebAssembly: engine } = globalThis as { readonly WebAssembly?: WebAssembly };
    if (engine === undefined) return null;
    return new engine.Instance(new engine.Module(productModule())).exports as Kernel;
  } catch {
    return null;
  }
}

/** The memory with room for so many doubles, or null where the system gives no more. Growing detaches older views. */
function memoryFor({ memory }: Kernel, doubles: number): Float64Array | null {
  if (numbers.length < doubles) {
    try {
      memory.grow(Math.ceil(doubles / PAGE) - memory.buffer.byteLength / (8 * PAGE));
    } catch {
      return null;
    }
    numbers = new Float64Array(memory.buffer);
  }
  return numbers;
}

const after = (at: number, length: number): number => Math.ceil((at + length) / ALIGNED) * ALIGNED;

/**
 * What `plainProduct` computes, bit for bit, but for the payload of NaN, by the kernel of `simd-module.ts`: operands are
 * copied in and the result out. Shapes with m or n below 4 fill its blocks badly.
 * @returns whether it did; false where there is no kernel, no memory for it, or nothing to sum
 */
export function simdProduct(
  out: Float64Array,
  x: Float64Array,
  y: Float64Array,
  m: number,
  k: number,
  n: number,
  xi: number,
  xl: number,
  yl: number,
  yj: number,
  adds: boolean,
): boolean {
  if (kernel === undefined) kernel = made();
  if (kernel === null || k === 0) return false;
  const a = after(0, 4 * (BLOCK + m));
  const b = x === y ? a : after(a, x.length);
  const c = after(b, y.length);
  if (c + m * n > MOST) return false;
  const memory = memoryFor(kernel, c + m * n);
  if (memory === null) return false;
  memory.set(x, a);
  if (x !== y) memory.set(y, b);
  if (adds) memory.set(out, c);
  kernel.run(8 * a, 8 * xi, 8 * xl, 8 * b, 8 * yl, 8 * yj, 8 * c, m, k, n, adds ? 1 : 0, 0);
  out.set(memory.subarray(c, c + m * n));
  return true;
}
