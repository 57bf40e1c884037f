import { describe, expect, it } from "vitest";
import { identity } from "../../src/numerics/matrices/matrix.js";
import { frobeniusNorm } from "../../src/numerics/matrices/norms.js";
import { exactRank } from "../../src/numerics/spectra/exact-rank.js";
import { singularValues } from "../../src/numerics/spectra/singular-values.js";
import { orthonormalColumns } from "../../src/random/orthogonal.js";
import { Random } from "../../src/random/random.js";
import { LIST_LAW_NAMES, listLaw } from "./list-laws.js";
import { MATRIX_LAW_NAMES, matrixLaw } from "./matrix-laws.js";

const SHAPES = [
  [1, 1],
  [1, 4],
  [4, 1],
  [3, 3],
  [2, 5],
  [5, 2],
] as const;

describe.each(MATRIX_LAW_NAMES)("the law %s", (name) => {
  it.each(SHAPES)("gives finite %d×%d matrices without −0, the same for the same seed", (rows, cols) => {
    for (let seed = 0; seed < 20; seed++) {
      const a = matrixLaw(name)(rows, cols, new Random(seed));
      const b = matrixLaw(name)(rows, cols, new Random(seed));
      expect([a.rows, a.cols, a.radius]).toEqual([rows, cols, 0]);
      expect(
        a
          .toRows()
          .flat()
          .every((x) => Number.isFinite(x)),
      ).toBe(true);
      expect(a.toRows()).toEqual(b.toRows());
    }
  });
});

describe("structure of the laws", () => {
  const draw = (name: string, rows: number, cols: number, seed: number) =>
    matrixLaw(name)(rows, cols, new Random(seed));

  it("lowRank is exactly rank deficient", () => {
    for (let seed = 0; seed < 30; seed++) expect(exactRank(draw("lowRank", 4, 3, seed))).toBeLessThan(3);
  });

  it("nilpotent squares to zero at size 2 and cubes to zero at size 3", () => {
    const n = draw("nilpotent", 3, 3, 0);
    expect(frobeniusNorm(n.times(n)).value).toBeGreaterThan(0);
    expect(frobeniusNorm(n.times(n.times(n))).value).toBe(0);
  });

  it("orthogonal, repeated, graded and rankOne have the spectrum they say", () => {
    for (let seed = 0; seed < 20; seed++) {
      const close = (name: string, allowed: (sigma: number) => number) => {
        const { values, error } = singularValues(draw(name, 4, 3, seed));
        for (const sigma of values)
          expect(Math.abs(sigma - allowed(sigma))).toBeLessThanOrEqual(error + 2 ** -46 * values[0]!);
      };
      close("orthogonal", () => 1);
      close("repeated", (sigma) => Math.round(sigma));
      close("graded", (sigma) => 2 ** Math.round(Math.log2(sigma)));
      close("rankOne", (sigma) => Math.round(sigma));
    }
  });

  it("orthonormalColumns are orthonormal, and their first entries have the moments of the Haar law", () => {
    let first = 0;
    let square = 0;
    const count = 4000;
    for (let seed = 0; seed < count; seed++) {
      const q = orthonormalColumns(4, 2, new Random(seed));
      const defect = frobeniusNorm(q.T.times(q).minus(identity(2)));
      expect(defect.value).toBeLessThan(2 ** -46);
      first += q.at(0, 0);
      square += q.at(0, 0) ** 2;
    }
    expect(Math.abs(first / count)).toBeLessThan(6 * Math.sqrt(0.25 / count));
    expect(Math.abs(square / count - 0.25)).toBeLessThan((6 * 0.25) / Math.sqrt(count));
  });

  it("refuses an unknown law with the known ones", () => {
    expect(() => matrixLaw("gausian")).toThrow(/spec: expected a law out of zero, identity, .* got gausian/);
    expect(() => listLaw("__proto__")).toThrow(/got __proto__/);
  });
});

describe.each(LIST_LAW_NAMES)("the list law %s", (name) => {
  it("gives matrices of the shapes asked for, the same for the same seed", () => {
    const shapes = [
      [2, 3],
      [2, 3],
    ] as const;
    for (let seed = 0; seed < 10; seed++) {
      const { matrices } = listLaw(name)(shapes, seed);
      expect(matrices.length).toBeGreaterThan(0);
      for (const matrix of matrices) expect(matrix.shape).toBe("2×3");
      expect(listLaw(name)(shapes, seed).matrices.map((m) => m.toRows())).toEqual(matrices.map((m) => m.toRows()));
    }
  });
});

it("the prefix of an independent list does not depend on its length", () => {
  const long = listLaw("gaussian")(
    [
      [2, 2],
      [2, 2],
      [2, 2],
    ],
    5,
  ).matrices;
  const short = listLaw("gaussian")([[2, 2]], 5).matrices;
  expect(short[0]!.toRows()).toEqual(long[0]!.toRows());
});

it("aligned layers chain: their product has rank one and is not zero", () => {
  for (let seed = 0; seed < 20; seed++) {
    const [first, second] = listLaw("aligned")(
      [
        [3, 2],
        [2, 3],
      ],
      seed,
    ).matrices;
    expect(exactRank(second!.times(first!))).toBe(1);
  }
});
