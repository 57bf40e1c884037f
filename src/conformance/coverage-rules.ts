import type { RelationTally } from "../claim/index.js";
import { coverage } from "../statistics/index.js";
import type { Bench } from "./bench.js";
import { evaluable } from "./evaluable.js";
import { LOOKS, sampled, samples } from "./sample.js";
import type { Weaknesses } from "./weak.js";

/** Every situation occurs in one of so many of the cases that decide, at least. */
const LEAST_SITUATION = 1 / 20;

/** A relation decides in one of so many of the cases in which it is evaluated, at least. */
const LEAST_DECIDING = 1 / 10;

/**
 * The probability, for each claim and each of the two rules on shares, that one of them is called missed that is met. It
 * is divided among what is demanded and the looks.
 */
const ERROR = 2 ** -10;

/** A relation decides in one of ten of the cases in which it is evaluated. */
export const seldomDecided: Weaknesses = (bench) => {
  for (const specs of samples(bench)) {
    const all = sampled(bench, specs);
    const error = ERROR / (LOOKS * all.length);
    const looked = all.map(({ form, name, tally }) => {
      const [events, cases] = [decided(tally), decided(tally) + tally.counts.undecided];
      const fault =
        `"${name}" (${form}) decides in ${events} of the ${cases} drawn cases in which it is evaluated, fewer than one in ` +
        `ten: leave it out where it can say nothing, narrow its rounding, or say why in \`unnoticed\``;
      return { relation: name, fault, decision: coverage(events, cases, { atLeast: LEAST_DECIDING, error }) };
    });
    const missed = looked.filter(({ decision }) => decision === "missed");
    if (missed.length > 0 || looked.every(({ decision }) => decision === "met")) return missed;
  }
  return [];
};

/** A claim demands situations. */
export function unstatedFaults({ claim: { situations = [] } }: Bench): string[] {
  return situations.length > 0
    ? []
    : ["no situation is stated: name in `situations` what a reader would ask whether it was ever tried"];
}

/** The situations that the claim demands occur in one of twenty of the cases that decide. */
export function situationFaults(bench: Bench): string[] {
  const { situations = [], forms } = bench.claim;
  const demanded = forms.flatMap(({ name: form }) => situations.map((name) => ({ form, name })));
  const error = ERROR / (LOOKS * demanded.length);
  let never: string[] = [];
  for (const specs of samples(bench)) {
    const all = evaluable(bench, specs).map((spec) => bench.findings(spec));
    const looked = demanded.map(({ form, name }) => {
      const deciding = all.filter(({ decided: forms }) => forms.includes(form));
      const events = deciding.filter(({ occurring }) => occurring.includes(name)).length;
      const decision = coverage(events, deciding.length, { atLeast: LEAST_SITUATION, error });
      const fault =
        `the situation "${name}" occurs in ${events} of ${deciding.length} drawn cases that decide the ${form} form, ` +
        `fewer than one in twenty: let the generator draw it more often`;
      return { fault, isNever: events === 0 && deciding.length > 0, decision };
    });
    const missed = looked.flatMap(({ fault, decision }) => (decision === "missed" ? [fault] : []));
    if (missed.length > 0) return missed;
    if (looked.every(({ decision }) => decision === "met")) return [];
    never = looked.flatMap(({ fault, isNever }) => (isNever ? [fault] : []));
  }
  // What never occurs in a whole run is a fault also where its cases are too few to prove anything. That none decides is
  // another one.
  return never;
}

function decided({ counts }: RelationTally): number {
  return counts.holds + counts.refuted;
}
