import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flawed, invoke, scratch, sound, storedReport } from "../../harness.fixture.js";
import type { Claim } from "../../../claim/statement/claim.js";
import { atMost } from "../../../claim/fixtures/named.js";
import { spectralClaim, squares } from "../../../engine/synthetic.fixture.js";
import { approximately, sum } from "../../../numerics/arithmetic/quantity.js";
import { spectralNorm } from "../../../numerics/spectra/singular-values.js";

const RUN = ["verify", "--workers", "1", "--runs", "20", "--seed", "7"];

/** The claim that expects to hold, which it does not. */
const surprising: Claim = {
  ...flawed,
  forms: flawed.forms.map((form) => ({ ...form, expected: "holds" })),
};

describe("the exit status of verify", () => {
  it("is 1 where a verdict is not as expected, and names it", async () => {
    const { code, stdout } = await invoke([...RUN, "--strict", "--quiet"], { catalogue: [sound, surprising] });
    expect(code).toBe(1);
    expect(stdout).toContain(
      [
        "2 claims, 3 forms: 2 as expected, 1 not (0 s)",
        "By intervals: 12 of 12 open checks decided, 1 of 1 counterexample certified",
        "Not as expected: gatmiry2023/flawed:printed",
        "",
      ].join("\n"),
    );
  });

  it("is 1 where evaluation throws, with the message in the ledger", async () => {
    const throwing = spectralClaim(1, {
      materialize: (spec) => {
        if (spec.sizes["d"] === 2) throw new RangeError("no twos");
        return squares.raw(spec).lists.A[0]!;
      },
    });
    const { code, stdout } = await invoke(RUN, { catalogue: [throwing] });
    expect(code).toBe(1);
    expect(stdout).toContain("spectral  ✗ error ");
    expect(stdout).toContain("Not as expected\n  spectral: error, expected holds\n");
    expect(stdout).toMatch(/beyond\/spectral threw on case \d+: no twos\n/);
  });

  it("is 0 with --strict where ties and borrowed bounds alone are left, and 3 where something could have been decided and was not", async () => {
    // Both sides are one number, and an irrational one: no precision decides a bound between them.
    const tie = spectralClaim(1, {
      forms: sound.forms.map((form) => ({
        ...form,
        relations: (a) => [atMost("‖A‖_2 ≤ ‖Aᵀ‖_2", spectralNorm(a), spectralNorm(a.T))],
      })),
    });
    const ties = await invoke([...RUN, "--strict", "--quiet"], { catalogue: [tie] });
    expect(ties.code).toBe(0);
    expect(ties.stdout.replace(/\n +/g, " ")).toMatch(
      / \d+ ties \(both sides equal as far as intervals tell: their enclosures shrink onto each other\)\n/,
    );
    expect(ties.stdout).not.toContain("left undecided");
    // The left side comes with an error bound that no precision makes smaller.
    const blurred = spectralClaim(1, {
      forms: sound.forms.map((form) => ({
        ...form,
        relations: (a) => [
          atMost("‖A‖_2 ≤ ‖A‖_2 + (d − 1)", spectralNorm(a), approximately(spectralNorm(a).value + a.rows - 1, 1e-9)),
        ],
      })),
    });
    const borrowed = await invoke([...RUN, "--strict", "--quiet"], { catalogue: [blurred] });
    expect(borrowed.stdout.replace(/\n +/g, " ")).toMatch(
      /, \d+ out of reach of intervals \(an operand rests on an error bound of floating point\)\n/,
    );
    expect(borrowed.stdout).not.toContain("left undecided");
    expect(borrowed.code).toBe(0);
    // A precision of more than 256 bits would decide it.
    const cancelling = spectralClaim(1, {
      forms: sound.forms.map((form) => ({
        ...form,
        relations: (a) => {
          const [norm, large] = [spectralNorm(a), spectralNorm(a).times(2 ** 300)];
          return [atMost("‖A‖_2 ≤ ‖A‖_2 + 1", sum([large, norm, large.negated()]), norm.plus(1))];
        },
      })),
    });
    const strict = await invoke([...RUN, "--strict", "--quiet"], { catalogue: [cancelling] });
    expect(strict.stdout).toMatch(/\nUndecided checks: beyond\/spectral:printed \(\d+\)\n/);
    expect(strict.stdout).toContain("left undecided");
    expect(strict.code).toBe(3);
    // Matrices of size 1 are ties as well, ‖A‖_2 = ‖A‖_F, but rational ones: intervals decide them.
    expect((await invoke([...RUN, "beyond", "--strict"])).code).toBe(0);
    const clear = await invoke([...RUN, "--strict"], {
      catalogue: [spectralClaim(2, { equalityCases: { none: "a factor of two leaves room" } })],
    });
    expect(clear.code).toBe(0);
  });
});

describe("the checkpoint of an interrupted run", () => {
  const RUN_OUT = ["verify", "--workers", "1", "--runs", "60", "--seed", "7", "--quiet", "--out", "out"];

  /** A run of two claims that is interrupted in the second one, after something has happened. */
  function interrupted(cwd: string, before: () => void = () => {}): ReturnType<typeof invoke> {
    const interruption = new AbortController();
    let calls = 0;
    const stopping: Claim = {
      ...flawed,
      evaluate: (spec) => {
        calls += 1;
        if (calls === 20) {
          before();
          interruption.abort();
        }
        return flawed.evaluate(spec);
      },
    };
    return invoke(RUN_OUT, { cwd, catalogue: [sound, stopping], signal: interruption.signal });
  }

  it("is kept under another name where a run begins in its place, and goes on under its old one", async () => {
    const cwd = scratch();
    expect((await interrupted(cwd)).stdout).toMatch(/\nGo on: {2}.* --resume\n/);
    const next = await invoke([...RUN_OUT.with(6, "8")], { cwd, catalogue: [sound, flawed] });
    expect(next.stderr).toBe(
      "flatcheck: out/checkpoint.jsonl was left by a run that has not reached its end, with a claim; it is kept as " +
        "out/checkpoint-before.jsonl, from which --resume goes on under its old name\n",
    );
    renameSync(join(cwd, "out/checkpoint-before.jsonl"), join(cwd, "out/checkpoint.jsonl"));
    const resumed = await invoke([...RUN_OUT, "--resume"], { cwd, catalogue: [sound, flawed] });
    expect([resumed.code, resumed.stderr]).toEqual([next.code, ""]);
  });

  it("is not said to be one to go on from where another run has replaced it", async () => {
    const cwd = scratch();
    const file = join(cwd, "out/checkpoint.jsonl");
    const { code, stdout } = await interrupted(cwd, () => {
      renameSync(file, `${file}.old`);
      writeFileSync(file, "that of another run\n");
    });
    expect(code).toBe(130);
    expect(stdout).toContain("Go on:  not from here: another run into this folder has begun\n");
    expect(stdout).not.toContain("--resume");
  });
});

describe("an interruption", () => {
  it("reports what was done, marks it and gives exit status 130", async () => {
    const interruption = new AbortController();
    const cwd = scratch();
    let calls = 0;
    const counting: Claim = {
      ...sound,
      evaluate: (spec) => {
        calls += 1;
        if (calls === 450) interruption.abort();
        return sound.evaluate(spec);
      },
    };
    const { code, stdout } = await invoke(
      ["verify", "--workers", "1", "--runs", "1000", "--seed", "7", "--ledger", "ledger"],
      { cwd, catalogue: [counting, flawed], signal: interruption.signal },
    );
    expect(code).toBe(130);
    const { run, claims } = storedReport(cwd);
    expect([run.complete, run.selected, claims.map(({ id }) => id)]).toEqual([
      false,
      ["beyond/sound", "gatmiry2023/flawed"],
      ["beyond/sound"],
    ]);
    expect(claims[0]!.forms[0]!.cases).toBe(252);
    expect(stdout).toContain("Interrupted: 1 of 2 claims reached.\n");
    expect(stdout).toContain("Ledger: not written\n");
    expect(existsSync(join(cwd, "ledger/README.md"))).toBe(false);
  });
});
