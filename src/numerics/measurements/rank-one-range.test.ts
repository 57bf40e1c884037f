import fc from "fast-check";
import { EigenvalueDecomposition, Matrix as Peer } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { fromRows, type Matrix } from "../matrices/index.js";
import { deviation, rankOneDeviation } from "./rank-one-range.js";

const ANY = { lower: -Infinity, upper: Infinity };

/** Symmetric, with integer entries, of x ⊗ y for x of d entries. */
const grams = (d: number, size: number): fc.Arbitrary<{ gram: Matrix; rows: number[][] }> =>
  fc
    .array(fc.array(fc.integer({ min: -6, max: 6 }), { minLength: d * size, maxLength: d * size }), {
      minLength: d * size,
      maxLength: d * size,
    })
    .map((drawn) => drawn.map((row, i) => row.map((_, j) => (i < j ? drawn[i]![j]! : drawn[j]![i]!))))
    .map((rows) => ({ gram: fromRows(rows), rows }));

describe("rankOneDeviation", () => {
  it.each([2, 3])("is that of the eigenvalues where y is a number, for x of %i entries", (d) => {
    fc.assert(
      fc.property(grams(d, 1), ({ gram, rows }) => {
        const { reached, bound } = rankOneDeviation(gram, d, ANY, 0, 1e-9)!;
        const { realEigenvalues } = new EigenvalueDecomposition(new Peer(rows), { assumeSymmetric: true });
        const truth = Math.max(...realEigenvalues.map((x) => Math.abs(x - 1)));
        expect(reached).toBeLessThanOrEqual(truth + 1e-13);
        expect(bound).toBeGreaterThanOrEqual(truth - 1e-13);
        // Two directions of x are enough of a circle for what was asked.
        if (d === 2) expect(bound - reached).toBeLessThanOrEqual(1e-9 * (1 + reached) + 1e-12);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it("encloses to the last bit what is reached at a corner: (a, b; b, a) has a + b at (1, 1) and a − b at (1, −1)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10 ** 6 }), fc.integer({ min: -(10 ** 6), max: 10 ** 6 }), (a, b) => {
        const { reached, bound } = rankOneDeviation(fromRows([[a, b], [b, a]]), 2, ANY, 0, 1e-12)!; // prettier-ignore
        const truth = Math.max(Math.abs(a + b - 1), Math.abs(a - b - 1));
        expect(reached).toBeLessThanOrEqual(truth);
        expect(bound).toBeGreaterThanOrEqual(truth);
        expect(bound - reached).toBeLessThanOrEqual(1e-11 * (1 + truth));
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it.each([2, 3])("bounds the quotients of all rank-one matrices xyᵀ, x of %i entries", (d) => {
    const vector = (length: number): fc.Arbitrary<number[]> =>
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length, maxLength: length });
    fc.assert(
      fc.property(grams(d, 2), fc.array(fc.tuple(vector(d), vector(2)), { minLength: 40 }), ({ gram, rows }, draws) => {
        const { reached, bound } = rankOneDeviation(gram, d, ANY, 0, 1e-6)!;
        expect(reached).toBeLessThanOrEqual(bound);
        for (const [x, y] of draws) {
          const z = x.flatMap((s) => y.map((t) => s * t));
          const square = z.reduce((sum, entry) => sum + entry * entry, 0);
          if (square === 0) continue;
          const form = rows.reduce((sum, row, i) => sum + z[i]! * row.reduce((all, g, k) => all + g * z[k]!, 0), 0);
          const away = Math.abs(form - square) / square;
          expect(away).toBeLessThanOrEqual(bound * (1 + 2 ** -50) + 2 ** -50);
          if (d === 2) expect(away).toBeLessThanOrEqual(reached + 1e-6 * (1 + reached) + 2 ** -40);
        }
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it("stops where both ends are as near as asked, and knows what it was told", () => {
    const gram = fromRows([
      [7, 2, 1, 0],
      [2, 1, -3, 2],
      [1, -3, 4, 1],
      [0, 2, 1, 9],
    ]);
    const ranges = [1, 1e-1, 1e-3, 1e-6].map((wanted) => ({ wanted, ...rankOneDeviation(gram, 2, ANY, 0, wanted)! }));
    for (const { wanted, reached, bound } of ranges)
      expect(bound - reached).toBeLessThanOrEqual(wanted * (1 + reached));
    // The less is asked for, the less is done.
    const gaps = ranges.map(({ reached, bound }) => bound - reached);
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
    expect(new Set(gaps).size).toBe(gaps.length);
    const { reached } = ranges.at(-1)!;
    expect(rankOneDeviation(gram, 2, ANY, 2 * reached, 1e-6)!.reached).toBe(2 * reached);
    const known = rankOneDeviation(gram, 2, { lower: 0, upper: 1 + reached / 2 }, 0, 1)!;
    expect(known.bound).toBeLessThanOrEqual(Math.max(reached / 2, 1) * (1 + 2 ** -50));
  });

  it("closes down to rounding where all that can be found is asked for", () => {
    for (const [rows, top] of [
      [
        [
          [3, 1],
          [1, 2],
        ],
        (5 + Math.sqrt(5)) / 2,
      ],
      [
        [
          [9, 2],
          [2, 5],
        ],
        7 + Math.sqrt(8),
      ],
    ] as const) {
      const { reached, bound } = rankOneDeviation(fromRows(rows), 2, ANY, 0, 0)!;
      expect(reached).toBeLessThanOrEqual((top - 1) * (1 + 2 ** -52));
      expect(bound).toBeGreaterThanOrEqual((top - 1) * (1 - 2 ** -52));
      expect(bound - reached).toBeLessThan(2 ** -45 * top);
    }
  });

  it("leaves longer x to others", () => {
    expect(rankOneDeviation(fromRows([[1]]), 1, ANY, 0, 1e-6)).toBe(null);
    expect(rankOneDeviation(fromRows([1, 2, 3, 4].map((i) => [1, 2, 3, 4].map((k) => i * k))), 4, ANY, 0, 1e-6)).toBe(
      null,
    );
  });
});

describe("deviation", () => {
  it("is at least that of both ends, and hardly more", () => {
    for (const [lower, upper] of [
      [0.5, 1.25],
      [-3, 2],
      [1, 1],
      [2, 3],
      [0.1, 0.3],
      [1 - 2 ** -53, 1],
    ] as const) {
      // prettier-ignore
      const truth = Math.max(upper - 1, 1 - lower, 0);
      expect(deviation({ lower, upper })).toBeGreaterThan(truth);
      expect(deviation({ lower, upper })).toBeLessThanOrEqual(truth * (1 + 2 ** -50) + Number.MIN_VALUE);
    }
  });
});
