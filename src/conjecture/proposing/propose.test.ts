import { describe, expect, it } from "vitest";
import type { Spec } from "../../claim/index.js";
import { log } from "../../numerics/index.js";
import { proposals } from "./propose.js";
import type { Row, Table } from "../cases/index.js";

/** y and q at a size d, of one layer. */
function rowOf(y: number, q: number, d: number): Row {
  return {
    spec: {} as Spec,
    depth: 1,
    logs: Float64Array.of(log(y), log(q)),
    errors: Float64Array.of(2 ** -50, 2 ** -50),
    sizes: [d],
    sizeLogs: Float64Array.of(log(d)),
    group: String(d),
  };
}

function tableOf(rows: readonly Row[]): Table {
  return { keys: ["y", "q"], sizes: ["d"], deep: false, rows };
}

/** The bounds of y by q as c, the exponent of q and that of d. */
function boundsOfY(rows: readonly Row[]): (readonly [c: number, q: number, d: number])[] {
  return proposals(tableOf(rows), [])
    .filter(({ bound }) => bound.target === 0 && bound.direction === "≤")
    .map(({ bound: { constant, exponents, sizes } }) => {
      const value = constant.over / constant.under;
      return [constant.root ? Math.sqrt(value) : value, exponents[1]!.a, sizes[0]!.a] as const;
    });
}

const SIZES = [1, 2, 3, 4];

describe("bounds that are proposed", () => {
  it("are facets: y ≤ q, met from q = 4 on, and not y ≤ q^{3/2}/2, which is met at q = 4 alone", () => {
    const rows = SIZES.flatMap((d) => [4, 5, 7, 16].flatMap((q) => [rowOf(q, q, d), rowOf(0.7 * q, q, d)]));
    expect(rows.every(({ logs: [y, q] }) => y! <= 1.5 * q! - log(2) + 2 ** -40)).toBe(true);
    const found = boundsOfY(rows);
    expect(found).toContainEqual([1, 1, 0]);
    expect(found.filter(([, q]) => q !== 1)).toEqual([]);
  });

  it("are no constants that come from the largest size: y ≤ dq, and not y ≤ 4q, which is met at d = 4 alone", () => {
    const rows = SIZES.flatMap((d) => [1, 2, 5, 9].flatMap((q) => [rowOf(d * q, q, d), rowOf(d * q * 0.6, q, d)]));
    const found = boundsOfY(rows);
    expect(found).toContainEqual([1, 1, 1]);
    expect(found).not.toContainEqual([4, 1, 0]);
  });

  it("are none that a row refutes", () => {
    const rows = SIZES.flatMap((d) => [1, 2, 5, 9].flatMap((q) => [rowOf(q, q, d), rowOf(0.6 * q, q, d)]));
    expect(boundsOfY(rows)).toContainEqual([1, 1, 0]);
    expect(boundsOfY([...rows, rowOf(2.01, 2, 2)])).not.toContainEqual([1, 1, 0]);
  });
});
