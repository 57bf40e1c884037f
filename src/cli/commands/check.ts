import { basename } from "node:path";
import { checkJson, checkText, type Judged, type RelationCheck } from "../terminal/check-report.js";
import { tellContradictions } from "../terminal/faults.js";
import { defineCommand, flag, type OptionValues, repeated, value } from "../words/command.js";
import { exitCodes } from "../words/exit-codes.js";
import { selectOne } from "../words/select.js";
import { FAULTS, FILE_FORMAT, OWN_CLAIMS } from "../words/shared-options.js";
import { path, setting } from "../words/values.js";
import type { Catalogue } from "../../catalogue/index.js";
import { type Claim, type FittedSpec, type RelationVerdict, type Spec, verdictOf } from "../../claim/index.js";
import {
  hypotheses,
  judged,
  type JudgedRelation,
  LADDER,
  requireSteady,
  undrawnList,
} from "../../engine/judge/index.js";
import type { OwnFile } from "../../formats/index.js";
import { approximately, FlatcheckError, withArena } from "../../numerics/index.js";
import { loadFile } from "../../store/index.js";
import { type Io, UsageError } from "../../world/index.js";

const OPTIONS = {
  load: value("file", path, "the matrices: JSON, .npz or .npy"),
  set: repeated("name=value", setting, "a size, choice or number that the matrices do not tell; widths=3,2,2"),
  json: flag("as JSON"),
  ...OWN_CLAIMS,
} as const;

export type CheckOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Evaluates the forms of a claim on the matrices of a file: which assumptions they meet, both sides of every " +
    "relation with error bounds, and its verdict. Exit status 1 where a form that is expected to hold is refuted on " +
    "matrices that violate no assumption; where one is violated they say nothing. " +
    FILE_FORMAT,
  argument: "a claim, or one form of it",
  options: OPTIONS,
  examples: [
    "flatcheck check gatmiry2023/lemma-3 --load network.json",
    "flatcheck check gatmiry2023/definition-2 --load pair.npz --set p=0.5",
  ],
  run: ({ args, options, io, catalogue }) => check(catalogue, args[0]!, options, io),
});

/**
 * `flatcheck check`: judges somebody's own matrices. Exit status 1 where a relation of a form that is expected to hold is
 * refuted and no assumption is violated.
 * @throws UsageError where the matrices do not fit the claim
 */
export async function check(catalogue: Catalogue, name: string, options: CheckOptions, io: Io): Promise<number> {
  const claim = await selectOne(catalogue, name, "check");
  if (options.load === undefined) {
    throw new UsageError({ where: "check", expected: "a file of matrices", got: "none", remedy: "add --load <file>" });
  }
  const file = loadFile(options.load, io.cwd);
  const fitted = fit(claim, file, options);
  const given = (options.set ?? []).map(({ name: parameter }) => parameter);
  const found = about(claim, file, () => judgedOn(claim, fitted.spec, file, given));
  const refuted = found.forms.filter(
    ({ expected, relations }) =>
      found.silence === null && expected === "holds" && relations.some(({ verdict }) => verdict === "refuted"),
  );
  io.stdout.write(
    options.json === true
      ? `${JSON.stringify(checkJson(claim, file, fitted, found), null, 2)}\n`
      : checkText(claim, file, fitted, found, io),
  );
  tellContradictions(found.contradictions, FAULTS, io);
  if (found.contradictions.length > 0) return exitCodes.fault.code;
  return refuted.length > 0 ? exitCodes.unexpected.code : exitCodes.asExpected.code;
}

function fit(claim: Claim, file: OwnFile, { set = [] }: CheckOptions): FittedSpec {
  const { specs } = claim;
  const twice = set.find(({ name }, i) => set.findIndex((other) => other.name === name) !== i);
  if (twice !== undefined) {
    throw new UsageError({ where: "--set", expected: `one value for ${twice.name}`, got: "two" });
  }
  const settings = new Map(set.map(({ name, text: value }) => [name, value]));
  const fitted = about(claim, file, () => specs.fit?.({ lists: file.lists, settings }));
  if (fitted !== undefined) return fitted;
  throw new UsageError({ where: claim.id, expected: "specs made by layout", got: "others, which take no matrices" });
}

/** Complaints of the claim about matrices, as complaints about the file. */
function about<T>(claim: Claim, file: OwnFile, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FlatcheckError)) throw error;
    const { where, ...rest } = error.complaint;
    throw new UsageError({ where: `${claim.id} on ${basename(file.path)}: ${where}`, ...rest });
  }
}

/** Most numbers in an instance on which intervals are tried: they take thousands of times as long. */
const MOST_FOR_INTERVALS = 200;

function judgedOn(claim: Claim, spec: Spec, file: OwnFile, given: readonly string[]): Judged {
  return withArena(() => {
    const { outcomes, relations } = judged(claim, spec, {
      ladder: entriesOf(spec) <= MOST_FOR_INTERVALS ? LADDER : [],
    });
    requireSteady(claim, spec, outcomes);
    const assumptions = hypotheses(claim, spec, file.lists, given);
    const violated = assumptions.filter(({ verdict }) => verdict === "violated");
    const undrawn = undrawnList(claim, spec);
    const silence = [
      ...(violated.length === 0 ? [] : [`${violated.map(({ name }) => name).join(", ")} violated`]),
      ...(undrawn === null
        ? []
        : [`the statement holds almost surely over draws of ${undrawn}, which one alone cannot refute`]),
    ];
    return {
      assumptions,
      silence: silence.length === 0 ? null : silence.join("; "),
      madeUp: violated.some(({ onFile }) => onFile),
      forms: claim.forms.map(({ name, expected }, i) => ({
        form: name,
        expected,
        relations: relations.filter(({ form }) => form === name).map(relationCheck),
        observation: outcomes[i]!.observation,
      })),
      contradictions: relations.flatMap(({ contradiction }) => contradiction ?? []),
    };
  });
}

function entriesOf({ lists }: Spec): number {
  const counts = Object.values(lists).map((list) => ("entries" in list ? list.entries.flat(2).length : 0));
  return counts.reduce((total, count) => total + count, 0);
}

function relationCheck(one: JudgedRelation): RelationCheck {
  const { name, direction, lhs, rhs } = one.relation;
  const { margin, rounding } = one.judgement;
  const verdict = verdictOf(one.judgement, one.rigorous);
  const wasOpen = one.judgement.verdict === "undecided";
  const rigorous = wasOpen && verdict !== "undecided";
  const tie = verdict === "undecided" && one.tie === true;
  const confirmed = one.judgement.verdict === "refuted" ? confirmationOf(one.rigorous) : null;
  return { name, direction, lhs, rhs, margin: approximately(margin, rounding), verdict, rigorous, tie, confirmed };
}

function confirmationOf(rigorous: RelationVerdict = "undecided"): NonNullable<RelationCheck["confirmed"]> {
  return ({ refuted: "by intervals too", undecided: "unreached", holds: "contradicted" } as const)[rigorous];
}
