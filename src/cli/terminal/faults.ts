import { join, resolve } from "node:path";
import { isHome } from "../words/places.js";
import { FAULTS } from "../words/shared-options.js";
import type { Contradiction } from "../../claim/index.js";
import { writeFile } from "../../store/index.js";
import { type Io, OutputError } from "../../world/index.js";
import { specLine, visible } from "../../../reports/text/index.js";

/**
 * Writes down every instance on which floating point refutes what holds by intervals, each as a file of its own, and
 * tells them on stderr as faults of the numerics: nobody's statement is at fault.
 * @param folder where the files go, as it is shown; null where the report that is printed has them all
 */
export function tellContradictions(contradictions: readonly Contradiction[], folder: string | null, io: Io): void {
  const counts = new Map<string, number>();
  for (const contradiction of contradictions) {
    const { claim, form, relation, spec, lhs, rhs, rounding } = contradiction;
    const stem = `${claim.replace("/", "-")}.${form}`;
    const n = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, n);
    io.stderr.write(
      `flatcheck: fault of the numerics, not of the claim: ${visible(`${claim}:${form}, ${relation}, at ${specLine(spec)}`)}: ` +
        `floating point refutes it (${lhs} against ${rhs}, rounding at most ${rounding}), by intervals it holds\n`,
    );
    if (folder === FAULTS && !isHome(io)) tellWhole(contradiction, io);
    else if (folder !== null) keep(join(folder, `${stem}.${n}.json`), contradiction, io);
  }
}

function tellWhole(contradiction: Contradiction, { stderr }: Io): void {
  stderr.write(`flatcheck: so that it can be mended, here it is whole:\n${JSON.stringify(contradiction)}\n`);
}

function keep(file: string, contradiction: Contradiction, { cwd, stderr }: Io): void {
  try {
    writeFile(resolve(cwd, file), `${JSON.stringify(contradiction, null, 2)}\n`);
    stderr.write(`flatcheck: written down in ${file}, so that it can be mended\n`);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    stderr.write(`flatcheck: ${error.message}; this is what was to be stored:\n${JSON.stringify(contradiction)}\n`);
  }
}
