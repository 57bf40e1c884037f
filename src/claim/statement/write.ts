import { DomainError } from "../../numerics/index.js";
import {
  type Assumption,
  type Budget,
  type Claim,
  type ClaimKind,
  type EqualityCase,
  ERRATUM_GRADES,
  type Erratum,
  type Form,
  type ShownObjects,
} from "./claim.js";
import { defineClaim } from "./define.js";
import { formOf, type FormOf, prose } from "./forms.js";
import type { FileReading } from "../specs/reading.js";
import { type ProofText, writtenProof } from "./proof.js";
import { type Source, STATED_WORDS, type StatedWords } from "../words/source.js";
import type { Spec, SpecSource } from "../specs/spec.js";

/** Where the instances of a claim come from. */
export interface InstanceSource<Instance> {
  readonly specs: SpecSource;
  readonly materialize: (spec: Spec) => Instance;
  /** How an instance is read off a file, where that is not what is drawn. */
  readonly fromFile?: FileReading<Instance>;
}

/** Instances on which relations are equalities: all that are evaluated there, or those named. */
export type Equality<Name extends string> =
  | readonly Spec[]
  | {
      readonly of: readonly Name[];
      readonly at: readonly Spec[];
      /** The form that holds unless named. */
      readonly form?: Form<never>["name"];
    };

/** Everything that the author of a claim writes down. */
export interface ClaimText<Instance, Printed extends string, Corrected extends string> {
  /** `paper/label`, the path of its file under theorems/. */
  readonly id: string;
  readonly title: string;
  readonly kinds: readonly ClaimKind[];
  /** Where in the source: `Lemma 1`, `§4, display before (7)`. */
  readonly locus: string;
  /** How ambiguous words were read, with what the source says; absent where nothing was ambiguous. */
  readonly reading?: string;
  /** The proof, step by step, of a claim that no source proves. */
  readonly proof?: ProofText<NoInfer<Printed | Corrected>>;
  /** Whose the words of the printed form are, where they are not what its source has; `reading` says what is not printed. */
  readonly words?: StatedWords;
  /** The hypotheses; none where left out. */
  readonly assumptions?: readonly Assumption<Instance>[];
  readonly printed: FormOf<Instance, Printed>;
  /** Where the printed form fails. */
  readonly corrected?: FormOf<Instance, Corrected>;
  /** Cases of equality by name, or the reason why there are none. */
  readonly equality: Readonly<Record<string, Equality<NoInfer<Printed | Corrected>>>> | string;
  /** The smallest sizes, zero, deficient rank, and whatever else is extreme, by name. */
  readonly degenerate: Readonly<Record<string, Spec>>;
  /**
   * What a size or real of the spec is in the instance, by its name, where it is not the one that was drawn:
   * `({ delta }) => ({ delta })` for a δ that is fitted to the instance.
   */
  readonly quantities?: (instance: Instance) => Readonly<Record<string, number>>;
  /**
   * What has to occur among the cases that decide, by name: `"depth ≥ 3": ({ W }) => W.length >= 3`. Of sizes and of
   * what was drawn, never of a computed number that rounding may move to the other side.
   */
  readonly situations?: Readonly<Record<string, (instance: Instance, spec: Spec) => boolean>>;
  /** Why a change of a relation may go unnoticed, or what else conformance demands of it cannot be had. */
  readonly unnoticed?: Readonly<Partial<Record<NoInfer<Printed | Corrected>, string>>>;
  readonly erratum?: Erratum;
  /**
   * What the statement speaks of in an instance, by its names there, where what is drawn is an encoding of it:
   * `({ P, Q }) => ({ P: P.toRows(), Q: Q.toRows() })`. Numbers, vectors, and matrices by rows.
   */
  readonly shown?: (instance: Instance, spec: Spec) => ShownObjects;
  readonly budget?: Budget;
  /** For claims outside of the catalogue, whose sources know their claims. */
  readonly source?: Source;
  /** Why it is not about the matrices of a file, in a sentence; left out where it takes some. */
  readonly noFile?: string;
}

/** A claim from what its author writes down, on instances of one sort. */
export function claim<Instance, const Printed extends string, const Corrected extends string = never>(
  from: InstanceSource<Instance>,
  text: ClaimText<NoInfer<Instance>, Printed, Corrected>,
): Claim {
  const { printed, corrected, equality, degenerate, situations, unnoticed, assumptions = [], ...rest } = text;
  const { reading, erratum, proof, ...facts } = rest;
  requireWritten(text);
  const forms: Form<Instance>[] = [
    formOf("printed", printed),
    ...(corrected === undefined ? [] : [formOf("corrected", corrected)]),
  ];
  const equalityCase = (name: string, one: Equality<string>): EqualityCase => {
    const { of = null, at, form: named = forms.at(-1)!.name } = areSpecs(one) ? { at: one } : one;
    const { relations } = forms.find((candidate) => candidate.name === named)!;
    return {
      name,
      form: named,
      // All that are evaluated there, found out when somebody asks.
      get relations() {
        return of ?? relations(from.materialize(at[0]!)).map((relation) => relation.name);
      },
      specs: at,
    };
  };
  return defineClaim<Instance>({
    ...facts,
    ...(reading === undefined ? {} : { reading: prose(reading) }),
    ...(proof === undefined ? {} : { proof: writtenProof(proof, prose) }),
    ...(erratum === undefined
      ? {}
      : { erratum: { ...erratum, slip: prose(erratum.slip), instead: prose(erratum.instead) } }),
    specs: from.specs,
    materialize: from.materialize,
    ...(from.fromFile === undefined || text.noFile !== undefined ? {} : { fromFile: from.fromFile }),
    assumptions: assumptions.map((one) => (one.remark === undefined ? one : { ...one, remark: prose(one.remark) })),
    forms,
    equalityCases:
      typeof equality === "string"
        ? { none: prose(equality) }
        : Object.entries(equality).map(([name, one]) => equalityCase(name, one)),
    degenerateCases: Object.entries(degenerate).map(([name, spec]) => ({ name, spec })),
    ...(situations === undefined
      ? {}
      : { situations: Object.entries(situations).map(([name, occurs]) => ({ name, occurs })) }),
    ...(unnoticed === undefined ? {} : { unnoticed: reasons(unnoticed) }),
  });
}

/** Those who write without a checker of types are told what they left out, or wrote otherwise. @throws DomainError */
function requireWritten(text: ClaimText<never, string, string>): void {
  const { id, printed, equality, degenerate, situations, erratum, words = "ours" } = text;
  const parts = [
    ["an id", id, 'write id: "source/label"'],
    ["a printed form", printed?.relations, "write printed: holds`…`((instance) => …)"],
    ["cases of equality, or why there are none", equality, 'write equality: "…"'],
    ["degenerate cases", degenerate, "write degenerate: { zero: … }"],
  ] as const;
  const { grade } = erratum ?? { grade: "statement" };
  if (!ERRATUM_GRADES.includes(grade)) {
    const expected = `an erratum of grade ${ERRATUM_GRADES.join(", ")}`;
    throw new DomainError({ where: String(id), expected, got: String(grade), remedy: 'write grade: "constant", say' });
  }
  if (!STATED_WORDS.includes(words)) {
    const expected = `words that are ${STATED_WORDS.join(" or ")}`;
    throw new DomainError({
      where: String(id),
      expected,
      got: String(words),
      remedy: "leave out those that are printed",
    });
  }
  const missing = parts.find(([, part]: readonly [string, unknown, string]) => part === undefined || part === null);
  if (missing !== undefined) {
    throw new DomainError({ where: String(id), expected: missing[0], got: "none", remedy: missing[2] });
  }
  const odd = Object.entries(situations ?? {}).find(
    ([, occurs]: readonly [string, unknown]) => typeof occurs !== "function",
  );
  if (odd === undefined) return;
  const expected = `a function for the situation ${odd[0]}`;
  const remedy = 'write situations: { "L ≥ 3": ({ L }) => L >= 3 }';
  throw new DomainError({ where: String(id), expected, got: `a ${typeof odd[1]}`, remedy });
}

function reasons(unnoticed: Readonly<Partial<Record<string, string>>>): Record<string, string> {
  return Object.fromEntries(Object.entries(unnoticed).map(([name, reason]) => [name, prose(reason ?? "")]));
}

function areSpecs(one: Equality<string>): one is readonly Spec[] {
  return Array.isArray(one);
}
