import { chosenSpecs, type Claim, type Spec } from "../../claim/index.js";
import { caseSeed } from "../../engine/run/index.js";
import { Matrix, type Operation, Quantity, withProvenance } from "../../numerics/index.js";
import { type Question, questionOf, textOf } from "./question.js";

/** A question, and where it came up. */
export interface Occurrence extends Question {
  /** The id of the claim, and the instance in which it performed this; null of what was asked for by itself. */
  readonly from: { readonly claim: string; readonly spec: Spec } | null;
}

/** What is gathered. */
export interface Gathering {
  /** Decides the instances that are drawn. */
  readonly seed: number;
  /** Instances that are drawn of each claim, besides the chosen ones. */
  readonly runs: number;
  /** Operations that are looked for; all unless given. */
  readonly operations?: ReadonlySet<Operation>;
}

/** The instances of a claim in which its operations are looked for: the chosen ones, then those drawn. */
export function instancesOf(claim: Claim, { seed, runs }: Gathering): Spec[] {
  return [
    ...chosenSpecs(claim),
    ...Array.from({ length: runs }, (_, index) => claim.specs.draw(caseSeed(seed, claim.id, index))),
  ];
}

/**
 * Every operation behind what a claim says of its chosen instances and of drawn ones, each on the same operands once, in
 * the order in which they come up.
 * @throws whatever evaluation of the claim throws
 */
export function occurrences(claim: Claim, gathering: Gathering): Occurrence[] {
  const found = new Map<string, Occurrence>();
  for (const spec of instancesOf(claim, gathering)) {
    for (const question of questionsOn(claim, spec, gathering.operations)) {
      const text = textOf(question);
      if (!found.has(text)) found.set(text, { ...question, from: { claim: claim.id, spec } });
    }
  }
  return [...found.values()];
}

function questionsOn(claim: Claim, spec: Spec, operations: ReadonlySet<Operation> | undefined): Question[] {
  const { result: outcomes, stepOf } = withProvenance(() => claim.evaluate(spec));
  const found: Question[] = [];
  const seen = new Set<object>();
  const open: unknown[] = outcomes.flatMap(({ relations }) => relations.flatMap(({ lhs, rhs }) => [lhs, rhs]));
  // A list and no recursion: records are thousands of steps deep.
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (!(value instanceof Quantity || value instanceof Matrix)) {
      open.push(...(Object.values(value) as unknown[]));
      continue;
    }
    const step = stepOf(value);
    if (step === undefined) continue;
    open.push(...step.operands);
    if (operations !== undefined && !operations.has(step.operation)) continue;
    const question = questionOf(step, value);
    if (question !== null) found.push(question);
  }
  return found;
}
