import { describe, expect, it } from "vitest";
import type { Spec } from "../../claim/index.js";
import { matching } from "./choosing.js";
import { moved, numberAt, placeKey, placeName, placesOf, stepOf, typed, withNumber } from "./numbers.js";
import { written } from "./written.js";

const spec: Spec = {
  sizes: { n: 2 },
  widths: [2, 1],
  choices: { kind: "one" },
  reals: { delta: 0.5 },
  lists: { W: { entries: [[[1, 2]], [[3], [4]]] }, A: { entries: [[[7]]] }, X: { law: "gaussian", seed: 1 } },
};

describe("the numbers of an instance", () => {
  it("are reals and entries, each with a name", () => {
    const places = placesOf(spec);
    expect(places.map((place) => placeName(spec, place))).toEqual([
      "delta",
      "W₁ (1, 1)",
      "W₁ (1, 2)",
      "W₂ (1, 1)",
      "W₂ (2, 1)",
      "A",
    ]);
    expect(new Set(places.map(placeKey)).size).toBe(6);
    expect(places.map((place) => numberAt(spec, place))).toEqual([0.5, 1, 2, 3, 4, 7]);
  });

  it("change one at a time, and leave the instance that they are of alone", () => {
    const frozen = JSON.stringify(spec);
    for (const place of placesOf(spec)) {
      const changed = withNumber(spec, place, 9);
      expect(placesOf(spec).filter((other) => numberAt(changed, other) !== numberAt(spec, other))).toEqual([place]);
    }
    expect(JSON.stringify(spec)).toBe(frozen);
  });

  it("never become −0, NaN or infinite, which no spec holds", () => {
    expect(Object.is(numberAt(withNumber(spec, { real: "delta" }, -0), { real: "delta" }), 0)).toBe(true);
    for (const value of [NaN, Infinity]) expect(withNumber(spec, { real: "delta" }, value)).toBe(spec);
    expect(withNumber(spec, { list: "X", matrix: 0, row: 0, column: 0 }, 1)).toBe(spec);
    expect(withNumber(spec, { list: "A", matrix: 0, row: 5, column: 0 }, 1)).toBe(spec);
  });

  it("move in round steps of their own size", () => {
    expect([0, 1, 250, -0.03, 1e-7, 1e300].map(stepOf)).toEqual([0.01, 0.01, 1, 1e-4, 1e-9, 1e10]);
    expect(moved(0.1, 20, 0.01)).toBe(0.3);
    expect(moved(1, -100, 0.01)).toBe(0);
    expect(moved(250, 10, 1)).toBe(260);
  });

  it.each([
    ["3", 3],
    ["-0.5", -0.5],
    ["−1e-3", -0.001],
    [".5", 0.5],
    ["1/3", 1 / 3],
    ["-2/8", -0.25],
    ["2^-7", 1 / 128],
    ["-2^3", -8],
    ["-0", 0],
    ["", null],
    ["1/0", null],
    ["1e999", null],
    ["0x10", null],
    ["two", null],
    ["2^9999", null],
  ])("%s is typed as %s", (text, value) => {
    expect(typed(text)).toBe(value);
  });
});

describe("what is taken away", () => {
  it("is a piece of NumPy, Julia, MATLAB or JSON", () => {
    expect(written(spec, "NumPy")).toBe(
      [
        "import numpy as np",
        "",
        "n = 2",
        "delta = 0.5",
        "# widths 2, 1",
        "# kind: one",
        "W1 = np.array([[1.0, 2.0]])",
        "W2 = np.array([[3.0], [4.0]])",
        "A = np.array([[7.0]])",
        "# X: drawn from the law gaussian, seed 1",
        "",
      ].join("\n"),
    );
    expect(written(spec, "Julia")).toContain("W1 = [1.0 2.0]\nW2 = [3.0; 4.0;;]\n");
    expect(written(spec, "MATLAB")).toContain("W1 = [1 2]\nW2 = [3; 4]\n");
    expect(JSON.parse(written(spec, "JSON"))).toEqual({ W: [[[1, 2]], [[3], [4]]], A: [[7]] });
  });
});

describe("a search among the claims", () => {
  const claims = ["a/lemma-1", "a/lemma-10", "b/lemma-1", "b/trace"].map((id, i) => ({
    id,
    title: i === 3 ? "The trace of Lemma 1" : "A bound",
    locus: `Lemma ${i}`,
    expected: i === 3 ? ["refuted", "holds"] : ["holds"],
  }));
  const found = (query: string) => matching(claims, query).map(({ id }) => id);

  it("gives exact labels before titles, and titles before the rest", () => {
    expect(found("")).toEqual(claims.map(({ id }) => id));
    expect(found("lemma 1")).toEqual(["a/lemma-1", "b/lemma-1", "a/lemma-10", "b/trace"]);
    expect(found("LEMMA-10")).toEqual(["a/lemma-10"]);
    expect(found("refuted")).toEqual(["b/trace"]);
    expect(found("b/lemma-1")).toEqual(["b/lemma-1"]);
    expect(found("nothing")).toEqual([]);
  });
});
