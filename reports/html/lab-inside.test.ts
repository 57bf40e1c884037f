import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { READ_BYTES, written } from "./lab-inside.js";

/** What the script of the page makes of a text, in a world of its own. */
const read = runInNewContext(READ_BYTES) as (text: string, length: number) => Iterable<number>;

describe("bytes in a page", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = written(bytes);
        expect([...read(text, bytes.length)]).toEqual([...bytes]);
        expect(text).toMatch(/^[!-~]*$/);
        expect(text).not.toMatch(/[<&\\]/);
        // Thirteen bits in two signs.
        expect(text.length).toBe(2 * Math.ceil((8 * bytes.length) / 13));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("are those that were meant, each value of them", () => {
    const all = Uint8Array.from({ length: 256 * 13 }, (_, i) => i % 256);
    expect([...read(written(all), all.length)]).toEqual([...all]);
    // A sign that was changed on the way is noticed.
    expect([...read(`~${written(all).slice(1)}`, all.length)]).not.toEqual([...all]);
  });
});
