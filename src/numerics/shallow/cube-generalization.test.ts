import { describe, expect, it } from "vitest";
import { exact } from "../arithmetic/quantity.js";
import { generalization, parityLabel } from "./cube-generalization.js";
import { cube } from "./cube.js";

describe("generalization on the cube", () => {
  it("of the zero network is an error of one and nothing outside", () => {
    const { outside, error } = generalization([], cube(3).slice(0, 2), 3);
    expect(outside.value).toBe(0);
    expect(error.value).toBe(1);
  });

  it("of a constant c is Σ|c| outside, and 1 + c² since the label has mean zero", () => {
    const constant = [{ a: exact(-3), w: [0, 0, 0, 1].map(exact) }];
    const { outside, error } = generalization(constant, cube(3).slice(0, 2), 3);
    expect(outside.value).toBe(6 * 3);
    expect(error.value).toBe(10);
  });

  it("labels by the product of the first two signs", () => {
    expect(cube(2).map(parityLabel)).toEqual([1, -1, -1, 1]);
  });
});
