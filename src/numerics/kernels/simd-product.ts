import { instanceOf, type Memory, memoryFor } from "./engine.js";
import { BLOCK, productModule } from "./simd-module.js";

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

/** Doubles that all operands of a product may have together: two gigabytes. Beyond, products are plain. */
const MOST = 2 ** 28;

/** Operands begin at multiples of this many doubles. */
const ALIGNED = 8;

let kernel: Kernel | null | undefined;
let numbers: Float64Array | null = null;

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
  if (kernel === undefined) kernel = instanceOf<Kernel>(productModule);
  if (kernel === null || k === 0) return false;
  const a = after(0, 4 * (BLOCK + m));
  const b = x === y ? a : after(a, x.length);
  const c = after(b, y.length);
  if (c + m * n > MOST) return false;
  numbers = memoryFor(kernel.memory, c + m * n, numbers);
  if (numbers === null) return false;
  numbers.set(x, a);
  if (x !== y) numbers.set(y, b);
  if (adds) numbers.set(out, c);
  kernel.run(8 * a, 8 * xi, 8 * xl, 8 * b, 8 * yl, 8 * yj, 8 * c, m, k, n, adds ? 1 : 0, 0);
  out.set(numbers.subarray(c, c + m * n));
  return true;
}
