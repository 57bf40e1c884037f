import { describe, expect, it } from "vitest";
import { instances } from "./instances.js";
import { layout } from "./layout.js";
import { loosened } from "./loosened.js";
import { layerShapes } from "./parts.js";

const strict = layout({
  chain: { depth: [2, 4], ends: [1, 4], slack: 1 },
  sizes: { n: [1, 2] },
  lists: { W: { shapes: layerShapes, laws: ["integer", "gaussian"] } },
});

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

function narrow(widths: readonly number[]): boolean {
  return Math.min(...widths) < Math.min(widths[0]!, widths.at(-1)!);
}

describe("loosened", () => {
  it("draws the strict specs where nothing is loosened", () => {
    const same = loosened(strict, {});
    for (const seed of seeds) expect(same.draw(seed)).toEqual(strict.draw(seed));
  });

  it("draws bottlenecks only where they are asked for, and shrinks to them, never to a wider network", () => {
    const loose = loosened(strict, { bottlenecks: true });
    expect(seeds.filter((seed) => narrow(strict.draw(seed).widths))).toEqual([]);
    const found = seeds.map((seed) => loose.draw(seed)).filter(({ widths }) => narrow(widths));
    expect(found.length).toBeGreaterThan(20);
    for (const spec of found) {
      expect(strict.raw(spec).lists.W.map(({ rows }) => rows)).toEqual(spec.widths.slice(1));
      for (const smaller of loose.shrink(spec)) {
        const total = (widths: readonly number[]): number => widths.reduce((a, b) => a + b, 0);
        expect(total(smaller.widths)).toBeLessThanOrEqual(total(spec.widths));
        expect(Math.min(...smaller.widths)).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it("adds reals, choices and sizes, keeps the strict ones, and replaces those of the same name", () => {
    const loose = loosened(strict, {
      reals: { delta: [0.5] },
      choices: { kind: ["any"] },
      sizes: { n: [5, 5], k: [3, 3] },
    });
    const spec = loose.draw(1);
    expect(spec.reals).toEqual({ delta: 0.5 });
    expect(spec.choices).toEqual({ kind: "any" });
    expect(spec.sizes).toEqual({ n: 5, k: 3 });
    expect(Object.keys(spec.lists)).toEqual(["W"]);
  });

  it("is read by name in the instance: what is fixed otherwise, what the claim does not know, and all the rest", () => {
    const drawn = instances({
      chain: { depth: [2, 2], ends: [2, 2], slack: 0 },
      sizes: { n: [3, 3] },
      choices: { kind: ["plain"] },
      reals: { eta: [0.25] },
      fixed: { c: 1 },
      matrices: { W: { shapes: layerShapes, laws: ["integer"] }, A: ["n", "dL"] },
    });
    const loose = drawn.loosened({ reals: { c: [2], delta: [0.5] }, choices: { kind: ["odd"] }, sizes: { n: [4, 4] } });
    const said = { widths: [2, 2, 2], d0: 2, dL: 2, L: 2, eta: 0.25 };
    const [strictly, loosely] = [drawn.specs, loose].map((source) => drawn.materialize(source.draw(1)));
    expect(strictly).toMatchObject({ ...said, n: 3, kind: "plain", c: 1 });
    expect(loosely).toMatchObject({ ...said, n: 4, kind: "odd", c: 2, delta: 0.5 });
    for (const { W, A, n, built } of [strictly!, loosely!]) {
      expect(W.map(({ rows }) => rows)).toEqual([2, 2]);
      expect([A.rows, A.cols]).toEqual([n, 2]);
      expect(Object.keys(built)).toEqual(["W", "A"]);
    }
    expect(Object.keys(strictly!)).toEqual("widths d0 dL L c n kind eta W A built".split(" "));
  });
});
