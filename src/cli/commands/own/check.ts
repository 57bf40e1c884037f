import { checkJson, checkText } from "../../terminal/check-report.js";
import { type CheckRow, checkTable, type LeftOut } from "../../terminal/check-table.js";
import { tellContradictions } from "../../terminal/faults.js";
import { ticker } from "../../terminal/progress.js";
import { checkerOf } from "../../running/checker.js";
import { defineCommand, flag, type OptionValues, repeated, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { ClaimFault, faultOf, fit, isSurprising, judgedOnFile, type SaidOnFile } from "../../../own/index.js";
import { select } from "../../words/select.js";
import { CLAIM_NAMES, FAULTS, FILE_FORMAT, fileOptions, OWN_CLAIMS } from "../../words/shared-options.js";
import { stoppedBySignal } from "../../running/threads.js";
import { duration, integer, path, setting } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import { type Claim, noFileReason } from "../../../claim/index.js";
import type { OwnFile } from "../../../formats/index.js";
import { loadFile } from "../../../store/index.js";
import type { Unended } from "../../../workers/index.js";
import { type Io, UsageError } from "../../../world/index.js";
import { counted } from "../../../../reports/text/index.js";

/** Milliseconds that one of many claims may take where nothing else is asked for. */
const CLAIM_TIMEOUT = 20_000;

const OPTIONS = {
  load: value("file", path, "the matrices: JSON, .npz or .npy"),
  set: repeated(
    "name=value",
    setting,
    "a parameter of the statement, of which otherwise several values are tried; C=3",
  ),
  all: flag("without a single claim: also the claims that take other matrices or none, and why"),
  ...fileOptions,
  "case-timeout": value(
    "time",
    duration,
    "longest time that a claim may take on the file (default: 20s of many claims, of which those that take longer are " +
      "left out by name)",
  ),
  workers: value("n", integer(1, 256), "without a single claim: threads to judge on (default: one a processor)"),
  json: flag("as JSON"),
  ...OWN_CLAIMS,
} as const;

export type CheckOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Evaluates the forms of a claim on the matrices of a file: which assumptions they meet, both sides of every " +
    "relation with error bounds, and its verdict. Without a claim, or with a source, every claim that takes such " +
    "matrices is judged, a line each, each in its time. Exit status 1 where a form that is expected to hold is refuted on " +
    "matrices that violate no assumption; where one is violated they say nothing. " +
    FILE_FORMAT,
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: [
    "flatcheck check gatmiry2023/lemma-3 --load network.json",
    "flatcheck check --load network.json",
    "flatcheck check marion2024/reparameterization --load trained.npz --set C=3",
  ],
  exits: {
    undecided: "every verdict as expected, but some claim did not come to its end on the file in time",
  },
  run: ({ args, options, io, catalogue, own }) => check(catalogue, args, options, io, own),
});

/**
 * `flatcheck check`: judges somebody's own matrices. Exit status 1 where a relation of a form that is expected to hold is
 * refuted and no assumption is violated.
 * @param own the ids of the claims of `--claims`
 * @throws UsageError where the matrices do not fit the claim, or a claim of `own` throws on them
 */
export async function check(
  catalogue: Catalogue,
  names: readonly string[],
  options: CheckOptions,
  io: Io,
  own: readonly string[] = [],
): Promise<number> {
  const { claims, includes } = await select(catalogue, names);
  if (options.load === undefined) {
    throw new UsageError({ where: "check", expected: "a file of matrices", got: "none", remedy: "add --load <file>" });
  }
  requireOnce(options);
  const file = loadFile(options.load, io.cwd, { transposed: options.transpose === true });
  const selected = claims.map((claim) => ({
    ...claim,
    forms: claim.forms.filter((form) => includes(claim.id, form.name)),
  }));
  const [only] = selected;
  try {
    if (names.length === 1 && selected.length === 1) return checkOne(only!, file, options, io);
    return await checkAll(selected, file, options, io);
  } catch (error) {
    throw error instanceof ClaimFault ? blamed(error, own) : error;
  }
}

function requireOnce({ set = [] }: CheckOptions): void {
  const twice = set.find(({ name }, i) => set.findIndex((other) => other.name === name) !== i);
  if (twice === undefined) return;
  throw new UsageError({ where: "--set", expected: `one value for ${twice.name}`, got: "two" });
}

/** A claim of the user's own is to be mended by the user, one of ours by us. */
function blamed({ claim, where, cause, said }: ClaimFault, own: readonly string[]): unknown {
  if (!own.includes(claim)) return cause;
  const remedy = "mend it in the module of --claims";
  return new UsageError({
    where: `${claim} on ${where}`,
    expected: "a claim that can be evaluated",
    got: said,
    remedy,
  });
}

function checkOne(claim: Claim, file: OwnFile, { set = [], json, all, ...limits }: CheckOptions, io: Io): number {
  if (all === true) {
    const remedy = "leave out one of them";
    throw new UsageError({ where: "--all", expected: "no claim beside it", got: claim.id, remedy });
  }
  const { "case-timeout": evaluation } = limits;
  if (evaluation !== undefined) io.watcher?.limit({ evaluation });
  const fitted = fit(claim, file, set);
  const found = judgedOnFile(claim, fitted, file, set);
  io.stdout.write(
    json === true
      ? `${JSON.stringify(checkJson(claim, file, fitted, found), null, 2)}\n`
      : checkText(claim, file, fitted, found, io),
  );
  tellContradictions(found.contradictions, FAULTS, io);
  if (found.contradictions.length > 0) return exitCodes.fault.code;
  return isSurprising(found) ? exitCodes.unexpected.code : exitCodes.asExpected.code;
}

/** Every claim that takes such matrices, a line each. @throws UsageError where a parameter is stated */
async function checkAll(claims: readonly Claim[], file: OwnFile, options: CheckOptions, io: Io): Promise<number> {
  const { set = [], json, all } = options;
  if (set.length > 0) {
    const remedy = "name one claim, or leave it out";
    throw new UsageError({ where: "--set", expected: "one claim that it is a parameter of", got: "several", remedy });
  }
  const { rows, leftOut, faults } = sorted(await askedAll(claims, file, options, io));
  const unended = leftOut.some(({ kind }) => kind === "unended");
  if (json === true) {
    const judged = rows.map(({ claim, fitted, found }) => checkJson(claim, file, fitted, found));
    const others = leftOut.map(({ claim: { id }, reason, kind }) => ({
      claim: id,
      takesFiles: kind !== "none",
      ended: kind !== "unended",
      reason,
    }));
    io.stdout.write(`${JSON.stringify({ file: file.path, claims: judged, leftOut: others }, null, 2)}\n`);
  } else io.stdout.write(checkTable({ file, rows, leftOut, all: all === true }, io));
  const contradictions = rows.flatMap(({ found }) => found.contradictions);
  tellContradictions(contradictions, FAULTS, io);
  // The claims that could be judged are told first.
  if (faults[0] !== undefined) throw faults[0];
  if (contradictions.length > 0) return exitCodes.fault.code;
  if (io.signal.aborted) return exitCodes.interrupted.code;
  if (rows.some(({ found }) => isSurprising(found))) return exitCodes.unexpected.code;
  return unended ? exitCodes.undecided.code : exitCodes.asExpected.code;
}

interface Answer {
  readonly claim: Claim;
  readonly said: SaidOnFile | Unended | { readonly kind: "none"; readonly reason: string };
}

/** What every claim says, in their order, as far as one got before an interruption. */
async function askedAll(
  claims: readonly Claim[],
  file: OwnFile,
  options: CheckOptions,
  io: Io,
): Promise<readonly Answer[]> {
  const { say, clear } = ticker(io);
  const checker = checkerOf(file, options, options["case-timeout"] ?? CLAIM_TIMEOUT, io);
  let ended = 0;
  const ask = async (claim: Claim): Promise<Answer> => {
    const reason = noFileReason(claim);
    const said: Answer["said"] =
      reason === null
        ? ((await checker.check(claim)) ?? { kind: "unended", why: "was not begun before the interruption" })
        : { kind: "none", reason };
    ended += 1;
    say(() => `${ended} of ${counted(claims.length, "claim")} have been asked, the last ${claim.id}`);
    return { claim, said };
  };
  // An interruption is reported as soon as what was under way has been given up.
  const reporting = (): void => io.watcher?.reporting();
  io.signal.addEventListener("abort", reporting, { once: true });
  try {
    return await stoppedBySignal(checker, io, () => Promise.all(claims.map(ask)));
  } finally {
    io.signal.removeEventListener("abort", reporting);
    clear();
  }
}

/** The claims that say something of the file, those that do not and why, and those that threw. */
function sorted(answers: readonly Answer[]) {
  const rows: CheckRow[] = [];
  const leftOut: LeftOut[] = [];
  const faults: ClaimFault[] = [];
  for (const { claim, said } of answers) {
    if (said.kind === "judged") rows.push({ claim, fitted: said.fitted, found: said.found });
    else if (said.kind === "none") leftOut.push({ claim, kind: "none", reason: said.reason });
    else if (said.kind === "unfit") leftOut.push({ claim, kind: "other", reason: said.reason });
    else if (said.kind === "unended") leftOut.push({ claim, kind: "unended", reason: said.why });
    else {
      const fault = faultOf(claim.id, said);
      faults.push(fault);
      leftOut.push({ claim, kind: "other", reason: `threw ${fault.said}` });
    }
  }
  return { rows, leftOut, faults };
}
