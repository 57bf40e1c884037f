import { BOX_OPTIONS, proveBoxes } from "../../proofs/prove-boxes.js";
import { proveIdentities } from "../../proofs/prove-identities.js";
import { RECORD_OPTION } from "../../proofs/proof-record.js";
import { defineCommand, flag, value } from "../../words/command.js";
import { DEFAULT_RUNS } from "../../running/fresh-report.js";
import { CLAIM_NAMES, caseTimeout, OWN_CLAIMS, seedOption } from "../../words/shared-options.js";
import { integer, path } from "../../words/values.js";
import { UsageError } from "../../../world/index.js";

const OPTIONS = {
  runs: value(
    "n",
    integer(1, 1e9),
    `prove at the sizes of so many generated cases per claim (default: ${DEFAULT_RUNS})`,
  ),
  seed: seedOption("run"),
  out: value("dir", path, "write the proofs to this folder, a file a relation, and a program that checks them"),
  teeth: flag(
    "also change each proved program in places: a coefficient, a sign, a transpose; count what is found false",
    { box: "leave out one of them: bounds on boxes have no program that could be changed" },
  ),
  workers: value("n", integer(1, 256), "threads to prove on, which changes no proof (default: one a processor)"),
  "case-timeout": caseTimeout("before its claim is left out"),
  json: flag("print the table as JSON, and nothing else"),
  quiet: flag("no progress"),
  ...BOX_OPTIONS,
  ...RECORD_OPTION,
  ...OWN_CLAIMS,
} as const;

export const command = defineCommand({
  description:
    "Proves identities, and bounds that name the identity they follow from, for all real entries: those of the forms that are expected to hold, at the sizes that verify draws " +
    "with the same seed, or says why not. Both sides are computed over again as polynomials: expanded where they are short, " +
    "else at random residues modulo a prime above all of their coefficients. With --box, proves bounds on all instances of " +
    "families of a few parameters, by interval branch and bound.",
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: [
    "flatcheck prove --seed 1",
    "flatcheck prove gatmiry2023/trace-formula --seed 1 --out proofs",
    "flatcheck prove gatmiry2023/lemma-1 --box --out proofs",
  ],
  exits: {
    asExpected: "the table is whole; with --box, every bound was proved",
    unexpected: "with --box: a bound fails, or its computation cannot be followed",
    undecided: "with --box: boxes are left on which a bound is open",
  },
  run: async ({ args, options, io, catalogue }) => {
    requireFitting(options);
    return options.box === true
      ? proveBoxes(catalogue, args, options, io)
      : proveIdentities(catalogue, args, options, io);
  },
});

/** Identities are proved in another way than boxes: what those take says nothing to them. @throws UsageError */
function requireFitting(options: Readonly<Partial<Record<keyof typeof OPTIONS, unknown>>>): void {
  const stray = (Object.keys(BOX_OPTIONS) as (keyof typeof BOX_OPTIONS)[]).find((name) => options[name] !== undefined);
  if (options.box === true || stray === undefined) return;
  const remedy = `add --box, or leave out --${stray}`;
  throw new UsageError({ where: `--${stray}`, expected: "--box beside it", got: "none", remedy });
}
