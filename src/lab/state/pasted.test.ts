import { describe, expect, it } from "vitest";
import { PasteError, pasted } from "./pasted.js";
import { written } from "./written.js";

const A = [
  [1, -2],
  [0.5, 4],
];

describe("matrices from a clipboard", () => {
  it.each([
    ["rows", "1 -2\n0.5 4"],
    ["rows with commas, as in a table", "1, -2\n0.5, 4\n"],
    ["MATLAB", "[1 -2; .5 4];"],
    ["MATLAB over lines", "[1, -2\n 1/2, 4]"],
    ["Julia", "[1.0 -2.0; 0.5 4.0]"],
    ["NumPy as it is printed", "[[ 1.  -2. ]\n [ 0.5  4. ]]"],
    ["NumPy as it is written", "np.array([[1, -2], [0.5, 4.0]])"],
    ["NumPy with a type", "array([[1. , -2. ],\n       [0.5, 4. ]], dtype=float64)"],
    ["torch", "tensor([[1.0000, -2.0000], [0.5000, 4.0000]])"],
    ["JSON", "[[1, -2], [0.5, 4]]"],
    ["a true minus, powers and fractions", "1 −2; 2^-1 8/2"],
  ])("%s", (_, text) => {
    expect([...pasted(text)]).toEqual([["", [A]]]);
  });

  it("takes several by name, and W1, W2, … as the layers of W", () => {
    const found = pasted("W1 = [1 2];\nW2 = np.array([[3.], [4.]])\nA = [5]");
    expect(Object.fromEntries(found)).toEqual({ A: [[[5]]], W: [[[1, 2]], [[3], [4]]] });
    expect(Object.fromEntries(pasted("W1 = [3; 4]\nW0 = [1 2]"))).toEqual({ W: [[[1, 2]], [[3], [4]]] });
    expect(Object.fromEntries(pasted('{"W": [[[1, 2]], [["3"], [4]]], "y": [5, 6], "p": 2}'))).toEqual({
      W: [[[1, 2]], [[3], [4]]],
      y: [[[5], [6]]],
      p: [[[2]]],
    });
    expect([...pasted("M = [[[1]], [[2]]]")]).toEqual([["M", [[[1]], [[2]]]]]);
  });

  it.each([
    ["nothing", "  ", "nothing to read"],
    ["words", "hello", "no finite number"],
    ["a hole", "[1 2; 3]", "1 entries in row 2"],
    ["NaN", "[[1, NaN]]", "no finite number"],
    ["an overflow", "1e999", "no finite number"],
    ["a bracket too many", "[1 2]]", "brackets"],
    ["broken JSON", '{"A": [[1, 2]', "JSON"],
    ["a layer that is missing", "W1 = [1]\nW3 = [1]", "W2 is missing"],
    ["a layer that is missing, counted from 0", "W0 = [1]\nW2 = [1]", "W1 is missing"],
    ["a name twice", "A = [1]\nA = [2]", "twice"],
    ["no entries", "[]", "no entries"],
    ["four levels", '{"A": [[[[1]]]]}', "three levels"],
  ])("refuses %s in a sentence", (_, text, said) => {
    expect(() => pasted(text)).toThrow(PasteError);
    expect(() => pasted(text)).toThrow(said);
  });

  it("reads what the laboratory writes, in every language", () => {
    const lists = {
      W: { entries: [[[1 / 3, 2]], [[-1e-300], [7]]] },
      A: { entries: [A] },
    };
    const spec = { sizes: {}, widths: [], choices: {}, reals: {}, lists };
    for (const language of ["NumPy", "MATLAB", "Julia", "JSON"] as const) {
      const text = written(spec, language).replace(/^import.*\n/, "");
      expect(Object.fromEntries(pasted(text)), language).toEqual({ W: lists.W.entries, A: [A] });
    }
  });
});
