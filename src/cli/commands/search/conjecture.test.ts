import { describe, expect, it } from "vitest";
import { catalogue } from "../../../../theorems/index.js";
import { invoke } from "../../harness.fixture.js";

const LEMMA = ["conjecture", "gatmiry2023/lemma-1", "--seed", "1"];

async function lemma(argv: readonly string[], world = {}) {
  return invoke(argv, { catalogue: await catalogue.load(["gatmiry2023/lemma-1"]), ...world });
}

describe("flatcheck conjecture", () => {
  it("shows what survives, where it is met, and what the claim says of it", async () => {
    const { code, stdout, stderr } = await lemma([...LEMMA, "--runs", "60", "--evaluations", "60", "--quiet"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "gatmiry2023/lemma-1:printed
        3 bounds proposed from 65 cases · 1 not refuted · 0 thrown out by a hunt
        ‖AB‖_* ≤ ‖A‖_F ‖B‖_F
          met: in 8 of 51 cases, at 8 of the sizes (m, k, n): 1 1 1, 2 3 2, 2 2 2, 8 1
               3, 8 1 4, 8 1 8, …
          tightness: the smaller side is half the time more than 0.649 of the larger
                     one
          known: ‖AB‖_* ≤ ‖A‖_F‖B‖_F
          a conjecture, not refuted in 51 cases and 60 evaluations
      Again:  npx flatcheck conjecture gatmiry2023/lemma-1 --seed 1 --evaluations 60 --runs 60 --quiet
      "
    `);
  });

  it.each([
    [["--runs", "0"], 'flatcheck: --runs: expected a whole number from 1 to 1000000, got "0"\n'],
    [["--evaluations", "5", "--for", "5s"], /^flatcheck: --evaluations: expected no --for beside it, got both; .*\n$/],
    [["--markdown", "x"], /^flatcheck: unknown option '--markdown'.*\n$/],
  ])("refuses %s in one line", async (wrong, said) => {
    const { code, stdout, stderr } = await lemma([...LEMMA, ...wrong]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(said);
  });

  it("prints what it has where it is interrupted", async () => {
    const signal = AbortSignal.abort();
    const { code, stdout } = await lemma([...LEMMA, "--runs", "60", "--evaluations", "60"], { signal });
    expect(code).toBe(130);
    expect(stdout).toContain("Interrupted: 0 of 1 forms reached.");
  });
});
