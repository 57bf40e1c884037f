import { describe, expect, it } from "vitest";
import { DomainError, fromRows, ShapeError } from "../../../src/numerics/index.js";
import { reachedBy } from "./reached.js";

const [one, two] = [fromRows([[1]]), fromRows([[2]])];

describe("reachedBy", () => {
  it("gives the network with its trace: 2(w₁² + w₂²) for the loss (w₂w₁ − 2)²", () => {
    const reached = reachedBy(() => [one, two], [one], two)!;
    expect(reached.weights).toEqual([one, two]);
    expect(Math.abs(reached.trace.value - 10)).toBeLessThanOrEqual(reached.trace.error);
  });

  it("is null where the construction leaves its domain, and passes on every other error", () => {
    const failing = (error: Error) => () => {
      throw error;
    };
    const said = { where: "here", expected: "this", got: "that" };
    expect(reachedBy(failing(new DomainError(said)), [one], two)).toBeNull();
    expect(() => reachedBy(failing(new ShapeError(said)), [one], two)).toThrow(ShapeError);
  });
});
