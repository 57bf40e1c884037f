import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { againLine, DEFAULT_RUNS, freshReport } from "../../running/fresh-report.js";
import { select, type Selection } from "../../words/select.js";
import { caseTimeout, CLAIM_NAMES, OWN_CLAIMS, seedOption } from "../../words/shared-options.js";
import { integer, path } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import { readReport } from "../../../store/index.js";
import { type Io, UsageError, wantsColour } from "../../../world/index.js";
import type { Report } from "../../../../reports/report/index.js";
import { coloured, counted, plain } from "../../../../reports/text/index.js";
import { doubtFacts, renderDoubt } from "../../../../reports/views/index.js";

const STORED = { report: "leave out one of them: a stored report says what it says" };

const OPTIONS = {
  runs: value("n", integer(1, 1e9), `generated cases per claim (default: ${DEFAULT_RUNS})`, STORED),
  seed: seedOption("run"),
  report: value("file", path, "read this report.json instead of running cases", { seed: STORED.report }),
  weakest: value("n", integer(1, 1e6), "show so many relations, and departures from laws (default: all)"),
  workers: value("n", integer(1, 256), "threads to run cases on (default: one a processor)"),
  "case-timeout": caseTimeout("before its case counts as an error"),
  json: flag("print the table as JSON, and nothing else"),
  quiet: flag("no progress"),
  ...OWN_CLAIMS,
} as const;

export type DoubtOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Tells, for every relation of a form that holds, how wrong it could be without a case that noticed it: the least " +
    "change of the right side that some case would have refuted, the least exponent by which the right side could be off " +
    "in each named quantity, and which quantities never vary; and for every law that is consistent, the smallest known " +
    "departure that the same cases would have shown. Those that could be the most wrong come first.",
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: ["flatcheck doubt --seed 1 --weakest 10", "flatcheck doubt gatmiry2023/lemma-5 --seed 1"],
  exits: { asExpected: "the table is whole" },
  run: ({ args, options, io, catalogue }) => doubt(catalogue, args, options, io),
});

/** `flatcheck doubt`: how wrong the relations of forms that hold could be unnoticed. @throws UsageError */
export async function doubt(
  catalogue: Catalogue,
  names: readonly string[],
  options: DoubtOptions,
  io: Io,
): Promise<number> {
  const selection = await select(catalogue, names);
  const seed = options.seed ?? io.freshSeed();
  const report =
    options.report === undefined
      ? await freshReport(selection, seed, options, io)
      : chosen(options.report, readReport(options.report, io.cwd), selection);
  const again = againLine("doubt", names, seed, options);
  const { weakest: most = Infinity } = options;
  if (options.json === true) {
    io.stdout.write(`${JSON.stringify({ ...doubtFacts(report, selection.claims, most), again }, null, 2)}\n`);
  } else {
    const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
    io.stdout.write(renderDoubt(report, selection.claims, { columns: io.stdout.columns, palette, most }));
    if (!report.run.complete) io.stdout.write("Incomplete: what was not run to its end is left out\n");
    io.stdout.write(`Again:  ${again}\n`);
  }
  return io.signal.aborted ? exitCodes.interrupted.code : exitCodes.asExpected.code;
}

/** What a stored report says of the selected forms. @throws UsageError where it is of none of these claims */
function chosen(name: string, report: Report, { claims, includes }: Selection): Report {
  const ids = new Set(claims.map(({ id }) => id));
  if (!report.claims.some(({ id }) => ids.has(id))) {
    const expected = claims.length === 1 ? `a run of ${claims[0]!.id}` : "a run of one of the claims that are named";
    const remedy = "leave out --report, or run flatcheck verify on what is asked for";
    throw new UsageError({
      where: name,
      expected,
      got: `a run of ${counted(report.claims.length, "other claim")}`,
      remedy,
    });
  }
  return {
    ...report,
    claims: report.claims
      .filter(({ id }) => ids.has(id))
      .map((claim) => ({ ...claim, forms: claim.forms.filter(({ form }) => includes(claim.id, form)) })),
  };
}
