import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../cli/harness.fixture.js";
import { draftOf, STALE, sweep } from "./drafts.js";

describe("drafts", () => {
  it("have names that are new every time, however long that of their target is", () => {
    const path = join(scratch(), `${"x".repeat(250)}.json`);
    const drafts = Array.from({ length: 100 }, () => draftOf(path));
    expect(new Set(drafts).size).toBe(100);
    for (const draft of drafts) expect(basename(draft)).toMatch(/^\.flatcheck-[0-9a-f]{32}\.draft$/);
  });

  it("are removed when they are stale, and nothing else is", () => {
    const folder = scratch();
    const now = Date.now();
    const written = (name: string, age: number): string => {
      writeFileSync(join(folder, name), "");
      utimesSync(join(folder, name), (now - age) / 1000, (now - age) / 1000);
      return join(folder, name);
    };
    const hex = "0123456789abcdef0123456789abcdef";
    const stale = written(`.flatcheck-${hex}.draft`, STALE + 60_000);
    const kept = [
      written(`.flatcheck-${hex.replace("0", "1")}.draft`, STALE - 60_000),
      written(`.flatcheck-${hex}.draft.json`, 2 * STALE),
      written(`.note.12.draft`, 2 * STALE),
      written("report.json", 2 * STALE),
    ];
    sweep(folder, now);
    expect(existsSync(stale)).toBe(false);
    expect(readdirSync(folder)).toHaveLength(kept.length);
    expect(() => sweep(join(folder, "nowhere"), now)).not.toThrow();
  });
});
