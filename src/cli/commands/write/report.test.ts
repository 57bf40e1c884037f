import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flawed, invoke, scratch, sound } from "../../harness.fixture.js";
import { figures } from "../../../experiments/index.js";
import { ablationSchema } from "../../../../reports/report/ablation.js";
import { reportSchema } from "../../../../reports/report/schema.js";

const RUN = ["verify", "--workers", "1", "--runs", "20", "--seed", "7", "--quiet"];
const LATEST = "reports/runs/latest";

/** A folder with a stored run of the two claims. */
async function ran(...more: string[]): Promise<string> {
  const cwd = scratch();
  await invoke([...RUN, ...more], { cwd });
  return cwd;
}

function read(cwd: string, file: string): string {
  return readFileSync(join(cwd, file), "utf8");
}

describe("flatcheck verify", () => {
  it("writes the page beside the report, and says where", async () => {
    const cwd = scratch();
    const { stdout } = await invoke(RUN, { cwd });
    expect(stdout).toContain(`Report: ${LATEST}/report.json\nPage:   ${LATEST}/report.html\n`);
    const page = read(cwd, `${LATEST}/report.html`);
    expect(page).toMatch(/^<!doctype html>\s*<html lang=en>/);
    for (const text of ["beyond/sound", "gatmiry2023/flawed", "flatcheck verify --seed 7 --runs 20", "abacus"]) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/(?<!<a href="?)https?:|src=|url\((?!#)/);
  });

  it("does not with --no-html", async () => {
    const cwd = await ran("--no-html");
    expect(readdirSync(join(cwd, LATEST))).toEqual(["report.json"]);
  });
});

describe("flatcheck report", () => {
  it("renders the latest run to the page that verify wrote", async () => {
    const cwd = await ran();
    const before = read(cwd, `${LATEST}/report.html`);
    writeFileSync(join(cwd, LATEST, "report.html"), "");
    const { code, stdout, stderr } = await invoke(["report"], { cwd });
    expect([code, stdout, stderr]).toEqual([0, `Written: ${LATEST}/report.html\n`, ""]);
    expect(read(cwd, `${LATEST}/report.html`)).toBe(before);
  });

  it.each([
    ["html", "report.html", "<!doctype html>"],
    ["markdown", "report.md", "# Ledger"],
    ["summary", "report.summary.md", "## ✓ flatcheck: 3 of 3 forms as expected"],
    ["junit", "report.xml", "<?xml"],
    ["csv", "report.csv", "claim,form,"],
  ])("renders %s", async (format, file, start) => {
    const cwd = await ran("--no-html");
    expect((await invoke(["report", "--format", format], { cwd })).stdout).toBe(`Written: ${LATEST}/${file}\n`);
    expect(read(cwd, `${LATEST}/${file}`).startsWith(start)).toBe(true);
  });

  it("renders several reports, each beside itself, or one where it is told to", async () => {
    const cwd = await ran("--out", "one", "--no-html");
    await invoke([...RUN, "--out", "two", "--no-html"], { cwd });
    const { stdout } = await invoke(["report", "one/report.json", "two/report.json", "--format", "csv"], { cwd });
    expect(stdout).toBe("Written: one/report.csv\nWritten: two/report.csv\n");
    await invoke(["report", "two/report.json", "--to", "else/where.html"], { cwd });
    expect(read(cwd, "else/where.html")).toContain("flatcheck");
    const { code, stderr } = await invoke(["report", "one/report.json", "two/report.json", "--to", "x"], { cwd });
    expect([code, stderr]).toEqual([
      2,
      "flatcheck: --to: expected one report, got 2; leave out --to: each is then rendered beside its report\n",
    ]);
  });

  it("says what to do first where nothing was run", async () => {
    expect(await invoke(["report"])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "flatcheck: reports/runs/latest/report.json: expected the report of a run, got no such file; run flatcheck verify --out reports/runs/latest first, or name a report\n",
    });
  });

  it("joins shards to the report of the whole run, and renders it", async () => {
    const cwd = await ran("--out", "whole", "--no-html");
    for (const i of [1, 2]) await invoke([...RUN, "--shard", `${i}/2`, "--out", `part${i}`, "--no-html"], { cwd });
    const parts = ["part1/report.json", "part2/report.json"];
    const { code, stdout } = await invoke(["report", "--merge", ...parts, "--to", "joined", "--format", "csv"], {
      cwd,
    });
    expect([code, stdout]).toEqual([
      0,
      "Written: joined/report.json\nWritten: joined/report.csv\n" +
        "1 of 1 statement fails as printed; of our own 1 holds\n" +
        "2 claims, 3 forms: 3 as expected, 0 not (0 s)\n" +
        "By intervals: 12 of 12 open checks decided, 1 of 1 counterexample certified\n",
    ]);
    expect(read(cwd, "joined/report.json")).toBe(read(cwd, "whole/report.json"));
    const lone = await invoke(["report", "--merge", "part1/report.json", "--to", "joined"], { cwd });
    expect(lone).toEqual({
      code: 2,
      stdout: "",
      stderr: "flatcheck: --merge: expected all 2 shards, got 1; give shard 2/2 too\n",
    });
  });

  it("fails where the whole run has a verdict that nobody expected", async () => {
    const cwd = scratch();
    const forms = flawed.forms.map((form) => ({ ...form, expected: "holds" as const }));
    const catalogue = [{ ...flawed, forms }];
    await invoke([...RUN, "--shard", "1/1", "--no-html"], { cwd, catalogue });
    const { code } = await invoke(["report", "--merge", `${LATEST}/report.json`, "--to", "x"], { cwd, catalogue });
    expect(code).toBe(1);
  });

  it("shows the figures of the sources on the page, where asked to", async () => {
    const cwd = await ran("gatmiry2023", "--no-html");
    const { code } = await invoke(["report", "--with-figures", "--to", "with.html"], { cwd });
    expect(code).toBe(0);
    const page = read(cwd, "with.html");
    expect(page).toContain("<article class=figure id=/figures/gatmiry2023/figure-1>");
    expect(page).toContain("npx flatcheck figures gatmiry2023/figure-1 --seed 7");
    expect(page).not.toContain("figures/marion2024");
    const own = figures.filter(({ id }) => id.startsWith("gatmiry2023/"));
    expect(page.match(/<svg [^>]*class=chart/g)).toHaveLength(own.flatMap(({ charts }) => charts).length);
    // As the figures are composed: lettered panels, the caption below them, the numbers beside.
    expect(page).toContain("<b>(a)</b>");
    expect(page).toContain("Made by flatcheck");
    const [, csv] = /<details class=data><summary>.*?<\/summary><pre>([^<]*)<\/pre>/s.exec(page)!;
    expect(csv!.trim().split("\n").length).toBeGreaterThan(5);
    const other = await invoke(["report", "--with-figures", "--format", "csv"], { cwd });
    expect([other.code, other.stderr]).toEqual([2, "flatcheck: --with-figures: expected --format html, got csv\n"]);
  });

  it("takes the laboratory in where one was built, the lean one where the page has all claims, and leaves it out if asked", async () => {
    const cwd = await ran("gatmiry2023", "--no-html");
    const [lean, whole] = ["lean", "whole"].map((packed) => ({ packed, bytes: 4, sha256: `${packed}=` }));
    const build = (ids: readonly string[]): void => {
      mkdirSync(join(cwd, "dist/lab"), { recursive: true });
      writeFileSync(join(cwd, "dist/lab/inside.json"), JSON.stringify({ ids, lean, whole }));
    };
    const page = async (...options: string[]): Promise<string> => {
      const { code } = await invoke(["report", "--to", "page.html", ...options], { cwd });
      expect(code).toBe(0);
      return read(cwd, "page.html");
    };
    expect(await page()).not.toContain("laboratory</h2>");
    build(["gatmiry2023/flawed"]);
    expect(await page()).toContain('data-bytes="4">lean</script>');
    expect(await page()).toContain("sha256-lean=&#39; &#39;wasm-unsafe-eval&#39;");
    build(["gatmiry2023/flawed", "gatmiry2023/other"]);
    expect(await page()).toContain('data-bytes="4">whole</script>');
    expect(await page("--no-lab")).not.toContain("</h2><div id=bench>");
    const other = await invoke(["report", "--no-lab", "--format", "csv"], { cwd });
    expect([other.code, other.stderr]).toEqual([2, "flatcheck: --no-lab: expected --format html, got csv\n"]);
  });

  it("prints the JSON Schema of reports", async () => {
    const { code, stdout } = await invoke(["report", "--schema"]);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { type: "object", required: ["schemaVersion", "run", "claims"] },
    ]);
    expect((await invoke(["report", "x.json", "--schema"])).stderr).toBe(
      "flatcheck: --schema: expected no report beside it, got x.json\n",
    );
  });

  it("shows claims that the catalogue does not know, by what the report tells", async () => {
    const cwd = await ran();
    await invoke(["report"], { cwd, catalogue: [sound] });
    const page = read(cwd, `${LATEST}/report.html`);
    expect(page).toContain("gatmiry2023/flawed");
    expect(page).not.toContain("The constant was halved");
  });

  it("tells in one line what is wrong with its input", async () => {
    const cwd = await ran();
    const stored = reportSchema.parse(JSON.parse(read(cwd, `${LATEST}/report.json`)));
    const complaint = async (name: string, content: string | null): Promise<string> => {
      if (content !== null) writeFileSync(join(cwd, name), content);
      const { code, stdout, stderr } = await invoke(["report", name], { cwd });
      expect([code, stdout, stderr.split("\n").length]).toEqual([2, "", 2]);
      return stderr;
    };
    expect(await complaint("none.json", null)).toBe(
      "flatcheck: none.json: expected a file that can be read, got no such file (ENOENT); see how it is spelt, and from which folder\n",
    );
    expect(await complaint("bad.json", "{")).toContain("bad.json, line 1, column 2: expected a report, as JSON, got ");
    expect(await complaint("newer.json", JSON.stringify({ ...stored, schemaVersion: 3 }))).toBe(
      "flatcheck: newer.json: expected a report of format 2, got format 3; render it with the version that wrote it\n",
    );
    expect(await complaint("null.json", "null")).toContain("null.json: expected a report of format 2, got ");
    const run = { ...stored.run, seed: undefined };
    expect(await complaint("lost.json", JSON.stringify({ ...stored, run }))).toContain(
      "lost.json, run.seed: expected a report of format 2, got ",
    );
    const { code, stderr } = await invoke(["report", "--format", "pdf"], { cwd });
    expect([code, stderr]).toEqual([
      2,
      'flatcheck: --format: expected html or markdown or summary or junit or csv, got "pdf"\n',
    ]);
  });
});

describe("the record of an ablation", () => {
  const ABLATE = ["ablate", "gatmiry2023/flawed:corrected", "--seed", "1", "--evaluations", "20", "--quiet"];

  it("is written by ablate and shown by reports", async () => {
    const cwd = await ran("--no-html");
    const { code, stdout } = await invoke([...ABLATE, "--record", "reports/published/ablation.json"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("Record: reports/published/ablation.json\n");
    const record = ablationSchema.parse(JSON.parse(read(cwd, "reports/published/ablation.json")));
    expect(record.command).toBe(
      `npx flatcheck ${ABLATE.slice(0, -1).join(" ")} --record reports/published/ablation.json`,
    );
    expect(record.forms).toEqual([
      {
        name: "gatmiry2023/flawed:corrected",
        rows: [
          { assumption: "square", verdict: "never violated", evaluations: expect.any(Number) as number, witness: null },
        ],
      },
    ]);
    const theorems = join(cwd, "theorems");
    await invoke(["report"], { cwd, theorems });
    expect(read(cwd, `${LATEST}/report.html`)).toContain('<td aria-label="never violated">–');
    await invoke(["report"], { cwd, theorems: join(scratch(), "theorems") });
    expect(read(cwd, `${LATEST}/report.html`)).toContain('<td aria-label="not ablated">·');
  });

  it("that is none is refused", async () => {
    const cwd = await ran("--no-html");
    mkdirSync(join(cwd, "reports/published"), { recursive: true });
    writeFileSync(join(cwd, "reports/published/ablation.json"), "{}");
    const { code, stderr } = await invoke(["report"], { cwd, theorems: join(cwd, "theorems") });
    expect(code).toBe(2);
    expect(stderr).toContain("ablation.json, schemaVersion: expected an ablation, got ");
  });

  it("is none of a claim without assumptions", async () => {
    const cwd = scratch();
    await invoke(["ablate", "--evaluations", "5", "--record", "a.json"], { cwd, catalogue: [sound, flawed] });
    const { forms } = ablationSchema.parse(JSON.parse(read(cwd, "a.json")));
    expect(forms.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["beyond/sound:printed", 0],
      ["gatmiry2023/flawed:corrected", 1],
    ]);
  });
});
