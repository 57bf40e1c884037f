import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { atMost, type Relations } from "../claim/relations/comparison.js";
import { claim, holds } from "../claim/index.js";
import { exact, type Quantity } from "../numerics/arithmetic/quantity.js";
import { frobeniusNorm, trace } from "../numerics/matrices/norms.js";
import type { Report } from "../../reports/report/schema.js";
import { instances } from "../../generators/specs/instances.js";
import { catalogue } from "../../theorems/index.js";
import { invoke, type Said, scratch } from "./harness.fixture.js";

const drawn = instances({ sizes: { m: [1, 4], n: [1, 4] }, matrices: { A: ["m", "n"], B: ["m", "n"] } });

type Drawn = ReturnType<typeof drawn.materialize>;

/** ‖A‖ ≤ ½‖A‖, which is false of every A but zero. */
const half = ({ A }: Drawn) => ({ "‖A‖ ≤ ½‖A‖": atMost(frobeniusNorm(A), frobeniusNorm(A).times(0.5)) });

/** A false statement under a hypothesis of that slack. */
const under = (slack: (drawn: Drawn) => Quantity, relations: (drawn: Drawn) => Relations = half, number = 2) =>
  claim(drawn, {
    id: "own/hypothesis",
    title: "a false statement under a hypothesis",
    kinds: ["bound"],
    locus: "p1",
    assumptions: [{ name: "small", statement: "s", slack }],
    printed: holds`x`(relations),
    equality: "there is none that is looked for",
    degenerate: { number: drawn.at({ A: number, B: -3 }) },
  });

const never = under(() => exact(-1));
/** A = 0 alone. */
const atZero = under(({ A }) => exact(-trace(A.times(A.T)).value));

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
    expect((await reported(under(() => exact(0)))).forms[0]!.verdict).toBe("refuted");
    expect(
      (
        await checked(
          "own/hypothesis",
          { A: [[2]], B: [[-3]] },
          under(() => exact(0)),
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
      expect(lineOf("zero loss", await checked(id, near))).toMatch(
        /(met|within rounding)( by interval arithmetic)?, measured on the file$/,
      );
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

describe("what a claim is not about", () => {
  it("is refuted, and says nothing of it: zero layers, whose product is 0", async () => {
    const said = await checked("beyond/gain-budget", { W: [[[1]], [[0]], [[0]]] });
    expect(said.stdout).toContain("refuted by interval arithmetic");
    expect(said.stdout).toContain("says nothing of the claim: T ≠ 0 violated");
    expect(said.code).toBe(0);
  });

  it.each(["vanishing-sharpness", "lemma-8", "lemma-1"])(
    "is refused by marion2024/%s: several outputs, where it has p = 1",
    async (label) => {
      const file = { W: [[[1, 0], [0, 1]], [[1, 0], [0, 1]]], X: [[1, 0], [0, 1]], y: [[0], [0]], p: [[1], [0]] }; // prettier-ignore
      const said = await checked(`marion2024/${label}`, file);
      expect(said.stderr).toContain("W: expected 1×2 as the last layer, since the claim is about one output, got 2×2");
      expect(said.code).toBe(2);
    },
  );
});

describe("a refutation that rests on a hypothesis which floating point leaves open", () => {
  const square = Math.sqrt(3);
  const white = [[square, 0, 0], [0, square, 0], [0, 0, square]]; // prettier-ignore
  const identity = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore
  const above = 1 + 2 ** -52;

  it.each<[id: string, name: string, file: object]>([
    ["mulayoff2020/theorem-1", "A2", { W: [identity, identity], X: white, y: white }],
    ["marion2024/theorem-2-lower", "minimizer", { W: [[[-1]], [[0.5]]], X: [[1]], y: [[-0.5 - 2 ** -53]] }],
    ["beyond/gain-budget", "flattest", { W: [[[1]], [[above]]] }],
    ["mulayoff2020/lemma-2", "looks sharper", { W: [[[1]], [[1]], [[above]]] }],
  ])("says nothing of %s where intervals show that %s is violated", async (id, name, file) => {
    const said = await checked(id, file);
    expect(said.stdout).toContain("refuted by interval arithmetic");
    expect(lineOf(name, said)).toContain("violated by interval arithmetic");
    expect(said.stdout).toContain(`says nothing of the claim: ${name} violated`);
    expect(said.code).toBe(0);
  });

  /** A slack that is 0 of every A, by steps that intervals cannot decide. */
  const open = under(({ A }) => frobeniusNorm(A).minus(frobeniusNorm(A.times(3)).over(3)));

  it("says that it is open where intervals do not tell either, and is no surprise", async () => {
    const said = await checked("own/hypothesis", { A: [[1, 1], [0, 1]], B: [[1, 0], [0, 1]] }, open); // prettier-ignore
    expect(lineOf("small", said)).toMatch(/within rounding$/);
    expect(said.stdout.replace(/\s+/g, " ")).toContain(
      "says nothing of the claim: neither floating point nor intervals tell whether small is met, and what is refuted rests on it",
    );
    expect(said.code).toBe(0);
  });

  /** ‖A‖ ≤ 1, violated by a hair at 1 + ε. */
  const small = under(
    ({ A }) => exact(3).minus(frobeniusNorm(A).times(3)),
    ({ A }) => ({ "3‖A‖ ≤ 3": atMost(frobeniusNorm(A).times(3), exact(3)) }),
    above,
  );

  it("is none to verify, and none to hunt", async () => {
    const { forms } = await reported(small, 8);
    expect(forms[0]).toMatchObject({ verdict: "holds", witness: null });
    expect(forms[0]!.relations[0]!.refuted).toBe(0);
    const hunt = await invoke(["hunt", "own/hypothesis", "--seed", "1", "--evaluations", "200"], {
      catalogue: [small],
    });
    expect(hunt.stdout).toContain("nothing found in 200 evaluations");
    expect(hunt.code).toBe(1);
  });
});

describe("what a statement is not about", () => {
  const tall = instances({ sizes: { m: [2, 4], n: [1, 4] }, matrices: { A: ["m", "n"], B: ["m", "n"] } });
  const about = (relations: typeof half) =>
    claim(tall, {
      id: "own/hypothesis",
      title: "a false statement of two rows and more",
      kinds: ["bound"],
      locus: "p1",
      printed: holds`x`(relations),
      equality: "there is none that is looked for",
      degenerate: { number: tall.at({ A: "1; 2", B: "1; 1" }) },
    });
  const ofTwoRows = about(half);
  const throwingBelowTwo = about(({ A, ...rest }) => {
    if (A.rows < 2) throw new TypeError("no second row");
    return half({ A, ...rest });
  });

  it.each<[id: string, file: object, complaint: string]>([
    [
      "gatmiry2023/theorem-5",
      { W: [[[0.5]], [[0.5]], [[0.3]]], X: [[1]], y: [[0.075]] },
      "W: expected 2 layers, got 3, of which the statement says nothing",
    ],
    [
      "marion2024/lemma-2",
      { W: [[[1]]], X: [[1], [2]], y: [[1], [2]] },
      "W: expected at least 2 layers, got 1, of which the statement says nothing",
    ],
  ])("%s refuses networks of other depths in a line", async (id, file, complaint) => {
    const { code, stdout, stderr } = await checked(id, file);
    expect([code, stdout, stderr]).toEqual([2, "", `flatcheck: ${id} on own.json: ${complaint}\n`]);
  });

  it("is not refuted by a size that it is not about, which is said", async () => {
    const said = await checked("own/hypothesis", { A: [[2]], B: [[1]] }, ofTwoRows);
    expect(said.stdout).toContain("beyond what the claim is tried on: m = 1 is below 2");
    expect(said.stdout).toContain("says nothing of the claim: m = 1 is below 2");
    expect(said.code).toBe(0);
    const two = await checked("own/hypothesis", { A: [[2], [1]], B: [[1], [1]] }, ofTwoRows);
    expect([two.code, two.stdout.includes("says nothing")]).toEqual([1, false]);
  });

  it.each([
    ["gatmiry2023/theorem-5", { A: [[[1]]], M: [[1]], W: [[[1]], [[1]]] }, "epsilon=-1"],
    ["gatmiry2023/lemma-4-displays", { M: [[1]] }, "prime=-4"],
  ])("%s is not refuted by a number that it is not about, which is said", async (id, file, set) => {
    const said = await checked(id, file, undefined, "--set", set);
    expect(said.stdout).toMatch(/^ +refuted/m);
    expect(said.stdout.replaceAll(/\s+/g, " ")).toContain(
      `says nothing of the claim: ${set.replace("=", " = ")}, and all that are tried are positive`,
    );
    expect([said.code, said.stderr]).toEqual([0, ""]);
  });

  it("is the third layer of two, though a chosen case has three", async () => {
    const two = { W: [[[1]], [[2]]], A: [[[1]]] };
    const said = await checked("gatmiry2023/gradient", two, undefined, "--set", "j=3");
    const got = "gatmiry2023/gradient on own.json: expected what the statement is about, got j = 3 is above 2";
    expect([said.code, said.stdout, said.stderr]).toEqual([2, "", `flatcheck: ${got}\n`]);
  });

  it("is no larger number of measurements, which is left out for the time it takes", async () => {
    const M = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? 1 : 0)));
    const units = Array.from({ length: 16 }, (_, k) => [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (4 * i + j === k ? 1 : 0)))); // prettier-ignore
    const said = await checked("gatmiry2023/learned-norm", { A: [...units, M], M });
    expect(said.stdout).toMatch(/^ +refuted/m);
    expect(said.stdout).not.toContain("says nothing");
  });

  it("is stated by a number that is not read as zero", async () => {
    const said = await checked("marion2024/reparameterization", { W: [[[2]], [[3]]], X: [[1]] }, undefined, "--set", "C=1e-400"); // prettier-ignore
    const complaint = '--set C: expected a number, got "1e-400", which is nearer to 0 than all doubles';
    expect([said.code, said.stderr]).toEqual([2, `flatcheck: ${complaint}\n`]);
  });

  it("is no number of their sign: at a rate that is not tried, what is false is refuted as before", async () => {
    const descent = { J: [[[1, 0, 0]]], start: [[[-3], [2], [2]]] };
    const said = await checked("wu2025/gd-iterates", descent, undefined, "--set", "rate=0.1", "--set", "steps=2");
    expect(said.stdout).toContain("beyond what the claim is tried on: rate = 0.1 is outside of 0.125 to 4");
    expect(said.stdout).toMatch(/^ +refuted/m);
    expect(said.stdout).not.toContain("says nothing");
  });

  it("says so of numbers of a statement that is read off a file as well", async () => {
    const said = await checked("marion2024/reparameterization", { W: [[[2]], [[3]]], X: [[1]] }, undefined, "--set", "C=-3"); // prettier-ignore
    expect(said.stdout).toContain("beyond what the claim is tried on: C = -3 is outside of");
    expect(said.code).toBe(0);
  });

  it("is not evaluated in vain: what throws at such a size is told in a line", async () => {
    const { code, stderr } = await checked("own/hypothesis", { A: [[2]], B: [[1]] }, throwingBelowTwo);
    const complaint = "expected what the statement is about, got m = 1 is below 2";
    expect([code, stderr]).toEqual([2, `flatcheck: own/hypothesis on own.json: ${complaint}\n`]);
  });

  it.each([
    { W: [[[1]]], A: [[[1]], [[2]]] },
    { W: [[[1]]], X: [[1], [2]], y: [[1], [2]] },
    { W: [[[2, 1]]], X: [[1, 0], [0, 1]], y: [[2], [1]] }, // prettier-ignore
  ])("one layer is judged by the claims that are about one, without a surprise: case %#", async (file) => {
    const cwd = scratch();
    writeFileSync(join(cwd, "own.json"), JSON.stringify(file));
    const said = await invoke(["check", "--load", "own.json"], { cwd, catalogue: await catalogue.load() });
    expect([said.code, said.stderr]).toEqual([0, ""]);
    expect(said.stdout).toMatch(/\d+ claims judged/);
  });

  it("layers of 8×8 are judged by all claims that take them, and the one that cannot bear them says so", async () => {
    const cwd = scratch();
    const rows = (m: number, n: number, shift: number): number[][] =>
      Array.from({ length: m }, (_, i) => Array.from({ length: n }, (__, j) => ((7 * i + 3 * j + shift) % 5) - 2));
    const file = { W: [rows(8, 8, 0), rows(8, 8, 1)], X: rows(5, 8, 2), y: rows(5, 8, 3) };
    writeFileSync(join(cwd, "own.json"), JSON.stringify(file));
    const said = await invoke(["check", "--load", "own.json", "--all"], { cwd, catalogue: await catalogue.load() });
    expect([said.code, said.stderr]).toEqual([0, ""]);
    expect(said.stdout).toMatch(/\d+ claims judged/);
    expect(said.stdout.replace(/\s+/g, " ")).toContain("at most 9 entries, of whose values the expectation takes all");
  });

  it.each(
    [
      [
        [1e308, 1e308],
        [-1e308, 1e308],
      ],
      [
        [0, 1e308],
        [-1e308, 0],
      ],
      [
        [0, 5e-324],
        [0, 0],
      ],
    ].map((M) => [M] as const),
  )("a hypothesis is never met by the mirror of what the file has: M = %j", async (M) => {
    // prettier-ignore
    const said = await checked("gatmiry2023/theorem-7-remark", { M });
    expect(lineOf("symmetric", said)).toMatch(/measured on the file$/);
    expect(lineOf("symmetric", said)).not.toContain(" met");
    expect(said.code).toBe(0);
  });
});
