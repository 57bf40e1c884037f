import { describe, expect, it } from "vitest";
import { flawed } from "../harness.fixture.js";
import { hunt } from "../../engine/search/index.js";
import { plain } from "../../../reports/text/index.js";
import { huntText } from "./hunt-report.js";

describe("what a hunt found, for a terminal", () => {
  it("names a dozen of the places that do not matter, and says how many there are", async () => {
    const now = (): number => 0;
    const signal = new AbortController().signal;
    const outcome = await hunt(flawed, { form: "printed", seed: 7, evaluations: 20, now, signal });
    const told = (places: number): string =>
      huntText(
        {
          ...{ claim: flawed, form: "printed", without: [], seed: 7, witness: null, file: null },
          ...{ unstored: "nowhere", complete: true, again: "again" },
          outcome: {
            ...outcome,
            found: { ...outcome.found!, irrelevant: Array.from({ length: places }, (_, i) => `a${i}`) },
          },
        },
        { columns: 80, palette: plain },
      );
    const dozen = "a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11";
    expect(told(0)).not.toContain("does not matter");
    expect(told(12)).toContain(`  does not matter: ${dozen}\n`);
    expect(told(212).replaceAll(/\n +/g, " ")).toContain(`does not matter: ${dozen}, and 200 more, which --json shows`);
  });
});
