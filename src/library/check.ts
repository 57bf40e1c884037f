import {
  type Claim,
  type FittedSpec,
  type FormFacts,
  type RelationVerdict,
  type Spec,
  verdictOf,
} from "../claim/index.js";
import { hypotheses, judged, type JudgedRelation, LADDER, requireSteady, undrawnList } from "../engine/judge/index.js";
import { parseJson } from "../formats/index.js";
import { DomainError, type Quantity, withArena } from "../numerics/index.js";
import { claimOf } from "./asked.js";

/**
 * Somebody's own matrices by their names, as the JSON file that `flatcheck check --load` reads: W (or weights), A, b, X, y,
 * M or whatever lists the claim has; each a matrix as an array of rows, a list of matrices, or numbers in a row.
 */
export type OwnArrays = Readonly<
  Record<string, readonly number[] | readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[]>
>;

/** How `check` reads matrices. */
export interface CheckOptions {
  /** Sizes, choices and numbers that the matrices do not tell, by name. */
  readonly set?: Readonly<Record<string, string | number>>;
}

/** One relation on somebody's own matrices. */
export interface CheckedRelation {
  readonly name: string;
  readonly lhs: Quantity;
  readonly rhs: Quantity;
  /** By intervals where floating point leaves it open, and they reach it. */
  readonly verdict: RelationVerdict;
}

/** What a claim says of somebody's own matrices. */
export interface Checked {
  readonly claim: Claim["id"];
  /** Every assumption, and what is known of it. */
  readonly assumptions: ReturnType<typeof hypotheses>;
  /** Why they say nothing of the statement; null where they do. */
  readonly silence: string | null;
  /** With no relations where given data contradict an assumption that made-up ones would keep. */
  readonly forms: readonly {
    readonly form: FormFacts["name"];
    readonly expected: FormFacts["expected"];
    readonly relations: readonly CheckedRelation[];
  }[];
  /** Lists that were given and play no part. */
  readonly unused: readonly string[];
  /** Whether a form that is expected to hold is refuted, where the matrices say something of it. */
  readonly surprising: boolean;
}

/** Most numbers in an instance on which intervals are tried: they take thousands of times as long. */
const MOST_FOR_INTERVALS = 200;

/**
 * Judges somebody's own matrices by a claim, as `flatcheck check` does: which assumptions they meet, and both sides of every
 * relation with error bounds.
 *
 * @throws UsageError where a matrix is none, or a name is that of nothing
 * @throws FlatcheckError where the matrices do not fit the claim
 */
export async function check(
  asked: string | Claim,
  matrices: OwnArrays,
  { set = {} }: CheckOptions = {},
): Promise<Checked> {
  const claim = await claimOf(asked, "check");
  const { lists } = parseJson(JSON.stringify(matrices), "matrices", "matrices");
  const settings = new Map(Object.entries(set).map(([name, value]) => [name, String(value)]));
  const fitted: FittedSpec | undefined = claim.specs.fit?.({ lists, settings });
  if (fitted === undefined) {
    throw new DomainError({ where: claim.id, expected: "specs made by layout", got: "others, which take no matrices" });
  }
  return withArena(() => {
    const { spec, unused } = fitted;
    const ladder = entriesOf(spec) <= MOST_FOR_INTERVALS ? LADDER : [];
    const { outcomes, relations } = judged(claim, spec, { ladder });
    requireSteady(claim, spec, outcomes);
    const assumptions = hypotheses(claim, spec, lists, [...settings.keys()]);
    const violated = assumptions.filter(({ verdict }) => verdict === "violated").map(({ name }) => name);
    // The sides would be those of data that are made up, and that the given ones contradict.
    const isMadeUp = assumptions.some(({ verdict, onFile }) => verdict === "violated" && onFile);
    const undrawn = undrawnList(claim, spec);
    const reasons = [
      ...(violated.length === 0 ? [] : [`${violated.join(", ")} violated`]),
      ...(undrawn === null
        ? []
        : [`the statement holds almost surely over draws of ${undrawn}, which one alone cannot refute`]),
    ];
    const silence = reasons.length === 0 ? null : reasons.join("; ");
    const forms = claim.forms.map(({ name, expected }) => ({
      ...{ form: name, expected },
      relations: isMadeUp ? [] : relations.filter(({ form }) => form === name).map(checked),
    }));
    const isRefuted = forms.some(
      (one) => one.expected === "holds" && one.relations.some(({ verdict }) => verdict === "refuted"),
    );
    return { claim: claim.id, assumptions, silence, forms, unused, surprising: silence === null && isRefuted };
  });
}

function checked({ relation: { name, lhs, rhs }, judgement, rigorous }: JudgedRelation): CheckedRelation {
  return { name, lhs, rhs, verdict: verdictOf(judgement, rigorous) };
}

function entriesOf({ lists }: Spec): number {
  const counts = Object.values(lists).map((list) => ("entries" in list ? list.entries.flat(2).length : 0));
  return counts.reduce((total, count) => total + count, 0);
}
