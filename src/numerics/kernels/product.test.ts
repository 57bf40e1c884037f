import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { Random } from "../../random/random.js";
import { instanceOf, type Memory, withPlainKernels } from "./engine.js";
import { ADDED, LEFT_TRANSPOSED, multiplyInto, RIGHT_TRANSPOSED } from "./product.js";
import { plainProduct } from "./plain-product.js";
import { BLOCK, productModule } from "./simd-module.js";
import { simdProduct } from "./simd-product.js";

/** Numbers at which sums go another way where anything but their order and rounding counts. */
const SPECIAL = [
  [0, -0, 1, -1, 3, 0.1],
  [Infinity, -Infinity, NaN],
  [5e-324, -5e-324, 2 ** -1022, 1e-200, 1e308, -1e308],
].flat();

const FLAGS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

interface Case {
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly out: Float64Array;
}

/** Small shapes, now and then one that goes over a block of the kernel; a third of the entries special. */
function drawn(random: Random, index: number): Case {
  const size = (most: number): number => 1 + random.integer(0, most - 1);
  const [m, k, n] = [
    size(10),
    index % 200 === 0 ? 200 + size(400) : size(9),
    index % 100 === 0 ? 44 + size(20) : size(11),
  ];
  const entries = (count: number): Float64Array =>
    Float64Array.from({ length: count }, () =>
      random.integer(0, 2) === 0 ? SPECIAL[random.integer(0, SPECIAL.length - 1)]! : random.normal(),
    );
  return { m, k, n, x: entries(m * k), y: entries(k * n), out: entries(m * n) };
}

/** Entry by entry and term by term, without blocks. */
function oneByOne({ m, k, n, x, y, out }: Case, flags: number): Float64Array {
  const result = Float64Array.from(out);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let total = (flags & ADDED) !== 0 ? out[i * n + j]! : 0;
      for (let l = 0; l < k; l++) {
        const left = (flags & LEFT_TRANSPOSED) !== 0 ? x[l * m + i]! : x[i * k + l]!;
        const right = (flags & RIGHT_TRANSPOSED) !== 0 ? y[j * k + l]! : y[l * n + j]!;
        total += left * right;
      }
      result[i * n + j] = total;
    }
  }
  return result;
}

/** Steps of the factors for these flags: of X from row to row and along it, of Y along a sum and from column to column. */
function steps({ m, k, n }: Case, flags: number): readonly [number, number, number, number] {
  const left = (flags & LEFT_TRANSPOSED) !== 0;
  const right = (flags & RIGHT_TRANSPOSED) !== 0;
  return [left ? 1 : k, left ? m : 1, right ? 1 : n, right ? k : 1];
}

/** How many entries have other bits; all NaN count as one. */
function differing(one: Float64Array, other: Float64Array): number {
  let count = 0;
  for (let i = 0; i < one.length; i++) if (!Object.is(one[i], other[i])) count += 1;
  return count;
}

interface Made {
  readonly memory: Memory;
  readonly run: (...given: number[]) => void;
}

/** The product of a case by a module, which counts in bytes, with room for its own work in front. */
function productOf({ memory, run }: Made, one: Case, flags: number): Float64Array {
  const { m, k, n, x, y, out } = one;
  const a = 4 * (BLOCK + m);
  const [b, c] = [a + x.length, a + x.length + y.length];
  const numbers = new Float64Array(memory.buffer);
  numbers.fill(0);
  numbers.set(x, a);
  numbers.set(y, b);
  numbers.set(out, c);
  const [xi, xl, yl, yj] = steps(one, flags);
  run(8 * a, 8 * xi, 8 * xl, 8 * b, 8 * yl, 8 * yj, 8 * c, m, k, n, (flags & ADDED) !== 0 ? 1 : 0, 0);
  return numbers.slice(c, c + m * n);
}

type Route = typeof plainProduct | typeof simdProduct;

/** How many entries of products of drawn cases have other bits than sums term by term, route by route. */
function differencesOf(routes: readonly Route[], cases: number): number[] {
  const random = new Random(7);
  const counts = routes.map(() => 0);
  for (let index = 0; index < cases; index++) {
    const one = drawn(random, index);
    const flags = FLAGS[random.integer(0, 7)]!;
    const expected = oneByOne(one, flags);
    for (const [at, route] of routes.entries()) {
      const result = Float64Array.from(one.out);
      const done = route(result, one.x, one.y, one.m, one.k, one.n, ...steps(one, flags), (flags & ADDED) !== 0);
      if (done === false) throw new Error("there is no kernel to test here");
      counts[at]! += differing(result, expected);
    }
  }
  return counts;
}

describe("products", () => {
  it("by the kernel and in plain JavaScript have the bits of sums term by term: 100,000 cases with ±0, ∞, NaN and subnormal numbers", () => {
    expect(differencesOf([simdProduct, plainProduct], 100_000)).toEqual([0, 0]);
  });

  it("have the same bits at sizes around those of blocks, whatever is transposed or added to", () => {
    const random = new Random(8);
    const entries = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal());
    for (const [m, k, n] of [
      [4, 256, 4],
      [5, 257, 49],
      [9, 513, 50],
      [64, 64, 64],
      [6, 6, 6],
      [3, 40, 40],
      [40, 40, 3],
      [7, 1, 64],
      [128, 5, 9],
      [131, 257, 50],
      [260, 3, 5],
    ] as const) {
      const one = { m, k, n, x: entries(m * k), y: entries(k * n), out: entries(m * n) };
      for (const flags of FLAGS) {
        const [fast, plain] = [Float64Array.from(one.out), Float64Array.from(one.out)];
        multiplyInto(fast, one.x, one.y, m, k, n, flags);
        withPlainKernels(() => multiplyInto(plain, one.x, one.y, m, k, n, flags));
        const truth = oneByOne(one, flags);
        expect([differing(fast, truth), differing(plain, truth)]).toEqual([0, 0]);
      }
    }
  });

  it("have them by a module that is made anew", () => {
    const made = instanceOf<Made>(productModule)!;
    made.memory.grow(8);
    const random = new Random(9);
    const shapes = Array.from({ length: 400 }, (_, index) => drawn(random, index));
    const entries = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal());
    const long = { m: 130, k: 5, n: 9, x: entries(130 * 5), y: entries(5 * 9), out: entries(130 * 9) };
    for (const one of [...shapes, long]) {
      for (const flags of FLAGS) {
        expect(differing(productOf(made, one, flags), oneByOne(one, flags))).toBe(0);
      }
    }
  });

  it("are zero, or what was there, where there is nothing to sum", () => {
    const none = new Float64Array(0);
    for (const [flags, expected] of [
      [0, 0],
      [ADDED, 7],
    ] as const) {
      const out = new Float64Array(36).fill(7);
      multiplyInto(out, none, none, 6, 0, 6, flags);
      expect([...new Set(out)]).toEqual([expected]);
    }
    expect(simdProduct(new Float64Array(36), none, none, 6, 0, 6, 0, 1, 6, 1, false)).toBe(false);
  });

  it("of a matrix with itself read it once", () => {
    const x = Float64Array.from({ length: 64 }, (_, i) => Math.sin(i));
    const [one, other] = [new Float64Array(64), new Float64Array(64)];
    multiplyInto(one, x, x, 8, 8, 8, RIGHT_TRANSPOSED);
    multiplyInto(other, x, Float64Array.from(x), 8, 8, 8, RIGHT_TRANSPOSED);
    expect(differing(one, other)).toBe(0);
  });

  it("come out where the engine may not make code", async () => {
    const bundled = await build({
      stdin: {
        contents: `export { multiplyInto } from "./product.js"; export { simdProduct } from "./simd-product.js";`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      write: false,
      format: "iife",
      globalName: "kernels",
    });
    const run = (allowed: boolean): unknown => {
      const context = createContext({}, { codeGeneration: { wasm: allowed, strings: true } });
      return runInContext(
        `${bundled.outputFiles[0]!.text}
        const x = Float64Array.from({ length: 100 }, (_, i) => 1 / (i + 1)), out = new Float64Array(100);
        const there = kernels.simdProduct(out, x, x, 10, 10, 10, 10, 1, 10, 1, false);
        kernels.multiplyInto(out, x, x, 10, 10, 10);
        [there, ...out].join()`,
        context,
      );
    };
    const [allowed, forbidden] = [String(run(true)), String(run(false))];
    expect([allowed.split(",")[0], forbidden.split(",")[0]]).toEqual(["true", "false"]);
    expect(forbidden.split(",").slice(1)).toEqual(allowed.split(",").slice(1));
  });
});
