import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Claim } from "../claim/statement/claim.js";
import type { Witness } from "../claim/counts/witness.js";
import { exact } from "../numerics/arithmetic/quantity.js";
import { readWitness } from "../store/witnesses/witness-file.js";
import { reportSchema } from "../../reports/report/schema.js";
import { flawed, invoke, scratch, sound } from "./harness.fixture.js";

const RUN = ["verify", "gatmiry2023", "--workers", "1", "--runs", "20", "--seed", "7"];
const FILE = "theorems/gatmiry2023/witnesses/flawed.printed.1.json";

/** A folder with a witness that a hunt found, changed. */
async function stored(changes: Partial<Witness> = {}): Promise<string> {
  const cwd = scratch();
  await invoke(["hunt", "gatmiry2023/flawed", "--seed", "7", "--evaluations", "100"], { cwd });
  writeFileSync(join(cwd, FILE), JSON.stringify({ ...readWitness(FILE, cwd), ...changes }));
  return cwd;
}

async function report(
  cwd: string,
  ...more: string[]
): Promise<ReturnType<typeof reportSchema.parse>["claims"][number]> {
  const { stdout } = await invoke([...RUN, "--json", ...more], { cwd });
  return reportSchema.parse(JSON.parse(stdout)).claims[0]!;
}

/** A claim of which no generated and no chosen case is refuted: only its stored witness refutes it. */
const subtle: Claim = {
  ...flawed,
  evaluate: (spec) => ("law" in spec.lists["A"]! ? sound.evaluate(spec) : flawed.evaluate(spec)),
};

describe("verify with stored witnesses", () => {
  it("replays them first and counts them apart", async () => {
    const cwd = await stored();
    const claim = await report(cwd);
    expect(claim).toMatchObject({ chosen: 1, stored: 1 });
    expect(claim.witnesses).toEqual([{ file: FILE, form: "printed", outcome: "reproduced", reason: null }]);
    expect(claim.forms[0]).toMatchObject({ cases: 22, verdict: "refuted" });
    expect(claim.forms[0]!.relations[0]!.refutedBy).toMatchObject({
      index: -2,
      spec: { lists: { A: { entries: [[[1]]] } } },
    });
  });

  it("leaves them out with --no-witnesses, and says so in the command that repeats the run", async () => {
    const cwd = await stored();
    expect(await report(cwd, "--no-witnesses")).toMatchObject({ stored: 0, witnesses: [], forms: [{ cases: 21 }, {}] });
    const { stdout } = await invoke([...RUN, "--no-witnesses"], { cwd });
    expect(stdout).toContain(
      "Again:  npx flatcheck verify gatmiry2023 --seed 7 --runs 20 --no-witnesses --workers 1\n",
    );
    const both = await invoke([...RUN, "--no-witnesses", "--store", "x"], { cwd });
    expect(both.code).toBe(2);
  });

  it("lets a witness refute what no other case refutes", async () => {
    const cwd = await stored();
    const verdict = async (...more: string[]): Promise<unknown> => {
      const { stdout } = await invoke([...RUN, "--json", ...more], { cwd, catalogue: [subtle] });
      return reportSchema.parse(JSON.parse(stdout)).claims[0]!.forms[0]!.verdict;
    };
    expect(await verdict()).toBe("refuted");
    expect(await verdict("--no-witnesses")).not.toBe("refuted");
  });

  it("is not as expected where one does not refute any more, which it says in a line", async () => {
    const gone = await stored({
      spec: { sizes: { d: 1 }, widths: [], choices: {}, reals: {}, lists: { A: { entries: [[[0]]] } } },
    });
    const { code, stdout } = await invoke([...RUN, "--quiet"], { cwd: gone });
    expect(code).toBe(1);
    expect(stdout.replace(/\n {15}/g, " ")).toContain(
      `Stored witness ${FILE} does not refute: by interval arithmetic the relation holds\n`,
    );
    const stale = await invoke([...RUN, "--quiet"], { cwd: await stored({ claim: "gatmiry2023/other" }) });
    expect(stale.code).toBe(1);
    expect(stale.stdout.replace(/\n {15}/g, " ")).toContain(
      `Stored witness ${FILE} is stale: there is no claim gatmiry2023/other\n`,
    );
  });

  it("does not count one that was found without an assumption as a case, but replays it", async () => {
    const never: Claim = { ...flawed, slacks: () => [exact(-1)] };
    const { stdout } = await invoke([...RUN, "--json"], {
      cwd: await stored({ without: ["square"] }),
      catalogue: [never],
    });
    const [claim] = reportSchema.parse(JSON.parse(stdout)).claims;
    expect(claim).toMatchObject({ stored: 0, witnesses: [{ outcome: "reproduced" }] });
  });

  it("replays those of the selected forms alone, and those of another store", async () => {
    const cwd = await stored();
    const corrected = await invoke(["verify", "gatmiry2023/flawed:corrected", ...RUN.slice(2), "--json"], { cwd });
    expect(reportSchema.parse(JSON.parse(corrected.stdout)).claims[0]).toMatchObject({ stored: 0, witnesses: [] });
    const elsewhere = await report(scratch(), "--store", join(cwd, "theorems"));
    expect(elsewhere.stored).toBe(1);
  });

  it("belong to the first shard", async () => {
    const cwd = await stored();
    expect((await report(cwd, "--shard", "1/2")).stored).toBe(1);
    expect((await report(cwd, "--shard", "2/2")).stored).toBe(0);
  });

  it("refuses to run on a file that is no witness", async () => {
    const cwd = await stored();
    writeFileSync(join(cwd, FILE), "{");
    const { code, stdout, stderr } = await invoke(RUN, { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /^flatcheck: theorems\/gatmiry2023\/witnesses\/flawed\.printed\.1\.json, line 1, column 2: .*\n$/,
    );
    expect(readFileSync(join(cwd, FILE), "utf8")).toBe("{");
  });
});
