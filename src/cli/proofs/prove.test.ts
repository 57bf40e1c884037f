import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue as theorems } from "../../../theorems/index.js";
import { invoke, scratch } from "../harness.fixture.js";

const claims = await theorems.load(["mulayoff2020/scalar-hessian", "wu2025/weighted-norm"]);
const ARGUMENTS = ["prove", "--seed", "1", "--runs", "5"];

describe("flatcheck prove", () => {
  it.each([
    [["--resume"], "--resume: expected --box beside it, got none; add --box, or leave out --resume"],
    [["--for", "1s"], "--for: expected --box beside it, got none; add --box, or leave out --for"],
    [["--boxes", "3"], "--boxes: expected --box beside it, got none"],
    [["--tighten", "1.5"], "--tighten: expected --box beside it, got none"],
    [["--box", "--teeth"], "--teeth: expected no --box beside it, got both; leave out one of them"],
  ])("refuses %j, which says nothing to it", async (given, line) => {
    const { code, stdout, stderr } = await invoke([...ARGUMENTS, ...given], { catalogue: claims });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.replace(/\s+/g, " ")).toContain(line);
  });

  it("says of every identity at which sizes it is proved, or why not", async () => {
    const { code, stdout, stderr } = await invoke([...ARGUMENTS, "--quiet", "--teeth"], { catalogue: claims });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "mulayoff2020/scalar-hessian:printed
        ∂²ℓ/∂w_q∂w_k = 2σ̂_x²τ²/(w_kw_q)
            proved at all 3 sizes, for all entries; 3 without chance; degree at most
            120; changes of a coefficient: 6 found false, 3 left it true; sign: 6
            found false, 5 left it true, 3 not followed; transpose: 0 found false, 6
            left it true
        H_w = 2σ̂_x²τ²zzᵀ
            proved at all 3 sizes, for all entries; 3 without chance; degree at most
            40; changes of a coefficient: 6 found false, 4 left it true; sign: 6 found
            false, 3 left it true, 3 not followed; transpose: 0 found false, 8 left it
            true
        λ_max(H_w) = 2σ̂_x²τ²Σ1/w_j²
            not proved: largestEigenvalue: eigenvalues are no rational functions of
            the entries
        ‖H_w‖_F² = (tr H_w)²: rank one
            proved at all 3 sizes, for all entries; 3 without chance; degree at most
            20; changes of a coefficient: 6 found false, 4 left it true; sign: 5 found
            false, 11 left it true; transpose: 0 found false, 6 left it true
      wu2025/weighted-norm:printed
        ‖tθ‖_{2,q} = |t|‖θ‖_{2,q}
            proved at 4 of 5 sizes, for all entries; 4 without chance; degree at most
            2; not at 1: a power: expected a number that is ≥ 0 at all entries, got
            one of unknown sign; changes of a coefficient: 8 found false; sign: 0
            found false, 22 left it true, 26 not followed
      5 identities of 2 claims: 3 proved at all sizes drawn, 1 at some, of 2 claims
      Again:  npx flatcheck prove --seed 1 --runs 5 --teeth --quiet
      "
    `);
  });

  it("writes proofs and what checks them; replay takes them and tells them from others", async () => {
    const cwd = scratch();
    const { stdout } = await invoke([...ARGUMENTS, "wu2025", "--out", "proofs", "--json"], { catalogue: claims, cwd });
    const { identities } = JSON.parse(stdout) as { identities: { file: string; proved: number; sizes: number }[] };
    expect(identities).toHaveLength(1);
    // At one of the sizes the case that is looked at has t = 0, where both sides are 0.
    expect([identities[0]!.proved, identities[0]!.sizes]).toEqual([4, 5]);
    expect(readdirSync(join(cwd, "proofs")).sort()).toEqual(["check.py", "wu2025"]);
    const { file } = identities[0]!;
    const replayed = await invoke(["replay", file], { catalogue: claims, cwd });
    expect(replayed.code).toBe(0);
    expect(replayed.stdout).toMatch(/^PROVED at \d+ sizes\n/);
    const text = readFileSync(join(cwd, file), "utf8");
    const put = async (changed: string): Promise<string[]> => {
      writeFileSync(join(cwd, "changed.json"), changed);
      const { code, stdout: said } = await invoke(["replay", "changed.json", "--json"], { catalogue: claims, cwd });
      const { outcome, reason } = JSON.parse(said) as { outcome: string; reason: string };
      return [String(code), outcome, reason];
    };
    expect(await put(text.replace('"degree":2', '"degree":3'))).toEqual([
      "1",
      "not reproduced",
      expect.stringContaining("hash"),
    ]);
    expect(await put(text.replace('"statement": "', '"statement": "x'))).toEqual([
      "2",
      "stale",
      "the form has another statement by now",
    ]);
    expect(await put(text.replace('"claim": "wu2025/', '"claim": "wu2026/'))).toEqual([
      "2",
      "stale",
      "the catalogue has no such claim",
    ]);
    expect(await put(text.replace('"form": "printed"', '"form": "other"'))).toEqual([
      "2",
      "stale",
      "the claim has no form other",
    ]);
    // Another case of the run has other sizes, and the claim another program than the one that was proved.
    expect(await put(text.replace(/"index":\d+/, '"index":4'))).toEqual(["2", "stale", expect.any(String)]);
    for (const length of [300, text.length >> 1, text.length - 3]) {
      writeFileSync(join(cwd, "cut.json"), text.slice(0, length));
      const cut = await invoke(["replay", "cut.json"], { catalogue: claims, cwd });
      expect([cut.code, cut.stderr]).toEqual([
        2,
        expect.stringMatching(/^flatcheck: cut\.json, .*a proof, as JSON, got .*/),
      ]);
    }
    writeFileSync(join(cwd, "odd.json"), text.replace('"free"', '"freed"'));
    expect((await invoke(["replay", "odd.json"], { catalogue: claims, cwd })).code).toBe(2);
  });

  it("stops between claims when it is interrupted", async () => {
    const controller = new AbortController();
    controller.abort();
    const { code, stdout } = await invoke(ARGUMENTS, { catalogue: claims, signal: controller.signal });
    expect(code).toBe(130);
    expect(stdout).toContain("Incomplete: interrupted\n");
  });
});
