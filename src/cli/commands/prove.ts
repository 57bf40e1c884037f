import { join, resolve } from "node:path";
import { BOX_OPTIONS, proveBoxes } from "./prove-boxes.js";
import { type ProofRow, proofRow, renderProofs } from "../terminal/proof-table.js";
import { mute, ticker } from "../terminal/progress.js";
import { version } from "../terminal/version.js";
import { defineCommand, flag, type OptionValues, value } from "../words/command.js";
import { exitCodes } from "../words/exit-codes.js";
import { DEFAULT_RUNS } from "../words/fresh-report.js";
import { identitySummary, RECORD_OPTION, recordProofs } from "../words/proof-record.js";
import { select, type Selection } from "../words/select.js";
import { CLAIM_NAMES, OWN_CLAIMS, seedOption } from "../words/shared-options.js";
import { integer, path } from "../words/values.js";
import type { Catalogue } from "../../catalogue/index.js";
import type { Claim } from "../../claim/index.js";
import { CHECKER, proofChecker } from "../../export/index.js";
import {
  countTeeth,
  noTeeth,
  proofOf,
  proofText,
  proveClaim,
  type RelationOutcome,
  type Teeth,
} from "../../proof/index.js";
import { writeFile } from "../../store/index.js";
import { type Io, wantsColour } from "../../world/index.js";
import type { ProofSummary } from "../../../reports/report/index.js";
import { coloured, pathWord, plain, shellWord, visible } from "../../../reports/text/index.js";

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
  ),
  json: flag("print the table as JSON, and nothing else"),
  quiet: flag("no progress"),
  ...BOX_OPTIONS,
  ...RECORD_OPTION,
  ...OWN_CLAIMS,
} as const;

export type ProveOptions = OptionValues<typeof OPTIONS>;

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
  const { runs = DEFAULT_RUNS, out, seed = io.freshSeed() } = options;
  const recorded: ProofSummary[] = [];
  const rows = await proveAll(selection, { runs, seed, recorded }, options, io);
  if (out !== undefined) writeFile(join(resolve(io.cwd, out), CHECKER), proofChecker);
  const again = againLine(names, { ...options, runs, seed });
  const complete = !io.signal.aborted;
  if (options.record !== undefined && complete) {
    const { json: _, quiet: __, out: ___, teeth: ____, ...asked } = options;
    recordProofs(options.record, "identity", recorded, againLine(names, { ...asked, runs, seed }), io);
  }
  if (options.json === true) {
    io.stdout.write(`${JSON.stringify({ seed, runs, complete, identities: rows, again }, null, 2)}\n`);
  } else {
    const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
    io.stdout.write(renderProofs(rows, io.stdout.columns, palette));
    if (!complete) io.stdout.write("Incomplete: interrupted\n");
    if (options.record !== undefined && complete) io.stdout.write(`Record: ${visible(options.record)}\n`);
    if (out !== undefined) io.stdout.write(`Check:  python3 ${pathWord(join(out, CHECKER))}\n`);
    io.stdout.write(`Again:  ${again}\n`);
  }
  return complete ? exitCodes.asExpected.code : exitCodes.interrupted.code;
}

interface Run {
  readonly runs: number;
  readonly seed: number;
  /** What was proved, for a record; filled as it goes. */
  readonly recorded: ProofSummary[];
}

async function proveAll({ claims, includes }: Selection, run: Run, options: ProveOptions, io: Io): Promise<ProofRow[]> {
  const { json, quiet } = options;
  const { say, clear } = quiet === true || json === true ? mute : ticker(io);
  io.watcher?.limit(null);
  const rows: ProofRow[] = [];
  try {
    for (const [k, claim] of claims.entries()) {
      if (io.signal.aborted) break;
      say(() => `${k + 1}/${claims.length} · ${claim.id}`);
      rows.push(
        ...rowsOf({ ...claim, forms: claim.forms.filter(({ name }) => includes(claim.id, name)) }, run, options, io),
      );
      // Ctrl-C is heard between claims.
      await new Promise((resume) => setImmediate(resume));
    }
  } finally {
    clear();
  }
  return rows;
}

function rowsOf(claim: Claim, run: Run, { out, teeth }: ProveOptions, { cwd }: Io): ProofRow[] {
  return proveClaim(claim, run).map((outcome, k) => {
    const bitten = teeth === true ? teethOf(outcome, run.seed) : null;
    const proof = proofOf(claim, outcome, version);
    if (proof !== null) run.recorded.push(identitySummary(proof, outcome.layouts.length));
    if (proof === null || out === undefined) return proofRow(claim.id, outcome, null, bitten);
    const file = join(out, `${claim.id}.${outcome.form}.${k + 1}.json`);
    writeFile(resolve(cwd, file), proofText(proof));
    return proofRow(claim.id, outcome, file, bitten);
  });
}

function teethOf({ layouts }: RelationOutcome, seed: number): Teeth {
  const teeth = noTeeth();
  for (const layout of layouts) if (layout.why === null) countTeeth(layout.program, seed, teeth);
  return teeth;
}

function againLine(
  names: readonly string[],
  {
    runs,
    seed,
    out,
    record,
    teeth,
    json,
    quiet,
    claims = [],
  }: ProveOptions & { readonly runs: number; readonly seed: number },
): string {
  return [
    "npx flatcheck prove",
    ...names.map(shellWord),
    `--seed ${seed} --runs ${runs}`,
    ...(out === undefined ? [] : [`--out ${pathWord(out)}`]),
    ...(record === undefined ? [] : [`--record ${shellWord(record)}`]),
    ...(teeth === true ? ["--teeth"] : []),
    ...(json === true ? ["--json"] : []),
    ...(quiet === true ? ["--quiet"] : []),
    ...claims.map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}
