import { rateText } from "../../terminal/progress.js";
import {
  checkFiles,
  printTable,
  searchEach,
  type Searched,
  tableCommand,
  toldAs,
} from "../../terminal/search-table.js";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { paceOf } from "../../words/search-options.js";
import { type SearchedForm, searchedForms } from "../../words/searched-forms.js";
import { CLAIM_NAMES, OWN_CLAIMS, searchOptions } from "../../words/shared-options.js";
import { duration, path } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import { sharpen as search, type SharpenedRelation, type SharpenOutcome } from "../../../engine/search/index.js";
import type { Io } from "../../../world/index.js";
import { ratio, specLine } from "../../../../reports/text/index.js";
import { renderSharpness, sharpnessMarkdown, type SharpnessReport } from "../../../../reports/views/index.js";

/** Evaluations for each bound where nothing else is asked for. */
const DEFAULT_EVALUATIONS = 10_000;

const OPTIONS = {
  ...searchOptions(DEFAULT_EVALUATIONS, "of each bound"),
  for: value("time", duration, "search for about this long in all instead: 30s, 2m, 1h"),
  markdown: value("file", path, "also write the table as Markdown", {
    for: "a table can be made again only from a number of evaluations: give --evaluations",
  }),
  json: flag("print the table as JSON, and nothing else"),
  quiet: flag("no progress"),
  ...OWN_CLAIMS,
} as const;

export type SharpenOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Searches, for every bound of the claims, the instance with the largest ratio of the left to the right side. Of the " +
    "forms of a claim that are named by no form of their own, those that are expected to hold are looked at.",
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: ["flatcheck sharpen gatmiry2023/lemma-4 --seed 1", "flatcheck sharpen gatmiry2023 --for 10m"],
  exits: { asExpected: "the table is whole", unexpected: "some bound is refuted" },
  run: ({ args, options, io, catalogue }) => sharpen(catalogue, args, options, io),
});

type Sharpened = Searched<SharpenOutcome>;

/** `flatcheck sharpen`: searches for the tightest instance of every bound. @throws UsageError, OutputError */
export async function sharpen(
  catalogue: Catalogue,
  names: readonly string[],
  options: SharpenOptions,
  io: Io,
): Promise<number> {
  const forms = await searchedForms(catalogue, names);
  const seed = options.seed ?? io.freshSeed();
  const files = [{ label: "Table", path: options.markdown }];
  checkFiles(files, io);
  const sharpened = await sharpenAll(forms, seed, options, io);
  const { evaluations = DEFAULT_EVALUATIONS, markdown } = options;
  const command = tableCommand("sharpen", names, seed, options, evaluations, { markdown });
  const again = toldAs(command, options);
  const reports = sharpened.map(reportOf);
  return printTable(
    {
      files,
      texts: [() => sharpnessMarkdown(reports, evaluations, command)],
      reached: sharpened.length,
      asked: forms.length,
      command: again,
      json: options.json === true ? asJson(sharpened, seed, !io.signal.aborted, again) : null,
      table: (style) => renderSharpness(reports, style),
      contradictions: sharpened.flatMap(({ outcome }) => outcome.contradictions),
      surprising: sharpened.some(({ outcome }) => outcome.relations.some(({ verdict }) => verdict === "refuted")),
    },
    io,
  );
}

function sharpenAll(
  forms: readonly SearchedForm[],
  seed: number,
  options: SharpenOptions,
  io: Io,
): Promise<Sharpened[]> {
  const budget = options.for === undefined ? options : { for: options.for / Math.max(1, forms.length) };
  const pace = paceOf(budget, DEFAULT_EVALUATIONS, io);
  return searchEach(forms, options, io, (one, say) =>
    search(one.claim, {
      ...pace,
      form: one.form,
      seed,
      onProgress: ({ relation, evaluations, bestRatio }) => {
        say((elapsed) =>
          [
            one.name,
            relation,
            `${evaluations} evaluations`,
            ...(bestRatio === null ? [] : [`best ratio ${ratio(bestRatio)}`]),
            ...rateText(0, elapsed, options.for),
          ].join(" · "),
        );
      },
    }),
  );
}

function reportOf({ name, outcome }: Sharpened): SharpnessReport {
  return {
    name,
    rows: outcome.relations.map(({ spec, confirmation, ...row }) => ({
      ...row,
      reached: confirmation !== null && confirmation.outcome !== "unreached",
      instance: spec === null ? null : specLine(spec),
    })),
  };
}

function asJson(sharpened: readonly Sharpened[], seed: number, complete: boolean, again: string): string {
  const text = (x: number | null): string | null => (x === null ? null : String(x));
  const row = ({
    ratio: best,
    factor,
    growth,
    confirmation,
    ...rest
  }: SharpenedRelation): Readonly<Record<string, unknown>> => ({
    ...rest,
    confirmation: confirmation?.outcome ?? null,
    ratio: text(best),
    factor: text(factor),
    growth: growth.map((one) => ({ ...one, ratio: text(one.ratio) })),
  });
  const forms = sharpened.map(({ claim, form, outcome }) => ({
    claim: claim.id,
    form,
    bounds: outcome.relations.map(row),
    contradictions: outcome.contradictions,
  }));
  return `${JSON.stringify({ seed, complete, forms, again }, null, 2)}\n`;
}
