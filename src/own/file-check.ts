import { quoted, UsageError } from "../world/index.js";
import {
  type Certificate,
  type Claim,
  type Contradiction,
  type Direction,
  type FittedSpec,
  type FormFacts,
  type FormVerdict,
  noFileReason,
  type RelationVerdict,
  type Spec,
  verdictOf,
} from "../claim/index.js";
import {
  departures,
  hypotheses,
  type HypothesisCheck,
  judged,
  type JudgedRelation,
  LADDER,
  requireSteady,
  undrawnList,
} from "../engine/judge/index.js";
import { isLost, type OwnFile } from "../formats/index.js";
import { approximately, FlatcheckError, type Quantity, withArena } from "../numerics/index.js";

/** One relation on the matrices of a file. */
export interface RelationCheck {
  readonly name: string;
  /** How the relation is written. */
  readonly direction: Direction;
  readonly lhs: Quantity;
  readonly rhs: Quantity;
  readonly margin: Quantity;
  readonly verdict: RelationVerdict;
  /** Whether intervals decided what floating point had left open. */
  readonly rigorous: boolean;
  /** Whether what is undecided is a tie as far as intervals tell. */
  readonly tie: boolean;
  /** What intervals make of a refutation in floating point; null where there is none. */
  readonly confirmed: "by intervals too" | "unreached" | "contradicted" | null;
  /** Both sides by intervals, where these decided and floating point has no numbers for them; null elsewhere. */
  readonly enclosures: Certificate | null;
  /** For which parameters, of those that nobody stated, it is the closest; empty where there is one choice alone. */
  readonly at: string;
}

/** One form on the matrices of a file. */
export interface FormCheck {
  readonly form: FormFacts["name"];
  readonly expected: FormVerdict;
  readonly relations: readonly RelationCheck[];
  readonly observation: readonly number[] | null;
}

/** Everything that a claim says of the matrices of a file. */
export interface Judged {
  readonly assumptions: readonly HypothesisCheck[];
  /** Why the instance says nothing of the statement; null where it does. */
  readonly silence: string | null;
  /** Whether the sides are those of data that the program made up, and that the file contradicts. */
  readonly madeUp: boolean;
  readonly forms: readonly FormCheck[];
  readonly contradictions: readonly Contradiction[];
  /** How many choices of parameters that nobody stated were tried. */
  readonly tried: number;
}

type Settings = readonly { readonly name: string; readonly text: string }[];

/** The specs of a file's matrices. @throws UsageError where the claim is not about files, or they do not fit it */
export function fit(claim: Claim, file: OwnFile, set: Settings): FittedSpec {
  const reason = noFileReason(claim);
  if (reason !== null) {
    throw new UsageError({ where: claim.id, expected: "a claim that takes a file", got: `none that does: ${reason}` });
  }
  for (const { name, text } of set) {
    if (!isLost(text)) continue;
    const got = `${quoted(text)}, which is nearer to 0 than all doubles`;
    throw new UsageError({ where: `--set ${name}`, expected: "a number", got });
  }
  const settings = new Map(set.map(({ name, text }) => [name, text]));
  return about(claim, file, () => {
    try {
      return (claim.onFiles?.claim ?? claim).specs.fit!({ lists: file.lists, settings });
    } catch (error) {
      throw unreadOf(error, file) ?? error;
    }
  });
}

/** Why a list that is missing could not be read, where the file has something of its name. */
function unreadOf(error: unknown, { unread }: OwnFile): UsageError | undefined {
  if (!(error instanceof FlatcheckError) || error.complaint.where !== "lists") return undefined;
  const names = (error.complaint.remedy ?? "").replace("add ", "").split(", ");
  return names.map((name) => unread.get(name)).find((complaint) => complaint !== undefined);
}

/** The file without its folders. */
function nameOf({ path }: OwnFile): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** A claim that threw on the matrices of a file: a fault of the claim, not of the file. */
export class ClaimFault extends Error {
  override readonly name = "ClaimFault";

  /**
   * @param where the name of the file
   * @param cause what it threw
   */
  constructor(
    readonly claim: string,
    readonly where: string,
    override readonly cause: unknown,
  ) {
    super(`${claim} on ${where}: ${inALine(cause)}`);
  }

  /** What it threw, in a line. */
  get said(): string {
    return inALine(this.cause);
  }
}

function inALine(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message.split("\n")[0]!}` : `${String(thrown)}, thrown`;
}

/**
 * Complaints of the claim about matrices, as complaints about the file.
 * @param outside in what the file is of another kind than all that the claim is tried on
 */
function about<T>(claim: Claim, file: OwnFile, work: () => T, outside: readonly string[] = []): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (!(error instanceof FlatcheckError)) {
      if (outside.length === 0) throw new ClaimFault(claim.id, nameOf(file), error);
      const where = `${claim.id} on ${nameOf(file)}`;
      throw new UsageError({ where, expected: "what the statement is about", got: outside.join(", ") });
    }
    const { where, ...rest } = error.complaint;
    throw new UsageError({ where: `${claim.id} on ${nameOf(file)}: ${where}`, ...rest });
  }
}

/** Most numbers in an instance on which intervals are tried: they take thousands of times as long. */
const MOST_FOR_INTERVALS = 200;

/** What a claim says of the matrices of a file, for all choices of what nobody stated. @throws UsageError, ClaimFault */
export function judgedOnFile(claim: Claim, { spec, others }: FittedSpec, file: OwnFile, set: Settings): Judged {
  const given = set.map(({ name }) => name);
  const specs = [spec, ...others];
  const texts = parametersTexts(specs);
  const work = () =>
    specs.map((one, i) => judgedOn(claim, one, { file, given, steady: i === 0, parameters: texts[i]! }));
  const all = about(claim, file, work, departuresOf(claim, spec));
  const telling = all.filter(({ silence }) => silence === null);
  const [first, ...more] = telling.length > 0 ? telling : all;
  const worst = more.reduce(worse, first!);
  // Numerics that intervals contradict are at fault wherever that is found, also where the claim says nothing.
  return { ...worst, tried: all.length, contradictions: all.flatMap(({ contradictions }) => contradictions) };
}

interface Judging {
  readonly file: OwnFile;
  readonly given: readonly string[];
  /** Whether it is evaluated a second time, and handed to intervals of every precision. */
  readonly steady: boolean;
  /** The parameters that tell it from the other specs of the file. */
  readonly parameters: string;
}

/** In what the spec of a file is of another kind than all that the claim is tried on. */
function departuresOf(claim: Claim, spec: Spec): readonly string[] {
  return departures(claim, spec, (claim.onFiles?.claim ?? claim).specs);
}

function judgedOn(claim: Claim, spec: Spec, { file, given, steady, parameters }: Judging): Judged {
  const own = claim.onFiles?.claim ?? claim;
  return withArena(() => {
    const { outcomes, relations } = judged(own, spec, {
      ladder: entriesOf(spec) <= MOST_FOR_INTERVALS ? LADDER.slice(0, steady ? LADDER.length : 1) : [],
    });
    if (steady) requireSteady(own, spec, outcomes);
    const rigorously = relations.some(({ judgement, rigorous }) => verdictOf(judgement, rigorous) === "refuted");
    const assumptions = hypotheses(claim, spec, { lists: file.lists, given, rigorously });
    const violated = assumptions.filter(({ verdict }) => verdict === "violated");
    // A refutation is as certain as the hypotheses that it rests on.
    const open = assumptions.filter(({ verdict }) => verdict === "within rounding" || verdict === "undecided");
    const undrawn = undrawnList(claim, spec);
    const silence = [
      ...(rigorously ? departuresOf(claim, spec) : []),
      ...(violated.length === 0 ? [] : [`${violated.map(({ name }) => name).join(", ")} violated`]),
      ...(!rigorously || open.length === 0 || violated.length > 0
        ? []
        : [
            `neither floating point nor intervals tell whether ${open.map(({ name }) => name).join(", ")} is met, and what is refuted rests on it`,
          ]),
      ...(undrawn === null
        ? []
        : [`the statement holds almost surely over draws of ${undrawn}, which one alone cannot refute`]),
    ];
    return {
      assumptions,
      silence: silence.length === 0 ? null : silence.join("; "),
      madeUp: claim.onFiles === undefined && violated.some(({ onFile }) => onFile),
      forms: claim.forms.map(({ name, expected }) => ({
        form: name,
        expected,
        relations: relations.filter(({ form }) => form === name).map((relation) => relationCheck(relation, parameters)),
        observation: outcomes.find(({ form }) => form === name)!.observation,
      })),
      contradictions: relations.flatMap(({ contradiction }) => contradiction ?? []),
      tried: 1,
    };
  });
}

/** Of every spec the parameters that are not the same in all of them, as `C = 2, j = 1`. */
function parametersTexts(all: readonly Spec[]): string[] {
  const values = ({ sizes, choices, reals }: Spec) => Object.entries({ ...sizes, ...choices, ...reals });
  const own = all.map(values);
  const positions = Object.keys(all[0]!.lists).flatMap((name) => {
    const texts = all.map(({ lists }) => JSON.stringify(lists[name]));
    const distinct = [...new Set(texts)];
    return distinct.length < 2 ? [] : [[name, texts.map((text) => distinct.indexOf(text) + 1)] as const];
  });
  return all.map((_, i) => {
    const varied = own[i]!.filter(([name, x]) => own.some((other) => other.some(([n, y]) => n === name && x !== y)));
    const matrices = positions.map(([name, at]) => [name, `the ${at[i]!}. in the file`] as const);
    return [...varied, ...matrices].map(([name, x]) => `${name} = ${x}`).join(", ");
  });
}

const BADNESS = { refuted: 2, undecided: 1, holds: 0 } as const;

/** Of every relation the one that is farther from holding, by verdict and then by its margin on the scale of its sides. */
function worse(one: Judged, other: Judged): Judged {
  const closeness = ({ margin, lhs, rhs }: RelationCheck): number =>
    margin.value / (Math.abs(lhs.value) + Math.abs(rhs.value) || 1);
  const isWorse = (a: RelationCheck, b: RelationCheck): boolean =>
    BADNESS[a.verdict] === BADNESS[b.verdict] ? closeness(a) < closeness(b) : BADNESS[a.verdict] > BADNESS[b.verdict];
  const forms = one.forms.map((form, i) => {
    const found = other.forms[i]!.relations;
    const kept = form.relations.map((relation) => {
      const rival = found.find(({ name }) => name === relation.name);
      return rival !== undefined && isWorse(rival, relation) ? rival : relation;
    });
    const fresh = found.filter(({ name }) => form.relations.every((relation) => relation.name !== name));
    return { ...form, relations: [...kept, ...fresh] };
  });
  return { ...one, forms };
}

function entriesOf({ lists }: Spec): number {
  const counts = Object.values(lists).map((list) => ("entries" in list ? list.entries.flat(2).length : 0));
  return counts.reduce((total, count) => total + count, 0);
}

function relationCheck(one: JudgedRelation, at: string): RelationCheck {
  const { name, direction, lhs, rhs } = one.relation;
  const { margin, rounding } = one.judgement;
  const verdict = verdictOf(one.judgement, one.rigorous);
  const wasOpen = one.judgement.verdict === "undecided";
  const rigorous = wasOpen && verdict !== "undecided";
  const tie = verdict === "undecided" && one.tie === true;
  const confirmed = one.judgement.verdict === "refuted" ? confirmationOf(one.rigorous) : null;
  const isKnown = Number.isFinite(margin) && Number.isFinite(rounding);
  const enclosures = isKnown ? null : (one.enclosures ?? null);
  const decided = { verdict, rigorous, tie, confirmed, enclosures };
  return { name, direction, lhs, rhs, margin: approximately(margin, rounding), ...decided, at };
}

function confirmationOf(rigorous: RelationVerdict = "undecided"): NonNullable<RelationCheck["confirmed"]> {
  return ({ refuted: "by intervals too", undecided: "unreached", holds: "contradicted" } as const)[rigorous];
}

/** Whether some form that should hold is refuted on matrices of which the claim speaks. */
export function isSurprising({ silence, forms }: Judged): boolean {
  if (silence !== null) return false;
  return forms.some(
    ({ expected, relations }) => expected === "holds" && relations.some(({ verdict }) => verdict === "refuted"),
  );
}
