import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../cli/harness.fixture.js";
import { loadFile } from "../store/load.js";
import { parseJson } from "./json.js";

function parse(value: unknown) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return parseJson(text, "own.json", "own.json").lists;
}

describe("a JSON file", () => {
  it("has entries as numbers or decimal strings, −0 and 1e300 among them", () => {
    const rows = parse('{"matrix": [[-0, "-0", "1e300"], [0.1, "+.5", "5e-324"]]}')
      .get("matrix")!
      .matrices[0]!.toRows();
    expect(rows).toEqual([
      [-0, -0, 1e300],
      [0.1, 0.5, 5e-324],
    ]);
    expect(rows[0]!.slice(0, 2).every((x) => Object.is(x, -0))).toBe(true);
  });

  it("has lists, single matrices and numbers in a row, under the names that claims use", () => {
    const lists = parse({
      weights: [[[1, 2]], [[3]]],
      measurements: [[1, 2]],
      labels: [1],
      inputs: [[1]],
      targets: [2],
      B: [[4]],
    });
    expect([...lists.keys()]).toEqual(["W", "A", "b", "X", "y", "B"]);
    const entries = [...lists.values()].map(({ matrices }) => matrices.map((matrix) => matrix.toRows()));
    expect(entries).toEqual([[[[1, 2]], [[3]]], [[[1, 2]]], [[[1]]], [[[1]]], [[[2]]], [[[4]]]]);
    expect([...lists.values()].map(({ vector }) => vector)).toEqual([false, false, true, false, true, false]);
  });

  it.each<[unknown, string]>([
    ["{", "own.json, line 1, column 2: expected JSON or a NumPy .npz or .npy file, got the end of the text where "],
    [
      [[1]],
      'own.json: expected a JSON object with matrices by name, got an array; write {"matrix": [[1, 2], [3, 4]]}, say',
    ],
    ["null", "own.json: expected a JSON object with matrices by name, got null; "],
    ["{}", "own.json: expected at least one matrix, got none; "],
    [{ W: [[[1]]], weights: [[[1]]] }, "own.json: expected one of W and weights, got both"],
    [{ matrix: [] }, "own.json, matrix: expected a matrix as an array of rows, or a list of them, got an empty array"],
    [{ matrix: 3 }, "own.json, matrix: expected a matrix as an array of rows, or a list of them, got 3"],
    [{ matrix: [[[[1]]]] }, "own.json, matrix: expected a matrix as an array of rows, or a list of them, got an array"],
    [
      { weights: [[1]] },
      "own.json, weights: expected a list of matrices, W_1 first, got a single array of rows; put brackets around a single layer",
    ],
    [{ weights: [[[1]], 2] }, "own.json, weights 2: expected a matrix as an array of rows, got 2"],
    [{ matrix: [[1, 2], [3]] }, "own.json, matrix: expected 2 entries in row 2, as in row 1, got 1"],
    [{ matrix: [[1, 2], 3] }, "own.json, matrix: expected 2 entries in row 2, as in row 1, got 3"],
    ['{"weights": [[[1, 2]], [[1e999]]]}', "own.json, weights 2: expected a finite number at (1, 1), got Infinity"],
    [{ matrix: [[1, "-1e999"]] }, "own.json, matrix: expected a finite number at (1, 2), got -Infinity"],
    [{ matrix: [[1, "0x10"]] }, 'own.json, matrix: expected a number or a decimal string at (1, 2), got "0x10"'],
    [{ matrix: [[1, "NaN"]] }, 'own.json, matrix: expected a number or a decimal string at (1, 2), got "NaN"'],
    [{ matrix: [[1, ""]] }, 'own.json, matrix: expected a number or a decimal string at (1, 2), got ""'],
    [{ matrix: [[null]] }, "own.json, matrix: expected a number or a decimal string at (1, 1), got null"],
    [{ matrix: [[{}]] }, "own.json, matrix: expected a number or a decimal string at (1, 1), got an object"],
    [{ labels: [1, true] }, "own.json, labels: expected a number or a decimal string at (2, 1), got true"],
    [
      { weights: [[[1, 2]], [[1, 2]]] },
      "own.json, weights 2: expected 1 columns, the rows of weights 1, got 1×2; list the layers W_1 first, W_j of shape d_j × d_(j−1)",
    ],
    [
      { matrix: [[[[[1]]]]] },
      "own.json, matrix: expected a matrix as an array of rows, or a list of them, got an array",
    ],
    [
      '{"W": [[[1]]], "W": [[[2]]]}',
      'own.json, line 1, column 16: expected JSON or a NumPy .npz or .npy file, got the name "W" twice; ',
    ],
  ])("is refused in one line: %j", (value, complaint) => {
    let message = "nothing was refused";
    try {
      parse(value);
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
    }
    expect(message.slice(0, complaint.length)).toBe(complaint);
    expect(message).not.toContain("\n");
  });
});

describe("a file", () => {
  it("that cannot be read, or is no text, is refused in one line", () => {
    const folder = scratch();
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "bytes"), Buffer.from([0xff, 0xfe]));
    expect(() => loadFile("none.json", folder)).toThrow(
      "none.json: expected a file that can be read, got no such file (ENOENT)",
    );
    expect(() => loadFile("sub", folder)).toThrow("sub: expected a file that can be read, got a folder (EISDIR)");
    expect(() => loadFile("bytes", folder)).toThrow(
      "bytes: expected JSON or a NumPy .npz or .npy file, got text in UTF-16; save it in UTF-8",
    );
  });
});
