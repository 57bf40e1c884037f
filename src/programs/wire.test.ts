import { describe, expect, it } from "vitest";
import { requestLine, valuesOf } from "./wire.js";

const given = (written: Parameters<typeof valuesOf>[0], kind: "quantity" | "matrix" = "matrix"): unknown[] =>
  valuesOf(written, kind).map((each) => ("value" in each ? each.value : each));

describe("an answer", () => {
  it("is a number, in whatever brackets it stands", () => {
    for (const written of [3, [3], [[3]], { rows: 1, cols: 1, data: 3 }, { rows: 1, cols: 1, data: [3] }]) {
      expect(given(written, "quantity")).toEqual([3]);
      expect(given(written)).toEqual([[[3]]]);
    }
  });

  it("is no number where it has more entries than one", () => {
    for (const written of [[[1], [2]], [[1, 2]], { rows: 2, cols: 1, data: [1, 2] }]) {
      expect(given(written, "quantity").every((each) => typeof each !== "number")).toBe(true);
    }
  });

  it("may be a row or a column where it is a plain list, and only there", () => {
    expect(given([1, 2])).toEqual([[[1, 2]], [[1], [2]]]);
    expect(given([[1, 2]])).toEqual([[[1, 2]]]);
    expect(given({ rows: 2, cols: 1, data: [1, 2] })).toEqual([[[1], [2]]]);
  });

  it("may leave out the brackets of rows of one entry", () => {
    expect(given([[1], 2, [3]])).toEqual([[[1], [2], [3]]]);
  });

  it("has its entries row by row", () => {
    expect(given({ rows: 2, cols: 3, data: [1, 2, 3, 4, 5, 6] })).toEqual([[[1, 2, 3], [4, 5, 6]]]); // prettier-ignore
  });

  it("has no number where the program says null or NaN, and infinities as any language writes them", () => {
    expect(given([null, "NaN", "Inf", "-Inf", "Infinity", "-Infinity"])[0]).toEqual([
      [NaN, NaN, Infinity, -Infinity, Infinity, -Infinity],
    ]);
    expect(given(null, "quantity")).toEqual([NaN]);
  });

  it.each([
    [{ rows: 2, cols: 2, data: [1, 2, 3] }, "gives 2×2 with 3 entries"],
    [{ rows: 2, cols: 2, data: [1, 2, 3, 4, 5] }, "gives 2×2 with 5 entries"],
    [{ rows: 2, cols: 2, data: 1 }, "gives 2×2 with 1 entry"],
    [{ rows: 0, cols: 0, data: [] }, "gives 0×0 with 0 entries"],
    // As many rows as no memory has.
    [{ rows: Number.MAX_SAFE_INTEGER, cols: 1, data: [1] }, "gives 9007199254740991×1 with 1 entry"],
    [{ rows: Number.MAX_SAFE_INTEGER, cols: 0, data: [] }, "gives 9007199254740991×0 with 0 entries"],
  ])("whose size and entries do not fit has that fault: %j", (written, fault) => {
    for (const kind of ["quantity", "matrix"] as const) expect(given(written, kind)).toEqual([{ fault }]);
  });
});

describe("a request", () => {
  it("has reals with a point or an exponent, and indices without", () => {
    const question = { operation: "singularValue", operands: [[[3, 1e300], [-0.1, 5e-324]], 1] } as const; // prettier-ignore
    const line = requestLine(7, question, "rows");
    expect(line).toBe('{"id":7,"operation":"singularValue","operands":[[[3.0,1e+300],[-0.1,5e-324]],1]}\n');
    expect(JSON.parse(line)).toEqual({ id: 7, ...question });
    expect(requestLine(7, question, "flat")).toContain('[{"rows":2,"cols":2,"data":[3.0,1e+300,-0.1,5e-324]},1]');
  });

  it("has lists, problems and places as they are, in both layouts", () => {
    const problem = { measurements: [[[2]]], labels: [0] };
    const hessian = { operation: "explicitHessian", operands: [[[[1]], [[3]]], problem] } as const;
    expect(JSON.parse(requestLine(1, hessian, "rows"))).toEqual({ id: 1, ...hessian });
    const one = (x: number): unknown => ({ rows: 1, cols: 1, data: [x] });
    expect(JSON.parse(requestLine(1, hessian, "flat"))).toEqual({
      id: 1,
      operation: "explicitHessian",
      operands: [[one(1), one(3)], { measurements: [one(2)], labels: [0] }],
    });
    const moved = { operation: "rearranged", operands: [[[[1, 2]]], [[[0, 0, 1]], [null]]] } as const;
    expect(JSON.parse(requestLine(1, moved, "rows"))).toEqual({ id: 1, ...moved });
  });
});
