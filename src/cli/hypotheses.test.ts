import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { atMost } from "../claim/relations/comparison.js";
import { claim, holds } from "../claim/index.js";
import { exact } from "../numerics/arithmetic/quantity.js";
import { frobeniusNorm, trace } from "../numerics/matrices/norms.js";
import type { Report } from "../../reports/report/schema.js";
import { instances } from "../../generators/specs/instances.js";
import { catalogue } from "../../theorems/index.js";
import { invoke, type Said, scratch } from "./harness.fixture.js";

const drawn = instances({ sizes: { m: [1, 4], n: [1, 4] }, matrices: { A: ["m", "n"], B: ["m", "n"] } });

/** ‖A‖ ≤ ½‖A‖, which is false of every A but zero, under a hypothesis that so many matrices meet. */
const under = (slack: (trace: number) => number) =>
  claim(drawn, {
    id: "own/hypothesis",
    title: "a false statement under a hypothesis",
    kinds: ["bound"],
    locus: "p1",
    assumptions: [{ name: "small", statement: "s", slack: ({ A }) => exact(slack(trace(A.times(A.T)).value)) }],
    printed: holds`x`(({ A }) => ({ "‖A‖ ≤ ½‖A‖": atMost(frobeniusNorm(A), frobeniusNorm(A).times(0.5)) })),
    equality: "there is no equality but at zero",
    degenerate: { number: drawn.at({ A: 2, B: -3 }) },
  });

const never = under(() => -1);
/** A = 0 alone. */
const atZero = under((square) => -square);

async function reported(own: typeof never, runs = 64): Promise<Report["claims"][number] & { readonly code: number }> {
  const cwd = scratch();
  const argv = ["verify", "own/hypothesis", "--runs", String(runs), "--seed", "1", "--out", "out"];
  const { code } = await invoke(argv, { cwd, catalogue: [own] });
  const { claims } = JSON.parse(readFileSync(join(cwd, "out/report.json"), "utf8")) as Report;
  return { ...claims[0]!, code };
}

async function checked(id: string, file: object, own?: typeof never, ...more: string[]): Promise<Said> {
  const cwd = scratch();
  writeFileSync(join(cwd, "own.json"), JSON.stringify(file));
  const claims = own === undefined ? await catalogue.load([id]) : [own];
  return invoke(["check", id, "--load", "own.json", ...more], { cwd, catalogue: claims });
}

/** The line of a hypothesis in what check says. */
function lineOf(name: string, { stdout }: Said): string {
  return stdout.split("\n").find((line) => line.startsWith(name)) ?? "";
}

describe("a hypothesis that nothing meets", () => {
  it("makes a claim vacuous to verify, which counts no case", async () => {
    const { forms, outside, code } = await reported(never);
    expect(forms[0]).toMatchObject({ verdict: "vacuous", relations: [], witness: null });
    expect([outside, forms[0]!.cases, code]).toEqual([65, 65, 1]);
  });

  it("leaves hunt and check without anything to say", async () => {
    const hunt = await invoke(["hunt", "own/hypothesis", "--seed", "1", "--evaluations", "50"], { catalogue: [never] });
    expect(hunt.code).toBe(1);
    expect(hunt.stdout).toContain("vacuous: no candidate meets the hypotheses");
    const check = await checked("own/hypothesis", { A: [[2]], B: [[-3]] }, never);
    expect(check.code).toBe(0);
    expect(check.stdout).toContain("says nothing of the claim: small violated");
  });
});

describe("a case that violates a hypothesis", () => {
  it("is not counted among those that meet it", async () => {
    const { forms, outside, code } = await reported(atZero);
    const [relation] = forms[0]!.relations;
    expect(outside! + relation!.holds).toBe(65);
    expect(relation).toMatchObject({ refuted: 0, undecided: 0 });
    expect(relation!.holds).toBeGreaterThan(0);
    expect([forms[0]!.verdict, code]).toEqual(["holds", 0]);
  });

  it("refutes as soon as it meets it", async () => {
    expect((await reported(under(() => 0))).forms[0]!.verdict).toBe("refuted");
    expect(
      (
        await checked(
          "own/hypothesis",
          { A: [[2]], B: [[-3]] },
          under(() => 0),
        )
      ).code,
    ).toBe(1);
  });
});

describe("a hypothesis on data that the program makes up", () => {
  const weights = [[[1, 2], [0, 1]], [[1, -1]]]; // prettier-ignore
  const measurements = [[[1, 0]], [[1, 1]]];
  const far = { weights, measurements, labels: [100, -50] };
  /** ⟨A_i, W_2W_1⟩ with W_2W_1 = [1 1]. */
  const near = { weights, measurements, labels: [1, 2] };

  it.each(["gatmiry2023/trace-formula", "gatmiry2023/lemma-3", "across/empirical-fisher"])(
    "is measured on the file: zero loss for %s",
    async (id) => {
      const said = await checked(id, far);
      expect(lineOf("zero loss", said)).toMatch(/-6252\.5 .*violated, measured on the file$/);
      expect(said.stdout).toContain("not evaluated: zero loss violated");
      expect(said.stdout).not.toMatch(/lhs|rhs/);
      expect(said.code).toBe(0);
      expect(lineOf("zero loss", await checked(id, near))).toMatch(/(met|within rounding), measured on the file$/);
    },
  );

  it("is not called met where the file does not have what it is about", async () => {
    const said = await checked("gatmiry2023/lemma-3", { weights, measurements });
    expect(lineOf("zero loss", said)).toMatch(/^zero loss +not looked at$/);
    expect(said.stdout).toContain("not looked at in the file, and made to hold by the program: zero loss");
  });

  const W = [[[1, 2], [0, 1], [1, -1]], [[1, 0, 2], [0, 1, 1]]]; // prettier-ignore
  const inputs = [[1, 0], [0, 2], [1, 1], [2, -1]]; // prettier-ignore
  const targets = [[1, 0], [0, 1], [2, 2], [-1, 3]]; // prettier-ignore

  it.each(["mulayoff2020/theorem-1", "mulayoff2020/step-size"])(
    "is measured on the file: white data for %s",
    async (id) => {
      const said = await checked(id, { weights: W, inputs, targets });
      expect(lineOf("A2", said)).toMatch(/-0\.79056941504\d* .*violated, measured on the file$/);
      // λ_max at these data is 37.9; that of white ones is none of theirs.
      expect(said.stdout).not.toMatch(/24\.4/);
      expect(said.stdout).toContain("says nothing of the claim: A2, w ∈ Ω violated");
      expect(lineOf("A1", said)).toMatch(/met$/);
      const json = JSON.parse(
        (await checked(id, { weights: W, inputs, targets }, undefined, "--json")).stdout,
      ) as Judged;
      expect(json.assumptions.find(({ name }) => name === "A2")).toMatchObject({ verdict: "violated", onFile: true });
      const white = [[1, 1], [1, -1]]; // prettier-ignore
      expect(lineOf("A2", await checked(id, { weights: W, inputs: white }))).toMatch(
        /(met|within rounding), measured on the file$/,
      );
      expect(lineOf("A2", await checked(id, { weights: W }))).toMatch(/not looked at$/);
    },
  );

  it("is found among all claims: none that other parameters break on the same matrices is called met", async () => {
    const said = await checked("wu2025/gd-frobenius", { J: [[1, 2], [0, 1]] }, undefined, "--set", "curvature=0"); // prettier-ignore
    expect(lineOf("zero loss", said)).not.toMatch(/^zero loss .* met$/);
  });
});

interface Judged {
  readonly assumptions: readonly { readonly name: string }[];
  readonly forms: readonly { readonly relations: readonly unknown[] }[];
}

describe("one matrix of somebody's own", () => {
  it("does not refute what holds almost surely", async () => {
    const said = await checked("gatmiry2023/theorem-4", { A: [[[0]]], M: [[1]] });
    expect(said.code).toBe(0);
    expect(said.stdout).toMatch(/says nothing of the claim: the statement holds almost surely over draws of A/);
  });
});
