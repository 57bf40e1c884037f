import type fc from "fast-check";
import type { Claim, FormFacts, Spec } from "../claim/index.js";
import { runWitness } from "../engine/witnesses/index.js";
import { certificateLine, counted, refutationLine, specLine } from "../../reports/text/index.js";
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
 * What is said of a property that failed: the relation, the shrunk instance by its entries, both sides enclosed by
 * intervals, how fast-check came upon it, the instance by value, and the command that runs this test again.
 */
export function failureText(claim: Claim, form: FormFacts["name"], details: FailedRun, place: Place): string {
  const { id, specs } = claim;
  const { seed, counterexample, counterexamplePath: path, numRuns, numShrinks, errorInstance } = details;
  const [spec] = counterexample;
  return [
    ...headline(`${id}:${form}`, specs.spellOut(spec), errorInstance),
    ...(errorInstance instanceof Refuted ? [certificateRow(claim, form, errorInstance, spec)] : []),
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

/** What interval arithmetic says of a refutation, from the entries of the instance alone. */
function certificateRow(claim: Claim, form: FormFacts["name"], { finding }: Refuted, spec: Spec): string {
  const { name: relation, direction, lhs, rhs, judged } = finding;
  const rounding = judged?.judgement.rounding ?? 0;
  const facts = { form, without: [], provenance: { version: "", seed: 0, evaluations: 0 } };
  const found = { relation, spec, lhs, rhs, rounding, certificate: null, certified: false };
  try {
    const certificate = runWitness(claim, facts, found)?.certificate ?? null;
    if (certificate !== null) return `    certificate  ${certificateLine(direction, certificate)}`;
    return "    certificate  none: intervals do not refute it on their own";
  } catch (error) {
    // That it fails is told in any case.
    return `    certificate  none: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The command that runs one test alone. */
export function commandOf({ file, test }: Place): string {
  const pattern = test.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return `npx vitest run ${file} -t '${`^${pattern}$`.replaceAll("'", String.raw`'\''`)}'`;
}
