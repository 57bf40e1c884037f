import { describe, expect, it } from "vitest";
import { fromRows } from "../matrices/matrix.js";
import { frobeniusNorm } from "../matrices/norms.js";
import { MOST_STEPS, note, Provenance, unnoted, withProvenance } from "./provenance.js";
import { exact } from "./quantity.js";

const a = fromRows([[1, 2]]);

describe("provenance", () => {
  it("says how a quantity came about, down to what was given", () => {
    const { result, stepOf } = withProvenance(() => frobeniusNorm(a.times(a.T)).plus(exact(1)));
    const sum = stepOf(result)!;
    expect(sum.operation).toBe("add");
    const norm = stepOf(sum.operands[0])!;
    expect(norm.operation).toBe("frobeniusNorm");
    const product = stepOf(norm.operands[0])!;
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

  it("notes no more than so many steps, and takes what comes later for given", () => {
    const record = new Provenance();
    const steps = record.during(() => Array.from({ length: MOST_STEPS + 1 }, (_, i) => exact(1).plus(i)));
    expect(steps.filter((step) => record.stepOf(step) !== undefined)).toHaveLength(MOST_STEPS);
    expect(record.stepOf(steps.at(-1)!)).toBeUndefined();
    expect(record.stepOf(record.during(() => exact(1).plus(1)))).toBeUndefined();
    const fresh = withProvenance(() => exact(1).plus(1));
    expect(fresh.stepOf(fresh.result)?.operation).toBe("add");
  });

  it("notes nothing of a search, and goes on behind it, however it ends", () => {
    const { result, stepOf } = withProvenance(() => {
      const found = unnoted(() => exact(1).plus(2));
      expect(() =>
        unnoted(() => {
          throw new RangeError("found nothing");
        }),
      ).toThrow(RangeError);
      return [found, exact(3).plus(4)] as const;
    });
    expect([stepOf(result[0]), stepOf(result[1])?.operation]).toEqual([undefined, "add"]);
  });

  it("takes operands of an operation alone, in their order, and its kind of result", () => {
    const [x, m] = [exact(2), a];
    const { result, stepOf } = withProvenance(() => [
      note(exact(4), "square", x),
      // @ts-expect-error a number where a quantity belongs
      note(exact(4), "square", 2),
      // @ts-expect-error a matrix where a quantity belongs
      note(exact(4), "square", m),
      // @ts-expect-error the operands in another order
      note(fromRows([[1]]), "scaledByQuantity", x, m),
      // @ts-expect-error one operand too few
      note(exact(4), "add", x),
      // @ts-expect-error one operand too many
      note(exact(4), "negate", x, x),
      // @ts-expect-error a quantity as the result of what gives a matrix
      note(exact(4), "transpose", m),
      // @ts-expect-error an operation that there is not
      note(exact(4), "cube", x),
    ]);
    // All of them are noted while the tests run, without types: the compiler alone says no.
    expect(stepOf(result[0]!)).toEqual({ operation: "square", operands: [x] });
  });
});
