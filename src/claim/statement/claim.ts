import type { Quantity } from "../../numerics/index.js";
import type { Conclusion, MeasuredDeparture } from "../../statistics/index.js";
import type { FileReading, OwnObjects } from "../specs/reading.js";
import type { Proof } from "./proof.js";
import type { Relation } from "../relations/relation.js";
import type { Situation } from "./situations.js";
import type { Source, StatedWords, Words } from "../words/index.js";
import type { OwnMatrices, Spec, SpecSource } from "../specs/spec.js";

/** What sort of statement a claim is; docs/words.md says how each is checked. */
export type ClaimKind = "bound" | "identity" | "attained" | "exists" | "law" | "rate" | "dynamics" | "conjecture";

/** The verdict on one form of a claim after a run. */
export type FormVerdict =
  "holds" | "refuted" | "undecided" | "vacuous" | "consistent" | "inconsistent" | "open" | "error";

/** A named hypothesis of a claim with a measured slack, ≥ 0 exactly when it holds. */
export interface Assumption<Instance> {
  readonly name: string;
  /** The hypothesis in TeX. */
  readonly statement: string;
  readonly slack: (instance: Instance) => Quantity;
  /** Specs whose instances satisfy every other assumption and may violate this one; absent where nobody wrote any. */
  readonly without?: SpecSource;
  /** Where no witness is known without it: the reason why none is to be expected, or what is left to look at. */
  readonly remark?: string;
  /**
   * For one that holds by construction and takes longer to measure than the statement does to evaluate: of the drawn
   * cases only one in so many is measured, and every one on which a form that is expected to hold is refuted.
   */
  readonly sampled?: number;
  /**
   * For one that holds on every instance because these make up part of their data: its slack on the data of somebody's
   * own file, by the names of lists; null where the file does not have them. What the instance makes of the other lists
   * says nothing about the file, so that it is never called met for it.
   */
  readonly onFile?: (lists: ReadonlyMap<string, OwnMatrices>) => Quantity | null;
}

/** An assumption without its instance type. */
type AssumptionFacts = Omit<Assumption<never>, "slack">;

/** Laws, rates and conjectures: every case yields numbers, and all of them together a conclusion. */
export interface Statistics<Instance> {
  /**
   * Fewest cases from which the test can conclude: a run that asks for fewer gets these all the same. Those that the
   * budget gives at least unless stated.
   */
  readonly needs?: number;
  /** The names of the numbers of one case. */
  readonly columns?: readonly string[];
  /** The numbers of one case. Null where the case says nothing (counted, never hidden). */
  readonly observe: (instance: Instance) => readonly number[] | null;
  readonly conclude: (observations: readonly (readonly number[])[]) => Conclusion;
  /** Which departures from the law the observations would have shown; empty where they are not consistent with it. */
  readonly power?: (observations: readonly (readonly number[])[]) => readonly MeasuredDeparture[];
}

/** One form of a claim: as printed, or as corrected. */
export interface Form<Instance> {
  readonly name: "printed" | "corrected";
  /** The statement of this form, in TeX. */
  readonly statement: string;
  readonly expected: FormVerdict;
  /** The relations of one instance; those that do not apply to it are left out, and their names added to `unasked`. */
  readonly relations: (instance: Instance, unasked?: string[]) => readonly Relation[];
  readonly statistics?: Statistics<Instance>;
}

/** A spec chosen by hand, or a source of specs, on which a relation is an equality. */
export interface EqualityCase {
  readonly name: string;
  readonly form: Form<never>["name"];
  /** Names of the relations that are equalities here. */
  readonly relations: readonly string[];
  readonly specs: readonly Spec[];
}

/**
 * What an erratum changes for those who build on the print, worst first: what is said (`statement`), a factor or an exponent
 * (`constant`), a degenerate value that the source did not exclude (`edge`), or nothing, a slip of the pen (`notation`).
 */
export const ERRATUM_GRADES = ["statement", "constant", "edge", "notation"] as const;

type ErratumGrade = (typeof ERRATUM_GRADES)[number];

/** Where a derivation slipped and what holds instead; shown in the table of errata. */
export interface Erratum {
  readonly grade: ErratumGrade;
  /** One paragraph: which step fails and why. */
  readonly slip: string;
  /** What holds instead, in one line. */
  readonly instead: string;
}

/** A claim whose single case is slow runs on a share of the requested cases, but on `atLeast` of them. */
export interface Budget {
  readonly share: number;
  readonly atLeast: number;
}

/** Everything that the author of a claim writes down. */
export interface ClaimDefinition<Instance> {
  /** `paper/label`, the path of its file under theorems/. */
  readonly id: string;
  readonly title: string;
  readonly kinds: readonly ClaimKind[];
  /** Where in the source: `Lemma 1`, `§4, display before (7)`. */
  readonly locus: string;
  /** How ambiguous words were read, with what the source says; absent where nothing was ambiguous. */
  readonly reading?: string;
  /** The proof, of a claim that no source proves. */
  readonly proof?: Proof;
  /** Whose the words of the printed form are, where they are not what its source has; `reading` says what is not printed. */
  readonly words?: StatedWords;
  readonly specs: SpecSource;
  readonly materialize: (spec: Spec) => Instance;
  readonly assumptions: readonly Assumption<Instance>[];
  /** `printed` first; `corrected` where the printed form fails. */
  readonly forms: readonly Form<Instance>[];
  /** Generators of equality, or the reason why there are none. */
  readonly equalityCases: readonly EqualityCase[] | { readonly none: string };
  readonly degenerateCases: readonly { readonly name: string; readonly spec: Spec }[];
  /**
   * What a size or a real of the spec is in an instance, by its name, where that is not what was drawn, as a δ that is fitted
   * to the problem: the exponent of it that would be noticed goes by this.
   */
  readonly quantities?: (instance: Instance) => Quantities;
  /** What has to occur among the cases that decide. */
  readonly situations?: readonly Situation<Instance>[];
  /** Why a change of a relation may go unnoticed, by its name. */
  readonly unnoticed?: Readonly<Partial<Record<string, string>>>;
  readonly erratum?: Erratum;
  /** What the statement speaks of in an instance, by its names there, where that is not what was drawn: for readers. */
  readonly shown?: (instance: Instance, spec: Spec) => ShownObjects;
  readonly budget?: Budget;
  /** For claims outside of the catalogue, whose sources know their claims. */
  readonly source?: Source;
  /** Why it is not about the matrices of a file, in a sentence; absent where it takes some. */
  readonly noFile?: string;
  /** How it reads its instance off a file, where that is not what its generator draws. */
  readonly fromFile?: FileReading<Instance>;
}

/** Numbers, vectors and matrices by rows, by the names that they have in the statement. */
export type ShownObjects = Readonly<Record<string, number | readonly number[] | readonly (readonly number[])[]>>;

/** Numbers of an instance by the names that they have in the spec. */
type Quantities = Readonly<Record<string, number>>;

/** What one case of a claim says, form by form. */
export interface CaseOutcome {
  readonly form: Form<never>["name"];
  readonly relations: readonly Relation[];
  readonly observation: readonly number[] | null;
  /** Names of relations that do not apply to the instance; absent where all do. */
  readonly unasked?: readonly string[];
  /** Of the instance, in place of those of the spec; see `ClaimDefinition`. */
  readonly quantities?: Quantities;
}

/** A relation of a form by its name, among all that a claim says of an instance; undefined where it does not apply. */
export function relationOf(outcomes: readonly CaseOutcome[], form: string, name: string): Relation | undefined {
  return outcomes.find((outcome) => outcome.form === form)?.relations.find((relation) => relation.name === name);
}

/** A form without its instance type: what lists, reports and engines see. */
export interface FormFacts {
  readonly name: Form<never>["name"];
  readonly statement: string;
  readonly expected: FormVerdict;
  /** Present for laws, rates and conjectures. */
  readonly conclude?: Statistics<never>["conclude"];
  readonly power?: Statistics<never>["power"];
  readonly needs?: number;
  /** The names of what is observed of a case. */
  readonly columns?: readonly string[];
}

/** A claim as the rest of the program sees it: the type of its instances is its own business. */
export interface Claim extends Omit<
  ClaimDefinition<never>,
  | "materialize"
  | "forms"
  | "assumptions"
  | "equalityCases"
  | "degenerateCases"
  | "quantities"
  | "situations"
  | "fromFile"
  | "shown"
> {
  /** Its source, where the catalogue or the module that it comes from knows one. */
  readonly source?: Source;
  readonly forms: readonly FormFacts[];
  readonly assumptions: readonly AssumptionFacts[];
  readonly equalityCases: ClaimDefinition<never>["equalityCases"];
  readonly degenerateCases: ClaimDefinition<never>["degenerateCases"];
  /** All forms on the instance of one spec. The spec is not changed. */
  readonly evaluate: (spec: Spec) => readonly CaseOutcome[];
  /** The slack of every assumption on the instance of one spec, in the order of `assumptions`. */
  readonly slacks: (spec: Spec) => readonly Quantity[];
  /** What the statement speaks of in the instance of one spec; absent where that is what was drawn. */
  readonly shown?: (spec: Spec) => ShownObjects;
  /** The names of the situations that have to occur; absent where the author states none. */
  readonly situations?: readonly string[];
  /** Those of them that occur in the instance of one spec. */
  readonly occurring?: (spec: Spec) => readonly string[];
  /** The same statement on instances that are read off files, where its own specs draw other things than people have. */
  readonly onFiles?: FileClaim;
}

/** A claim on the matrices of files: its specs hold these, and nothing else. */
export interface FileClaim {
  readonly claim: Claim;
  readonly reading: Omit<FileReading<never>, "instance">;
  /** All forms on the instance that is read off matrices as they are, with the radii of their errors. */
  readonly evaluate: (own: OwnObjects) => readonly CaseOutcome[];
}

/** Whose the words of a form are. A correction is ours, and so is what comes from no source. */
export function wordsOf({ source, words }: Pick<Claim, "source" | "words">, form: FormFacts["name"]): Words {
  if (form === "corrected") return "ours";
  return words ?? (source === undefined ? "ours" : (source.words ?? "printed"));
}
