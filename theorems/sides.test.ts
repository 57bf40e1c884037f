/**
 * Both sides of all relations of all claims, on a few cases each, against what was recorded: no value moves by more
 * than the stated errors, and no stated error by a sixteenth, unless somebody means it to. Verdicts notice neither
 * where the margins are wide. `npx vitest run theorems/sides -u` records them anew; look at what has moved before.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { moved, recorded, type Side, sidesOf } from "./sides.fixture.js";
import { catalogue } from "./index.js";

const file = join(import.meta.dirname, "sides.txt");
const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
const record = new Map(lines.map((line): [string, string] => [line.split(": ")[0]!, line.split(": ")[1] ?? ""]));
const claims = await catalogue.load();

describe("both sides", () => {
  it("are recorded for every claim; vitest run -u records them anew", async () => {
    // What stands within the errors stays as it is recorded.
    const text = claims.map((claim) => {
      const [sides, before] = [sidesOf(claim), record.get(claim.id)];
      const stays = before !== undefined && moved(sides, before).length === 0;
      return `${claim.id}: ${stays ? before : recorded(sides)}`;
    });
    await expect(`${text.join("\n")}\n`).toMatchFileSnapshot(file);
    // What is recorded now is what the others are held to.
    for (const line of text) record.set(line.split(": ")[0]!, line.split(": ")[1]!);
  });

  it.each(claims.map((claim) => [claim.id, claim] as const))("of %s are where they were", (id, claim) => {
    const before = record.get(id);
    expect(before, `${id} is new: record its sides by npx vitest run theorems/sides -u`).toBeDefined();
    expect(moved(sidesOf(claim), before!)).toEqual([]);
  });
});

describe("a side that moves", () => {
  const side = (value: number, error: number): Side => ({ name: "lhs", value, error });
  const kept = [side(1, 1e-15), side(2, 0), side(Infinity, Infinity)];

  it("is told by more than both errors", () => {
    expect(moved(kept, recorded(kept))).toEqual([]);
    expect(moved([side(1 + 1.9e-15, 1e-15), kept[1]!, kept[2]!], recorded(kept))).toEqual([]);
    expect(moved([side(1 + 4e-15, 1e-15), kept[1]!, kept[2]!], recorded(kept))).toHaveLength(1);
    expect(moved([kept[0]!, side(NaN, 0), kept[2]!], recorded(kept))).toHaveLength(1);
  });

  it("is told where its error is another one", () => {
    for (const error of [0.9e-15, 1.1e-15, 0, Infinity, NaN]) {
      expect(moved([side(1, error), kept[1]!, kept[2]!], recorded(kept))).toHaveLength(1);
    }
    expect(moved([side(1, 1.01e-15), kept[1]!, kept[2]!], recorded(kept))).toEqual([]);
    expect(moved([kept[0]!, kept[1]!, side(Infinity, 1)], recorded(kept))).toHaveLength(1);
  });

  it("is told where there are more or fewer of them", () => {
    expect(moved(kept.slice(1), recorded(kept))).toEqual(["3 sides are recorded, and there are 2"]);
  });
});
