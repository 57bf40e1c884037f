import { describe, expect, it } from "vitest";
import { flawed, sound } from "../cli/harness.fixture.js";
import { heardFile, type OwnFile, parseJson, toldFile } from "../formats/index.js";
import { Quantity } from "../numerics/index.js";
import { catalogue } from "../../theorems/index.js";
import { faultOf, heardOnFile, type SaidOnFile, saidOnFile } from "./said-on-file.js";

/** A file with a list that cannot be read, layers with names of their own, and labels in a row. */
const FILE = parseJson(
  JSON.stringify({
    W1: [[1, 2]],
    W2: [[3], [4]],
    A: [
      [
        [1, 0],
        [0, 1],
      ],
    ],
    b: [11],
    note: "no matrix",
  }),
  "own.json",
  "own.json",
);

/** As another thread hears it. */
function across<T>(told: T): T {
  return structuredClone(told);
}

describe("a file that is told to another thread", () => {
  it("is the same there: lists, names, shapes, entries, and why something is none", () => {
    const heard = heardFile(across(toldFile(FILE)));
    const facts = ({ path, lists, unread }: OwnFile): unknown => ({
      path,
      lists: [...lists].map(([name, list]) => [name, { ...list, matrices: list.matrices.map(String) }]),
      unread: [...unread].map(([name, error]) => [name, error.name, error.message]),
    });
    expect(facts(heard)).toEqual(facts(FILE));
    expect([...heard.lists.keys()]).toEqual(["A", "b", "W"]);
    expect([...heard.unread.keys()]).toEqual(["note"]);
  });
});

describe("what a claim says of a file", () => {
  it("is heard as it was said: verdicts, hypotheses, sides with their bounds", async () => {
    const claims = await catalogue.load(["gatmiry2023/lemma-3", "gatmiry2023/lemma-4", "mulayoff2020/lemma-3"]);
    for (const claim of claims) {
      const said = saidOnFile(claim, FILE);
      expect(said.kind).toBe("judged");
      const heard = heardOnFile(across(saidOnFile(claim, heardFile(across(toldFile(FILE))))));
      expect(heard).toEqual(said);
      const { found } = heard as Extract<SaidOnFile, { kind: "judged" }>;
      const sides = found.forms.flatMap(({ relations }) =>
        relations.flatMap(({ lhs, rhs, margin }) => [lhs, rhs, margin]),
      );
      expect(sides.length).toBeGreaterThan(0);
      for (const one of [...sides, ...found.assumptions.map(({ slack }) => slack)])
        expect(one).toBeInstanceOf(Quantity);
    }
  });

  it("may be that it takes other matrices, in the words of the complaint", () => {
    const said = saidOnFile(flawed, parseJson('{"X":[[1]]}', "x.json", "x.json"));
    expect(heardOnFile(across(said))).toEqual(said);
    expect(said).toMatchObject({ kind: "unfit", reason: expect.stringContaining("expected") as string });
  });

  it("may be what it threw, with its name and its place", () => {
    const thrower = {
      ...sound,
      evaluate: () => {
        throw new TypeError("no such thing");
      },
    };
    const file = parseJson('{"matrix":[[1]]}', "a.json", "a.json");
    const heard = heardOnFile(across(saidOnFile(thrower, file)));
    expect(heard.kind).toBe("threw");
    const fault = faultOf("beyond/sound", heard as Extract<SaidOnFile, { kind: "threw" }>);
    expect(fault.message).toBe("beyond/sound on a.json: TypeError: no such thing");
    expect((fault.cause as Error).stack).toContain("said-on-file.test");
  });
});
