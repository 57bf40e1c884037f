import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EPOCH, invoke, recorder, scratch } from "../../harness.fixture.js";
import { defineFigure, type Figure } from "../../../experiments/figure.js";
import { figures } from "../../../experiments/index.js";
import { type FiguresOptions, makeFigures } from "./figures.js";

/** A figure that counts to three, and to six with the setting of the source. */
const counting = (id: string): Figure =>
  defineFigure({
    id,
    title: "Counting",
    locus: "nowhere",
    shows: "Numbers.",
    settings: { full: "Six numbers.", reduced: "Three." },
    charts: [
      {
        id: "a",
        title: "Counting",
        table: "numbers",
        x: { title: "n", scale: "linear" },
        y: { title: "1/(n − 2)", scale: "log" },
        marks: [{ kind: "line", x: "n", y: "inverse", label: "1/(n − 2)" }],
      },
    ],
    *steps({ full, seed }) {
      const total = full ? 6 : 3;
      const rows: number[][] = [];
      for (let n = 1; n <= total; n++) {
        rows.push([n, 1 / (n - 2), seed]);
        yield { done: n, total };
      }
      const columns = ["n", "inverse", "seed"].map((name) => ({ name, title: name }));
      return {
        tables: [
          { name: "numbers", columns, rows },
          { name: "words", columns: [{ name: "word", title: "word" }], rows: [["one, two"], [null]] },
        ],
        lines: [{ chart: "a", axis: "y", at: 1, label: "one" }],
        notes: [],
      };
    },
  });

const CATALOGUE = [counting("marion2024/figure-1"), counting("marion2024/figure-2"), counting("wu2025/figure-3")];

async function make(
  names: readonly string[],
  options: FiguresOptions = {},
  { cwd = scratch() }: { cwd?: string } = {},
  catalogue: readonly Figure[] = CATALOGUE,
) {
  const [stdout, stderr] = [recorder(), recorder()];
  const code = await makeFigures(catalogue, names, options, {
    stdout,
    stderr,
    env: {},
    cwd,
    theorems: cwd,
    home: cwd,
    now: () => EPOCH,
    freshSeed: () => 123,
    parallelism: 1,
    node: "v20.0.0",
    machine: "none",
    watcher: null,
    signal: new AbortController().signal,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text(), cwd };
}

const parsed = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

describe("flatcheck figures", () => {
  it("writes the tables as CSV and the whole as JSON", async () => {
    const { code, stdout, cwd } = await make(["marion2024/figure-1"], { seed: 7, to: "out" });
    expect(code).toBe(0);
    expect(stdout).toBe(
      "out/marion2024-figure-1.json  Counting\nAgain:  npx flatcheck figures marion2024/figure-1 --seed 7 --to out\n",
    );
    const folder = join(cwd, "out");
    expect(readdirSync(folder).sort()).toEqual([
      "marion2024-figure-1-a.svg",
      "marion2024-figure-1-words.csv",
      "marion2024-figure-1.csv",
      "marion2024-figure-1.json",
      "marion2024-figure-1.svg",
    ]);
    const lines = (name: string) => readFileSync(join(folder, name), "utf8").split(/\r?\n/);
    expect(lines("marion2024-figure-1.csv")).toEqual(["n,inverse,seed", "1,-1,7", "2,,7", "3,1,7", ""]);
    expect(lines("marion2024-figure-1-words.csv")).toEqual(["word", '"one, two"', "", ""]);
    const {
      tables,
      lines: references,
      charts,
      ...facts
    } = parsed(readFileSync(join(folder, "marion2024-figure-1.json"), "utf8"));
    expect(facts).toMatchObject({
      id: "marion2024/figure-1",
      seed: 7,
      full: false,
      settings: { source: "Six numbers.", reduced: "Three." },
    });
    expect(tables).toMatchObject([
      {
        name: "numbers",
        rows: [
          [1, -1, 7],
          [2, null, 7],
          [3, 1, 7],
        ],
      },
      { name: "words" },
    ]);
    expect(references).toEqual([{ chart: "a", axis: "y", at: 1, label: "one" }]);
    expect(charts).toEqual(CATALOGUE[0]!.charts);
    const svg = readFileSync(join(folder, "marion2024-figure-1-a.svg"), "utf8");
    expect(svg).toMatch(
      /^<svg [^>]*role="img"[^>]*><title>Counting<\/title><desc>1\/\(n − 2\), logarithmic, against n\. /,
    );
    // The number of the middle row is not finite, and that of the first has no logarithm.
    expect(svg).toContain("1 value as lines. one at y = 1.</desc>");
  });

  it("draws nothing with --no-svg, and says so in the command that does it again", async () => {
    const { stdout, cwd } = await make(["wu2025"], { seed: 7, to: "out", "no-svg": true });
    expect(readdirSync(join(cwd, "out")).sort()).toEqual([
      "wu2025-figure-3-words.csv",
      "wu2025-figure-3.csv",
      "wu2025-figure-3.json",
    ]);
    expect(stdout).toContain("--seed 7 --to out --no-svg\n");
  });

  it("writes nothing of a figure that cannot be drawn", async () => {
    const cwd = scratch();
    const [first] = CATALOGUE[0]!.charts;
    const broken: Figure = { ...CATALOGUE[0]!, charts: [{ ...first!, table: "none" }] };
    await expect(make([], { seed: 1, to: "out" }, { cwd }, [broken])).rejects.toThrow("no table none");
    expect(readdirSync(join(cwd, "out"))).toEqual([]);
  });

  it("makes all where none is named, those of a source, and each once", async () => {
    const idsOf = async (names: readonly string[]) => {
      const { figures: made } = parsed((await make(names, { json: true })).stdout) as { figures: { id: string }[] };
      return made.map(({ id }) => id);
    };
    expect(await idsOf([])).toEqual(CATALOGUE.map(({ id }) => id));
    expect(await idsOf(["marion2024/", "marion2024/figure-2"])).toEqual(["marion2024/figure-1", "marion2024/figure-2"]);
  });

  it("runs the setting of the source with --full, and prints the seed that it took", async () => {
    const { stdout, cwd } = await make(["wu2025"], { full: true, json: true });
    const {
      figures: made,
      seed,
      again,
    } = parsed(stdout) as {
      figures: { tables: { rows: unknown[] }[]; full: boolean; settings: { reduced: unknown } }[];
      seed: number;
      again: string;
    };
    expect(made[0]!.tables[0]!.rows).toHaveLength(6);
    expect([made[0]!.full, made[0]!.settings.reduced, seed]).toEqual([true, null, 123]);
    expect(again).toBe("npx flatcheck figures wu2025 --seed 123 --full --json");
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("lists figures without making any", async () => {
    const { stdout, code, cwd } = await make(["marion2024"], { list: true });
    expect([code, stdout]).toEqual([
      0,
      [
        "marion2024/figure-1          Counting",
        "  marion2024-figure-1-a.svg    Counting",
        "marion2024/figure-2          Counting",
        "  marion2024-figure-2-a.svg    Counting",
        "",
      ].join("\n"),
    ]);
    expect(readdirSync(cwd)).toEqual([]);
    const json = await make(["wu2025"], { list: true, json: true });
    expect(JSON.parse(json.stdout)).toMatchObject([
      {
        id: "wu2025/figure-3",
        settings: { full: "Six numbers." },
        charts: [{ file: "wu2025-figure-3-a.svg", title: "Counting" }],
      },
    ]);
  });

  it("keeps what was finished before an interruption", async () => {
    const interruption = new AbortController();
    const interrupting: Figure = {
      ...CATALOGUE[1]!,
      run: (options) => {
        interruption.abort();
        return CATALOGUE[1]!.run(options);
      },
    };
    const cwd = scratch();
    const io = { stdout: recorder(), stderr: recorder(true), now: () => EPOCH, cwd, signal: interruption.signal };
    const code = await makeFigures(
      [CATALOGUE[0]!, interrupting, CATALOGUE[2]!],
      [],
      { seed: 1, to: "out" },
      {
        env: {},
        theorems: cwd,
        home: cwd,
        freshSeed: () => 1,
        parallelism: 1,
        node: "",
        watcher: null,
        machine: "",
        ...io,
      },
    );
    expect(code).toBe(130);
    expect(io.stdout.text()).toContain("Interrupted: 1 of 3 figures made.\n");
    expect(readdirSync(join(cwd, "out")).filter((name) => name.endsWith(".json"))).toEqual([
      "marion2024-figure-1.json",
    ]);
    // The line of progress was taken away again.
    expect(io.stderr.text()).toContain("1/3 marion2024/figure-1 · 1/3 steps");
    expect(io.stderr.text().endsWith("\r\u001B[K")).toBe(true);
  });

  it("says nothing on stderr where it is to be quiet", async () => {
    expect((await make([], { quiet: true })).stderr).toBe("");
  });

  it("refuses names that it does not know, in one line", async () => {
    expect(await invoke(["figures", "marion2024/figure-3"])).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(
        /^flatcheck: figures: expected the name of a figure.*did you mean marion2024\/figure-\d or [^\n]*--list names them all\n$/,
      ) as string,
    });
    const { stderr } = await invoke(["figures", "entirely-else"]);
    expect(stderr).not.toContain("did you mean");
  });

  it("refuses --list beside what makes figures, and a place that cannot be written before any work", async () => {
    expect((await invoke(["figures", "--list", "--full"])).code).toBe(2);
    const cwd = scratch();
    writeFileSync(join(cwd, "taken"), "");
    const { code, stderr } = await invoke(["figures", "mulayoff2020", "--to", "taken"], { cwd });
    expect([code, stderr.split("\n").length]).toEqual([2, 2]);
  });

  it("makes a figure of the catalogue from the command line, the same from the same seed", async () => {
    const run = () => invoke(["figures", "mulayoff2020/figure-3", "--seed", "1", "--json"]);
    const [first, second] = [await run(), await run()];
    expect(first.code).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    expect((await invoke(["figures", "--list"])).stdout.split("\n")).toHaveLength(
      figures.reduce((lines, { charts }) => lines + 1 + charts.length, 1),
    );
  });
});
