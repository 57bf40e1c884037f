import type { Claim, Witness } from "../../claim/index.js";
import { encodeNpy } from "../../formats/index.js";
import { julia } from "./check-julia.js";
import { python } from "./check-python.js";
import { counterexample } from "./counterexample.js";
import { program } from "./program.js";
import { readme } from "./readme.js";
import { witnessTex } from "./witness-tex.js";

/**
 * The files, by name, of a folder that shows a counterexample and needs nothing of ours: the story, the matrices, a
 * check in Python and one in Julia, the same for print, the citation, and the witness itself.
 * @throws DomainError where the witness is not one of this claim, or cannot be evaluated, or no longer refutes it
 */
export function exportFolder(claim: Claim, witness: Witness): Map<string, string | Uint8Array> {
  const found = counterexample(claim, witness);
  const bibtex = found.paper?.bibtex ?? "% A statement of our own: there is no source to cite.";
  return new Map<string, string | Uint8Array>([
    ["README.md", readme(found)],
    ["check.py", program(found, python)],
    ["check.jl", program(found, julia)],
    ["witness.tex", witnessTex(found)],
    ["CITATION.bib", `${bibtex}\n`],
    ["witness.json", `${JSON.stringify(witness, null, 2)}\n`],
    ...found.matrices.map(({ file, matrix }) => [file, encodeNpy(matrix)] as const),
  ]);
}
