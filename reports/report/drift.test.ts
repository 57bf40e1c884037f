import { describe, expect, it } from "vitest";
import { driftsOf, driftText } from "./drift.js";
import { formReachText, reachText } from "./reach.js";
import type { FormReport } from "./schema.js";

type RelationReport = FormReport["relations"][number];
type Points = [number, string][];

function bound(
  name: string,
  parts: Partial<RelationReport> & { readonly sizes?: Partial<Record<"depth" | "width" | "samples", Points>> },
): RelationReport {
  const counts = { holds: 1, refuted: 0, undecided: 0, rigorous: 0 };
  const notables = { minMargin: null, tightest: null, refutedBy: null };
  const { sizes = {}, ...rest } = parts;
  return {
    name,
    sense: "bound",
    ...counts,
    ...notables,
    width: "0",
    profile: { depth: [], width: [], ...sizes },
    ...rest,
  };
}

describe("the drift of a bound", () => {
  it("is told where the best ratio at the largest sizes is half or twice that at small ones", () => {
    const width: Points = [[1, "1"], [4, "0.8"], [64, "0.1"]]; // prettier-ignore
    const depth: Points = [[2, "0.2"], [16, "0.3"], [32, "0.5"]]; // prettier-ignore
    const samples: Points = [[2, "0.5"], [1024, "0.3"]]; // prettier-ignore
    const found = driftsOf({ relations: [bound("r", { sizes: { width, depth, samples } })] });
    expect(found.map(driftText)).toEqual([
      "best 1 up to d = 8, 0.1 at d up to 64",
      "best 0.2 up to L = 8, 0.5 at L up to 32",
    ]);
  });

  it("is none of what has no small sizes, no large ones, of identities, and of what is refuted", () => {
    const width: Points = [[1, "1"], [64, "0.1"]]; // prettier-ignore
    const relations = [
      bound("large alone", { sizes: { width: [[64, "1"]] } }),
      bound("small alone", { sizes: { width: [[2, "1"], [8, "0.1"]] } }), // prettier-ignore
      bound("identity", { sense: "identity", sizes: { width } }),
      bound("refuted", { refuted: 1, sizes: { width } }),
      bound("nothing small", { sizes: { width: [[2, "0"], [64, "1"]] } }), // prettier-ignore
    ];
    expect(driftsOf({ relations })).toEqual([]);
    expect(driftsOf({ relations: [{ ...bound("old", {}), profile: undefined }] })).toEqual([]);
  });
});

describe("the largest sizes of a form", () => {
  it("are told once where its relations come to the same, and by relation where they do not", () => {
    const [a, b, c] = [
      bound("a", { reach: { d: 64, n: 9 } }),
      bound("b", { reach: { d: 64, n: 9 } }),
      bound("c", { reach: { L: 3 } }),
    ];
    expect(reachText(a)).toBe("d = 64, n = 9");
    expect(formReachText({ relations: [a, b] })).toBe("decided up to d = 64, n = 9");
    expect(formReachText({ relations: [a, b, c] })).toBe("decided up to d = 64, n = 9 (a; b), L = 3 (c)");
    expect(formReachText({ relations: [bound("old", {})] })).toBe("");
    expect(formReachText({ relations: [a, bound("never", { reach: {} })] })).toBe("decided up to d = 64, n = 9 (a)");
  });
});
