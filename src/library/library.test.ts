import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { invoke, scratch } from "../cli/harness.fixture.js";
import { atMost, claim, holds } from "../claim/index.js";
import { frobeniusNorm, nuclearNorm, type Matrix } from "../numerics/index.js";
import { proofRecordSchema } from "../../reports/report/proofs.js";
import { type Report, reportSchema } from "../../reports/report/schema.js";
import { instances } from "../../generators/index.js";
import {
  check,
  type Checked,
  claimIds,
  claims,
  conjecture,
  doubt,
  FlatcheckError,
  hunt,
  proofRecord,
  replay,
  surprises,
  verify,
} from "./index.js";

/** Of several sources, with stored witnesses, with what is proved, and a claim of which one form alone is asked for. */
const ASKED = [
  "gatmiry2023/lemma-1",
  "gatmiry2023/lemma-3:printed",
  "gatmiry2023/gradient",
  "mulayoff2020/theorem-2",
] as const;

/** What a report says, without where and when it was made. */
function saying({ run, claims: said }: Report) {
  const { node, machine, startedAt, seconds, ...rest } = run;
  expect([node, machine, startedAt, seconds]).toHaveLength(4);
  return { run: rest, claims: said };
}

const drawn = instances({ sizes: { m: [1, 3], n: [1, 3] }, matrices: { A: ["m", "n"] } });

/** ‖A‖_* ≤ factor·‖A‖_F, which is false where A has full rank. */
function ownClaim(factor: number) {
  return claim(drawn, {
    id: "own/norms",
    title: "Norms",
    kinds: ["bound"],
    locus: "nowhere",
    printed: holds`\|A\|_* \le \|A\|_F`(({ A }: { readonly A: Matrix }) => ({
      "‖A‖_* ≤ c‖A‖_F": atMost(nuclearNorm(A), frobeniusNorm(A).times(factor)),
    })),
    equality: "none is needed for a test of the library",
    degenerate: { zero: drawn.at({ A: "0" }) },
  });
}

describe("claims", () => {
  it("are those that are asked for, in the order of the catalogue, with their sources", async () => {
    const found = await claims(["mulayoff2020/theorem-2", "gatmiry2023/lemma-1:printed"]);
    expect(found.map(({ id, source }) => [id, source?.key])).toEqual([
      ["gatmiry2023/lemma-1", "gatmiry2023"],
      ["mulayoff2020/theorem-2", "mulayoff2020"],
    ]);
    expect((await claims("gatmiry2023")).map(({ id }) => id)).toEqual(
      claimIds.filter((id) => id.startsWith("gatmiry2023/")),
    );
    expect(await claims([])).toEqual([]);
    expect((await claims()).map(({ id }) => id)).toEqual(claimIds);
  });

  it("may be one's own, under ids of their own", async () => {
    const own = ownClaim(1);
    expect(await claims(["gatmiry2023/lemma-1", own])).toHaveLength(2);
    await expect(claims([own, own])).rejects.toThrow("expected claims with ids of their own, got two named own/norms");
    await expect(claims("gatmiry2023/lema-1")).rejects.toThrow("did you mean gatmiry2023/lemma-1");
  });
});

describe("verify", () => {
  it("says what the command says for the same seed, number for number", async () => {
    const report = await verify(ASKED, { seed: 5, runs: 30 });
    const { stdout } = await invoke(["verify", ...ASKED, "--seed", "5", "--runs", "30", "--json"], {
      catalogue: await claims(ASKED),
    });
    expect(saying(report)).toEqual(saying(reportSchema.parse(JSON.parse(stdout))));
    expect(report.claims.flatMap(({ witnesses }) => witnesses).length).toBeGreaterThan(2);
    expect(report.claims.flatMap(({ forms }) => forms).some(({ evidence }) => evidence?.grade === "proved")).toBe(true);
    expect(surprises(report)).toEqual([]);
  });

  it("goes by the seed alone", async () => {
    const [one, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => verify("gatmiry2023/lemma-1", { seed, runs: 20 })),
    );
    expect(saying(one!)).toEqual(saying(again!));
    expect(saying(one!).claims).not.toEqual(saying(other!).claims);
  });

  it("finds a claim of one's own wrong, and says so", async () => {
    const report = await verify(ownClaim(1), { runs: 40 });
    expect(surprises(report)).toEqual(["own/norms:printed did not come out as expected"]);
    expect(report.claims[0]!.forms[0]!.witness).not.toBeNull();
    expect(surprises(await verify(ownClaim(2), { runs: 40 }))).toEqual([]);
  });

  it("ends where it is told to, and then says nothing to hold", async () => {
    const stop = new AbortController();
    const report = await verify("gatmiry2023", {
      ...{ runs: 400, witnesses: false, signal: stop.signal },
      onProgress: () => stop.abort(),
    });
    expect(report.run.complete).toBe(false);
    expect(report.claims.flatMap(({ forms }) => forms).filter(({ verdict }) => verdict === "holds")).toEqual([]);
    expect(surprises(report)[0]).toBe("the run did not come to its end");
  });

  it.each([
    [{ seed: -1 }, "verify: expected an integer from 0 to 4294967295 as seed, got -1"],
    [{ seed: 0.5 }, "as seed, got 0.5"],
    [{ runs: 0 }, "verify: expected an integer from 1 to 1000000000 as runs, got 0"],
  ])("refuses %o", async (options, complaint) => {
    await expect(verify("gatmiry2023/lemma-1", options)).rejects.toThrow(complaint);
  });
});

describe("hunt", () => {
  it("brings home what the command stores", async () => {
    const cwd = scratch();
    const { witness, complete } = await hunt("gatmiry2023/lemma-3", { seed: 3, evaluations: 200 });
    await invoke(["hunt", "gatmiry2023/lemma-3", "--seed", "3", "--evaluations", "200", "--store", "s"], {
      cwd,
      catalogue: await claims("gatmiry2023/lemma-3"),
    });
    const file = join(cwd, "s/gatmiry2023/witnesses/lemma-3.printed.1.json");
    expect([JSON.parse(JSON.stringify(witness)), complete]).toEqual([JSON.parse(readFileSync(file, "utf8")), true]);
    expect(witness!.certificate).not.toBeNull();
  });

  it("is replayed, and not where a side is changed", async () => {
    const { witness } = await hunt("gatmiry2023/lemma-3", { evaluations: 200 });
    expect((await replay(witness!)).outcome).toBe("reproduced");
    expect((await replay({ ...witness!, lhs: "3" })).outcome).not.toBe("reproduced");
    expect((await replay({ ...witness!, claim: "own/none" })).outcome).toBe("stale");
  });

  it("finds nothing where there is nothing, and refuses several claims", async () => {
    const { witness, outcome } = await hunt(ownClaim(2), { evaluations: 100 });
    expect([witness, outcome.evaluations]).toEqual([null, 100]);
    expect((await hunt(ownClaim(1), { evaluations: 100 })).witness).toMatchObject({ claim: "own/norms" });
    await expect(hunt("gatmiry2023")).rejects.toThrow("hunt: expected one claim, got gatmiry2023, which has");
    await expect(hunt("gatmiry2023/lemma-3", { without: ["x"] })).rejects.toThrow('got "x"');
  });
});

describe("check", () => {
  const OWN = {
    W: [[[0.5, 1]], [[2], [0]]],
    A: [
      [
        [1, 0],
        [0, 0],
      ],
      [
        [0, 1],
        [1, 1],
      ],
    ],
    b: [1, 2],
  };

  it("says what the command says of the same matrices", async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, "own.json"), JSON.stringify(OWN));
    const argv = ["check", "gatmiry2023/trace-formula", "--load", "own.json", "--json"];
    const { stdout } = await invoke(argv, { cwd, catalogue: await claims("gatmiry2023/trace-formula") });
    const said = JSON.parse(stdout) as Checked;
    const found = await check("gatmiry2023/trace-formula", OWN);
    const plain = ({ name, verdict, lhs, rhs }: Checked["forms"][number]["relations"][number]) => {
      return { name, verdict, sides: [lhs.value, rhs.value].map(Number) };
    };
    const relationsOf = ({ forms }: Checked) => forms.map(({ relations }) => relations.map(plain));
    expect(relationsOf(found)).toEqual(relationsOf(said));
    expect(relationsOf(found).flat().length).toBeGreaterThan(0);
    expect(found.assumptions.map(({ name, verdict }) => [name, verdict])).toEqual(
      said.assumptions.map(({ name, verdict }) => [name, verdict]),
    );
    expect(found.silence).toBe(said.silence);
  });

  it("says whether a form that should hold is refuted", async () => {
    const full = {
      A: [
        [1, 0],
        [0, 1],
      ],
    };
    expect((await check(ownClaim(1), full)).surprising).toBe(true);
    expect((await check(ownClaim(2), full)).surprising).toBe(false);
  });

  it("refuses what is no matrix, or does not fit", async () => {
    await expect(check(ownClaim(1), { A: [[NaN]] })).rejects.toThrow("matrices");
    await expect(check(ownClaim(1), { B: [[1]] })).rejects.toThrow(FlatcheckError);
    await expect(check("gatmiry2023", { A: [[1]] })).rejects.toThrow("check: expected one claim");
  });
});

describe("doubt", () => {
  it("says what the command says", async () => {
    const { stdout } = await invoke(["doubt", "gatmiry2023/lemma-1", "--seed", "2", "--runs", "25", "--json"], {
      catalogue: await claims("gatmiry2023/lemma-1"),
    });
    const { again, ...said } = JSON.parse(stdout) as { readonly again: string };
    expect(JSON.parse(JSON.stringify(await doubt("gatmiry2023/lemma-1", { seed: 2, runs: 25 })))).toEqual(said);
    expect(again).toContain("--seed 2");
  });
});

describe("conjecture", () => {
  it("finds what the command finds, and of a claim of one's own", async () => {
    const pace = ["--seed", "2", "--runs", "60", "--evaluations", "60"];
    const { stdout } = await invoke(["conjecture", "gatmiry2023/lemma-1", ...pace, "--json"], {
      catalogue: await claims("gatmiry2023/lemma-1"),
    });
    const { forms } = JSON.parse(stdout) as { readonly forms: readonly [Record<string, unknown>] };
    const { cases, proposed, conjectures, printed, complete } = await conjecture("gatmiry2023/lemma-1", {
      ...{ seed: 2, runs: 60, evaluations: 60 },
    });
    const texts = conjectures.map(({ text }) => text);
    expect(forms[0]).toMatchObject({
      cases,
      proposed,
      printed,
      complete,
      conjectures: texts.map((text) => ({ text })),
    });
    expect(printed).toEqual([{ relation: "‖AB‖_* ≤ ‖A‖_F‖B‖_F", found: "same" }]);
    const own = await conjecture(ownClaim(1), { runs: 60, evaluations: 60 });
    expect(own.conjectures.map(({ text }) => text)).toContain("‖A‖_* ≥ ‖A‖_F");
    expect(own.printed).toEqual([{ relation: "‖A‖_* ≤ c‖A‖_F", found: null }]);
  });

  it("refuses a claim without a form that is expected to hold, and numbers that are none", async () => {
    await expect(conjecture("mulayoff2020/conjecture")).rejects.toThrow("expected a form that is expected to hold");
    await expect(conjecture("gatmiry2023/lemma-1", { runs: 0.5 })).rejects.toThrow(FlatcheckError);
  });
});

it("the record of proofs is the published one, and fits its schema", async () => {
  expect(proofRecordSchema.parse(await proofRecord()).proofs.length).toBeGreaterThan(50);
});
