import { describe, expect, it } from "vitest";
import { MEASUREMENT_LAW_NAMES } from "../laws/isometric-laws.js";
import { LIST_LAW_NAMES } from "../laws/list-laws.js";
import type { Spec } from "../../src/claim/specs/spec.js";
import type { Matrix } from "../../src/numerics/matrices/matrix.js";
import { layout } from "./layout.js";
import { layerShapes, measurementShapes } from "./parts.js";

const network = layout({
  chain: { depth: [2, 4], ends: [1, 4], slack: 2 },
  sizes: { n: [1, 6] },
  choices: { family: ["plain", "fancy"] },
  reals: { p: [1, 0.5] },
  lists: {
    b: { shapes: ({ sizes: { n } }) => [[n, 1]], laws: ["integer"] },
    W: { shapes: layerShapes, laws: LIST_LAW_NAMES.filter((name) => name !== "hadamard") },
    A: { shapes: measurementShapes, laws: MEASUREMENT_LAW_NAMES, countedBy: "n" },
  },
});

/** Layers that are no family of measurements, which would count themselves. */
const specs = Array.from({ length: 400 }, (_, seed) => network.draw(seed)).filter(
  ({ lists: { W } }) => !("law" in W!) || !["hadamard", "scaledBasis", "direction", "unseenIdentity"].includes(W.law),
);

/** Every number of a list, with −0 told apart from 0. */
function bits(matrices: readonly Matrix[]): string[] {
  return matrices.flatMap(({ rows, cols, data }) => [`${rows}×${cols}`, ...Array.from(data, (x) => String(x + 0))]);
}

describe("spelling out a spec", () => {
  it("gives every list by entries and keeps everything else", () => {
    for (const spec of specs) {
      const { lists, sizes, widths, choices, reals } = network.spellOut(spec);
      expect([widths, choices, reals]).toEqual([spec.widths, spec.choices, spec.reals]);
      expect(Object.keys(lists)).toEqual(Object.keys(spec.lists));
      expect(Object.values(lists).every((list) => "entries" in list)).toBe(true);
      const { A } = lists as { A: { entries: unknown[] } };
      expect(sizes).toEqual({ n: A.entries.length });
    }
  });

  it("makes the same matrices, bit for bit but for the sign of zero", () => {
    let zeros = 0;
    for (const spec of specs) {
      const law = network.raw(spec).lists;
      const spelled = network.raw(network.spellOut(spec)).lists;
      expect(bits(spelled.A)).toEqual(bits(law.A));
      expect(bits(spelled.W)).toEqual(bits(law.W));
      if (spec.sizes["n"] === law.A.length) expect(bits(spelled.b)).toEqual(bits(law.b));
      zeros += law.W.filter(({ data }) => data.includes(0)).length;
    }
    expect(zeros).toBeGreaterThan(50);
  });

  it("holds no −0, so that the spec survives JSON bit for bit", () => {
    const spec: Spec = {
      ...network.draw(1),
      widths: [2, 2, 2],
      lists: { ...network.draw(1).lists, W: { law: "orthogonal", seed: 5 } },
    };
    for (const one of [...specs, spec].map((each) => network.spellOut(each))) {
      const copy = JSON.parse(JSON.stringify(one)) as Spec;
      expect(copy).toEqual(one);
    }
  });

  it("leaves a spec alone whose lists are given by entries", () => {
    for (const spec of specs.slice(0, 50)) {
      const once = network.spellOut(spec);
      expect(network.spellOut(once)).toEqual(once);
    }
  });

  it("counts the matrices of a law that makes a whole family, and fits the other lists to the count", () => {
    const spec = network.explicit({
      widths: [2, 2, 2],
      sizes: { n: 1 },
      choices: { family: "plain" },
      reals: { p: 1 },
      lists: { b: { law: "integer", seed: 3 }, W: { law: "identity", seed: 0 }, A: { law: "hadamard", seed: 0 } },
    });
    const spelled = network.spellOut(spec);
    expect(spelled.sizes).toEqual({ n: 4 });
    expect(network.raw(spelled).lists.b[0]!.rows).toBe(4);
    expect(spelled.lists["A"]).toEqual({
      entries: [
        [
          [1, 1],
          [1, 1],
        ],
        [
          [1, -1],
          [1, -1],
        ],
        [
          [1, 1],
          [-1, -1],
        ],
        [
          [1, -1],
          [-1, 1],
        ],
      ],
    });
  });

  it("is refused where no size counts the matrices of a family", () => {
    const uncounted = layout({ lists: { A: { shapes: () => [[2, 2]], laws: ["hadamard"] } } });
    expect(() => uncounted.spellOut(uncounted.draw(1))).toThrow(
      /spec list A: expected as many matrices as the sizes say, got those of the law .*"hadamard".*countedBy/,
    );
  });
});
