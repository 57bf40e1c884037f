import { describe, expect, it } from "vitest";
import type { OwnMatrices, Spec, SpecSource } from "../../src/claim/spec.js";
import { fromRows } from "../../src/numerics/matrices/matrix.js";
import { catalogue } from "../../theorems/index.js";
import { layout, type SpecArbitrary } from "./layout.js";
import { layerShapes, measurementShapes } from "./parts.js";

const claims = await catalogue.load();

/** The lists of a spec with entries, as somebody would bring them; empty ones are left out. */
function broughtLists(spec: Spec): Map<string, OwnMatrices> {
  return new Map(
    Object.entries(spec.lists).flatMap(([name, list]) =>
      "entries" in list && list.entries.length > 0
        ? [[name, { matrices: list.entries.map((rows) => fromRows(rows)), vector: false }] as const]
        : [],
    ),
  );
}

/** The same source, with lists that are only ever drawn given by their entries as well, as somebody's file gives them. */
function byEntries(source: SpecSource): SpecSource {
  if (source.almostSurely === undefined || source.almostSurely.size === 0) return source;
  const { options } = source as SpecArbitrary<string, string, string, string>;
  const lists = Object.entries(options.lists ?? {}).map(([name, { quantified: _, ...list }]) => [name, list] as const);
  return layout<string, string, string, string>({ ...options, lists: Object.fromEntries(lists) });
}

describe("the spec of somebody's own matrices", () => {
  it("is, for every claim, the spec that the matrices come from, with what they do not tell set by hand", () => {
    let fitted = 0;
    for (const { specs: own } of claims) {
      const specs = byEntries(own);
      for (let seed = 0; seed < 5; seed++) {
        const spec = specs.spellOut(specs.draw(seed));
        const lists = broughtLists(spec);
        const settings = new Map(
          [...Object.entries(spec.choices), ...Object.entries(spec.reals)].map(([name, x]) => [name, String(x)]),
        );
        // Sizes that no shape tells are asked for, one after another.
        for (;;) {
          try {
            const found = specs.fit!({ lists, settings });
            const layers = lists.get("W")?.matrices.length ?? 0;
            // A claim may draw more widths than it has layers for.
            const widths = layers + 1 < spec.widths.length && !settings.has("widths") ? found.spec.widths : spec.widths;
            // A size that no shape depends on at this depth may come out otherwise; the shapes must be the same.
            const { sizes } = found.spec;
            expect(found).toEqual({ spec: { ...spec, widths, sizes }, unused: [], beyond: [] });
            expect(specs.spellOut(found.spec).lists).toEqual(spec.lists);
            expect(Object.keys(sizes)).toEqual(Object.keys(spec.sizes));
            fitted += 1;
            break;
          } catch (error) {
            const asked = /^(\w+): expected a (?:whole number|list d_0)/.exec(
              error instanceof Error ? error.message : "",
            );
            if (asked === null || settings.has(asked[1]!)) throw error;
            const name = asked[1]!;
            settings.set(name, name === "widths" ? spec.widths.join(",") : String(spec.sizes[name]));
          }
        }
      }
    }
    expect(fitted).toBe(5 * claims.length);
  });

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

  it("says in what it goes beyond what is drawn: smaller, narrower, shallower, or above a limit", () => {
    expect(fit({ rank: "2", p: "1" }).beyond).toEqual(["rank = 2 is above 1"]);
    expect(fit({ rank: "0", p: "1" }).beyond).toEqual(["rank = 0 is below 1"]);
    const shallow = new Map(lists).set("W", { matrices: [fromRows([[1, 2]])], vector: false });
    const settings = new Map([
      ["rank", "1"],
      ["p", "1"],
    ]);
    expect(specs.fit({ lists: shallow, settings }).beyond).toEqual(["depth 1 is below 2"]);
  });

  it.each<[Record<string, string>, string]>([
    [{ p: "1" }, "rank: expected a whole number, got matrices that do not tell it; give it with --set rank=2, say"],
    [{ rank: "1" }, "p: expected a number, such as 0.5 or 1, got none; give it with --set p=0.5, say"],
    [{ rank: "1", p: "1", widths: "2,0,1" }, '--set widths: expected a whole number, got "0"'],
    [{ rank: "1", p: "1", widths: "2,1" }, "W: expected 1 matrix, got 2 matrices"],
    [{ rank: "1", p: "1", n: "3" }, "--set n: expected 2, as in the matrices, got 3; leave it out"],
    [{ rank: "1", p: "1e999" }, '--set p: expected a number, got "1e999"'],
    [{ q: "1" }, "--set q=1: expected a parameter out of n, rank, p, widths, got q"],
  ])("is refused with %j", (settings, complaint) => {
    expect(() => fit(settings)).toThrow(complaint);
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
