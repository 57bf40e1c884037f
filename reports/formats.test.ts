import { readFileSync } from "node:fs";
import { join } from "node:path";
import formats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { runCases, runChosenCases } from "../src/engine/run/cases.js";
import { conclude } from "../src/engine/run/conclude.js";
import { spectralClaim, squares } from "../src/engine/synthetic.fixture.js";
import { buildReport, reportText } from "./report/build.js";
import { reportJsonSchema } from "./report/json-schema.js";
import type { Report } from "./report/schema.js";
import { runFacts } from "./run-facts.fixture.js";
import { renderSummaryMarkdown } from "./views/build-summary.js";
import { renderCsv } from "./views/csv.js";
import { renderJunit } from "./views/junit.js";
import { observationLines, type ObservedRun } from "./views/observations.js";

const HOSTILE = `<script>alert("1 & 2")</script>]]> | \`x\`, \u0000\uFFFE`;

const sound = { ...spectralClaim(1), id: "beyond/sound" };
/** Expected to hold, which it does not. */
const surprising = { ...spectralClaim(0.5), id: "gatmiry2023/surprising", title: HOSTILE };
const failing = {
  ...spectralClaim(0.5),
  id: "gatmiry2023/failing",
  forms: spectralClaim(0.5).forms.map((form) => ({ ...form, expected: "refuted" as const })),
  erratum: { grade: "constant" as const, slip: "a factor", instead: HOSTILE },
};
const throwing = {
  ...sound,
  id: "beyond/throwing",
  evaluate: () => {
    throw new Error(HOSTILE);
  },
};
const claims = [sound, throwing, surprising, failing];

const report: Report = buildReport(
  runFacts(claims.map(({ id }) => id)),
  claims.map((claim) => conclude(claim, runCases(claim, { seed: 1, from: 0, to: 12 }))),
  new Map([
    [
      "beyond/sound",
      [{ file: HOSTILE, form: "printed", outcome: "not reproduced", reason: "it holds after all" }] as const,
    ],
  ]),
);

function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, "fixtures", name), "utf8");
}

describe("JUnit XML", () => {
  it("is valid, whatever the text in it", async () => {
    const contents = renderJunit(report);
    const checked = await validateXML({
      xml: [{ fileName: "junit.xml", contents }],
      schema: [{ fileName: "junit.xsd", contents: fixture("junit.xsd") }],
    });
    expect(checked.errors).toEqual([]);
    expect(contents).not.toContain("<script>");
  });

  it("is refused where a count is missing, so that the check above can fail", async () => {
    const contents = renderJunit(report).replace(/ tests="\d+"/g, "");
    const checked = await validateXML({
      xml: [{ fileName: "junit.xml", contents }],
      schema: [{ fileName: "junit.xsd", contents: fixture("junit.xsd") }],
    });
    expect(checked.valid).toBe(false);
  });

  it("fails what is not as expected, and lost witnesses; what is refuted as expected passes", () => {
    const lines = renderJunit(report).split("\n");
    expect(lines[1]).toBe('<testsuites name="flatcheck" tests="5" failures="2" errors="1" time="12.500">');
    const passed = lines.filter((line) => line.startsWith("<testcase") && line.endsWith("/>"));
    expect(passed).toEqual([
      '<testcase classname="beyond.sound" name="printed"/>',
      '<testcase classname="gatmiry2023.failing" name="printed"/>',
    ]);
    const complaints = lines.flatMap(
      (line) => /^<(failure|error) message="([^"]*)"/.exec(line)?.slice(1).join(" ") ?? [],
    );
    expect(complaints).toEqual([
      "error beyond/throwing:printed: error, expected holds",
      "failure gatmiry2023/surprising:printed: refuted, expected holds",
      expect.stringContaining("does not refute: it holds after all"),
    ]);
  });
});

describe("the JSON Schema of report.json", () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(reportJsonSchema()) as object);

  it("accepts a report as it is stored", () => {
    validate(JSON.parse(reportText(report)));
    expect(validate.errors).toBeNull();
  });

  it("refuses a report with a field of another name", () => {
    expect(validate({ ...report, claim: [] })).toBe(false);
  });
});

describe("the table", () => {
  it("has a row for every relation, and every row the same columns", () => {
    const [header, ...rows] = renderCsv(report).trimEnd().split("\r\n");
    expect(header!.split(",")).toHaveLength(16);
    expect(rows.map((row) => row.split(",").slice(0, 4).join(","))).toEqual([
      "beyond/sound,printed,holds,holds",
      "beyond/throwing,printed,holds,error",
      "gatmiry2023/surprising,printed,holds,refuted",
      "gatmiry2023/failing,printed,refuted,refuted",
    ]);
    expect(rows.map((row) => row.split(",").length)).toEqual([16, 16, 16, 16]);
  });

  it("quotes what would end a field", () => {
    const name = 'a "b", c\nd';
    const [claim] = report.claims;
    const [form] = claim!.forms;
    const relations = form!.relations.map((relation) => ({ ...relation, name }));
    const odd = { ...report, claims: [{ ...claim!, forms: [{ ...form!, relations }] }] };
    expect(renderCsv(odd)).toContain(',"a ""b"", c\\nd",');
  });
});

describe("the summary for build servers", () => {
  it("says first what came out, then what is not as expected", () => {
    const text = renderSummaryMarkdown(report, claims);
    expect(text.split("\n")[0]).toBe("## ✗ flatcheck: 2 of 4 forms as expected");
    expect(text).toContain("`gatmiry2023/surprising:printed` | **refuted, expected holds**");
    expect(text).toContain("1 print that fails");
    expect(text).not.toContain("<script>");
  });

  it("is good news where all is as expected", () => {
    const good = { ...report, claims: report.claims.slice(0, 1).map((claim) => ({ ...claim, witnesses: [] })) };
    expect(renderSummaryMarkdown(good, claims)).toMatchInlineSnapshot(`
      "## ✓ flatcheck: 1 of 1 form as expected

      1 claim, seed 1, 1 case a claim, 12.5 s, version 0.1.0.

      | source | claims | hold | fail | open | error |
      | --- | --- | --- | --- | --- | --- |
      | beyond | 1 | 1 | 0 | 0 | 0 |
      "
    `);
  });

  it("says so where the run was interrupted", () => {
    const run = { ...report.run, complete: false };
    expect(renderSummaryMarkdown({ ...report, run }, claims)).toContain("**Interrupted**: 4 of 4 claims reached.");
  });
});

describe("observations", () => {
  const run: ObservedRun = { seed: 3, version: "0.1.0", startedAt: 1500, includes: (_, form) => form === "printed" };
  const lines = claims.flatMap((claim) => {
    const records = [runCases(claim, { seed: 3, from: 0, to: 20 }, true), runChosenCases(claim, true)];
    return records.flatMap((tally) => observationLines(claim.id, tally.records, run).trimEnd().split("\n"));
  });
  const observations = lines.map((line) => JSON.parse(line) as { status: string; property: string });

  it("fit the schema that Hypothesis publishes", () => {
    const validate = new Ajv2020().compile(JSON.parse(fixture("observation.json")) as object);
    for (const observation of observations) {
      validate(observation);
      expect(validate.errors).toBeNull();
    }
    expect(validate({ ...observations[0], status: "lost" })).toBe(false);
  });

  it("are one for each form of each case, with what became of it", () => {
    const statuses = (property: string): string[] => [
      ...new Set(observations.filter((one) => one.property === property).map(({ status }) => status)),
    ];
    expect(observations).toHaveLength(4 * 22);
    expect(statuses("beyond/throwing")).toEqual(["failed"]);
    expect(statuses("gatmiry2023/failing:printed").sort()).toEqual(["failed", "passed"]);
    expect(observations[0]).toMatchObject({
      how_generated: "drawn as case 0 of seed 3",
      property: "beyond/sound:printed",
      run_start: 1.5,
    });
  });

  it("leave out forms that nobody asked for, and write what JSON cannot", () => {
    const spec = squares.explicit({ sizes: { d: 1 }, lists: { A: [[[1]]] } });
    const relation = {
      name: "r",
      direction: "≤" as const,
      lhs: NaN,
      rhs: Infinity,
      margin: NaN,
      rounding: 0,
      verdict: "undecided" as const,
    };
    const form = { relations: [relation], observation: [1, -Infinity] };
    const forms = [
      { form: "printed" as const, ...form },
      { form: "corrected" as const, ...form },
    ];
    const text = observationLines("a/b", [{ spec, index: -1, kind: "chosen", forms, error: null }], run);
    expect(JSON.parse(text)).toMatchObject({
      status: "gave_up",
      status_reason: "undecided: r",
      features: { r: { lhs: "NaN", rhs: "Infinity" }, observation: [1, "-Infinity"] },
    });
  });
});
