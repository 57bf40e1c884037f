import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEASUREMENT_LAW_NAMES } from "../laws/isometric-laws.js";
import { LAYER_LAWS } from "../laws/list-laws.js";
import { MATRIX_LAW_NAMES, MIXED_LAWS } from "../laws/matrix-laws.js";
import type { Spec } from "../../src/claim/specs/spec.js";
import { layout } from "./layout.js";
import { layerShapes, measurementShapes } from "./parts.js";

const network = layout({
  chain: { depth: [2, 6], ends: [1, 4], slack: 2 },
  sizes: { n: [1, 6] },
  choices: { family: ["plain", "fancy"] },
  reals: { p: [1, 0.5, 1 / 3] },
  lists: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: { shapes: measurementShapes, laws: MEASUREMENT_LAW_NAMES, countedBy: "n" },
  },
});

const pair = layout({
  sizes: { m: [1, 5], rank: ({ sizes }) => [1, sizes["m"]!] },
  lists: { M: { shapes: ({ sizes: { m } }) => [[m, m]], laws: [...MATRIX_LAW_NAMES, ...MIXED_LAWS] } },
});

const LAYOUTS = [
  ["network", network],
  ["pair", pair],
] as const;

/** Specs along random shrinking paths from fresh draws. */
function walk(source: (typeof LAYOUTS)[number][1], seed: number, steps: number): Spec[] {
  const path = [source.draw(seed)];
  for (let step = 0; step < steps; step++) {
    const candidates = [...source.shrink(path.at(-1)!)];
    if (candidates.length === 0) break;
    path.push(candidates[(seed * 31 + step * 7) % candidates.length]!);
  }
  return path;
}

describe.each(LAYOUTS)("the arbitrary of %s specs", (_, source) => {
  it("gives the same spec for the same seed", () => {
    for (let seed = 0; seed < 200; seed++) expect(source.draw(seed)).toEqual(source.draw(seed));
  });

  it("gives specs that survive JSON bit for bit, also after shrinking", () => {
    for (let seed = 0; seed < 40; seed++) {
      for (const spec of walk(source, seed, 25)) {
        const copy = JSON.parse(JSON.stringify(spec)) as Spec;
        expect(
          Object.is(JSON.stringify(copy), JSON.stringify(spec)) || JSON.stringify(copy) === JSON.stringify(spec),
        ).toBe(true);
        expect(flat(copy)).toEqual(flat(spec));
      }
    }
  });

  it("gives matrices of the sizes it states, also after shrinking", () => {
    for (let seed = 0; seed < 40; seed++) {
      for (const spec of walk(source, seed, 25)) expect(() => source.raw(spec)).not.toThrow();
    }
  });

  it("shrinks to smaller specs only, so that shrinking ends", () => {
    for (let seed = 0; seed < 40; seed++) {
      for (const spec of walk(source, seed, 12)) {
        for (const smaller of source.shrink(spec)) {
          expect(
            compare(measure(smaller), measure(spec)),
            `${JSON.stringify(spec)} → ${JSON.stringify(smaller)}`,
          ).toBeLessThan(0);
        }
      }
    }
  });

  it("is an arbitrary for fast-check, which finds and shrinks a failure", () => {
    const failure = fc.check(
      fc.property(source, (spec) => Object.values(spec.sizes).every((size) => size < 3)),
      { seed: 1, numRuns: 200 },
    );
    expect(failure.failed).toBe(true);
    expect(Math.max(...Object.values(failure.counterexample![0].sizes))).toBe(3);
  });
});

/** All numbers of a spec, so that −0 and 0 are told apart by toEqual. */
function flat(spec: Spec): number[] {
  return Object.values(spec.lists).flatMap((list) => ("entries" in list ? list.entries.flat(2) : [list.seed]));
}

describe("chains", () => {
  it("keep hidden widths at min(d_0, d_L) or above, by construction and after shrinking", () => {
    let minimal = 0;
    for (let seed = 0; seed < 300; seed++) {
      for (const { widths } of walk(network, seed, 6)) {
        const least = Math.min(widths[0]!, widths.at(-1)!);
        expect(widths.length).toBeGreaterThanOrEqual(3);
        expect(widths.every((width) => width >= least)).toBe(true);
        if (widths.every((width) => width >= least) && widths.slice(1, -1).every((w) => w === least)) minimal += 1;
      }
    }
    expect(minimal).toBeGreaterThan(100);
  });

  it("reach every depth and every pair of ends", () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 3000; seed++) {
      const { widths } = network.draw(seed);
      seen.add(`${widths.length - 1}:${widths[0]}→${widths.at(-1)}`);
    }
    expect(seen.size).toBe(5 * 16);
  });
});

describe("a spec written by hand", () => {
  it("is complete", () => {
    expect(pair.explicit({ sizes: { m: 1, rank: 1 }, lists: { M: [[[2]]] } })).toEqual({
      sizes: { m: 1, rank: 1 },
      widths: [],
      choices: {},
      reals: {},
      lists: { M: { entries: [[[2]]] } },
    });
  });

  it("is refused where its entries do not fit its sizes", () => {
    expect(() => pair.explicit({ sizes: { m: 2, rank: 1 }, lists: { M: [[[2]]] } })).toThrow(
      "spec list M: expected 2×2, got 1×1",
    );
    expect(() => pair.explicit({ sizes: { m: 1, rank: 1 }, lists: { M: [[[2]], [[3]]] } })).toThrow(
      "spec list M: expected 1 matrices, got 2",
    );
  });
});

describe("a spec that asks for too much", () => {
  it.each([
    [
      "a size",
      { m: 1e9, rank: 1 },
      "spec size m: expected at most 4194304 numbers in an instance, got one size, which takes 1000000000",
    ],
    [
      "a list",
      { m: 3000, rank: 1 },
      "spec list M: expected at most 4194304 numbers in an instance, got 1 matrices, which takes 9000000",
    ],
  ])("is refused for %s before anything is made", (_, sizes, message) => {
    const spec = { ...pair.draw(1), sizes };
    expect(() => pair.raw(spec)).toThrow(message);
  });
});

it("the network layout gives for seed 42 what it has always given", () => {
  expect(network.draw(42)).toMatchInlineSnapshot(`
    {
      "choices": {
        "family": "fancy",
      },
      "lists": {
        "A": {
          "law": "gaussian",
          "seed": 2894874723,
        },
        "W": {
          "law": "orthogonal",
          "seed": 2750266914,
        },
      },
      "reals": {
        "p": 1,
      },
      "sizes": {
        "n": 6,
      },
      "widths": [
        2,
        4,
        4,
      ],
    }
  `);
});

/** How far a spec is from the simplest: kinds of lists, sizes, reals and choices, then entries. */
function measure(spec: Spec): number[] {
  const laws = ["zero", "identity", "unit", "diagonal"];
  const kind = Object.values(spec.lists).reduce(
    (total, list) =>
      total + ("entries" in list ? 0 : 1 + (laws.includes(list.law) ? laws.indexOf(list.law) : laws.length)),
    0,
  );
  const sizes = [...Object.values(spec.sizes), ...spec.widths, spec.widths.length].reduce((a, b) => a + b, 0);
  const reals = Object.values(spec.reals).reduce((total, p) => total + [1, 0.5, 1 / 3].indexOf(p), 0);
  const choices = Object.values(spec.choices).reduce((total, name) => total + ["plain", "fancy"].indexOf(name), 0);
  const entries = Object.values(spec.lists).reduce(
    (total, list) => total + ("entries" in list ? list.entries.flat(2).reduce((all, x) => all + bits(x), 0) : 0),
    0,
  );
  return [kind, sizes, reals, choices, entries];
}

/** A second opinion on how simple an entry is: 0, 1, −1, integers by size, halves, the rest. */
function bits(x: number): number {
  if (x === 0) return 0;
  if (Math.abs(x) === 1) return x === 1 ? 1 : 2;
  if (Number.isInteger(x)) return 3 + Math.min(Math.abs(x), 2 ** 20) + (x < 0 ? 0.5 : 0);
  if (Number.isInteger(2 * x)) return 2 ** 21 + Math.min(Math.abs(x), 2 ** 20);
  return 2 ** 23;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}
