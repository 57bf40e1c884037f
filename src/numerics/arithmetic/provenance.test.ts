import { describe, expect, it } from "vitest";
import { fromRows } from "../matrices/matrix.js";
import { frobeniusNorm } from "../matrices/norms.js";
import { withProvenance } from "./provenance.js";
import { exact } from "./quantity.js";

const a = fromRows([[1, 2]]);

describe("provenance", () => {
  it("says how a quantity came about, down to what was given", () => {
    const { result, stepOf } = withProvenance(() => frobeniusNorm(a.times(a.T)).plus(exact(1)));
    const sum = stepOf(result)!;
    expect(sum.operation).toBe("add");
    const norm = stepOf(sum.operands[0] as object)!;
    expect(norm.operation).toBe("frobeniusNorm");
    const product = stepOf(norm.operands[0] as object)!;
    expect([product.operation, product.operands[0]]).toEqual(["multiplyMatrices", a]);
    expect(stepOf(a)).toBeUndefined();
  });

  it("keeps scalar operands", () => {
    const { result, stepOf } = withProvenance(() => exact(3).power(0.5));
    expect(stepOf(result)!.operands.slice(0, 2)).toEqual([exact(3), 0.5]);
    const sum = withProvenance(() => a.plus(a));
    expect(sum.stepOf(sum.result)!.operands).toEqual([a, a, 1]);
  });

  it("notes nothing outside, and outer and inner listeners do not mix", () => {
    const before = exact(1).plus(2);
    const outer = withProvenance(() => {
      const inner = withProvenance(() => exact(3).plus(4));
      return { inner, own: exact(5).plus(6) };
    });
    expect(outer.stepOf(before)).toBeUndefined();
    expect(outer.stepOf(outer.result.own)?.operation).toBe("add");
    expect(outer.stepOf(outer.result.inner.result)).toBeUndefined();
    expect(outer.result.inner.stepOf(outer.result.inner.result)?.operation).toBe("add");
  });
});
