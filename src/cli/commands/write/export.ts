import { join, resolve } from "node:path";
import { defineCommand, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { OWN_CLAIMS } from "../../words/shared-options.js";
import { path } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import type { Witness } from "../../../claim/index.js";
import { exportFolder } from "../../../export/index.js";
import { FlatcheckError } from "../../../numerics/index.js";
import { readWitness, writeFile } from "../../../store/index.js";
import { type Io, quoted, UsageError } from "../../../world/index.js";
import { pathWord, shellWord, visible } from "../../../../reports/text/index.js";

const OPTIONS = { to: value("dir", path, "the folder, made where there is none"), ...OWN_CLAIMS } as const;

export type ExportOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Writes a folder that shows a stored counterexample and needs nothing of ours: its story, its matrices as .npy, a " +
    "check in Python and one in Julia, a page of LaTeX, and the citation.",
  argument: "the file of the witness",
  options: OPTIONS,
  examples: ["flatcheck export witness.json --to counterexample"],
  run: ({ args, options, io, catalogue }) => exportWitness(catalogue, args[0]!, options, io),
});

/**
 * `flatcheck export`: a folder that shows a counterexample and needs nothing of ours.
 * @throws UsageError where the file is not a witness of the catalogue that still refutes; OutputError
 */
export async function exportWitness(
  catalogue: Catalogue,
  file: string,
  { to, claims = [] }: ExportOptions,
  { stdout, cwd }: Io,
): Promise<number> {
  if (to === undefined) {
    throw new UsageError({ where: "export", expected: "a folder to write to", got: "none", remedy: "add --to <dir>" });
  }
  const files = await filesOf(catalogue, readWitness(file, cwd), file);
  for (const [name, content] of files) writeFile(join(resolve(cwd, to), name), content);
  stdout.write(`${[...files.keys()].map((name) => visible(join(to, name))).join("\n")}\n`);
  stdout.write(`Check it with: python3 ${pathWord(join(to, "check.py"))}\n`);
  stdout.write(`Again:  ${commandLine(file, to, claims)}\n`);
  return exitCodes.asExpected.code;
}

/** The command that writes the same folder again. */
function commandLine(file: string, to: string, claims: readonly string[]): string {
  return [
    `npx flatcheck export ${pathWord(file)}`,
    `--to ${pathWord(to)}`,
    ...claims.map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}

async function filesOf(
  catalogue: Catalogue,
  witness: Witness,
  file: string,
): Promise<Map<string, string | Uint8Array>> {
  const [claim] = await catalogue.load([witness.claim]);
  if (claim === undefined) {
    const remedy = "flatcheck list names them all";
    throw new UsageError({ where: file, expected: "a claim of the catalogue", got: quoted(witness.claim), remedy });
  }
  try {
    return exportFolder(claim, witness);
  } catch (error) {
    if (error instanceof FlatcheckError) throw new UsageError({ ...error.complaint, where: file });
    throw error;
  }
}
