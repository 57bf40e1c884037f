import { describe, expect, it } from "vitest";
import { ConvergenceError, DomainError, FlatcheckError, NonFiniteError, ShapeError } from "./errors.js";

describe("FlatcheckError", () => {
  it("says where, what was expected, what came and the remedy in one line", () => {
    const error = new ShapeError({ where: "f", expected: "2×2", got: "3×1", remedy: "transpose" });
    expect(error.message).toBe("f: expected 2×2, got 3×1; transpose");
    expect(error.complaint.where).toBe("f");
    expect(error).toBeInstanceOf(FlatcheckError);
    expect(error).toBeInstanceOf(Error);
  });

  it("leaves out a missing remedy", () => {
    expect(new DomainError({ where: "f", expected: "p > 0", got: "-1" }).message).toBe("f: expected p > 0, got -1");
  });

  it("carries the name of its class", () => {
    const complaint = { where: "f", expected: "a", got: "b" };
    const names = [ShapeError, NonFiniteError, DomainError, ConvergenceError].map((E) => new E(complaint).name);
    expect(names).toEqual(["ShapeError", "NonFiniteError", "DomainError", "ConvergenceError"]);
  });
});
