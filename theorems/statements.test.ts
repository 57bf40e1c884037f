import { describe, expect, it } from "vitest";
import { catalogue } from "./index.js";

const statements = await catalogue.statements();

/** How many the sources number of each: displays under the empty name. */
const NUMBERED = {
  gatmiry2023: { "": 24, Theorem: 7, Lemma: 5, Definition: 3, Example: 2, Corollary: 1, Figure: 2, Table: 1 },
  mulayoff2020: { "": 29, Theorem: 4, Lemma: 4, Figure: 7 },
  marion2024: { "": 58, Theorem: 5, Lemma: 9, Corollary: 3, Figure: 7 },
  wu2025: { "": 9, Theorem: 4, Figure: 19, Proposition: 2, Definition: 1, Table: 1 },
};

/** The numbers that a text has under a name: `Figures 2, 3, 4`, or `(14) to (17), (19)` of displays. */
function numbersUnder(name: string, text: string): Set<number> {
  const display = [...text.matchAll(/\((\d+)\)(?: to \((\d+)\))?/g)].map(([, from, to = from]) => [from, to]);
  const named = [...text.matchAll(new RegExp(`${name}s? (\\d+(?:, \\d+)*)`, "g"))].flatMap(([, list = ""]) =>
    list.split(", ").map((number) => [number, number]),
  );
  const ranges = (name === "" ? display : named).map(([from, to]) => [Number(from), Number(to)] as const);
  return new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
}

it("the statements are listed of every source that is not our own", () => {
  expect([...statements.keys()]).toEqual(Object.keys(NUMBERED));
});

it("numbers are read off a text, ranges and lists too", () => {
  expect([...numbersUnder("", "(5), (14) to (17) and B.1; Lemma 3")]).toEqual([5, 14, 15, 16, 17]);
  expect([...numbersUnder("Figure", "Figure 1(b); Figures 2, 3; Theorem 4, 9")]).toEqual([1, 2, 3]);
});

describe.each(Object.entries(NUMBERED))("the statements of %s", (key, numbered) => {
  const listed = statements.get(key) ?? [];
  const places = listed.map(({ place }) => place).join("; ");

  it.each(Object.entries(numbered))("have every numbered %s", (name, count) => {
    const found = numbersUnder(name, places);
    const expected = Array.from({ length: count }, (_, i) => i + 1);
    expect(expected.filter((number) => !found.has(number))).toEqual([]);
  });

  it("name claims that are there", () => {
    const known = new Set(catalogue.ids);
    expect(listed.flatMap(({ claims }) => claims).filter((id) => !known.has(id))).toEqual([]);
  });

  it("have every claim of the source", () => {
    const named = new Set(listed.flatMap(({ claims }) => claims));
    expect(catalogue.ids.filter((id) => id.startsWith(`${key}/`) && !named.has(id))).toEqual([]);
  });

  it("say what they say once", () => {
    const rows = listed.map(({ section, place, says }) => [section, place, says].join(" | "));
    expect(rows.filter((row, i) => rows.indexOf(row) !== i)).toEqual([]);
  });
});
