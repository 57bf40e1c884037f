import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch, sound } from "../cli/harness.fixture.js";
import { fake, startOf } from "./fake.fixture.js";
import { judgeProgram, type JudgedProgram, type Judging } from "./judge-program.js";

const JUDGING: Judging = { seed: 1, runs: 2, tolerance: { units: 64 }, onProgress: () => {} };
const NORM = '{"protocol":1,"operations":["frobeniusNorm"]}';

function judged(on: string, hello = NORM, judging: Partial<Judging> = {}): Promise<JudgedProgram> {
  const folder = scratch();
  return judgeProgram(startOf(fake(folder, on, hello), folder), [sound], { ...JUDGING, ...judging });
}

/** A program that counts in a file how often it was started, and says its first line by that. */
function counting(folder: string, hello: string, on: string): string {
  const count = `const file = ${JSON.stringify(join(folder, "starts"))}; const fs = require("node:fs");
    const starts = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) + 1 : 1; fs.writeFileSync(file, String(starts));`;
  return `${count} const hello = ${hello};
    if (hello === "end") process.exit(9); if (hello !== "silence") console.log(hello);
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => { ${on} });`;
}

async function started(hello: string, on: string): Promise<{ readonly found: JudgedProgram; readonly starts: number }> {
  const folder = scratch();
  const start = startOf("", folder, { words: [process.execPath, "-e", counting(folder, hello, on)] });
  const found = await judgeProgram(start, [sound], JUDGING);
  const file = join(folder, "starts");
  return { found, starts: existsSync(file) ? Number(readFileSync(file, "utf8")) : 0 };
}

describe("a program that is lost", () => {
  it("and cannot be started again is given up, with what it was found to do", async () => {
    const { found, starts } = await started(`starts === 1 ? '{"protocol":1,"operations":["frobeniusNorm","trace"]}' : "end"`, "process.exit(5)"); // prettier-ignore
    expect(starts).toBe(2);
    expect(found.givenUp).toMatch(
      /^it could not be started again: expected a program whose first line .*, got its end, with status 9$/,
    );
    expect(found.judged).toMatchObject([{ departures: 1, whole: false }]);
    expect(found.judged[0]!.failure!.finding.fault).toContain("its end, with status 5");
  });

  it("and says something else when it is started again is given up, too", async () => {
    const { found } = await started(`starts === 1 ? '{"protocol":1}' : "good morning"`, "process.exit(5)");
    expect(found.givenUp).toContain('got "good morning"');
    expect(found.judged).toHaveLength(1);
  });

  it("is started again for each other operation, and given up after twelve starts", async () => {
    const { found, starts } = await started(`'{"protocol":1}'`, "process.exit(5)");
    expect([starts, found.givenUp]).toEqual([12, "it was lost 12 times"]);
    expect(found.judged).toHaveLength(12);
    expect(found.judged.every(({ whole, departures, cases }) => !whole && departures === 1 && cases === 1)).toBe(true);
    expect(found.claims).toBe(0);
  });
});

describe("a user who stops", () => {
  it("before the program has said anything is heard, and nothing is asked", async () => {
    const stop = new AbortController();
    stop.abort();
    const folder = scratch();
    const start = startOf(fake(folder, "say({ id, value: 1 });", NORM), folder, { signal: stop.signal });
    expect(await judgeProgram(start, [sound], JUDGING)).toMatchObject({
      stopped: true,
      asked: 0,
      claims: 0,
      judged: [],
    });
  });

  it("while the program is started again is no fault of the program", async () => {
    const stop = new AbortController();
    const folder = scratch();
    const once = counting(folder, `starts === 1 ? '{"protocol":1}' : "silence"`, "process.exit(5)");
    const start = startOf("", folder, { words: [process.execPath, "-e", once], signal: stop.signal });
    const judging = judgeProgram(start, [sound], JUDGING);
    const file = join(folder, "starts");
    // The second start says nothing, and would wait for its first line.
    await expect.poll(() => existsSync(file) && readFileSync(file, "utf8") === "2").toBe(true);
    stop.abort();
    expect(await judging).toMatchObject({ stopped: true, givenUp: null, asked: 1 });
  });
});

describe("what a program is asked", () => {
  it("every question once, however often it comes up", async () => {
    const folder = scratch();
    const file = JSON.stringify(join(folder, "asked"));
    const on = `require("node:fs").appendFileSync(${file}, JSON.stringify(operands) + "\\n"); say({ id, value: norm(operands[0]) });`;
    const start = startOf(fake(folder, on, NORM), folder);
    const { asked } = await judgeProgram(start, [sound, sound], JUDGING);
    const lines = readFileSync(join(folder, "asked"), "utf8").trim().split("\n");
    expect(lines).toHaveLength(asked);
    expect(new Set(lines).size).toBe(asked);
  });

  it("nothing more of what it skips, even after it has answered", async () => {
    const {
      judged: rows,
      skipped,
      asked,
    } = await judged(`say(id < 3 ? { id, value: norm(operands[0]) } : { id, skip: true });`);
    expect([skipped, asked]).toEqual([["frobeniusNorm"], 3]);
    expect(rows).toMatchObject([{ cases: 2, departures: 0 }]);
  });
});

describe("what an answer is held to", () => {
  it("units, or a share of the result in their place", async () => {
    const wrong = "say({ id, value: norm(operands[0]) * (1 + 1e-9) });";
    const departures = async (tolerance: Judging["tolerance"]): Promise<number> =>
      (await judged(wrong, NORM, { tolerance })).judged[0]!.departures;
    expect(await departures(1e-8)).toBe(0);
    expect(await departures(1e-10)).toBeGreaterThan(3);
    expect(await departures({ units: 64 })).toBeGreaterThan(3);
    expect(await departures({ units: 2 ** 30 })).toBe(0);
  });

  it("a matrix by its size, with a list for a row or a column", async () => {
    const hello = '{"protocol":1,"operations":["transpose"]}';
    const turned = "const t = operands[0][0].map((_, j) => operands[0].map((row) => row[j]));";
    const answers = async (value: string): Promise<number> => {
      const found = await judged(`${turned} say({ id, value: ${value} });`, hello);
      return found.judged[0]!.departures;
    };
    expect(await answers("t")).toBe(0);
    expect(await answers("t.length === 1 || t[0].length === 1 ? t.flat() : t")).toBe(0);
    expect(await answers("{ rows: t.length, cols: t[0].length, data: t.flat() }")).toBe(0);
    expect(await answers("t.flat()")).toBeGreaterThan(0);
    expect(await answers("{ rows: 1e15, cols: t[0].length, data: t.flat() }")).toBeGreaterThan(0);
    expect(await answers("{ rows: t.length, cols: t[0].length, data: t.flat().slice(1) }")).toBeGreaterThan(0);
  });
});
