import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { flawed, invoke, type Said, scratch } from "./harness.fixture.js";

/** What no output may hold: whatever a terminal obeys, or no eye sees, but the ends of lines. */
const UNSEEN = /[^\n\P{C}]|[\p{Zl}\p{Zp}]/u;

/** One line that says what is wrong, and exit status 2. */
function isRefused({ code, stdout, stderr }: Said): void {
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^flatcheck: [^\n]{1,700}\n$/);
  expect(stderr).not.toMatch(UNSEEN);
}

/** Neither a verdict nor a fault, unless what is left of the file is whole: then nothing but what can be seen. */
function isTold({ code, stdout, stderr }: Said, whole: readonly number[]): void {
  expect([2, ...whole]).toContain(code);
  expect(stdout + stderr).not.toMatch(UNSEEN);
  expect(stderr).not.toMatch(/\n {4}at |fault of the program/);
}

const MATRICES = '{"A": [[1, 2], [3, 4]]}';

let witness = "";
let report = "";

beforeAll(async () => {
  const cwd = scratch();
  await invoke(["hunt", flawed.id, "--seed", "7", "--evaluations", "50", "--store", "s"], { cwd });
  witness = readFileSync(join(cwd, "s/gatmiry2023/witnesses/flawed.printed.1.json"), "utf8");
  await invoke(["verify", "--runs", "5", "--seed", "7", "--workers", "1", "--quiet", "--no-html"], { cwd });
  report = readFileSync(join(cwd, "reports/runs/latest/report.json"), "utf8");
});

/** Every command that reads a file of its user's, by what it is given. */
const READERS: Readonly<Record<string, (file: string) => string[]>> = {
  replay: (file) => ["replay", file],
  export: (file) => ["export", file, "--to", "out"],
  report: (file) => ["report", file],
  "report --merge": (file) => ["report", "--merge", file, file],
  measure: (file) => ["measure", file],
  check: (file) => ["check", flawed.id, "--load", file],
  "list --claims": (file) => ["list", "--claims", file],
};

describe.each(Object.entries(READERS))("flatcheck %s", (_, command) => {
  it("refuses what is no file of its kind, in one line", async () => {
    const cwd = scratch();
    const text = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(cwd, name), content);
      return name;
    };
    mkdirSync(join(cwd, "folder"));
    execFileSync("sh", ["-c", 'mkfifo "$0"', join(cwd, "pipe")]);
    const files = [
      "none",
      "folder",
      "pipe",
      "/dev/zero",
      "/dev/full",
      "folder/none/none",
      text("file", "x") + "/below",
      text("empty", ""),
      text("utf16", new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])),
      text("latin1", new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d])),
      text("half", '{"a": [1, 2'),
      text("twice", '{"A": [[1]], "A": [[2]]}'),
      text("proto", '{"__proto__": [[1]]}'),
      text("constructor", '{"constructor": [[1]], "prototype": 1}'),
      text("PK", "PK\u0003\u0004"),
      text("npy", new Uint8Array([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 0xff, 0xff])),
      text("bell\u0007\u001B[31m\u202Ename\n", '{"\u001B[2J": 1}'),
      "a\u0000b",
      "",
    ];
    for (const file of files) isRefused(await invoke(command(file), { cwd }));
  });
});

/** A text with a piece of it gone, doubled or replaced by what does harm. */
const damage = fc
  .record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.nat(40),
    put: fc.constantFrom(
      "",
      "\u001B[31m",
      "\u202E",
      "\u0000",
      '"',
      "{",
      "]",
      "1e999",
      "-",
      "null",
      '"__proto__":1,',
      "\\u001b]0;x\\u0007",
      "\\n",
    ),
  })
  .map(({ at, gone, put }) => (text: string) => {
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + put + text.slice(from + gone);
  });

describe("a valid file that was damaged", () => {
  const tried = (text: () => string, command: (file: string) => string[], whole: readonly number[]) => async () => {
    const cwd = scratch();
    const property = fc.asyncProperty(damage, async (damaged) => {
      writeFileSync(join(cwd, "f.json"), damaged(text()));
      isTold(await invoke(command("f.json"), { cwd }), whole);
    });
    await fc.assert(property, { numRuns: 150 });
  };

  // A witness that can still be read and has other numbers did not reproduce, which is 1.
  it(
    "is told by replay",
    tried(() => witness, READERS["replay"]!, [0, 1]),
    60_000,
  );
  it(
    "is told by report",
    tried(
      () => report,
      (file) => ["report", file, "--format", "csv", "--to", "t.csv"],
      [0],
    ),
    60_000,
  );
  it(
    "is told by check",
    tried(() => MATRICES, READERS["check"]!, [0]),
    60_000,
  );
  it(
    "is told by measure",
    tried(() => MATRICES, READERS["measure"]!, [0]),
    60_000,
  );
});
