import { join, resolve } from "node:path";
import { exitCodes } from "../words/exit-codes.js";
import type { ExportOptions } from "../words/options.js";
import type { Claim, Witness } from "../../claim/index.js";
import { exportFolder } from "../../export/folder.js";
import { FlatcheckError } from "../../numerics/index.js";
import { readWitness } from "../../store/witness-file.js";
import { writeFile } from "../../store/write-file.js";
import { quoted, UsageError } from "../../world/failures.js";
import type { Io } from "../../world/io.js";

/**
 * `flatcheck export`: a folder that shows a counterexample and needs nothing of ours.
 * @throws UsageError where the file is not a witness of the catalogue that still refutes; OutputError
 */
export function exportWitness(
  catalogue: readonly Claim[],
  file: string,
  { to }: ExportOptions,
  { stdout, cwd }: Io,
): number {
  if (to === undefined) {
    throw new UsageError({ where: "export", expected: "a folder to write to", got: "none", remedy: "add --to <dir>" });
  }
  const files = filesOf(catalogue, readWitness(file, cwd), file);
  for (const [name, content] of files) writeFile(join(resolve(cwd, to), name), content);
  stdout.write(`${[...files.keys()].map((name) => join(to, name)).join("\n")}\n`);
  stdout.write(`Check it with: python3 ${join(to, "check.py")}\n`);
  return exitCodes.asExpected.code;
}

function filesOf(catalogue: readonly Claim[], witness: Witness, file: string): Map<string, string | Uint8Array> {
  const claim = catalogue.find(({ id }) => id === witness.claim);
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
