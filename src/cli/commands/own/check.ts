import { checkJson, checkText } from "../../terminal/check-report.js";
import { type CheckRow, checkTable, type LeftOut } from "../../terminal/check-table.js";
import { tellContradictions } from "../../terminal/faults.js";
import { defineCommand, flag, type OptionValues, repeated, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { ClaimFault, fit, isSurprising, judgedOnFile } from "../../../own/index.js";
import { select } from "../../words/select.js";
import { CLAIM_NAMES, FAULTS, FILE_FORMAT, fileOptions, OWN_CLAIMS } from "../../words/shared-options.js";
import { path, setting } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import { type Claim, noFileReason } from "../../../claim/index.js";
import type { OwnFile } from "../../../formats/index.js";
import { loadFile } from "../../../store/index.js";
import { type Io, UsageError } from "../../../world/index.js";

const OPTIONS = {
  load: value("file", path, "the matrices: JSON, .npz or .npy"),
  set: repeated(
    "name=value",
    setting,
    "a parameter of the statement, of which otherwise several values are tried; C=3",
  ),
  all: flag("without a single claim: also the claims that take other matrices or none, and why"),
  ...fileOptions,
  json: flag("as JSON"),
  ...OWN_CLAIMS,
} as const;

export type CheckOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Evaluates the forms of a claim on the matrices of a file: which assumptions they meet, both sides of every " +
    "relation with error bounds, and its verdict. Without a claim, or with a source, every claim that takes such " +
    "matrices is judged, a line each. Exit status 1 where a form that is expected to hold is refuted on " +
    "matrices that violate no assumption; where one is violated they say nothing. " +
    FILE_FORMAT,
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: [
    "flatcheck check gatmiry2023/lemma-3 --load network.json",
    "flatcheck check --load network.json",
    "flatcheck check marion2024/reparameterization --load trained.npz --set C=3",
  ],
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
    return checkAll(selected, file, options, io);
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

function checkOne(claim: Claim, file: OwnFile, { set = [], json, all }: CheckOptions, io: Io): number {
  if (all === true) {
    const remedy = "leave out one of them";
    throw new UsageError({ where: "--all", expected: "no claim beside it", got: claim.id, remedy });
  }
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

/** Every claim that takes such matrices, a line each. @throws UsageError where a parameter is stated, or none takes them */
function checkAll(claims: readonly Claim[], file: OwnFile, { set = [], json, all }: CheckOptions, io: Io): number {
  if (set.length > 0) {
    const remedy = "name one claim, or leave it out";
    throw new UsageError({ where: "--set", expected: "one claim that it is a parameter of", got: "several", remedy });
  }
  const rows: CheckRow[] = [];
  const leftOut: LeftOut[] = [];
  const faults: ClaimFault[] = [];
  for (const claim of claims) {
    told(claim.id, io);
    const reason = noFileReason(claim);
    if (reason !== null) leftOut.push({ claim, reason, about: false });
    else {
      try {
        const fitted = fit(claim, file, []);
        rows.push({ claim, fitted, found: judgedOnFile(claim, fitted, file, []) });
      } catch (error) {
        if (error instanceof ClaimFault) {
          faults.push(error);
          leftOut.push({ claim, reason: `threw ${error.said}`, about: true });
        } else if (error instanceof UsageError) {
          leftOut.push({ claim, reason: error.message.slice(error.message.indexOf(": ") + 2), about: true });
        } else throw error;
      }
    }
  }
  told("", io);
  if (json === true) {
    const judged = rows.map(({ claim, fitted, found }) => checkJson(claim, file, fitted, found));
    const others = leftOut.map(({ claim: { id }, reason, about }) => ({ claim: id, takesFiles: about, reason }));
    io.stdout.write(`${JSON.stringify({ file: file.path, claims: judged, leftOut: others }, null, 2)}\n`);
  } else io.stdout.write(checkTable({ file, rows, leftOut, all: all === true }, io));
  const contradictions = rows.flatMap(({ found }) => found.contradictions);
  tellContradictions(contradictions, FAULTS, io);
  // The claims that could be judged are told first.
  if (faults[0] !== undefined) throw faults[0];
  if (contradictions.length > 0) return exitCodes.fault.code;
  return rows.some(({ found }) => isSurprising(found)) ? exitCodes.unexpected.code : exitCodes.asExpected.code;
}

/** Longest id of a claim, and a few words. */
const LINE = 60;

/** On a terminal, which claim is at hand; the line is taken away in the end. */
function told(id: string, { stderr }: Io): void {
  if (!stderr.isTerminal) return;
  stderr.write(`\r${(id === "" ? "" : `checking ${id}`).padEnd(LINE)}${id === "" ? "\r" : ""}`);
}
