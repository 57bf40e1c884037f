import { Ajv2020 } from "ajv/dist/2020.js";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fake } from "../../../programs/fake.fixture.js";
import { invoke, recorder, type Said, scratch } from "../../harness.fixture.js";

/** Two of the operations that the claims here perform. */
const RIGHT = "right[operation](...operands)";

/** Both of what the program has, by which it answers. */
const FUNCTIONS = "const right = { frobeniusNorm: norm, multiply: (x, y) => x * y };";

const HELLO = '{"protocol":1,"operations":["frobeniusNorm","multiply"]}';

async function judged(on: string, more: readonly string[] = [], hello = HELLO): Promise<Said> {
  const cwd = scratch();
  const program = `${process.execPath} ${fake(cwd, `${FUNCTIONS} ${on}`, hello)}`;
  return invoke(["judge", "--program", program, "--seed", "1", "--runs", "3", ...more], { cwd });
}

interface Found {
  readonly complete: boolean;
  readonly skipped: readonly string[];
  readonly givenUp: string | null;
  readonly functions: readonly {
    readonly operation: string;
    readonly cases: number;
    readonly departures: number;
    readonly whole: boolean;
    readonly worst: Readonly<Record<"ulps" | "units", { readonly value: string; readonly certified: boolean } | null>>;
    readonly failure: { readonly operands: unknown; readonly fault: string | null; readonly answer: unknown } | null;
  }[];
}

async function found(on: string, hello?: string): Promise<Found & { readonly code: number }> {
  const { stdout, code } = await judged(on, ["--json"], hello);
  return { ...(JSON.parse(stdout) as Found), code };
}

describe("flatcheck judge", () => {
  it("finds nothing where all is right, and measures how far it is off", async () => {
    const { functions, code, complete } = await found(`say({ id, value: ${RIGHT} });`);
    expect([code, complete]).toEqual([0, true]);
    expect(functions.map(({ operation, departures }) => [operation, departures])).toEqual([
      ["frobeniusNorm", 0],
      ["multiply", 0],
    ]);
    for (const { cases, worst } of functions) {
      expect(cases).toBeGreaterThan(3);
      expect(worst.ulps?.certified).toBe(true);
      expect(Number(worst.ulps?.value)).toBeLessThan(40);
    }
  });

  it.each<[string, string, string]>([
    ["a value off by 0.1 %", "1.001 * norm(operands[0])", "frobeniusNorm"],
    ["a value off by 10⁻¹⁰", "(1 + 1e-10) * norm(operands[0])", "frobeniusNorm"],
    ["NaN", "'NaN'", "frobeniusNorm"],
    ["null", "null", "frobeniusNorm"],
    ["another shape", "[[1, 2], [3, 4]]", "frobeniusNorm"],
    ["rounding to 32 bits", "Math.fround(norm(operands[0]))", "frobeniusNorm"],
  ])("finds %s, in that function alone", async (_, wrong, operation) => {
    const { functions, code } = await found(`say({ id, value: operation === "${operation}" ? ${wrong} : ${RIGHT} });`);
    expect(code).toBe(1);
    expect(functions.filter(({ departures }) => departures > 0).map((each) => each.operation)).toEqual([operation]);
  });

  it("shows the departure on the smallest operands", async () => {
    const { stdout, code } = await judged(`say({ id, value: 1.001 * (${RIGHT}) });`);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^frobeniusNorm departs\n {4}operands {5}\[\S+\]\n {4}yours {8}\S+\n {4}flatcheck {4}\S+ ± /m,
    );
    expect(stdout).toMatch(/^Again: {3}npx flatcheck judge --program '.*fake-\d+\.cjs' --seed 1 --runs 3$/m);
  });

  it("counts an error as a departure, and goes on", async () => {
    const { functions, code } = await found(
      `operation === "frobeniusNorm" ? say({ id, error: "singular\\u001b[31m" }) : say({ id, value: ${RIGHT} });`,
    );
    expect(code).toBe(1);
    const [frobenius, multiply] = functions;
    expect(multiply).toMatchObject({ departures: 0, whole: true });
    expect(frobenius!.departures).toBe(frobenius!.cases);
    expect(frobenius!.failure?.fault).toContain("singular");
  });

  it.each([
    ["ends", "process.exit(7)", "its end, with status 7"],
    ["says nothing in time", "for (;;);", "nothing within 0.7 s"],
  ])("starts a program again that %s, and asks it for that function no more", async (_, lost, how) => {
    const { stdout, code } = await judged(`if (operation === "frobeniusNorm") ${lost}; say({ id, value: ${RIGHT} });`, [
      "--json",
      "--case-timeout",
      "700ms",
    ]);
    const { functions } = JSON.parse(stdout) as Found;
    expect(code).toBe(1);
    expect(functions).toMatchObject([
      { operation: "frobeniusNorm", cases: 1, departures: 1, whole: false },
      { operation: "multiply", departures: 0, whole: true },
    ]);
    expect(functions[0]!.failure?.fault).toContain(how);
  });

  it("asks for what the program has, and for nothing else", async () => {
    const hello = '{"protocol":1,"name":"mine 1.0","operations":["frobeniusNorm"]}';
    const { stdout, code } = await judged(`say({ id, value: ${RIGHT} });`, [], hello);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^mine 1\.0: \d+ questions from 2 claims$/m);
    expect(stdout).not.toContain("multiply");
  });

  it("asks once for what is skipped", async () => {
    const { skipped, functions, code } = await found(
      `operation === "frobeniusNorm" ? say({ id, skip: true }) : say({ id, value: ${RIGHT} });`,
    );
    expect([code, skipped, functions.map(({ operation }) => operation)]).toEqual([0, ["frobeniusNorm"], ["multiply"]]);
  });

  it("is no success where nothing was compared", async () => {
    const { stdout, code } = await judged("say({ id, skip: true });");
    expect(code).toBe(2);
    expect(stdout).toContain("nothing was compared");
  });

  it.each<[string, readonly string[], RegExp]>([
    ["no program", [], /^flatcheck: judge: expected a program to judge, got none; add --program/],
    ["an open quote", ["--program", "'python3"], /^flatcheck: --program: expected a command, got .* not closed\n$/],
    [
      "no such program",
      ["--program", "no-such-program x"],
      /^flatcheck: --program: .*no such program: "no-such-program"\n$/,
    ],
    [
      "two tolerances",
      ["--program", "p", "--units", "2", "--relative", "1e-9"],
      /^flatcheck: --units: expected no --relative/,
    ],
    [
      "a claim beside --schema",
      ["beyond/sound", "--schema"],
      /^flatcheck: --schema: expected no claim beside it, got beyond\/sound\n$/,
    ],
    ["no number", ["--program", "p", "--units", "0"], /^flatcheck: --units: expected a number above zero, got "0"/],
  ])("tells of wrong usage in a line: %s", async (_, argv, said) => {
    const { code, stdout, stderr } = await invoke(["judge", ...argv]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(said);
    expect(stderr.trimEnd()).not.toContain("\n");
  });

  it("tells of a program that breaks the protocol in a line", async () => {
    const { code, stderr } = await judged('say("thinking about it");');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^flatcheck: --program: expected an answer to request 1, \w+, got "thinking about it".*\n$/);
  });

  it("gives up a program that cannot be started again, with a line and what was found", async () => {
    const cwd = scratch();
    const file = join(cwd, "once.cjs");
    const once = `const fs = require("node:fs"); if (fs.existsSync("was-here")) process.exit(9); fs.writeFileSync("was-here", "");`;
    writeFileSync(file, `${once} console.log('{"protocol":1}'); process.stdin.once("data", () => process.exit(4));`);
    const { code, stdout, stderr } = await invoke(
      ["judge", "--program", `${process.execPath} ${file}`, "--seed", "1"],
      {
        cwd,
      },
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/gives no answer: its end, with status 4/);
    expect(stdout).toMatch(/^layerGradient +1 +1\+$/m);
    expect(stdout).toMatch(/: 1 question from 0 of 2 claims$/m);
    expect(stderr).toMatch(/^flatcheck: --program: given up, since it could not be started again: .*status 9\n$/m);
  });

  it("finds a matrix whose size is none, whatever size it claims", async () => {
    const { functions, code } = await found(
      `say({ id, value: operation === "multiply" ? { rows: 1e15, cols: 0, data: [] } : ${RIGHT} });`,
    );
    expect(code).toBe(1);
    expect(functions[0]!.departures).toBe(0);
    expect(functions[1]!.failure?.fault).toBe("gives 1000000000000000×0 with 0 entries");
  });

  it.each([
    ["--units", "1e12", 0],
    ["--units", "64", 1],
    ["--relative", "1e-2", 0],
    ["--relative", "1e-3", 0],
    ["--relative", "1e-8", 1],
  ])("holds answers to %s %s, and says so in the line that does it again", async (option, value, expected) => {
    const { code, stdout } = await judged(`say({ id, value: 1.000001 * (${RIGHT}) });`, [option, value]);
    expect(code).toBe(expected);
    // Zeros are compared with any tolerance; there are many others.
    expect(Number(/^frobeniusNorm +(\d+)/m.exec(stdout)![1])).toBeGreaterThan(10);
    expect(stdout).toMatch(new RegExp(`^Again: .* ${option} ${String(Number(value))}$`, "m"));
  });

  it("lists what was skipped, and colours what departs", async () => {
    const on = `operation === "multiply" ? say({ id, skip: true }) : say({ id, value: 2 * norm(operands[0]) });`;
    const cwd = scratch();
    const argv = ["judge", "--program", `${process.execPath} ${fake(cwd, on, HELLO)}`, "--seed", "1"];
    const { stdout } = await invoke(argv, { cwd, stdout: recorder(true) });
    expect(stdout).toMatch(/^Skipped: multiply$/m);
    expect(stdout).toContain("\u001b[31m");
    expect((await invoke(argv, { cwd })).stdout).not.toContain("\u001b");
  });

  it("shows the sizes of lists of operands", async () => {
    const hello = '{"protocol":1,"operations":["sum","linearCombination","power"]}';
    const answers = `const at = (a, i, j) => a[i][j]; const [x, t] = operands;
      if (operation === "sum") say({ id, value: x.reduce((s, y) => s + y, 0) });
      else if (operation === "power") say({ id, value: Math.pow(x, t) });
      else say({ id, value: x[0].map((row, i) => row.map((_, j) => x.reduce((s, a, k) => s + t[k] * at(a, i, j), 0))) });`;
    const { stdout } = await judged(answers, [], hello);
    expect(stdout).toMatch(/^linearCombination .* 2 of \d×\d, 2 of x/m);
    expect(stdout).toMatch(/^power .* x, (0\.5|-2|0\.333)/m);
  });

  it("no shell sees the command", async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, "tell.cjs"), "console.error(JSON.stringify(process.argv.slice(2)));");
    const program = `${process.execPath} tell.cjs $HOME ; touch stolen * 'a b'`;
    const { stderr } = await invoke(["judge", "--program", program], { cwd });
    expect(stderr).toContain(String.raw`[\"$HOME\",\";\",\"touch\",\"stolen\",\"*\",\"a b\"]`);
  });

  it("ends at Ctrl-C with what was done", async () => {
    const stop = new AbortController();
    const cwd = scratch();
    const sixth = 'require("node:fs").writeFileSync("sixth", ""); for (;;);';
    const file = fake(cwd, `${FUNCTIONS} if (id > 5) { ${sixth} } say({ id, value: ${RIGHT} });`, HELLO);
    const argv = ["judge", "--program", `${process.execPath} ${file}`, "--seed", "1", "--json"];
    const judging = invoke(argv, { cwd, signal: stop.signal });
    await expect.poll(() => existsSync(join(cwd, "sixth"))).toBe(true);
    stop.abort();
    const { code, stdout } = await judging;
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, asked: 5 });
  });
});

describe("flatcheck judge --schema", () => {
  it("takes the lines that the program writes and reads, and no others", async () => {
    const { stdout, code } = await invoke(["judge", "--schema"]);
    expect(code).toBe(0);
    const valid = new Ajv2020({ strict: false }).compile(JSON.parse(stdout) as object);
    const right = [
      { protocol: 1 },
      { protocol: 1, name: "x", operations: ["nuclearNorm"], matrices: "flat", more: true },
      { id: 1, operation: "nuclearNorm", operands: [[[1, 2]]] },
      { id: 1, value: 3 },
      { id: 1, value: [[1, 2]] },
      { id: 1, value: { rows: 1, cols: 2, data: [1, null] } },
      { id: 1, error: "singular" },
      { id: 1, skip: true },
    ];
    const wrong = [{}, { protocol: 2 }, { id: 1 }, { id: 1, value: "five" }, { id: 1, value: 1, skip: true }, 7];
    expect(right.filter((line) => !valid(line))).toEqual([]);
    expect(wrong.filter((line) => valid(line))).toEqual([]);
  });
});
