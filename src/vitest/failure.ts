import type fc from "fast-check";
import type { Claim, FormFacts, Spec } from "../claim/index.js";
import { counted, refutationLine, specLine } from "../../reports/text/index.js";
import { Refuted } from "./property.js";

/** Where a test stands, for it to be run again. */
export interface Place {
  /** The file, as vitest takes it. */
  readonly file: string;
  /** The name of the test with those of its suites. */
  readonly test: string;
}

/** The run of a property that came upon a counterexample. */
export type FailedRun = Extract<fc.RunDetails<[Spec]>, { readonly counterexample: [Spec] }>;

/**
 * What is said of a property that failed: the relation, the shrunk instance by its entries, how fast-check came upon it,
 * the instance by value, and the command that runs this test again.
 */
export function failureText({ id, specs }: Claim, form: FormFacts["name"], details: FailedRun, place: Place): string {
  const { seed, counterexample, counterexamplePath: path, numRuns, numShrinks, errorInstance } = details;
  const [spec] = counterexample;
  return [
    ...headline(`${id}:${form}`, specs.spellOut(spec), errorInstance),
    `    fast-check   seed ${seed}, path "${path}", after ${counted(numRuns, "case")} and ${counted(numShrinks, "shrink")}`,
    `    the spec     ${JSON.stringify(spec)}`,
    `    once more    FLATCHECK_SEED=${seed} FLATCHECK_PATH=${path} ${commandOf(place)}`,
  ].join("\n");
}

function headline(form: string, spec: Spec, thrown: unknown): string[] {
  if (thrown instanceof Refuted) {
    const { name, direction, lhs, rhs } = thrown.finding;
    return [
      `${form} is refuted`,
      `    relation     ${name}`,
      `    instance     ${refutationLine({ direction, spec, lhs, rhs })}`,
    ];
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return [`${form} throws "${message}"`, `    instance     ${specLine(spec)}`];
}

/** The command that runs one test alone. */
export function commandOf({ file, test }: Place): string {
  const pattern = test.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return `npx vitest run ${file} -t '${`^${pattern}$`.replaceAll("'", String.raw`'\''`)}'`;
}
