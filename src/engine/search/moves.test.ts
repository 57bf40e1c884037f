import { describe, expect, it } from "vitest";
import type { Spec } from "../../claim/specs/spec.js";
import { Random } from "../../random/random.js";
import { move, sitesOf } from "./moves.js";

const spec: Spec = {
  sizes: { n: 1 },
  widths: [],
  choices: {},
  reals: {},
  lists: {
    W: {
      entries: [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [0, 0],
          [0, 0],
        ],
        [[1e-300, 1e300]],
        [[5], [6]],
      ],
    },
    b: { entries: [[[7]]] },
    A: { law: "gaussian", seed: 1 },
  },
};

const sites = sitesOf(spec, ["W", "b"]);

function walk(seed: number, steps: number): Spec[] {
  const random = new Random(seed);
  const path = [spec];
  for (let i = 0; i < steps; i++) path.push(move(path.at(-1)!, sites, 0.5, random).spec);
  return path;
}

function shapes({ lists }: Spec): unknown {
  return Object.values(lists).map((list) =>
    "entries" in list ? list.entries.map((matrix) => matrix.map((row) => row.length)) : list,
  );
}

describe("the moves of a search", () => {
  it("count the entries that they may change", () => {
    expect(sites.entries).toBe(13);
  });

  it("keep shapes, laws and everything else", () => {
    for (const next of walk(1, 500)) {
      expect(shapes(next)).toEqual(shapes(spec));
      expect({ ...next, lists: {} }).toEqual({ ...spec, lists: {} });
    }
  });

  it("give specs that survive JSON bit for bit, even from entries near overflow", () => {
    for (const next of walk(2, 2000)) expect(JSON.parse(JSON.stringify(next))).toEqual(next);
  });

  it("never change the spec that they start from", () => {
    const before = JSON.stringify(spec);
    walk(3, 1);
    const random = new Random(4);
    for (let i = 0; i < 500; i++) move(spec, sites, 0.5, random);
    expect(JSON.stringify(spec)).toBe(before);
  });

  it("reach zeros, equal matrices, transposes and symmetry, and leave the zero matrix", () => {
    const random = new Random(5);
    const seen = new Set<string>();
    for (let i = 0; i < 20_000; i++) {
      const { W, b } = move(spec, sites, 0.5, random).spec.lists as Record<string, { entries: number[][][] }>;
      const [first, second, row, column] = W!.entries;
      if (first!.flat().filter((x) => x === 0).length === 1) seen.add("zero");
      if (JSON.stringify(second) === "[[1,2],[3,4]]") seen.add("copy");
      if (JSON.stringify(second) === "[[1,3],[2,4]]") seen.add("transpose");
      if (JSON.stringify(first) === "[[1,2.5],[2.5,4]]") seen.add("symmetric");
      if (JSON.stringify(first) === "[[2,4],[6,8]]") seen.add("rescaled");
      if (JSON.stringify(row) === "[[5,6]]") seen.add("transposed shape");
      if (JSON.stringify(column) === JSON.stringify([[1e-300], [1e300]])) seen.add("transposed shape back");
      if (second!.flat().every((x) => x !== 0) && b!.entries[0]![0]![0] !== 7) seen.add("all");
    }
    expect([...seen].sort()).toEqual(
      ["zero", "copy", "transpose", "symmetric", "rescaled", "transposed shape", "transposed shape back", "all"].sort(),
    );
  });

  it("take steps of the size of each matrix", () => {
    const random = new Random(6);
    const changes = { large: 0, small: 0, count: 0 };
    const two: Spec = { ...spec, lists: { W: { entries: [[[1000]], [[0.001]]] } } };
    const places = sitesOf(two, ["W"]);
    for (let i = 0; i < 4000; i++) {
      const next = move(two, places, 0.01, random);
      if (!next.adapts) continue;
      const [[[x]], [[y]]] = (next.spec.lists["W"] as { entries: [[[number]], [[number]]] }).entries;
      changes.large += ((x - 1000) / 10) ** 2;
      changes.small += ((y - 0.001) / 0.00001) ** 2;
      changes.count += 1;
    }
    expect(changes.count).toBeGreaterThan(2500);
    expect(changes.large / changes.count).toBeCloseTo(1, 0);
    expect(changes.small / changes.count).toBeCloseTo(1, 0);
  });
});
