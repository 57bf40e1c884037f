import { describe, expect, it } from "vitest";
import { countProfile, emptyProfile, mergeProfiles, type Profile } from "./profile.js";

const CASES = [
  [0.5, [2, 3, 2]],
  [0.25, [2, 1, 2]],
  [1, [1, 1]],
  [0.75, [3, 3, 3]],
  [NaN, [9, 9, 9, 9]],
  [2, [4]],
  [2, []],
] as const;

function profile(cases: readonly (readonly [number, readonly number[]])[]): Profile {
  const counted = emptyProfile();
  for (const [ratio, widths] of cases)
    countProfile(counted, ratio, widths.length < 2 ? {} : { d: Math.max(...widths), L: widths.length - 1 });
  return counted;
}

describe("the profile of a bound", () => {
  it("keeps the largest ratio of each depth and of each largest dimension, of instances that have them", () => {
    const { depth, width } = profile(CASES);
    expect([...depth]).toEqual([[2, 0.75], [1, 1]]); // prettier-ignore
    expect([...width].sort()).toEqual([[1, 1], [2, 0.25], [3, 0.75]]); // prettier-ignore
  });

  it("keeps sizes above 8 in classes that end at powers of two", () => {
    const counted = emptyProfile();
    for (const [n, ratio] of [[8, 1], [9, 2], [16, 3], [17, 4], [1000, 5]] as const) countProfile(counted, ratio, { n }); // prettier-ignore
    expect([...counted.samples]).toEqual([[8, 1], [16, 3], [32, 4], [1024, 5]]); // prettier-ignore
    expect(counted.width.size + counted.depth.size).toBe(0);
  });

  it("is the same wherever the cases are cut", () => {
    for (let cut = 0; cut <= CASES.length; cut++) {
      const [a, b] = [profile(CASES.slice(0, cut)), profile(CASES.slice(cut))];
      expect(mergeProfiles(a, b)).toEqual(profile(CASES));
      expect(mergeProfiles(b, a)).toEqual(profile(CASES));
    }
  });
});
