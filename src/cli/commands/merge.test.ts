import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { flawed, invoke, scratch, sound } from "../harness.fixture.js";
import type { Claim } from "../../claim/claim.js";
import { spectralClaim } from "../../engine/synthetic.fixture.js";
import { reportText } from "../../../reports/report/build.js";
import { type Report, reportSchema } from "../../../reports/report/schema.js";
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

const catalogue = [sound, flawed, drawn];

async function stored(options: readonly string[]): Promise<StoredReport> {
  const cwd = scratch();
  await invoke(["verify", "--workers", "1", "--runs", "50", "--seed", "7", ...options], { catalogue, cwd });
  const file = join(cwd, "reports/runs/latest/report.json");
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
      ]
    `);
  });
});
