import fc from "fast-check";
import {
  type CaseOutcome,
  type Claim,
  type Contradiction,
  examined,
  type FormFacts,
  type Relation,
  type RelationVerdict,
  type Spec,
  verdictOf,
} from "../claim/index.js";
import { admissible, decidedForms, judged, type JudgedRelation } from "../engine/judge/index.js";
import { REEVALUATION } from "../engine/run/index.js";
import { withArena } from "../numerics/index.js";
import { specsOf } from "./arbitrary.js";

type FormName = FormFacts["name"];

/** One relation on one instance, judged. */
export interface Finding {
  readonly form: FormName;
  readonly name: string;
  readonly direction: Relation["direction"];
  readonly lhs: number;
  readonly rhs: number;
  readonly verdict: RelationVerdict;
  /** As it was judged; null outside of the assumptions, where nothing is said. */
  readonly judged: JudgedRelation | null;
}

/** Everything that a claim says of one instance: relations, and the numbers of a law by its form. */
export interface Findings {
  readonly relations: readonly Finding[];
  readonly observations: Readonly<Partial<Record<FormName, readonly number[]>>>;
  /** The forms that the instance decides. */
  readonly decided: readonly FormName[];
  /** The situations of the claim that occur in it. */
  readonly occurring: readonly string[];
  /** Names of relations that do not apply to it, by their forms. */
  readonly unasked: Readonly<Partial<Record<FormName, readonly string[]>>>;
  /** All of it as text, to the last bit. */
  readonly said: string;
}

/** A claim with what was judged of its instances, kept, so that all tests of the claim share their evaluations. */
export class Bench {
  readonly arbitrary: fc.Arbitrary<Spec>;
  private readonly known = new Map<string, Findings>();
  private drawn: readonly Spec[] = [];

  /** @param seed of fast-check, which decides the instances that are drawn */
  constructor(
    readonly claim: Claim,
    readonly seed: number,
  ) {
    this.arbitrary = specsOf(claim);
  }

  /** The first instances that a property of this seed draws. The claim never sees these objects, only copies. */
  draws(count: number): readonly Spec[] {
    if (this.drawn.length < count) this.drawn = fc.sample(this.arbitrary, { seed: this.seed, numRuns: count });
    return this.drawn.slice(0, count);
  }

  /** What the claim says of an instance. @throws whatever its evaluation throws */
  findings(spec: Spec): Findings {
    const text = JSON.stringify(spec);
    const before = this.known.get(text);
    if (before !== undefined) return before;
    const copy = JSON.parse(text) as Spec;
    const found = withArena(() => {
      const instance = examined(this.claim, copy);
      // An instance outside the assumptions says nothing, but shows which relations there are.
      if (!admissible(this.claim, copy, [], instance))
        return outside(this.claim, judged(this.claim, copy, { ladder: [], instance }));
      return findingsOf(this.claim, judged(this.claim, copy, { ladder: REEVALUATION, instance }), instance.occurring());
    });
    this.known.set(text, found);
    return found;
  }

  /** What a law has observed of instances; those that say nothing are left out. */
  observations(form: FormName, specs: readonly Spec[]): (readonly number[])[] {
    return specs.flatMap((spec) => {
      const row = this.findings(spec).observations[form];
      return row === undefined ? [] : [row];
    });
  }

  /** How many of the instances seen so far decided each relation of a form. */
  decisions(form: FormName): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { relations } of this.known.values()) {
      for (const one of relations) {
        if (one.form !== form) continue;
        counts.set(one.name, (counts.get(one.name) ?? 0) + (one.verdict === "undecided" ? 0 : 1));
      }
    }
    return counts;
  }
}

function outside(claim: Claim, evaluated: Judged): Findings {
  const { relations, said: text, unasked } = findingsOf(claim, evaluated, []);
  return {
    relations: relations.map((one): Finding => ({ ...one, verdict: "undecided", judged: null })),
    observations: {},
    decided: [],
    occurring: [],
    unasked,
    said: text,
  };
}

/** @throws NumericsFault where intervals contradict floating point */
function findingsOf(claim: Claim, { outcomes, relations }: Judged, occurring: readonly string[]): Findings {
  for (const { contradiction } of relations) if (contradiction !== undefined) throw new NumericsFault(contradiction);
  return {
    relations: relations.map((one): Finding => {
      const { name, direction, lhs, rhs } = one.relation;
      return {
        form: one.form,
        name,
        direction,
        lhs: lhs.value,
        rhs: rhs.value,
        verdict: verdictOf(one.judgement, one.rigorous),
        judged: one,
      };
    }),
    decided: decidedForms(claim, outcomes, relations),
    occurring,
    unasked: Object.fromEntries(outcomes.flatMap(({ form, unasked = [] }) => [[form, unasked]])),
    observations: Object.fromEntries(
      outcomes.flatMap(({ form, observation }) => (observation === null ? [] : [[form, observation]])),
    ),
    said: said(outcomes),
  };
}

type Judged = ReturnType<typeof judged>;

/** An instance on which floating point refutes what holds by intervals: a fault of the numerics, not of the claim. */
class NumericsFault extends Error {
  constructor({ relation, spec, lhs, rhs, rounding }: Contradiction) {
    super(
      `fault of the numerics: floating point refutes ${relation} (${lhs} against ${rhs}, rounding at most ${rounding}), ` +
        `by intervals it holds, at ${JSON.stringify(spec)}`,
    );
    this.name = "NumericsFault";
  }
}

/** Everything that evaluation says of an instance as text, to the last bit. */
export function said(outcomes: readonly CaseOutcome[]): string {
  return JSON.stringify(
    outcomes.map(({ form, relations, observation }) => ({
      form,
      relations: relations.map(({ name, lhs, rhs }) => [
        name,
        ...[lhs, rhs].flatMap((side) => [side.value, side.error]).map(String),
      ]),
      observation: observation?.map(String),
    })),
  );
}
