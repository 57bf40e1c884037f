import { describe, expect, it } from "vitest";
import { Random } from "../../random/random.js";
import { instanceOf, withPlainKernels } from "./engine.js";
import { passesModule } from "./passes-module.js";
import {
  PADDING,
  type PassesKernel,
  reflect,
  rotate,
  subtractAndMultiply,
  subtractAndSum,
  updateSymmetric,
  workspace,
} from "./passes.js";

/** Where a matrix of up to 21 rows and columns and vectors lie, with zeros behind all. */
const MOST = 21;
const STRIDE = MOST + PADDING;
const VECTORS = [0, 1, 2, 3].map((i) => MOST * STRIDE + 2 * i * STRIDE) as [number, number, number, number];
const SIZE = VECTORS[3] + 2 * STRIDE + 1;

/** The place of what the sums are divided by, or multiplied with. */
const SCALE = SIZE - 1;

interface Shape {
  readonly rows: number;
  readonly cols: number;
}

/** Numbers of all sizes, some of them zero; nothing in the places that are to be zeros. */
function fill(x: Float64Array, { rows, cols }: Shape, symmetric: boolean, random: Random): void {
  const next = (): number => [0, -0, 2 ** -500, 2 ** 100][random.integer(0, 11)] ?? random.normal();
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) x[i * STRIDE + j] = symmetric && j < i ? x[j * STRIDE + i]! : next();
  }
  for (const at of VECTORS) for (let i = 0; i < 2 * Math.max(rows, cols); i++) x[at + i] = next();
  // Vectors along a row end where the row does.
  for (const at of [VECTORS[1], VECTORS[3]]) x.fill(0, at + cols, at + 2 * STRIDE);
}

const [w, v, u, z] = VECTORS;

/** All places that hold numbers, and those of the zeros behind rows and vectors along a row. */
function places({ rows, cols }: Shape): number[] {
  const matrix = Array.from({ length: rows * cols }, (_, i) => Math.floor(i / cols) * STRIDE + (i % cols));
  return [...matrix, ...VECTORS.flatMap((at) => Array.from({ length: cols }, (_, i) => at + i))];
}

function zeros({ rows, cols }: Shape): number[] {
  const starts = [v, z, ...Array.from({ length: rows }, (_, i) => i * STRIDE)];
  return starts.flatMap((at) => Array.from({ length: PADDING }, (_, i) => at + cols + i));
}

const passes = {
  subtractAndSum: (x: Float64Array, shape: Shape) =>
    subtractAndSum(x, { at: 0, stride: STRIDE, ...shape }, w, v, u, z, SCALE),
  subtractAndMultiply: (x: Float64Array, shape: Shape) =>
    subtractAndMultiply(x, { at: 0, stride: STRIDE, ...shape }, w, v, z, u, SCALE),
  updateSymmetric: (x: Float64Array, { rows }: Shape) => updateSymmetric(x, 0, STRIDE, rows, v, z, z, w, SCALE),
  reflect: (x: Float64Array, shape: Shape) => reflect(x, { at: 0, stride: STRIDE, ...shape }, v, SCALE),
  "rotate, downwards": (x: Float64Array, shape: Shape) => rotate(x, { at: 0, stride: STRIDE, ...shape }, w),
  "rotate, upwards": (x: Float64Array, shape: Shape) =>
    rotate(x, { at: (shape.rows - 1) * STRIDE, stride: -STRIDE, ...shape }, w),
};

/** The same passes by the functions of a module, which count in bytes. */
const inBytes: Readonly<Record<keyof typeof passes, (made: PassesKernel, shape: Shape) => void>> = {
  subtractAndSum: (made, { rows, cols }) => made.subtractAndSum(...bytes(0, STRIDE, rows, cols, w, v, u, z, SCALE)),
  subtractAndMultiply: (made, { rows, cols }) =>
    made.subtractAndMultiply(...bytes(0, STRIDE, rows, cols, w, v, z, u, SCALE)),
  updateSymmetric: (made, { rows }) => made.updateSymmetric(...bytes(0, STRIDE, rows, v, z, z, w, SCALE)),
  reflect: (made, { rows, cols }) => made.reflect(...bytes(0, STRIDE, rows, cols, v, SCALE)),
  "rotate, downwards": (made, { rows, cols }) => made.rotate(...bytes(0, STRIDE, cols, w, 2 * (rows - 1))),
  "rotate, upwards": (made, { rows, cols }) =>
    made.rotate(...bytes((rows - 1) * STRIDE, -STRIDE, cols, w, 2 * (rows - 1))),
};

const bytes = (...places: readonly number[]): number[] => places.map((place) => 8 * place);

/** Where the vector lies that comes out of a pass, and how long it is. */
const VECTOR_OUT: Readonly<Partial<Record<string, (shape: Shape) => readonly [number, number]>>> = {
  subtractAndSum: ({ cols }) => [z, cols],
  subtractAndMultiply: ({ rows }) => [u, rows],
  updateSymmetric: ({ rows }) => [w, rows],
};

/** All places that a pass may write to. */
function written(name: string, { rows, cols }: Shape): ReadonlySet<number> {
  const [at, length] = VECTOR_OUT[name]?.({ rows, cols }) ?? [0, 0];
  const matrix = Array.from({ length: rows * cols }, (_, i) => Math.floor(i / cols) * STRIDE + (i % cols));
  return new Set([...matrix, ...Array.from({ length }, (_, i) => at + i)]);
}

/** The same by plain sums, of which the order is another one: X and the vector that comes out. */
function direct(x: Float64Array, { rows, cols }: Shape): Record<"sum" | "product" | "symmetric", number[]> {
  const at = (i: number, j: number): number => x[i * STRIDE + j]!;
  const total = (count: number, term: (i: number) => number): number =>
    Array.from({ length: count }, (_, i) => term(i)).reduce((a, b) => a + b, 0);
  const reduced = (i: number, j: number): number => at(i, j) - x[w + i]! * x[v + j]!;
  const updated = (i: number, j: number): number => at(i, j) - x[v + i]! * x[z + j]! - x[z + i]! * x[v + j]!;
  return {
    sum: Array.from({ length: cols }, (_, j) => (x[z + j]! + total(rows, (i) => reduced(i, j) * x[u + i]!)) / 2),
    product: Array.from({ length: rows }, (_, i) => 2 * total(cols, (j) => reduced(i, j) * x[z + j]!)),
    symmetric: Array.from({ length: rows }, (_, i) => 2 * total(rows, (j) => updated(i, j) * x[z + j]!)),
  };
}

describe("passes", () => {
  it.each(Object.entries(passes))(
    "%s has the same bits in the kernel and in plain JavaScript, at all shapes",
    (name, run) => {
      const random = new Random(3);
      for (let rows = 1; rows <= MOST; rows++) {
        for (let cols = 1; cols <= MOST; cols++) {
          const shape = name === "updateSymmetric" ? { rows, cols: rows } : { rows, cols };
          const fast = workspace(SIZE);
          fill(fast, shape, name === "updateSymmetric", random);
          fast[SCALE] = 0.7;
          const plain = fast.slice(0, SIZE);
          run(fast, shape);
          run(plain, shape);
          expect(fast.length).toBeGreaterThan(SIZE);
          expect(places(shape).filter((at) => !Object.is(fast[at], plain[at]))).toEqual([]);
          // Zeros stay where they have to be; a sign is none of their business.
          expect(zeros(shape).filter((at) => fast[at] !== 0)).toEqual([]);
        }
      }
    },
  );

  it.each(Object.entries(passes))("%s writes its matrix and its vector, and nothing else", (name, run) => {
    const random = new Random(5);
    for (let rows = 1; rows <= 9; rows++) {
      for (let cols = 1; cols <= 9; cols++) {
        const shape = name === "updateSymmetric" ? { rows, cols: rows } : { rows, cols };
        const allowed = written(name, shape);
        const fast = workspace(SIZE);
        fill(fast, shape, name === "updateSymmetric", random);
        // Behind all rows, too, there is something to be left alone.
        fast.fill(0.3, rows * STRIDE, MOST * STRIDE);
        fast[SCALE] = 0.7;
        const [before, plain] = [fast.slice(0, SIZE), fast.slice(0, SIZE)];
        run(fast, shape);
        run(plain, shape);
        for (const after of [fast, plain]) {
          expect(Array.from(before.keys()).filter((i) => after[i] !== before[i] && !allowed.has(i))).toEqual([]);
        }
      }
    }
  });

  it.each(Object.entries(inBytes))("%s has the same bits in a module that is made anew", (name, run) => {
    const made = instanceOf<PassesKernel>(passesModule)!;
    const numbers = new Float64Array(made.memory.buffer);
    const random = new Random(6);
    for (let rows = 2; rows <= 10; rows++) {
      for (let cols = 1; cols <= 10; cols++) {
        const shape = name === "updateSymmetric" ? { rows, cols: rows } : { rows, cols };
        numbers.fill(0);
        fill(numbers, shape, name === "updateSymmetric", random);
        numbers[SCALE] = 0.7;
        const plain = numbers.slice(0, SIZE);
        run(made, shape);
        passes[name as keyof typeof passes](plain, shape);
        expect(places(shape).filter((at) => !Object.is(numbers[at], plain[at]))).toEqual([]);
      }
    }
  });

  it("sum what they should", () => {
    const random = new Random(4);
    for (const shape of [
      { rows: 1, cols: 1 },
      { rows: 6, cols: 7 },
      { rows: 21, cols: 21 },
    ]) {
      const x = workspace(SIZE);
      for (let i = 0; i < shape.rows; i++) for (let j = 0; j < shape.cols; j++) x[i * STRIDE + j] = random.normal();
      for (const at of [w, u]) for (let i = 0; i < shape.rows; i++) x[at + i] = random.normal();
      for (const at of [v, z]) for (let i = 0; i < shape.cols; i++) x[at + i] = random.normal();
      x[SCALE] = 0.5;
      const before = x.slice();
      const expected = direct(before, shape);
      const close = (at: number, values: readonly number[]): void =>
        values.forEach((value, i) => expect(x[at + i]).toBeCloseTo(value, 10));
      passes.subtractAndSum(x, shape);
      close(z, expected.sum);
      x.set(before);
      // With w in the place of u and v in that of z, and z in the place of v.
      passes.subtractAndMultiply(x, shape);
      close(u, expected.product);
      if (shape.rows !== shape.cols) continue;
      x.set(before);
      passes.updateSymmetric(x, shape);
      close(w, expected.symmetric);
    }
  });

  it("reflect rows, and turn them", () => {
    const x = workspace(SIZE);
    x.set([3, 4]);
    x.set([5, 6], STRIDE);
    x.set([1, 1], v);
    x[SCALE] = 1;
    // The reflector of (1, 1) exchanges two numbers and turns their signs.
    passes.reflect(x, { rows: 2, cols: 2 });
    expect([...x.subarray(0, 2), ...x.subarray(STRIDE, STRIDE + 2)]).toEqual([-4, -3, -6, -5]);
    x.set([0, 1], w);
    passes["rotate, downwards"](x, { rows: 2, cols: 2 });
    expect([...x.subarray(0, 2), ...x.subarray(STRIDE, STRIDE + 2)]).toEqual([-6, -5, 4, 3]);
    x.set([0, 1], w);
    passes["rotate, upwards"](x, { rows: 2, cols: 2 });
    expect([...x.subarray(0, 2), ...x.subarray(STRIDE, STRIDE + 2)]).toEqual([-4, -3, -6, -5]);
  });

  it("come out in plain JavaScript where the kernel is not to be used, and leave nothing in a new workspace", () => {
    const x = workspace(SIZE).fill(7, 0, SIZE);
    expect(workspace(SIZE)).toBe(x);
    expect(x.subarray(0, SIZE).every((a) => a === 0)).toBe(true);
    const plain = withPlainKernels(() => workspace(SIZE));
    expect(plain.length).toBe(SIZE);
    expect(plain.buffer === x.buffer).toBe(false);
  });
});
