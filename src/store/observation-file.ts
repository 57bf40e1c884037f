import type { VerifyOptions } from "../engine/run/index.js";
import { observationLines, type ObservedRun } from "../../reports/views/index.js";
import { growingFile } from "./files/write-file.js";

/** Where the cases of a run go one by one. */
export interface ObservationFile {
  readonly onCases: NonNullable<VerifyOptions["onCases"]>;
  /**
   * Puts the file in its place. A refusal of the system, now or at any case before, comes only here: a full disk must
   * not cost the run its report.
   *
   * @throws OutputError
   */
  readonly finish: () => void;
}

/** Begins the file of observations. @throws OutputError where the system refuses */
export function observationFile(path: string, run: ObservedRun): ObservationFile {
  const file = growingFile(path);
  let refusal: Error | null = null;
  const attempt = (work: () => void): void => {
    try {
      if (refusal === null) work();
    } catch (error) {
      refusal = error instanceof Error ? error : new Error(String(error));
      file.discard();
    }
  };
  return {
    onCases: (id, records) => attempt(() => file.append(observationLines(id, records, run))),
    finish: () => {
      attempt(file.finish);
      file.discard();
      if (refusal !== null) throw refusal;
    },
  };
}
