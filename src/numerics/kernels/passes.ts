import { instanceOf, isPlain, type Memory, memoryFor } from "./engine.js";
import { passesModule } from "./passes-module.js";
import {
  plainReflect,
  plainRotate,
  plainSubtractAndMultiply,
  plainSubtractAndSum,
  plainUpdateSymmetric,
  type Rows,
} from "./plain-passes.js";

type Pass = (...given: number[]) => void;

/** What the module of the passes exports. */
export interface PassesKernel extends Record<
  "subtractAndSum" | "subtractAndMultiply" | "updateSymmetric" | "reflect" | "rotate",
  Pass
> {
  readonly memory: Memory;
}

/** Numbers that a workspace in the memory of the kernel may have: a gigabyte. Larger ones are plain. */
const MOST = 2 ** 27;

let kernel: PassesKernel | null | undefined;
let numbers: Float64Array | null = null;

/** Zeros that are to lie behind rows and vectors: passes go on in pairs, or fours. */
export const PADDING = 3;

/** How far apart rows of so many numbers are at least. */
export const padded = (cols: number): number => cols + PADDING;

/**
 * So many zeros or more, for a matrix and vectors that passes are to work on: in the memory of the kernel where there
 * is one. They are good until the next call. Passes are fast on what was given by the last call, and right on any
 * array.
 */
export function workspace(count: number): Float64Array {
  if (kernel === undefined) kernel = instanceOf<PassesKernel>(passesModule);
  if (kernel === null || isPlain() || count > MOST) return new Float64Array(count);
  numbers = memoryFor(kernel.memory, count, numbers);
  if (numbers === null) return new Float64Array(count);
  return numbers.fill(0, 0, count);
}

/** The kernel, where it can work on this array. */
const kernelOf = (x: Float64Array): PassesKernel | null => (x === numbers ? kernel! : null);

/**
 * X ← X − wvᵀ, then z ← t(z + Xᵀu) for the number t at `scale`. A term of z_j sees its product, two additions in its
 * group of four rows, one a group or single row, and one of t.
 */
export function subtractAndSum(
  x: Float64Array,
  place: Rows,
  w: number,
  v: number,
  u: number,
  z: number,
  scale: number,
): void {
  const { at, stride, rows, cols } = place;
  if (rows <= 0 || cols <= 0) return;
  const there = kernelOf(x);
  if (there === null) plainSubtractAndSum(x, place, w, v, u, z, scale);
  else there.subtractAndSum(8 * at, 8 * stride, 8 * rows, 8 * cols, 8 * w, 8 * v, 8 * u, 8 * z, 8 * scale);
}

/**
 * X ← X − uzᵀ, then w = Xv/h for the number at place h. A term of w_i sees at most ⌈cols/2⌉ + 3 roundings: its product,
 * one of two accumulators, their sum, h.
 */
export function subtractAndMultiply(
  x: Float64Array,
  place: Rows,
  u: number,
  z: number,
  v: number,
  w: number,
  h: number,
): void {
  const { at, stride, rows, cols } = place;
  if (rows <= 0 || cols <= 0) return;
  const there = kernelOf(x);
  if (there === null) plainSubtractAndMultiply(x, place, u, z, v, w, h);
  else there.subtractAndMultiply(8 * at, 8 * stride, 8 * rows, 8 * cols, 8 * u, 8 * z, 8 * v, 8 * w, 8 * h);
}

/**
 * A ← A − vqᵀ − qvᵀ, then p = Ay/h, for the number at place h and a square A that is given by both triangles and stays
 * symmetric to the last bit. A term of p_i sees as many roundings as in `subtractAndMultiply`.
 */
export function updateSymmetric(
  x: Float64Array,
  at: number,
  stride: number,
  size: number,
  v: number,
  q: number,
  y: number,
  p: number,
  h: number,
): void {
  if (size <= 0) return;
  const there = kernelOf(x);
  if (there === null) plainUpdateSymmetric(x, { at, stride, rows: size, cols: size }, v, q, y, p, h);
  else there.updateSymmetric(8 * at, 8 * stride, 8 * size, 8 * v, 8 * q, 8 * y, 8 * p, 8 * h);
}

/** Rows of X times I − vvᵀ/h for the number at place h. */
export function reflect(x: Float64Array, place: Rows, v: number, h: number): void {
  const { at, stride, rows, cols } = place;
  if (rows <= 0 || cols <= 0) return;
  const there = kernelOf(x);
  if (there === null) plainReflect(x, place, v, h);
  else there.reflect(8 * at, 8 * stride, 8 * rows, 8 * cols, 8 * v, 8 * h);
}

/**
 * Plane rotations one after another: the t-th takes rows r, r' = t and t + 1 of X to c·r + s·r', c·r' − s·r, with c and
 * s from turns + 2t on. The stride may be negative.
 */
export function rotate(x: Float64Array, place: Rows, turns: number): void {
  const { at, stride, rows, cols } = place;
  if (rows <= 1 || cols <= 0) return;
  const there = kernelOf(x);
  if (there === null) plainRotate(x, place, turns);
  else there.rotate(8 * at, 8 * stride, 8 * cols, 8 * turns, 16 * (rows - 1));
}
