import { Matrix as MlMatrix, determinant as secondOpinion } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { DomainError } from "../arithmetic/errors.js";
import { approximately, exact } from "../arithmetic/quantity.js";
import { determinant, inverse } from "./cofactors.js";

const exactly = (rows: number[][]): ReturnType<typeof exact>[][] => rows.map((row) => row.map(exact));

describe("determinant", () => {
  it.each([
    [[[3]], 3],
    [
      [
        [1, 2],
        [3, 4],
      ],
      -2,
    ],
    [
      [
        [2, 0, 1],
        [1, 3, 2],
        [1, 1, 1],
      ],
      0,
    ],
  ])("of %j is %d", (rows, truth) => {
    const { value, error } = determinant(exactly(rows));
    expect(Math.abs(value - truth)).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(2 ** -45);
  });

  it("agrees with elimination at 4×4", () => {
    const rows = [
      [1, 2, 0, 1],
      [0, 3, 1, 2],
      [2, 1, 1, 0],
      [1, 0, 2, 5],
    ];
    expect(determinant(exactly(rows)).value).toBeCloseTo(secondOpinion(new MlMatrix(rows)), 10);
  });
});

describe("inverse", () => {
  it("times the matrix is the identity, within its errors", () => {
    const rows = [
      [2, 1, 0],
      [1, 3, 1],
      [0, 1, 4],
    ];
    const found = inverse(exactly(rows));
    rows.forEach((row, i) => {
      rows.forEach((_, j) => {
        const entry = row.reduce((total, x, k) => total + x * found[k]![j]!.value, 0);
        const allowed = row.reduce((total, x, k) => total + Math.abs(x) * found[k]![j]!.error, 2 ** -50);
        expect(Math.abs(entry - (i === j ? 1 : 0))).toBeLessThanOrEqual(allowed);
      });
    });
  });

  it("rejects a matrix whose determinant is 0 without any error, or is as large as its error", () => {
    expect(determinant(exactly([[0]]))).toMatchObject({ value: 0, error: 0 });
    expect(() => inverse(exactly([[0]]))).toThrow(DomainError);
    const atError = approximately(3, 3);
    const { value, error } = determinant([[atError]]);
    expect(value).toBeLessThanOrEqual(error);
    expect(() => inverse([[atError]])).toThrow(DomainError);
    expect(inverse([[approximately(3, 2)]])[0]![0]!.value).toBe(1 / 3);
  });

  it("rejects a singular matrix", () => {
    expect(() =>
      inverse(
        exactly([
          [1, 2],
          [2, 4],
        ]),
      ),
    ).toThrow(DomainError);
  });
});
