/**
 * The error bounds of all exported functions against what was recorded: on operands of every scale none moves unless
 * somebody means it to, by a term that is dropped or halved or in its last digits, by a rounding that is not outward any
 * more. `scales.test.ts` sees a bound that its true error exceeds, and most bounds are wider than that.
 * `npx vitest run src/numerics/bounds -u` records them anew; look at what has moved before.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { boundsOf, moved, recorded } from "./fixtures/scales/bounds.js";
import { unjudged } from "./fixtures/scales/lines.js";
import { rooms } from "./fixtures/scales/table.js";

const file = join(import.meta.dirname, "fixtures/scales/bounds.txt");
const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
const record = new Map(lines.map((line): [string, string] => [line.split(": ")[0]!, line.split(": ")[1] ?? ""]));
const functions = [...Object.values(rooms), unjudged].flatMap((room) => Object.entries(room));

describe("the bounds", () => {
  it.each(functions)("of %s are what they were", (name, sampled) => {
    expect(moved(boundsOf(sampled), record.get(name) ?? "")).toEqual([]);
  });

  it("are recorded for every function; vitest run -u records them anew", async () => {
    const text = functions.map(([name, sampled]) => {
      const [bounds, before] = [boundsOf(sampled), record.get(name)];
      return `${name}: ${before !== undefined && moved(bounds, before).length === 0 ? before : recorded(bounds)}`;
    });
    await expect(`${text.join("\n")}\n`).toMatchFileSnapshot(file);
  });
});

describe("a bound that moves", () => {
  const kept = [1e-16, 0, -1, Infinity];

  it("is told, by a little as well", () => {
    expect(moved(kept, recorded(kept))).toEqual([]);
    for (const other of [1.1e-16, 0.5e-16, 0, Infinity, -1, NaN, 1e-16 * (1 + 2 ** -52)]) {
      expect(moved([other, ...kept.slice(1)], recorded(kept))).toHaveLength(1);
    }
    expect(moved([1e-16, 2 ** -1074, -1, Infinity], recorded(kept))).toHaveLength(1);
    expect(moved([1e-16, 0, -1, 1e300], recorded(kept))).toEqual(["bound 4: 1e+300, recorded as Infinity"]);
  });

  it("is told where there are more or fewer", () => {
    expect(moved([1e-16], recorded(kept))).toEqual(["4 bounds are recorded, and there are 1"]);
  });
});
