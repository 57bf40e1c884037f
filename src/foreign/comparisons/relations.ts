import { type Claim, type FormFacts, judge, type Relation, type Spec } from "../../claim/index.js";
import { judged } from "../../engine/judge/index.js";
import { REEVALUATION } from "../../engine/run/index.js";
import { type Operation, withArena, withProvenance } from "../../numerics/index.js";
import type { Asking } from "./compare.js";
import type { OwnFunction } from "../answers/index.js";
import { NoValueError, Substitution } from "./substitution.js";

/** A relation that holds, and that somebody's own values refute by more than they may be off. */
export interface Broken {
  readonly claim: string;
  readonly form: FormFacts["name"];
  readonly relation: Relation;
  /** The instance, by its entries. */
  readonly spec: Spec;
  /** Both sides with the own values in them. */
  readonly lhs: number;
  readonly rhs: number;
}

/** What becomes of the relations of a claim. */
export interface RelationsWith {
  /** Relations of instances that rest on an own value and that were judged with it. */
  readonly judged: number;
  /** Those of them that own values refute, the first of every name; shrunk. */
  readonly broken: readonly Broken[];
}

/** Smaller instances of a claim that are tried at most: each evaluates it, and asks intervals. */
const TRIES = 60;

/**
 * The relations of a claim on instances, with somebody's own values in place of ours wherever a step is one of theirs.
 * A relation is broken where it is refuted with them, what they may be off granted, and not without: by floating point,
 * or by intervals where that leaves it open. Relations of a form that is expected to be refuted have to hold without.
 */
export function relationsWith(
  claim: Claim,
  specs: readonly Spec[],
  own: ReadonlyMap<Operation, OwnFunction>,
  asking: Asking,
): RelationsWith {
  const broken = new Map<string, Broken>();
  const budget = { tries: TRIES };
  let count = 0;
  for (const spec of specs) {
    const found = brokenOn(claim, spec, own, asking);
    count += found.judged;
    for (const one of found.broken) {
      const name = `${one.form} ${one.relation.name}`;
      if (!broken.has(name)) broken.set(name, shrunkBroken(claim, one, own, asking, budget));
    }
  }
  return { judged: count, broken: [...broken.values()] };
}

function brokenOn(
  claim: Claim,
  spec: Spec,
  own: ReadonlyMap<Operation, OwnFunction>,
  { tolerance, matrices }: Asking,
): RelationsWith {
  const { result: outcomes, stepOf } = withProvenance(() => claim.evaluate(spec));
  const substitution = new Substitution(stepOf, own, tolerance, matrices);
  const broken: Broken[] = [];
  let count = 0;
  for (const { form, relations } of outcomes) {
    for (const relation of relations) {
      try {
        const [lhs, rhs] = [substitution.value(relation.lhs), substitution.value(relation.rhs)];
        if (lhs === relation.lhs && rhs === relation.rhs) continue;
        count += 1;
        if (judge({ ...relation, lhs, rhs }).verdict !== "refuted") continue;
        if (!isTrue(claim, spec, form, relation)) continue;
        broken.push({ claim: claim.id, form, relation, spec, lhs: lhs.value, rhs: rhs.value });
      } catch (error) {
        if (!(error instanceof NoValueError)) throw error;
        // That it gives no number is told of the function; no relation can be judged with it.
      }
    }
  }
  return { judged: count, broken };
}

/** Whether a relation is not refuted by our own values, intervals asked; where it is expected to fail, whether it holds. */
function isTrue(claim: Claim, spec: Spec, form: FormFacts["name"], { name }: Relation): boolean {
  return withArena(() => {
    const { relations } = judged(claim, spec, { ladder: REEVALUATION });
    const ours = relations.find((one) => one.form === form && one.relation.name === name)!;
    const verdict = ours.rigorous ?? ours.judgement.verdict;
    const { expected } = claim.forms.find((one) => one.name === form)!;
    return verdict === "holds" || (verdict === "undecided" && expected === "holds");
  });
}

function shrunkBroken(
  claim: Claim,
  first: Broken,
  own: ReadonlyMap<Operation, OwnFunction>,
  asking: Asking,
  budget: { tries: number },
): Broken {
  let best = first;
  for (let goesOn = true; goesOn;) {
    goesOn = false;
    for (const spec of claim.specs.shrink(best.spec)) {
      if ((budget.tries -= 1) < 0) break;
      const again = tried(() => brokenOn(claim, spec, own, asking).broken.find(isAlike(best)));
      if (again === undefined) continue;
      best = again;
      goesOn = true;
      break;
    }
  }
  return { ...best, spec: claim.specs.spellOut(best.spec) };
}

const isAlike =
  ({ form, relation }: Broken) =>
  (other: Broken): boolean =>
    other.form === form && other.relation.name === relation.name;

/** Nothing where a smaller instance is refused. */
function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
