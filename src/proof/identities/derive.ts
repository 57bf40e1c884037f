import type { Claim } from "../../claim/index.js";
import { caseSeed } from "../../engine/run/index.js";
import { subSeed, textSeed } from "../../random/index.js";
import { mergeRecords, type Program, type RawRecord } from "../record/index.js";
import type { DrawnAt, ProvedSizes } from "./identity-proof.js";
import { attempts } from "./instances.js";
import { identitiesOf, keyOf, type Named } from "./relations.js";

/** Where a program comes from: the case of a run, and what of it is free. */
export interface Derivation extends DrawnAt {
  readonly lists: ProvedSizes["lists"];
  readonly reals: "free" | "fixed";
}

export function derivationOf({ drawn, lists, reals }: ProvedSizes): Derivation {
  return { ...drawn, lists, reals: Object.keys(reals).length > 0 ? "fixed" : "free" };
}

/**
 * The programs of the identities of a claim as it is computed now, from where they were derived once.
 * @returns for a relation its program; null where it has none by now, as where the computation branches on values
 */
export function derived(claim: Claim, { seed, index, instances, lists, reals }: Derivation) {
  const spec = claim.specs.draw(caseSeed(seed, claim.id, index));
  // How many are compared is said by the derivation.
  const ways = attempts(claim, spec, subSeed(seed, textSeed(claim.id)), false);
  const way = [...ways].find((one) => one.lists === lists && one.reals === reals);
  const varied = way === undefined ? [] : Array.from({ length: instances }, (_, k) => identitiesOf(claim, way.spec(k)));
  const { sizes, widths, choices } = spec;
  return {
    at: { sizes, widths, choices },
    programOf: (named: Named): Program | null => {
      const records = varied.flatMap((one) => one.get(keyOf(named))?.record() ?? []);
      if (records.length === 0 || records.length < varied.length) return null;
      if (records.some((record) => typeof record === "string")) return null;
      return mergeRecords(records as readonly RawRecord[]);
    },
  };
}
