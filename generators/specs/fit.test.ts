import { describe, expect, it } from "vitest";
import type { OwnMatrices, Spec } from "../../src/claim/specs/spec.js";
import { fromRows } from "../../src/numerics/matrices/matrix.js";
import { layout } from "./layout.js";
import { layerShapes, measurementShapes } from "./parts.js";

describe("the spec of somebody's own matrices", () => {
  const specs = layout({
    chain: { depth: [2, 3], ends: [1, 3], slack: 1 },
    sizes: { n: [1, 9], rank: ({ widths }) => [1, Math.min(...widths)] },
    reals: { p: [0.5, 1] },
    lists: {
      W: { shapes: layerShapes, laws: ["gaussian"] },
      A: { shapes: measurementShapes, laws: ["gaussian"], countedBy: "n" },
      b: { shapes: ({ sizes: { n } }) => [[1, n]], laws: ["gaussian"] },
    },
  });
  const one = { matrices: [fromRows([[-0]])], vector: false };
  const lists = new Map<string, OwnMatrices>([
    ["W", { matrices: [fromRows([[1, 2]]), fromRows([[3]])], vector: false }],
    ["A", { matrices: [fromRows([[-0, 1]]), fromRows([[1, 0]])], vector: false }],
    ["b", { matrices: [fromRows([[5], [6]])], vector: true }],
    ["more", one],
  ]);
  const fit = (settings: Record<string, string>) => specs.fit({ lists, settings: new Map(Object.entries(settings)) });

  it("has no −0, lays numbers in a row down where a row is wanted, and says what it does not use", () => {
    const { spec, unused, beyond } = fit({ rank: "1", p: "-0" });
    expect(spec).toEqual({
      sizes: { n: 2, rank: 1 },
      widths: [2, 1, 1],
      choices: {},
      reals: { p: 0 },
      lists: {
        W: { entries: [[[1, 2]], [[3]]] },
        A: { entries: [[[0, 1]], [[1, 0]]] },
        b: { entries: [[[5, 6]]] },
      },
    });
    expect(JSON.stringify(JSON.parse(JSON.stringify(spec)))).toBe(JSON.stringify(spec));
    expect(Object.is(spec.reals["p"], 0)).toBe(true);
    expect([unused, beyond]).toEqual([["more"], ["p = 0 is outside of 0.5 to 1"]]);
  });

  it("says in what it goes beyond what is drawn: smaller, narrower, or above a limit", () => {
    const above = fit({ rank: "2", p: "0" });
    expect(above.beyond).toEqual(["rank = 2 is above 1", "p = 0 is outside of 0.5 to 1"]);
    expect(fit({ rank: "0", p: "1" }).beyond).toEqual(["rank = 0 is below 1"]);
  });

  it("is outside of the statement where a size, a choice or the sign of a number is that of nothing drawn", () => {
    const outside = (change: Partial<Spec>, alike: readonly Spec[] = []) => {
      const spec = fit({ rank: "1", p: "1" }).spec;
      return specs.outside({ ...spec, ...change }, alike);
    };
    expect(outside({})).toEqual([]);
    const negative = { reals: { p: -1 } };
    expect(outside(negative)).toEqual(["p = -1, and all that are tried are positive"]);
    expect(outside({ reals: { p: 0.01 } })).toEqual([]);
    expect(outside({ reals: { p: 2 } })).toEqual(["p = 2, and all that are tried are at most 1"]);
    expect(outside(negative, [{ ...fit({ rank: "1", p: "1" }).spec, ...negative }])).toEqual([]);
  });

  it("is outside of the statement above its own limit, whatever a chosen case has below that of its own", () => {
    const own = fit({ rank: "1", p: "1" }).spec;
    const wide = { ...own, widths: [3, 3, 3], sizes: { n: 2, rank: 3 } };
    const beside = (size: number, alike: readonly Spec[]) =>
      specs.outside({ ...own, sizes: { n: 2, rank: size } }, alike);
    expect(beside(3, [wide])).toEqual(["rank = 3 is above 1"]);
    expect(beside(3, [{ ...wide, sizes: { n: 2, rank: 4 } }])).toEqual([]);
    expect(beside(0, [{ ...own, sizes: { n: 2, rank: 0 } }])).toEqual([]);
  });

  it("is refused with fewer layers than the statement is about, and with more where it is about one number of them", () => {
    const shallow = new Map(lists).set("W", { matrices: [fromRows([[1, 2]])], vector: false });
    const settings = new Map([
      ["rank", "1"],
      ["p", "1"],
    ]);
    const said = "of which the statement says nothing";
    expect(() => specs.fit({ lists: shallow, settings })).toThrow(`W: expected at least 2 layers, got 1, ${said}`);
    const [least] = specs.options.chain!.depth;
    const single = layout({ ...specs.options, chain: { ...specs.options.chain!, depth: [least, least] } });
    const deep = new Map(lists).set("W", {
      matrices: [[[1, 2]], [[3]], [[1]]].map((rows) => fromRows(rows)),
      vector: false,
    });
    expect(() => single.fit({ lists: deep, settings })).toThrow(`W: expected 2 layers, got 3, ${said}`);
    expect(specs.fit({ lists: deep, settings }).beyond).toEqual([]);
  });

  it.each<[Record<string, string>, string]>([
    [{ rank: "1", p: "1", widths: "2,0,1" }, '--set widths: expected a whole number, got "0"'],
    [{ rank: "1", p: "1", widths: "2,1,1,1" }, "W: expected 3 matrices, got 2 matrices"],
    [{ rank: "1", p: "1", n: "3" }, "--set n: expected 2, as in the matrices, got 3; leave it out"],
    [{ rank: "1", p: "1e999" }, '--set p: expected a number, got "1e999"'],
    [{ q: "1" }, "--set q=1: expected a parameter out of n, rank, p, widths, got q"],
  ])("is refused with %j", (settings, complaint) => {
    expect(() => fit(settings)).toThrow(complaint);
  });

  it("takes every value of what no matrix tells and nobody states, and one where it is told what to take", () => {
    const wide = new Map(lists).set("W", { matrices: [fromRows([[1, 2], [3, 4]]), fromRows([[3, 5]])], vector: false }); // prettier-ignore
    const all = specs.fit({ lists: wide, settings: new Map() });
    const found = [all.spec, ...all.others].map(({ sizes, reals }) => [sizes["rank"], reals["p"]]);
    expect(found).toEqual([[1, 0.5], [1, 1]]); // prettier-ignore
    const taking = layout({ ...specs.options, file: { own: ({ L }) => ({ rank: L, p: 0.75 }) } });
    const { spec, others } = taking.fit({ lists: wide, settings: new Map() });
    expect([spec.sizes["rank"], spec.reals["p"], others]).toEqual([2, 0.75, []]);
  });

  it("makes M of the layers, measurements of the inputs of one output, and reads lists as files call them", () => {
    const parts = {
      chain: { depth: [1, 2], ends: [1, 2], slack: 1 },
      sizes: { n: [1, 4] },
      lists: {
        M: {
          shapes: ({ widths }: { readonly widths: readonly number[] }) => [[widths.at(-1)!, widths[0]!] as const],
          laws: ["gaussian"],
        },
        B: { shapes: measurementShapes, laws: ["gaussian"], countedBy: "n" },
      },
      file: { called: { B: "A" } },
    } as const;
    const file = new Map<string, OwnMatrices>([
      ["W", lists.get("W")!],
      ["X", { matrices: [fromRows([[1, 0], [2, 3]])], vector: false }], // prettier-ignore
    ]);
    const found = layout(parts).fit({ lists: file, settings: new Map() });
    expect(found.spec.lists).toEqual({ M: { entries: [[[3, 6]]] }, B: { entries: [[[1, 0]], [[2, 3]]] } });
    expect(found.derived).toEqual(["M = W_L⋯W_1, rounded to doubles", "A_i = x_iᵀ, one output"]);
    expect([found.unused, found.spec.sizes]).toEqual([[], { n: 2 }]);
  });

  it("takes a list that is just called matrix for M, for A, or for the only one", () => {
    const shapes = (): [number, number][] => [[1, 1]];
    const list = { shapes, laws: ["gaussian"] };
    const matrix = { lists: new Map([["matrix", one]]), settings: new Map<string, string>() };
    expect(layout({ lists: { P: list } }).fit(matrix).spec.lists).toEqual({ P: { entries: [[[0]]] } });
    const both = { ...matrix, lists: new Map([...matrix.lists, ["A", one] as const]) };
    expect(layout({ lists: { A: list, M: list } }).fit(both).unused).toEqual([]);
    expect(() => layout({ lists: { P: list, Q: list } }).fit(matrix)).toThrow(
      "lists: expected the claim's lists P (1×1) and Q (1×1), got matrix; add P, Q",
    );
    expect(() => layout({ lists: { P: list } }).fit({ ...matrix, lists: new Map() })).toThrow("got none; add P");
  });
});
