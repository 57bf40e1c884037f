import { flag, repeated, value } from "./command.js";
import { duration, integer, path } from "./values.js";

/** Where witnesses are stored where nothing else is asked for. */
export const DEFAULT_STORE = "theorems";

/** Where report.json goes where nothing else is asked for. */
export const DEFAULT_OUT = "reports/runs/latest";

/** Where faults of the numerics are written down by commands that write no report. */
export const FAULTS = `${DEFAULT_OUT}/faults`;

/** What the arguments of commands on several claims may be. */
export const CLAIM_NAMES =
  "a claim (gatmiry2023/lemma-4), a form of it (gatmiry2023/lemma-4:printed), or a source (gatmiry2023)";

/** What a file of somebody's own matrices holds. */
export const FILE_FORMAT =
  "A file holds weights (or W1, W2, …, or 0.weight, 2.weight, …) with measurements and labels (A, b), or with inputs and " +
  "targets (X, y), or a matrix, or whatever lists the claim has by their names.";

/** How files are read. */
export const fileOptions = {
  transpose: flag("layers are stored as (in, out), as Keras and JAX do: each is turned round"),
} as const;

/** On every command that looks at the catalogue. */
export const OWN_CLAIMS = {
  claims: repeated(
    "file",
    path,
    "also the claims of this module in JavaScript or TypeScript; may be given several times",
  ),
} as const;

/** The seed of a run, or of a search. */
export function seedOption(of: "run" | "search") {
  return value("n", integer(0, 0xffffffff), `seed of the ${of}, 32 bits (default: a fresh one, which is printed)`);
}

const EITHER = { for: "leave out one of them: either the number of evaluations or the time decides" };

/** The options of a search that evaluates a claim over and over, `usual` times where nothing else is asked for. */
export function searchOptions(usual: number, each: string) {
  return {
    evaluations: value("n", integer(1, 1e9), `evaluations ${each} (default: ${usual})`, EITHER),
    seed: seedOption("search"),
    "case-timeout": caseTimeout("before the search is given up"),
  } as const;
}

/** Milliseconds that an evaluation may take where nothing else is asked for. */
export const DEFAULT_CASE_TIMEOUT = 60_000;

/** The time that one evaluation of a claim may take. @param then what becomes of one that takes longer */
export function caseTimeout(then: string) {
  return value("time", duration, `longest time that one evaluation may take, ${then} (default: 60s)`);
}

/** Where a search stores what it finds. */
export const STORE = value(
  "dir",
  path,
  `folder of stored witnesses, <dir>/<source>/witnesses (default: ${DEFAULT_STORE})`,
);
