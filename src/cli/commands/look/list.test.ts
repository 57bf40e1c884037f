import { describe, expect, it } from "vitest";
import { flawed, invoke, recorder, sound } from "../../harness.fixture.js";

const other = { ...sound, id: "beyond/flawed-too", title: "Not at most half" };
const catalogue = [sound, flawed, other];

describe("list", () => {
  it("puts names before titles before places, and says how many of how many it found", async () => {
    expect((await invoke(["list", "flawed"], { catalogue })).stdout).toMatchInlineSnapshot(`
      "claim               printed  title
      gatmiry2023/flawed  refuted  The spectral norm is at most half of the Frobenius…
      beyond/flawed-too   holds    Not at most half

      2 of 3 claims
      "
    `);
    expect((await invoke(["list", "NORM", "half"], { catalogue })).stdout).toMatchInlineSnapshot(`
      "claim               printed  title
      gatmiry2023/flawed  refuted  The spectral norm is at most half of the Frobenius…

      1 of 3 claims
      "
    `);
    expect((await invoke(["list", "not at most half"], { catalogue })).stdout).toContain("1 of 3 claims");
  });

  it("filters by source, verdict and kind", async () => {
    const ids = async (...argv: string[]): Promise<string[]> => {
      const { stdout } = await invoke(["list", ...argv, "--json"], { catalogue });
      return (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id);
    };
    expect(await ids("--source", "gatmiry2023")).toEqual([flawed.id]);
    expect(await ids("--verdict", "refuted")).toEqual([flawed.id]);
    expect(await ids("--verdict", "holds", "flawed")).toEqual([other.id]);
    expect(await ids("--kind", "conjecture")).toEqual([]);
    expect((await invoke(["list", "--kind", "conjecture"], { catalogue })).stdout).toBe("0 of 3 claims\n");
  });

  it("refuses sources, verdicts and kinds that there are not", async () => {
    expect((await invoke(["list", "--source", "gatmiry2024"], { catalogue })).stderr).toMatchInlineSnapshot(`
      "flatcheck: --source: expected one of beyond, gatmiry2023, got "gatmiry2024"; did you mean gatmiry2023? flatcheck list has them all
      "
    `);
    expect((await invoke(["list", "--verdict", "true"], { catalogue })).code).toBe(2);
  });

  it("shows prints that fail in red", async () => {
    const stdout = recorder(true, 90);
    await invoke(["list", "--source", "gatmiry2023"], { catalogue, stdout });
    expect(stdout.text()).toContain("\u001B[31mrefuted\u001B[39m");
    expect(stdout.text()).not.toContain("\u001B[31mholds");
  });
});
