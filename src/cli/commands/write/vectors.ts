import { breath } from "../../running/breath.js";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { mute, ticker } from "../../terminal/progress.js";
import { version } from "../../terminal/version.js";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { aboutUsage } from "../../words/search-options.js";
import { select } from "../../words/select.js";
import { CLAIM_NAMES, DEFAULT_CASE_TIMEOUT, OWN_CLAIMS, seedOption } from "../../words/shared-options.js";
import { integer, path } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import type { Claim } from "../../../claim/index.js";
import { checkWritable, writeFile, writeNewFile } from "../../../store/index.js";
import { vectorFiles, type Vectors, VectorSource } from "../../../vectors/index.js";
import { type Io, UsageError } from "../../../world/index.js";
import { counted, pathWord, shellWord, visible } from "../../../../reports/text/index.js";

/** Where nothing else is asked for. */
const DEFAULT_RUNS = 3;
const DEFAULT_CASES = 40;
const DEFAULT_INSTANCES = 3;

/** The list of the files that there are. */
const INDEX = "index.json";

const OPTIONS = {
  to: value("dir", path, "the folder, made where there is none"),
  cases: value("n", integer(1, 10_000), `at most so many cases for each operation (default: ${DEFAULT_CASES})`),
  instances: value(
    "n",
    integer(0, 10_000),
    `at most so many instances of each claim, with both sides of its relations (default: ${DEFAULT_INSTANCES})`,
  ),
  runs: value("n", integer(0, 1e6), `generated cases per claim, besides its chosen ones (default: ${DEFAULT_RUNS})`),
  seed: seedOption("run"),
  force: flag("replace files of these names that are there"),
  quiet: flag("no progress"),
  ...OWN_CLAIMS,
} as const;

export type VectorsOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Writes a folder of test vectors that needs nothing of ours: the operations of the claims, each on exact operands, " +
    "with its result between two doubles as certified by interval arithmetic, and instances of the claims with both sides of their relations; as JSON, with numbers in decimal and in " +
    "hexadecimal, and as .npz; with a README and an example for pytest. The same seed gives the same bytes.",
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: ["flatcheck vectors --to vectors --seed 1", "flatcheck vectors gatmiry2023 --to vectors --cases 100"],
  exits: { asExpected: "written", unexpected: "not used", undecided: "not used" },
  run: ({ args, options, io, catalogue }) => vectors(catalogue, args, options, io),
});

/** `flatcheck vectors`: certified test vectors for others. @throws UsageError, OutputError */
export async function vectors(
  catalogue: Catalogue,
  names: readonly string[],
  options: VectorsOptions,
  io: Io,
): Promise<number> {
  const {
    to,
    force,
    cases = DEFAULT_CASES,
    instances = DEFAULT_INSTANCES,
    runs = DEFAULT_RUNS,
    seed = io.freshSeed(),
  } = options;
  if (to === undefined) {
    const remedy = "add --to <dir>";
    throw new UsageError({ where: "vectors", expected: "a folder to write to", got: "none", remedy });
  }
  const folder = resolve(io.cwd, to);
  if (force !== true) refuseWritten(folder, INDEX, to);
  // It takes minutes to make them all: what cannot be written is told before.
  checkWritable(join(folder, INDEX));
  const { claims } = await select(catalogue, names);
  io.watcher?.limit({ evaluation: DEFAULT_CASE_TIMEOUT });
  const source = new VectorSource({ seed, runs, cases, instances });
  const made = await aboutUsage(() => madeOf(claims, source, options, io));
  if (io.signal.aborted) {
    io.stdout.write("Interrupted: nothing was written\n");
    return exitCodes.interrupted.code;
  }
  const asked = { ...options, cases, instances, runs, seed };
  // What is written does not hang on where it is written.
  const files = vectorFiles(made, source.instances, { version, again: againLine(names, "vectors", asked) });
  if (force !== true) for (const name of files.keys()) refuseWritten(folder, name, to);
  // The list of all that there is comes last: a folder without it is not whole.
  for (const [name, content] of [...files].sort(([a], [b]) => Number(a === INDEX) - Number(b === INDEX))) {
    if (force === true) writeFile(join(folder, name), content);
    else if (!writeNewFile(join(folder, name), content)) refuseWritten(folder, name, to);
  }
  const all = made.reduce((total, each) => total + each.cases.length, 0);
  io.stdout.write(
    [
      `${counted(all, "case")} of ${counted(made.filter((each) => each.cases.length > 0).length, "operation")}, ${counted(source.instances.length, "instance")} of claims: ${visible(join(to, "README.md"))}`,
      `Use:    python3 -m pytest ${pathWord(join(to, "test_vectors.py"))}`,
      `Again:  ${againLine(names, to, asked)}`,
      "",
    ].join("\n"),
  );
  return exitCodes.asExpected.code;
}

/** @throws UsageError where the folder has a file of that name */
function refuseWritten(folder: string, name: string, to: string): void {
  if (!existsSync(join(folder, name))) return;
  throw new UsageError({
    where: to,
    expected: "a folder without vectors",
    got: name === INDEX ? "one with vectors, which stay as they are" : `one with a file ${name}, which stays as it is`,
    remedy: "choose another one, or add --force",
  });
}

async function madeOf(
  claims: readonly Claim[],
  source: VectorSource,
  { quiet }: VectorsOptions,
  io: Io,
): Promise<Vectors[]> {
  const { say, clear } = quiet === true ? mute : ticker(io);
  const made: Vectors[] = [];
  try {
    for (const [k, claim] of claims.entries()) {
      if (io.signal.aborted) break;
      say(() => `${k + 1}/${claims.length} claims · ${claim.id}`);
      source.add(claim);
      await breath();
    }
    for (const operation of source.operations) {
      if (io.signal.aborted) break;
      say(() => `enclosing ${operation}`);
      made.push(source.vectors(operation));
      await breath();
    }
  } finally {
    clear();
  }
  return made;
}

function againLine(names: readonly string[], to: string, options: VectorsOptions): string {
  const { cases, instances, runs, seed, claims = [] } = options;
  return [
    "npx flatcheck vectors",
    ...names.map(shellWord),
    `--to ${pathWord(to)}`,
    `--seed ${seed}`,
    `--runs ${runs}`,
    `--cases ${cases}`,
    `--instances ${instances}`,
    ...(options.force === true ? ["--force"] : []),
    ...claims.map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}
