import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Claim, Form } from "../claim/statement/claim.js";
import { atLeast } from "../claim/fixtures/named.js";
import { spectralClaim } from "../engine/synthetic.fixture.js";
import type { Matrix } from "../numerics/matrices/matrix.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import { spectralNorm } from "../numerics/spectra/singular-values.js";
import { reportSchema } from "../../reports/report/schema.js";
import { flawed, invoke, scratch } from "./harness.fixture.js";

const RELATION = "‖A‖_2 ≥ 2‖A‖_F";

function form(name: Form<Matrix>["name"], factor: number, expected: "refuted" | "holds"): Form<Matrix> {
  return {
    name,
    statement: String.raw`\|A\|_2 \ge ${factor}\|A\|_F`,
    expected,
    relations: (a) => [atLeast(factor === 2 ? RELATION : "‖A‖_2 ≥ 0", spectralNorm(a), frobeniusNorm(a).times(factor))],
  };
}

/** ‖A‖_2 ≥ 2‖A‖_F, which is false: at A = [1] the sides are 1 and 2, in this order. */
const claim: Claim = spectralClaim(1, {
  ...{ source: flawed.source!, id: "gatmiry2023/flawed", equalityCases: { none: "not needed here" } },
  forms: [form("printed", 2, "refuted"), form("corrected", 0, "holds")],
  erratum: { grade: "constant", slip: "Turned round.", instead: "‖A‖_2 ≥ 0" },
});
const world = { catalogue: [claim] };
const [inOrder, swapped] = ["1 < 2", "2 > 1"];

describe("a relation with ≥ keeps the order of its sides in every view", () => {
  let cwd = "";
  beforeAll(() => {
    cwd = scratch();
    mkdirSync(join(cwd, "kept"));
  });
  const read = (name: string): string => readFileSync(join(cwd, name), "utf8");

  it("on the terminal, on the page, among the errata and in the tables of a run", async () => {
    const run = ["verify", "--seed", "1", "--runs", "40", "--out", ".", "--ledger", "ledger"];
    const { stdout } = await invoke(run, { ...world, cwd });
    const views = [stdout, ...["report.html", "ledger/README.md"].map(read)];
    for (const text of views) {
      const plain = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      expect(plain).toContain(inOrder);
      expect(plain).not.toContain(swapped);
    }
    const [first] = reportSchema.parse(JSON.parse(read("report.json"))).claims[0]!.forms;
    expect(first!.relations).toMatchObject([{ name: RELATION, sense: "bound", direction: "≥" }]);
    expect(first!.witness).toMatchObject({ lhs: "2", rhs: "1" });
  });

  it("in a hunt, in what it stores and in its replay", async () => {
    const hunt = ["hunt", "gatmiry2023/flawed:printed", "--seed", "1", "--evaluations", "50", "--store", "kept"];
    const hunted = await invoke(hunt, { ...world, cwd });
    expect(hunted.stdout).toContain(`smallest: d = 1, A = [1]: ${inOrder}`);
    expect(hunted.stdout).toContain("certificate: left side 1, right side 2, by intervals");
    const file = /stored: (\S+\.json)/.exec(hunted.stdout.replace(/\s+/g, " "))![1]!;
    const replayed = await invoke(["replay", file], { ...world, cwd });
    expect(replayed.stdout).toContain(`sides: ${inOrder}`);
    expect(replayed.stdout).toContain("certificate: left side 1, right side 2, by intervals");
    writeFileSync(join(cwd, "other.json"), read(file).replace('"rhs": "1"', '"rhs": "1.5"'));
    const other = await invoke(["replay", "other.json"], { ...world, cwd });
    expect(other.stdout).toContain("the file has 1.5 on the left side");
  });

  it("on somebody's own matrices", async () => {
    writeFileSync(join(cwd, "own.json"), JSON.stringify({ A: [[1]] }));
    const { stdout } = await invoke(["check", "gatmiry2023/flawed", "--load", "own.json"], { ...world, cwd });
    expect(stdout).toMatch(/‖A‖_2 ≥ 2‖A‖_F\n {4}refuted, margin -1.*\n {4}lhs 1 ±.*\n {4}rhs 2 ±/);
    const json = await invoke(["check", "gatmiry2023/flawed", "--load", "own.json", "--json"], { ...world, cwd });
    const sides = { direction: "≥", lhs: { value: "2" }, rhs: { value: "1" } };
    expect(JSON.parse(json.stdout)).toMatchObject({ forms: [{ relations: [sides] }, {}] });
  });
});
