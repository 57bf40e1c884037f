import { readFileSync } from "node:fs";
import { join as inFolder } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { flawed, invoke, scratch, sound } from "../../harness.fixture.js";
import type { Claim } from "../../../claim/statement/claim.js";
import { spectralClaim } from "../../../engine/synthetic.fixture.js";
import { reportText } from "../../../../reports/report/build.js";
import { type Report, reportSchema } from "../../../../reports/report/schema.js";
import { mergeShards, type StoredReport } from "./merge.js";

/** A law whose conclusion depends on every observation and on their order. */
const drawn: Claim = spectralClaim(1, {
  id: "beyond/drawn",
  forms: [
    {
      name: "printed",
      statement: "0",
      expected: "consistent",
      relations: () => [],
      statistics: {
        observe: (a) => (a.rows === 3 ? null : [a.at(0, 0)]),
        conclude: (observations) => ({
          verdict: "consistent",
          errorProbability: 2 ** -20,
          power: "none",
          summary: String(observations.reduce((sum, [x = 0], i) => sum + i * x, 0)),
        }),
      },
    },
  ],
  equalityCases: { none: "a law" },
});

/** A law that is undecided below this many observations. */
function undecidedBelow(least: number): Claim {
  return spectralClaim(1, {
    id: `beyond/needs-${least}`,
    forms: [
      {
        name: "printed",
        statement: "0",
        expected: "consistent",
        relations: () => [],
        statistics: {
          observe: (a) => [a.at(0, 0)],
          conclude: (observations) => ({
            verdict: observations.length < least ? "undecided" : "consistent",
            errorProbability: 2 ** -20,
            power: "none",
            summary: String(observations.reduce((sum, [x = 0], i) => sum + i * x, 0)),
          }),
        },
      },
    ],
    equalityCases: { none: "a law" },
  });
}

const catalogue = [sound, flawed, drawn];

async function stored(options: readonly string[]): Promise<StoredReport> {
  const cwd = scratch();
  await invoke(["verify", "--workers", "1", "--runs", "50", "--seed", "7", ...options], { catalogue, cwd });
  const file = inFolder(cwd, "reports/runs/latest/report.json");
  return { file, report: reportSchema.parse(JSON.parse(readFileSync(file, "utf8"))) };
}

let whole: StoredReport;
let shards: StoredReport[];

beforeAll(async () => {
  whole = await stored([]);
  shards = await Promise.all(["1/3", "2/3", "3/3"].map((shard) => stored(["--shard", shard])));
});

function changed(shard: StoredReport, run: Partial<Report["run"]>): StoredReport {
  return { file: "changed.json", report: { ...shard.report, run: { ...shard.report.run, ...run } } };
}

type Claims = Report["claims"];

function edited(shard: StoredReport, edit: (claims: Claims) => Claims): StoredReport {
  return { file: "edited.json", report: { ...shard.report, claims: edit(shard.report.claims) } };
}

const expectingMore = (claim: Claims[number]): Claims[number] => ({
  ...claim,
  forms: claim.forms.map((form) => ({ ...form, expected: "holds" })),
});

describe("merging shards", () => {
  it("gives the report of the whole run, word for word, in whatever order they come", () => {
    const [first, second, third] = shards;
    const expected = reportText(whole.report);
    expect(expected).toContain("beyond/drawn");
    expect(reportText(mergeShards([third!, first!, second!], catalogue, null))).toBe(expected);
  });

  it("adds the times, and names every version of Node and every machine", () => {
    const [first, second, third] = shards;
    const odd = changed(third!, {
      seconds: 3,
      node: "v22.1.0",
      machine: "another",
      startedAt: "2025-01-01T00:00:00.000Z",
    });
    expect(mergeShards([first!, second!, odd], catalogue, null).run).toMatchObject({
      seconds: 3,
      node: "v20.0.0, v22.1.0",
      machine: "abacus, another",
      startedAt: "2025-01-01T00:00:00.000Z",
      shard: null,
    });
  });

  it("keeps the forms that the shards were asked for", async () => {
    const named = ["gatmiry2023/flawed:printed"];
    const halves = await Promise.all(["1/2", "2/2"].map((shard) => stored([...named, "--shard", shard])));
    const { report } = await stored(named);
    expect(reportText(mergeShards(halves, catalogue, null))).toBe(reportText(report));
  });

  it("adds up where a claim has fewer cases than there are shards", async () => {
    const named = ["gatmiry2023/flawed", "--runs", "3"];
    const parts = await Promise.all(Array.from({ length: 5 }, (_, i) => stored([...named, "--shard", `${i + 1}/5`])));
    const { report } = await stored(named);
    expect(reportText(mergeShards(parts, catalogue, null))).toBe(reportText(report));
  });

  it("refuses, in one line, what does not fit", () => {
    const [first, second, third] = shards;
    const refused = (given: readonly StoredReport[], claims: readonly Claim[] = catalogue): string => {
      try {
        mergeShards(given, claims, null);
      } catch (error) {
        return (error as Error).message.replaceAll(/\S*report\.json/g, "report.json");
      }
      return "merged";
    };
    expect([
      refused([]),
      refused([whole]),
      refused([changed(first!, { complete: false })]),
      refused([changed(first!, { runs: null })]),
      refused([first!, second!]),
      refused([first!, second!, second!, third!]),
      refused([first!, second!, changed(third!, { seed: 8 })]),
      refused([first!, second!, changed(third!, { version: "9.9.9" })]),
      refused([first!, second!, changed(third!, { selected: ["beyond/sound"] })]),
      refused(shards, [sound, flawed]),
      refused([first!, second!, edited(third!, (claims) => claims.slice(1))]),
      refused([first!, edited(second!, (claims) => claims.map(expectingMore)), third!]),
    ]).toMatchInlineSnapshot(`
      [
        "--merge: expected the reports of all shards, got none",
        "report.json: expected the report of a finished shard of a run, got a whole run; give the reports of verify --shard i/n",
        "changed.json: expected the report of a finished shard of a run, got a run that was interrupted; run shard 1/3 again",
        "changed.json: expected the report of a finished shard of a run, got a run by time; run the shards with --runs: only these have the same cases",
        "--merge: expected all 3 shards, got 2; give shard 3/3 too",
        "report.json: expected every shard once, got shard 2/3 again",
        "changed.json: expected the seed of report.json: 7, got 8; merge the shards of one run",
        "changed.json: expected the version of report.json: 0.2.0, got 9.9.9; merge the shards of one run",
        "changed.json: expected the selection of report.json: beyond/sound, gatmiry2023/flawed, beyond/drawn, got beyond/sound; merge the shards of one run",
        "report.json: expected claims of the catalogue, got beyond/drawn; merge with the version that ran the shards, and name further modules by --claims",
        "edited.json: expected cases of beyond/sound, as in the other shards, got none; run shard 3/3 again",
        "edited.json: expected gatmiry2023/flawed:printed with the verdict that report.json expects of it: refuted, got holds; merge the shards of one run",
      ]
    `);
  });
});

describe("joining shards of further looks", () => {
  // With 50 cases: decided at the first look, at the second, at the third, and by none.
  const laws = [drawn, undecidedBelow(51), undecidedBelow(101), undecidedBelow(500)];
  const claims = [sound, ...laws];
  const run = (cwd: string, ...args: string[]) => invoke(args, { catalogue: claims, cwd });

  it("gives the report of the whole run, law by law, once every look has its cases", async () => {
    const cwd = scratch();
    const usual = ["--workers", "1", "--no-html"];
    await run(cwd, "verify", "--runs", "50", "--seed", "7", ...usual, "--out", "whole");
    const look = async (name: string, parts: number, ...after: string[]): Promise<string[]> => {
      const numbers = Array.from({ length: parts }, (_, i) => i + 1);
      const begun = after.length === 0 ? ["--runs", "50", "--seed", "7"] : after;
      for (const i of numbers) {
        await run(cwd, "verify", ...begun, ...usual, "--shard", `${i}/${parts}`, "--out", `${name}-${i}`);
      }
      return numbers.map((i) => `${name}-${i}/report.json`);
    };
    const join = (...files: string[]) => run(cwd, "report", "--merge", ...files, "--to", "joined");
    const first = await look("first", 2);
    expect((await join(...first)).stdout).toContain("A whole run gives 3 claims more cases, for look 2");
    const second = await look("second", 3, "--after", "joined/report.json");
    expect((await join(...first, ...second)).stdout).toContain("A whole run gives 2 claims more cases, for look 3");
    const third = await look("third", 1, "--after", "joined/report.json");
    const { stdout, stderr } = await join(...third, ...second, ...first);
    expect(stderr).toBe("");
    expect(stdout).not.toContain("more cases");
    const text = (folder: string): string => readFileSync(inFolder(cwd, folder, "report.json"), "utf8");
    expect(text("joined")).toBe(text("whole"));
    expect(text("joined")).toContain("beyond/needs-500");

    const nothing = await run(cwd, "verify", "--after", "joined/report.json", "--shard", "1/2", "--out", "none");
    expect(nothing).toMatchObject({ code: 0, stdout: expect.stringContaining("Nothing awaits more cases") as unknown });
    expect((await join(...first, ...third)).stderr).toContain("expected those of look 2, got those of look 3");
    expect((await join(...first, ...second.slice(1), ...third)).stderr).toContain("expected all 3 shards, got 2");
  });

  it("says in one line what is no shard to come after", async () => {
    const cwd = scratch();
    await run(cwd, "verify", "beyond/sound", "--runs", "5", "--seed", "7", "--shard", "1/2", "--out", "part");
    const said = async (...args: string[]): Promise<string> => (await run(cwd, "verify", ...args)).stderr;
    expect([
      await said("--after", "part/report.json", "--shard", "1/2"),
      await said("--after", "part/report.json"),
      await said("beyond/sound", "--after", "part/report.json", "--shard", "1/2"),
      await said("--after", "nowhere.json", "--shard", "1/2"),
      await said("--after", "part/report.json", "--shard", "1/2", "--seed", "3"),
    ]).toMatchInlineSnapshot(`
      [
        "flatcheck: part/report.json: expected joined shards, got shard 1/2; join all shards first: flatcheck report --merge
      ",
        "flatcheck: --after: expected --shard i/n beside it, got none; 1/1 runs all of the further cases
      ",
        "flatcheck: --after: expected no claims named: they are those that it leaves undecided, got beyond/sound
      ",
        "flatcheck: nowhere.json: expected a file that can be read, got no such file (ENOENT); see how it is spelt, and from which folder
      ",
        "flatcheck: --after: expected no --seed beside it, got both; it is that of the report
      ",
      ]
    `);
  });
});
