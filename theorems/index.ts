import type { Claim } from "../src/claim/claim.js";
import gatmiryLemma1 from "./gatmiry2023/lemma-1.js";

/** The catalogue: every claim, in the order of the sources. The only place that lists them. */
export const claims: readonly Claim[] = [gatmiryLemma1];
