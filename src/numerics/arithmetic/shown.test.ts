import { format, inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { approximately, column, DomainError, exact, fromRows, Matrix, nuclearNorm } from "../index.js";

/** As JavaScript has it, which no compiler keeps from such things. */
type Untyped = number;

const norm = nuclearNorm([
  [3, 0],
  [0, 4],
]);
const matrices = [fromRows([[1, -0.5], [2, 3]]), new Matrix(1, 2, Float64Array.of(1, 2), 1e-15), column([])]; // prettier-ignore

describe.each([["a quantity", norm] as const, ["a matrix", matrices[0]!] as const])("%s", (_, value) => {
  const x = value as unknown as Untyped;
  const arithmetic: readonly (readonly [string, () => unknown])[] = [
    ["x > 5", () => x > 5],
    ["5 <= x", () => 5 <= x],
    ["x + 1", () => x + 1],
    ["2 * x", () => 2 * x],
    ["-x", () => -x],
    ["x == 5", () => runInNewContext("x == 5", { x }) as unknown],
    ["a text and x", () => "norm " + (x as unknown as string)],
    ["Number(x)", () => Number(x)],
    ["Math.max", () => Math.max(x, 1)],
  ];

  it.each(arithmetic)("in %s is refused, with what to say instead", (__, work) => {
    expect(work).toThrow(DomainError);
    expect(work).toThrow(/^a (quantity|matrix): expected to be shown as text, .*; say \.(value|at)/);
  });

  it("is something and itself", () => {
    expect([Boolean(value), value === value, runInNewContext("value == null", { value })]).toEqual([true, true, false]);
  });
});

describe("a quantity", () => {
  it("is text, JSON and what a console shows", () => {
    const x = approximately(5.5, 1e-15);
    expect(String(x)).toBe("5.5 ± 1e-15");
    expect(String(exact(2))).toBe("2");
    expect(JSON.stringify({ x })).toBe('{"x":{"value":5.5,"error":1e-15}}');
    expect(JSON.stringify(approximately(NaN, 1))).toBe('{"value":"NaN","error":"Infinity"}');
    expect(inspect({ x })).toBe("{ x: Quantity(5.5 ± 1e-15) }");
    expect(format("%s", x)).toContain("5.5");
  });
});

describe("a matrix", () => {
  it("is text, JSON and what a console shows", () => {
    expect(matrices.map(String)).toEqual(["2×2 [1 -0.5; 2 3]", "1×2 [1 2] ± 1e-15", "0×1 []"]);
    expect(inspect(matrices[1])).toBe("Matrix(1×2 [1 2] ± 1e-15)");
    expect(String(new Matrix(9, 9, new Float64Array(81)))).toBe("9×9");
    expect(JSON.stringify(matrices[1])).toBe('{"shape":[1,2],"data":[1,2],"radius":1e-15}');
    expect(JSON.stringify(new Matrix(1, 1, Float64Array.of(NaN)))).toBe('{"shape":[1,1],"data":["NaN"],"radius":0}');
  });

  it("goes out as an array, as rows, and as what others make of rows", () => {
    const a = matrices[0]!;
    expect(a.toArray()).toEqual(Float64Array.of(1, -0.5, 2, 3));
    a.toArray()[0] = 7;
    expect(a.at(0, 0)).toBe(1);
  });
});
