import type { Result } from "./driver.js";
import { type Equivalents, isEquivalent, ofKind, type Score, scoreOf, signsOf } from "./score.js";

/** What a run was. */
export interface RunFacts {
  readonly seed: number;
  readonly commit: string;
  readonly candidates: number;
  /** How many were drawn; those that were not run are no results. */
  readonly drawn: number;
  /** CPU seconds of units of one kind after which a mutant counts as not noticed by them. */
  readonly most: number;
}

/** The report of a run in Markdown: scores, scores by file, and every mutant that survived, with the reason if it has one. */
export function report(
  results: readonly Result[],
  equivalents: Equivalents,
  { seed, commit, candidates, drawn, most }: RunFacts,
): string {
  const files = [...new Set(results.map(({ mutant }) => mutant.file))].sort();
  const folders = ["src/numerics", "src/rigor"];
  const under = (folder: string): Result[] => results.filter(({ mutant }) => mutant.file.startsWith(`${folder}/`));
  const survivors = results.filter(
    ({ fates }) => fates.test?.outcome !== "killed" && fates.claim?.outcome !== "killed",
  );
  const signs = signsOf(ofKind(results, "value"));
  const lines = [
    "# Mutants of the numerics",
    "",
    `Made by \`npm run mutate -- --seed ${seed} --count ${drawn} --most ${most} --report reports/published/MUTANTS.md\` at ${commit}.`,
    "",
    `${results.length} changes${results.length < drawn ? `, the first of the ${drawn}` : ""} drawn from the ${candidates} that a slip could make in src/numerics and src/rigor: operators`,
    "swapped, comparisons changed or negated, constants and loop bounds moved, statements deleted, indices swapped, terms",
    "and factors of error bounds dropped or halved. *Tests* are the unit tests of numerics, rigor and operations that reach",
    "the change; *theorems* are the claims alone, as `verify` runs them (60 cases each, and 3 large ones), with their stored",
    "witnesses, the rules that each keeps, and the identities that are proved on record; *records* compare with what was",
    "recorded: the bounds of all functions (`src/numerics/bounds.test.ts`) and both sides of all relations",
    "(`theorems/sides.test.ts`). Of error bounds the theorems were not asked. What no claim reaches counts as not noticed by",
    "theorems. *At the door* are conditions and calls that only refuse, as matrices of other shapes, and what brings arguments",
    "into their form: claims hand over what they may. Changes that nobody can notice are left out of the shares, and listed",
    "below.",
    "",
    `The theorems notice ${signs.verdict} values first by a verdict, a refusal or a witness, ${signs.value} by a value on the way that intervals`,
    `contradict, and ${signs.proof} by a proof that is lost.`,
    "",
    "| | mutants | tests | tests and records | theorems | theorems and records | no claim reaches | equivalent |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...[["all", results] as const, ...folders.map((folder) => [folder, under(folder)] as const)].flatMap(
      ([name, own]) => [
        row(`${name}, values`, scoreOf(ofKind(own, "value"), equivalents), true),
        ...(own === results
          ? [false, true].map((atDoor) => {
              const part = ofKind(own, "value").filter(({ mutant }) => mutant.atDoor === atDoor);
              return row(
                atDoor ? "of these, at the door" : "of these, what is computed",
                scoreOf(part, equivalents),
                true,
              );
            })
          : []),
        row(`${name}, error bounds`, scoreOf(ofKind(own, "bound"), equivalents), false),
      ],
    ),
    "",
    "## By file",
    "",
    "| file | values | tests | theorems | error bounds | tests | tests and records |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...files.map((file) => {
      const own = results.filter(({ mutant }) => mutant.file === file);
      const [values, bounds] = (["value", "bound"] as const).map((kind) => scoreOf(ofKind(own, kind), equivalents));
      const cells = [
        values!.mutants,
        values!.testsAndRecords,
        values!.claims,
        bounds!.mutants,
        bounds!.tests,
        bounds!.testsAndRecords,
      ];
      return `| ${file} | ${cells.join(" | ")} |`;
    }),
    "",
    "## Values that tests notice and theorems do not",
    "",
    ...results
      .filter(
        ({ fates }) =>
          fates.test?.outcome === "killed" && fates.claim !== undefined && fates.claim.outcome !== "killed",
      )
      .map(({ mutant, fates }) => {
        const { outcome, run, reaching } = fates.claim!;
        const parts = `${run} of the ${reaching} parts of claims that reach it were run`;
        const word = outcome === "not reached" ? "no claim reaches it" : parts;
        return `- ${quoted(mutant.key)}: ${word}`;
      }),
    "",
    "## Not noticed by tests or theorems",
    "",
    ...survivors.map((result) => {
      const { mutant, fates } = result;
      const reason = equivalents[mutant.key];
      const word =
        reason !== undefined && isEquivalent(result, equivalents)
          ? `equivalent: ${reason}`
          : fates.record?.outcome === "killed"
            ? "noticed by records"
            : "**not noticed**";
      return `- ${quoted(mutant.key)}: ${word}`;
    }),
    "",
  ];
  return lines.join("\n");
}

/** A name as code. */
function quoted(key: string): string {
  return `\`${key.replaceAll("`", "'")}\``;
}

function row(name: string, score: Score, theorems: boolean): string {
  const share = (count: number): string =>
    score.mutants === 0 ? "–" : `${count} (${Math.round((100 * count) / score.mutants)} %)`;
  const own = theorems
    ? [share(score.claims), share(score.claimsAndRecords), score.unreached]
    : ["not asked", "not asked", "–"];
  return `| ${[name, score.mutants, share(score.tests), share(score.testsAndRecords), ...own, score.equivalent].join(" | ")} |`;
}
