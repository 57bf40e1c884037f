import type { Spec, Witness } from "../claim/index.js";
import type { Bench } from "./bench.js";
import { seldomDecided } from "./coverage-rules.js";
import { byOneRoute, neitherRefutedNorKept, withoutExponent, withoutTeeth } from "./power-rules.js";
import { sampledAndChosen } from "./sample.js";
import type { Weaknesses } from "./weak.js";

/** A rule on relations, from which the reasons of `unnoticed` free those that they name. */
function excusing(weaknesses: Weaknesses) {
  return (bench: Bench, _: readonly Spec[], witnesses: readonly Witness[]): string[] =>
    weaknesses(bench, witnesses).flatMap(({ relation, fault }) =>
      bench.claim.unnoticed?.[relation] === undefined ? [fault] : [],
    );
}

const ALL: readonly Weaknesses[] = [neitherRefutedNorKept, withoutTeeth, withoutExponent, byOneRoute, seldomDecided];

/** Shortest reason, in characters. */
const SHORTEST_REASON = 20;

/** Reasons are given for relations that there are, which break a rule. */
export function reasonedFaults(bench: Bench, specs: readonly Spec[], witnesses: readonly Witness[]): string[] {
  const { unnoticed = {} } = bench.claim;
  const names = new Set(sampledAndChosen(bench, specs).map(({ name }) => name));
  const weak = new Set(ALL.flatMap((weaknesses) => weaknesses(bench, witnesses)).map(({ relation }) => relation));
  return Object.entries(unnoticed).flatMap(([name, reason = ""]) => {
    if (!names.has(name)) return [`\`unnoticed\` names "${name}", which no case evaluates`];
    if (!weak.has(name)) return [`\`unnoticed\` names "${name}", which breaks no rule: leave it out`];
    return reason.length < SHORTEST_REASON ? [`the reason of \`unnoticed\` for "${name}" is too short to be one`] : [];
  });
}

export const refutedFaults = excusing(neitherRefutedNorKept);
export const teethFaults = excusing(withoutTeeth);
export const exponentFaults = excusing(withoutExponent);
export const routeFaults = excusing(byOneRoute);
export const decidingFaults = excusing(seldomDecided);
