import type { Claim } from "../src/claim/index.js";

/**
 * Rules that some claims break still, by the names of the rules. Each entry is tested to be needed, so that the list can
 * only shrink: a claim that is mended comes off it, and a new claim does not come on.
 */
export const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  "refutes or keeps every relation of what fails": [
    "gatmiry2023/lemma-3",
    "gatmiry2023/lemma-4-construction",
    "gatmiry2023/table-1",
    "gatmiry2023/theorem-1",
    "gatmiry2023/theorem-1-nuclear-proof",
    "gatmiry2023/theorem-5",
    "gatmiry2023/theorem-5-proof",
    "gatmiry2023/theorem-7",
    "mulayoff2020/scalar-flattest",
  ],
  "would notice a factor in whatever holds": ["gatmiry2023/definition-2"],
  "would notice a power of each size that varies": ["marion2024/corollary-1"],
};

/** The rules that a claim breaks still. */
export function exceptionsOf({ id }: Claim): readonly string[] {
  return Object.entries(EXCEPTIONS).flatMap(([rule, ids]) => (ids.includes(id) ? [rule] : []));
}
