import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../cli/harness.fixture.js";
import type { Question } from "../foreign/index.js";
import { UsageError } from "../world/index.js";
import { fake, startOf } from "./fake.fixture.js";
import { Program, type Reply, type Start } from "./program.js";

const question: Question = { operation: "frobeniusNorm", operands: [[[3, 4]]] };

async function asked(on: string, times = 1, more: Partial<Start> = {}, hello?: string): Promise<Reply[]> {
  const folder = scratch();
  const program = await Program.started(startOf(fake(folder, on, hello), folder, more));
  try {
    const replies = [];
    for (let k = 0; k < times; k++) replies.push(await program.ask(question));
    await program.close();
    return replies;
  } finally {
    await program.end();
  }
}

async function complaint(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).not.toContain("\n");
  return (error as Error).message;
}

const RIGHT = "say({ id, value: norm(operands[0]) });";

describe("a program that answers", () => {
  it("is asked line by line, with whole numbers written as reals", async () => {
    const replies = await asked("say({ id, value: line });".replace("value: line", "error: line"));
    const request = '{"id":1,"operation":"frobeniusNorm","operands":[[[3.0,4.0]]]}';
    expect(replies).toEqual([{ kind: "answer", answer: { id: 1, error: request } }]);
  });

  it("gets matrices with their sizes where it says so", async () => {
    const hello = '{"protocol":1,"matrices":"flat"}';
    const [reply] = await asked("say({ id, error: JSON.stringify(operands) });", 1, {}, hello);
    expect(reply).toMatchObject({ answer: { error: '[{"rows":1,"cols":2,"data":[3,4]}]' } });
  });

  it("may flood stderr, send blank lines, and NaN as no JSON has it", async () => {
    const flood = 'process.stderr.write("x".repeat(1 << 22));';
    const replies = await asked(`${flood} say(""); say('{"id":' + id + ',"value":NaN}');`, 3);
    expect(replies.map((reply) => reply.kind === "answer" && reply.answer)).toEqual(
      [1, 2, 3].map((id) => ({ id, value: "NaN" })),
    );
  });

  it("ends with all that it has started", async () => {
    const folder = scratch();
    const spawned = `
      const { spawn } = require("node:child_process");
      const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 600000)"], { stdio: "ignore" });
      say({ id, value: child.pid }); lines.removeAllListeners("close"); setInterval(() => {}, 1000);`;
    const program = await Program.started(startOf(fake(folder, spawned), folder));
    const reply = await program.ask(question);
    const pid = (reply as { answer: { value: number } }).answer.value;
    expect(isRunning(pid)).toBe(true);
    await program.end();
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

/** Whether a process runs; one that has ended and that nobody has asked after does not. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

describe("a program that is lost", () => {
  it("has ended, with what it said last", async () => {
    const [reply] = await asked('console.error("one\\ntwo"); process.exitCode = 3; process.exit();');
    expect(reply).toEqual({ kind: "lost", how: 'its end, with status 3; its stderr ends with "two"' });
  });

  it("was killed", async () => {
    const [reply] = await asked('process.kill(process.pid, "SIGKILL");');
    expect(reply).toEqual({ kind: "lost", how: "its end, by SIGKILL" });
  });

  it("says nothing in time", async () => {
    const [reply] = await asked("for (;;);", 1, { patience: 5000 });
    expect(reply).toEqual({ kind: "lost", how: "nothing within 5 s" });
  });

  it("has half a line", async () => {
    const [reply] = await asked(`process.stdout.write('{"id":1,'); setTimeout(() => {}, 60000);`, 1, {
      patience: 5000,
    });
    expect(reply).toMatchObject({ kind: "lost", how: "nothing within 5 s" });
  });
});

describe("a program that breaks the protocol is told of in a line", () => {
  it.each<[string, string, number, RegExp]>([
    [
      "rubbish",
      'say("hello there");',
      1,
      /an answer to request 1, frobeniusNorm, got "hello there"; what is for people/,
    ],
    ["an answer twice", `${RIGHT} ${RIGHT}`, 3, /one more to request 1$|no line before request 2/],
    ["an answer twice, to the last request", `${RIGHT} ${RIGHT}`, 1, /expected no line before the end of its input/],
    [
      "out of order",
      "say({ id: id + 1, value: 5 });",
      1,
      /the answer to request 1, .*, got one to a request 2 that was not/,
    ],
    ["another field", "say({ id, valeu: 5 });", 1, /got "{\\"id\\":1,\\"valeu\\":5}"/],
    ["a value in words", 'say({ id, value: "five" });', 1, /flatcheck judge --schema tells/],
    ["control characters", 'say("\\u001b[31mred");', 1, /got "\\u001b\[31mred"/],
    ["a line without end", 'process.stdout.write("x".repeat(2 ** 24 + 100));', 1, /got "x{120}…"/],
  ])("%s", async (_, on, times, said) => {
    expect(await complaint(asked(on, times))).toMatch(said);
  });

  it.each<[string, string, RegExp]>([
    ["rubbish", "Welcome to my program", /its first line, a hello, got "Welcome to my program"/],
    ["another protocol", '{"protocol":2}', /its first line, a hello, got .*protocol: /],
    ["an operation that there is not", '{"protocol":1,"operations":["nuclearnorm"]}', /operations\.0: /],
  ])("its first line: %s", async (_, hello, said) => {
    expect(await complaint(asked(RIGHT, 1, {}, hello))).toMatch(said);
  });

  it("an end before its first line", async () => {
    const folder = scratch();
    writeFileSync(join(folder, "quits.cjs"), 'console.error("no module named numpy"); process.exit(1);');
    const said = await complaint(Program.started(startOf(join(folder, "quits.cjs"), folder)));
    expect(said).toContain('got its end, with status 1; its stderr ends with "no module named numpy"');
  });

  it("no such program, and a file that may not be run", async () => {
    const folder = scratch();
    const plain = join(folder, "plain.txt");
    writeFileSync(plain, "");
    expect(await complaint(Program.started(startOf("", folder, { words: ["no-such-program"] })))).toMatch(
      /got no such program: "no-such-program"$/,
    );
    expect(await complaint(Program.started(startOf("", folder, { words: [plain] })))).toMatch(/may not be run/);
  });
});

it("a user who stops is heard at once, whatever the program is at", async () => {
  const stop = new AbortController();
  const folder = scratch();
  const start = startOf(fake(folder, "setTimeout(() => stop, 0); for (;;);"), folder, { signal: stop.signal });
  const program = await Program.started(start);
  setTimeout(() => stop.abort(), 100);
  expect(await program.ask(question)).toEqual({ kind: "stopped" });
  await program.end();
});
