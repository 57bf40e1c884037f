import { describe, expect, it } from "vitest";
import type { Spec } from "../../src/claim/specs/spec.js";
import { cuts } from "./cuts.js";
import { layout } from "./layout.js";
import { layerShapes, measurementShapes } from "./parts.js";

type Entries = readonly (readonly (readonly number[])[])[];

const network = layout({
  chain: { depth: [2, 6], ends: [1, 4], slack: 2 },
  sizes: { n: [1, 6] },
  lists: {
    W: { shapes: layerShapes, laws: ["gaussian"] },
    A: { shapes: measurementShapes, laws: ["gaussian"], countedBy: "n" },
  },
});

/** A network by its layers and measurements. */
function spec(W: Entries, A: Entries): Spec {
  const widths = [W[0]![0]!.length, ...W.map((rows) => rows.length)];
  return network.explicit({ widths, sizes: { n: A.length }, lists: { W, A } });
}

/** The entries of a list of the candidates in which the widths and numbers of measurements are these. */
function shrunk(from: Spec, list: string, widths: readonly number[], n: number): Entries[] {
  return [...network.shrink(from)]
    .filter((one) => one.widths.join() === widths.join() && one.sizes["n"] === n)
    .map((one) => (one.lists[list] as { readonly entries: Entries }).entries);
}

const ONE = [[1]];

describe("a candidate that is smaller by one", () => {
  const from = spec(
    [
      [
        [1, 2],
        [3, 4],
      ],
      [[5, 6]],
    ],
    [[[7, 8]], [[9, 10]], [[11, 12]]],
  );

  it("has lost any one of the measurements", () => {
    expect(shrunk(from, "A", [2, 2, 1], 2)).toEqual([
      [[[7, 8]], [[9, 10]]],
      [[[7, 8]], [[11, 12]]],
      [[[9, 10]], [[11, 12]]],
    ]);
  });

  it("has lost any one of the inputs, in the layer and in the measurements", () => {
    expect(shrunk(from, "W", [1, 2, 1], 3)).toEqual([
      [[[1], [3]], [[5, 6]]],
      [[[2], [4]], [[5, 6]]],
    ]);
    expect(shrunk(from, "A", [1, 2, 1], 3)).toEqual([
      [[[7]], [[9]], [[11]]],
      [[[8]], [[10]], [[12]]],
    ]);
  });

  it("has lost any one of the hidden units, its row and its column", () => {
    expect(shrunk(from, "W", [2, 1, 1], 3)).toEqual([
      [[[1, 2]], [[5]]],
      [[[3, 4]], [[6]]],
    ]);
  });

  it("has lost any one of the layers, with any width between them", () => {
    const deep = spec([[[2]], [[3]], [[4]], [[5]]], [ONE]);
    expect(shrunk(deep, "W", [1, 1, 1, 1], 1)).toEqual(
      expect.arrayContaining([
        [[[2]], [[3]], [[4]]],
        [[[2]], [[3]], [[5]]],
        [[[2]], [[4]], [[5]]],
        [[[3]], [[4]], [[5]]],
      ]),
    );
    const waist = spec([[[1], [2]], [[3, 4]], [[5]], [[6]]], [ONE]);
    expect(shrunk(waist, "W", [1, 1, 1, 1], 1)).toContainEqual([[[4]], [[5]], [[6]]]);
    expect(shrunk(waist, "W", [1, 2, 1, 1], 1)).toContainEqual([[[1], [2]], [[3, 4]], [[6]]]);
  });
});

describe("cuts", () => {
  it("keep the head of what is shorter by more, and laws as they are", () => {
    const lists = { A: { entries: [[[1, 2, 3]], [[4, 5, 6]], [[7, 8, 9]]] }, B: { law: "gaussian", seed: 1 } };
    const shapes = new Map([
      ["A", [[1, 1]]],
      ["B", [[1, 1]]],
    ] as const);
    expect([...cuts(lists, shapes)]).toEqual([{ A: { entries: [[[1]]] }, B: { law: "gaussian", seed: 1 } }]);
  });

  it("give nothing where there are too few entries", () => {
    const lists = { A: { entries: [[[1]]] } };
    expect([...cuts(lists, new Map([["A", [[2, 1]]]]))]).toEqual([]);
    expect([
      ...cuts(
        lists,
        new Map([
          [
            "A",
            [
              [1, 1],
              [1, 1],
            ],
          ],
        ]),
      ),
    ]).toEqual([]);
  });
});
