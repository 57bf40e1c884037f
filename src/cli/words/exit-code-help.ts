import { hanging } from "../../../reports/text/index.js";
import { exitCodes, type OwnMeanings } from "./exit-codes.js";

/** The exit codes as a section of the help. */
export function exitCodeHelp(columns: number, own: OwnMeanings = {}): string {
  const lines = Object.entries(exitCodes).flatMap(([name, { code, meaning }]) =>
    hanging(`  ${String(code).padStart(3)}  `, own[name as keyof typeof exitCodes] ?? meaning, columns),
  );
  return ["Exit status:", ...lines].join("\n");
}
