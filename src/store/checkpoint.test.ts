import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../cli/harness.fixture.js";
import { spectralClaim } from "../engine/synthetic.fixture.js";
import { runCases } from "../engine/run/cases.js";
import { CheckpointFile, readCheckpoint, requireSettings } from "./checkpoint.js";
import { exactJson, parseExactJson } from "./files/exact-json.js";

const settings = { version: "0.1.0", seed: "7" };

function finished(id: string, looks = 1) {
  const tally = runCases(spectralClaim(0.9, { id }), { seed: 1, from: 0, to: 40 });
  return { id, tally, looks };
}

describe("a checkpoint", () => {
  it("gives back what was finished, bit for bit, the last word on each claim", () => {
    const path = join(scratch(), "checkpoint.jsonl");
    const file = new CheckpointFile(path, { settings, finished: [finished("a/b")] });
    file.add(finished("a/c"));
    file.add(finished("a/b", 2));
    expect(readCheckpoint(path, "c")).toEqual({ settings, finished: [finished("a/b", 2), finished("a/c")] });
    file.remove();
    expect(existsSync(path)).toBe(false);
  });

  it("passes over lines that are not whole, and those of another run", () => {
    const path = join(scratch(), "checkpoint.jsonl");
    const mine = new CheckpointFile(path, { settings, finished: [finished("a/b")] });
    mine.add(finished("a/c"));
    const text = readFileSync(path, "utf8");
    for (let cut = text.indexOf("\n") + 1; cut < text.length; cut += 997) {
      writeFileSync(path, text.slice(0, cut));
      const { finished: left } = readCheckpoint(path, "c");
      expect([finished("a/b"), finished("a/c")].slice(0, left.length)).toEqual(left);
      expect(left.length).toBe(text.slice(0, cut).split("\n").length - 2);
    }
    writeFileSync(path, text);
    const other = join(scratch(), "other");
    expect(new CheckpointFile(other, { settings, finished: [finished("a/d")] })).toBeDefined();
    appendFileSync(path, readFileSync(other, "utf8"));
    expect(readCheckpoint(path, "c").finished.map(({ id }) => id)).toEqual(["a/b", "a/c"]);
  });

  it("is left alone by a run in whose place another one has begun", () => {
    const path = join(scratch(), "checkpoint.jsonl");
    const first = new CheckpointFile(path, { settings, finished: [] });
    const second = new CheckpointFile(path, { settings, finished: [] });
    first.add(finished("a/b"));
    first.remove();
    second.add(finished("a/c"));
    expect(readCheckpoint(path, "c").finished.map(({ id }) => id)).toEqual(["a/c"]);
  });

  it("is refused where there is none, where it is none, and where a setting is another one", () => {
    const path = join(scratch(), "checkpoint.jsonl");
    expect(() => readCheckpoint(path, "c")).toThrow("c: expected the checkpoint of a run, got no such file");
    writeFileSync(path, "something else\n");
    expect(() => readCheckpoint(path, "c")).toThrow("c: expected the checkpoint of a run, got something else");
    const folder = scratch();
    expect(() => readCheckpoint(folder, "c")).toThrow(/^c: expected a file that can be read, got a folder/);
    expect(() => readCheckpoint("/dev/zero", "c")).toThrow(/^c: expected an ordinary file, got a device/);
    const checkpoint = { settings, finished: [] };
    expect(() => requireSettings(checkpoint, settings, "c")).not.toThrow();
    expect(() => requireSettings(checkpoint, { ...settings, seed: "8" }, "c")).toThrow(
      "c: expected the seed of the run that left it, 7, got 8; give the same options, or leave out --resume to begin anew",
    );
    expect(() => requireSettings(checkpoint, { ...settings, version: "0.2.0" }, "c")).toThrow("0.1.0, got 0.2.0");
  });
});

describe("exact JSON", () => {
  it("keeps every number and maps", () => {
    const value = {
      a: [NaN, Infinity, -Infinity, -0, 0, 5e-324, 0.1],
      m: new Map([
        [2, -0],
        [3, NaN],
      ]),
      none: null,
    };
    const back = parseExactJson(exactJson(value)) as typeof value;
    expect(back).toEqual(value);
    expect(Object.is(back.a[3], -0)).toBe(true);
    expect(Object.is(back.m.get(2), -0)).toBe(true);
  });
});
