import { breath } from "../../running/breath.js";
import { mute, ticker } from "../../terminal/progress.js";
import { defineCommand, flag, type Given, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { againLine, DEFAULT_RUNS, freshReport } from "../../running/fresh-report.js";
import { select, type Selection } from "../../words/select.js";
import {
  caseTimeout,
  CLAIM_NAMES,
  DEFAULT_CASE_TIMEOUT,
  DEFAULT_STORE,
  OWN_CLAIMS,
  seedOption,
} from "../../words/shared-options.js";
import { integer } from "../../words/values.js";
import type { Claim } from "../../../claim/index.js";
import { conformanceFaults } from "../../../conformance/index.js";
import { storedWitnesses, storesOf } from "../../../store/index.js";
import { type Io, wantsColour } from "../../../world/index.js";
import { formName, type Report } from "../../../../reports/report/index.js";
import { coloured, counted, hanging, type Palette, plain } from "../../../../reports/text/index.js";
import { doubtFacts, doubtfulLaws, renderDoubt } from "../../../../reports/views/index.js";

const OPTIONS = {
  runs: value("n", integer(1, 1e9), `generated cases per claim behind the table (default: ${DEFAULT_RUNS})`),
  seed: seedOption("run"),
  weakest: value("n", integer(1, 1e6), "show so many relations (default: all)"),
  workers: value("n", integer(1, 256), "threads to run cases on (default: one a processor)"),
  "case-timeout": caseTimeout("before its case counts as an error, or the rules are given up"),
  json: flag("print all of it as JSON, and nothing else"),
  quiet: flag("no progress"),
  ...OWN_CLAIMS,
} as const;

type LintOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Tells which rules each claim breaks, with what was found and what to do, and whether a form came out otherwise than " +
    "its author expects; then, as doubt does, how wrong every relation of a form that holds could be without a case that " +
    "noticed it. The rules are asked on instances that are the same every time.",
  argument: `${CLAIM_NAMES}; where none is named, all of the modules of --claims, or else of the catalogue`,
  options: OPTIONS,
  examples: ["flatcheck lint gatmiry2023/lemma-1 --seed 1", "flatcheck lint --claims my-claims.ts --seed 1"],
  exits: {
    asExpected: "every claim keeps the rules, and every verdict is as expected",
    unexpected: "some rule broken, or some verdict not as expected",
  },
  run: lint,
});

/** A claim with the rules that it breaks, a sentence each. */
interface Linted {
  readonly id: string;
  readonly faults: readonly string[];
}

/** `flatcheck lint`: which rules claims break, and what would go unnoticed. @throws UsageError */
async function lint({ args, options, io, catalogue, own }: Given<typeof OPTIONS>): Promise<number> {
  const selection = await select(catalogue, args.length === 0 ? own : args);
  const seed = options.seed ?? io.freshSeed();
  const broken = await rulesOf(selection, options, io);
  const report = await freshReport(selection, seed, options, io);
  const claims = broken.map(({ id, faults }): Linted => ({
    id,
    faults: [...faults, ...surprises(report, id), ...blindParts(report, id)],
  }));
  const { weakest: most = Infinity } = options;
  const again = againLine("lint", args, seed, options);
  if (options.json === true) {
    const facts = { claims, ...doubtFacts(report, selection.claims, most), again };
    io.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
  } else {
    const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
    const { columns } = io.stdout;
    io.stdout.write(claims.flatMap((claim) => lintedLines(claim, columns, palette)).join(""));
    io.stdout.write(renderDoubt(report, selection.claims, { columns, palette, most }));
    if (!report.run.complete) io.stdout.write("Incomplete: what was not run to its end is left out\n");
    io.stdout.write(`${summary(claims)}\nAgain:  ${again}\n`);
  }
  if (io.signal.aborted) return exitCodes.interrupted.code;
  return claims.every(({ faults }) => faults.length === 0) ? exitCodes.asExpected.code : exitCodes.unexpected.code;
}

/** The rules that the selected claims break, as far as one got before an interruption. */
async function rulesOf({ claims }: Selection, options: LintOptions, io: Io): Promise<Linted[]> {
  const { say, clear } = options.quiet === true || options.json === true ? mute : ticker(io);
  io.watcher?.limit({ evaluation: options["case-timeout"] ?? DEFAULT_CASE_TIMEOUT });
  const linted: Linted[] = [];
  for (const [done, claim] of claims.entries()) {
    if (io.signal.aborted) break;
    linted.push({ id: claim.id, faults: conformanceFaults(claim, witnessesOf(claim, io)) });
    say(() => `rules of ${done + 1} of ${counted(claims.length, "claim")}, ${claim.id}`);
    await breath();
  }
  clear();
  return linted;
}

function witnessesOf(claim: Claim, io: Io) {
  return storesOf(DEFAULT_STORE, io)
    .flatMap((folder) => storedWitnesses(folder, claim, io.cwd))
    .flatMap(({ witness }) => (witness.without.length === 0 ? [witness] : []));
}

/** The forms of a claim that came out otherwise than expected; none of what did not come to its end. */
function surprises({ claims }: Report, id: string): string[] {
  const forms = claims.find((claim) => claim.id === id)?.forms ?? [];
  return forms.flatMap(({ form, expected, verdict, incomplete }) =>
    verdict === expected || incomplete === true
      ? []
      : [`${formName(id, { form })} is expected to be "${expected}", and came out as "${verdict}" in this run`],
  );
}

/** The parts of laws that came out as consistent, and would have so whatever was tried in their place. */
function blindParts(report: Report, id: string): string[] {
  return doubtfulLaws(report).flatMap(({ form, part, what, noticed, tried }) =>
    noticed !== null || !form.startsWith(`${id}:`)
      ? []
      : [
          `"${part}" (${form}) would notice no departure, ${what} ${tried} the largest of those tried: observe more, or ` +
            "where both sides are nearer to each other",
        ],
  );
}

function lintedLines({ id, faults }: Linted, columns: number, { strong }: Palette): string[] {
  const lines =
    faults.length === 0 ? ["  keeps the rules"] : faults.flatMap((fault) => hanging("  ✗ ", fault, columns));
  return [strong(id), ...lines].map((line) => `${line}\n`);
}

function summary(claims: readonly Linted[]): string {
  const broken = claims.filter(({ faults }) => faults.length > 0).length;
  const faults = claims.reduce((all, one) => all + one.faults.length, 0);
  const rest = broken === 0 ? "" : `, ${broken} with ${counted(faults, "fault")}`;
  return `${counted(claims.length, "claim")}: ${claims.length - broken} without a fault${rest}`;
}
