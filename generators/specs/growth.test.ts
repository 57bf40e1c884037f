import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LAYER_LAWS, MEASUREMENT_LAW_NAMES, MIXED_LAWS } from "../laws/index.js";
import type { LargeSource, Spec } from "../../src/claim/index.js";
import { endToEnd, frobeniusNorm, log2 } from "../../src/numerics/index.js";
import { entriesIn } from "./growth.js";
import { layout, type SpecArbitrary } from "./layout.js";
import { layerShapes, type LayoutOptions, measurementShapes } from "./parts.js";

const seeds = fc.integer({ min: 0, max: 0xffffffff });

const network = layout({
  chain: { depth: [2, 6], ends: [1, 4], slack: 2 },
  sizes: { n: [1, 6] },
  lists: { W: { shapes: layerShapes, laws: LAYER_LAWS }, A: { shapes: measurementShapes, laws: ["gaussian"] } },
});

const families = layout({
  chain: { depth: [2, 2], ends: [1, 3], slack: 1, bottlenecks: true },
  sizes: { n: [1, 9] },
  lists: { A: { shapes: measurementShapes, laws: MEASUREMENT_LAW_NAMES, countedBy: "n" } },
});

const pair = layout({
  sizes: { m: [1, 5], rank: ({ sizes }) => [1, sizes["m"]!], seed: [0, 2 ** 32 - 1], fixed: [3, 3] },
  lists: { M: { shapes: ({ sizes: { m, fixed } }) => [[m, fixed + m]], laws: MIXED_LAWS } },
});

type AnySource = SpecArbitrary<string, string, string, string>;
const LAYOUTS = [
  ["network", network as unknown as AnySource],
  ["families", families as unknown as AnySource],
  ["pair", pair as unknown as AnySource],
] as const;

function largeOf(source: Pick<AnySource, "large">): LargeSource {
  const { large } = source;
  if ("none" in large) throw new RangeError(large.none);
  return large;
}

/** Everything that a draw and whatever it shrinks to must keep: what is no limit of time but of the statement. */
function isValid({ options }: AnySource, spec: Spec): boolean {
  const { chain, sizes = {} } = options;
  const { widths } = spec;
  const least = Math.min(widths[0]!, widths.at(-1)!);
  const chained =
    chain === undefined ||
    (widths.length > chain.depth[0] &&
      (chain.depth[0] < chain.depth[1] || widths.length === chain.depth[0] + 1) &&
      (chain.bottlenecks === true || widths.every((d) => d >= least)) &&
      widths.every((d) => d >= 1));
  return (
    chained &&
    Object.entries(sizes).every(([name, range]) => {
      const size = spec.sizes[name]!;
      if (typeof range !== "function") return size >= range[0] && (range[0] < range[1] || size <= range[1]);
      const [low, high] = range(spec);
      return size >= low && size <= high;
    })
  );
}

/** How large a spec is, for the order in which shrinking goes; a size that counts a list follows the law of that. */
function measure({ options }: AnySource, { sizes, widths }: Spec): number {
  const counting = Object.values(options.lists ?? {}).map(({ countedBy }) => countedBy);
  const own = Object.entries(sizes).filter(([name]) => name !== "seed" && !counting.includes(name));
  return widths.reduce((sum, d) => sum + d, 0) + own.reduce((sum, [, size]) => sum + size, 0);
}

describe.each(LAYOUTS)("large specs of a %s", (_, source) => {
  it("are valid, deterministic, survive JSON and keep within what a case may cost", () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(1, 1 / 4, 1 / 16), (seed, share) => {
        const spec = largeOf(source).draw(seed, share);
        expect(largeOf(source).draw(seed, share)).toEqual(spec);
        expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
        expect(isValid(source, spec)).toBe(true);
        const usual = entriesIn(source.options, source.draw(seed));
        const entries = entriesIn(source.options, spec);
        // A usual draw may take more than a small share.
        expect(entries).toBeLessThanOrEqual(Math.max(16_384 * share, 4 * usual + 1024));
      }),
      { numRuns: 150 },
    );
  });

  it("shrink to smaller and valid ones", () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.nat(30), { maxLength: 12 }), (seed, choices) => {
        let spec = largeOf(source).draw(seed, 1);
        for (const choice of choices) {
          const smaller: Spec[] = [];
          for (const candidate of source.shrink(spec)) {
            if (smaller.push(candidate) > choice) break;
          }
          if (smaller.length === 0) return;
          const next = smaller.at(-1)!;
          expect(isValid(source, next)).toBe(true);
          expect(measure(source, next)).toBeLessThanOrEqual(measure(source, spec));
          spec = next;
        }
        for (const name in spec.lists)
          source.raw(spec).lists[name]!.forEach((matrix) => expect(matrix.rows).toBeGreaterThan(0));
      }),
      { numRuns: 40 },
    );
  });

  it("come down to the least sizes, where nothing else is asked, in a few hundred steps", () => {
    let spec = largeOf(source).draw(5, 1);
    let steps = 0;
    for (;;) {
      const smaller = [...source.shrink(spec)].find((one) => measure(source, one) < measure(source, spec));
      if (smaller === undefined) break;
      spec = smaller;
      steps += 1;
    }
    expect(steps).toBeLessThan(300);
    expect(Math.max(1, ...spec.widths)).toBe(1);
  });
});

describe("a range that follows from what was drawn before", () => {
  it("is refused where it is empty, which it may be at large sizes alone", () => {
    const upTo = (high: (p: number) => number) =>
      layout({
        sizes: { p: [1, 3], n: ({ sizes }) => [sizes.p!, high(sizes.p!)] },
        lists: { J: { shapes: ({ sizes: { n, p } }) => [[n, p]], laws: ["gaussian"] } },
      });
    const [narrow, wide] = [upTo(() => 5), upTo((p) => Math.max(5, p + 2))];
    for (let seed = 0; seed < 20; seed++) expect(narrow.draw(seed).sizes.n).toBeLessThanOrEqual(5);
    const drawAll = (source: typeof narrow) => () => {
      for (let seed = 0; seed < 20; seed++) largeOf(source).draw(seed, 1);
    };
    expect(drawAll(narrow)).toThrow("sizes, n: expected a range that is not empty");
    expect(drawAll(wide)).not.toThrow();
  });
});

describe("what grows", () => {
  const reached = (source: AnySource, size: "d" | "L" | "n"): number =>
    Math.max(...Array.from({ length: 200 }, (_, seed) => source.extent(largeOf(source).draw(seed, 1))[size] ?? 0));

  it("is every dimension, depth and number of samples up to its most, each by itself", () => {
    const [, source] = LAYOUTS[0];
    expect([reached(source, "d"), reached(source, "L"), reached(source, "n")]).toEqual([64, 64, 1000]);
  });

  it("is no seed, no range of one value, no depth that is fixed, and no limit that follows from other sizes", () => {
    const specs = Array.from({ length: 100 }, (_, seed) => largeOf(pair).draw(seed, 1));
    expect(specs.every(({ sizes }) => sizes["fixed"] === 3 && sizes["rank"]! <= sizes["m"]!)).toBe(true);
    expect(specs.some(({ sizes }) => sizes["rank"]! > 8)).toBe(true);
    expect(pair.extent(specs[0]!)).toEqual({
      d: Math.max(...[specs[0]!.sizes["m"]!, specs[0]!.sizes["rank"]!, 3].slice(0, 1), 3),
    });
    expect(reached(LAYOUTS[1][1], "L")).toBe(2);
  });

  it("is what the author says where one does, or nothing, for a reason", () => {
    const parts = { sizes: { m: [1, 5], bits: [0, 3] }, lists: { M: { shapes: ({ sizes }) => [[sizes.m, 1]], laws: ["graded"] } } } as const satisfies LayoutOptions<"m" | "bits", "M", never, never>; // prettier-ignore
    const stated = layout({ ...parts, large: { d: 12, sizes: { bits: 40 } } }) as unknown as AnySource;
    const specs = Array.from({ length: 200 }, (_, seed) => largeOf(stated).draw(seed, 1));
    expect(Math.max(...specs.map(({ sizes }) => sizes["m"]!))).toBe(12);
    expect(Math.max(...specs.map(({ sizes }) => sizes["bits"]!))).toBeGreaterThan(30);
    expect(largeOf(stated).stated).toBe(true);
    expect(layout({ ...parts, large: "a hundred would take a week" }).large).toEqual({
      none: "a hundred would take a week",
    });
    expect(layout({ sizes: { seed: [0, 9] } }).large).toEqual({
      none: "its sizes are fixed, or are not those of a matrix",
    });
  });

  it("is no chain whose product would leave the doubles when a formula takes its eighth power", () => {
    for (let seed = 0; seed < 120; seed++) {
      const { W } = network.raw(largeOf(LAYOUTS[0][1]).draw(seed, 1)).lists;
      const size = frobeniusNorm(endToEnd(W)).value;
      // Zero is the product of matrices some of which are singular.
      if (size > 0) expect(log2(size)).toBeLessThan(127);
      if (size > 0) expect(log2(size)).toBeGreaterThan(-170);
    }
  });

  it("now and then has condition numbers to 10^12, where graded spectra are drawn", () => {
    const steep = (source: AnySource): number =>
      Array.from({ length: 200 }, (_, seed) => largeOf(source).draw(seed, 1)).filter(({ lists }) =>
        Object.values(lists).some((list) => "law" in list && list.law === "steep"),
      ).length;
    expect(steep(LAYOUTS[0][1])).toBeGreaterThan(20);
    expect(steep(LAYOUTS[1][1])).toBe(0);
  });
});
