import { rateText } from "../terminal/progress.js";
import { checkFiles, printTable, searchEach, type Searched, tableCommand } from "../terminal/search-table.js";
import { DEFAULT_EVALUATIONS, type SharpenOptions } from "../words/options.js";
import { paceOf } from "../words/search-options.js";
import { type SearchedForm, searchedForms } from "../words/searched-forms.js";
import type { Claim } from "../../claim/index.js";
import { sharpen as search, type SharpenedRelation, type SharpenOutcome } from "../../engine/search/sharpen.js";
import type { Io } from "../../world/io.js";
import { ratio } from "../../../reports/text/numbers.js";
import { specLine } from "../../../reports/text/spec-text.js";
import { renderSharpness, sharpnessMarkdown, type SharpnessReport } from "../../../reports/views/tightness.js";

type Sharpened = Searched<SharpenOutcome>;

/** `flatcheck sharpen`: searches for the tightest instance of every bound. @throws UsageError, OutputError */
export async function sharpen(
  catalogue: readonly Claim[],
  names: readonly string[],
  options: SharpenOptions,
  io: Io,
): Promise<number> {
  const forms = searchedForms(catalogue, names);
  const seed = options.seed ?? io.freshSeed();
  const files = [{ label: "Table", path: options.markdown }];
  checkFiles(files, io);
  const sharpened = await sharpenAll(forms, seed, options, io);
  const { evaluations = DEFAULT_EVALUATIONS.sharpen, markdown } = options;
  const command = tableCommand("sharpen", names, seed, options, evaluations, { markdown });
  const reports = sharpened.map(reportOf);
  return printTable(
    {
      files,
      texts: [() => sharpnessMarkdown(reports, evaluations, command)],
      reached: sharpened.length,
      asked: forms.length,
      command,
      json: options.json === true ? asJson(sharpened, seed, !io.signal.aborted, command) : null,
      table: (style) => renderSharpness(reports, style),
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
  const pace = paceOf(budget, DEFAULT_EVALUATIONS.sharpen, io);
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
    rows: outcome.relations.map(({ spec, ...row }) => ({ ...row, instance: spec === null ? null : specLine(spec) })),
  };
}

function asJson(sharpened: readonly Sharpened[], seed: number, complete: boolean, again: string): string {
  const text = (x: number | null): string | null => (x === null ? null : String(x));
  const row = ({ ratio: best, factor, growth, ...rest }: SharpenedRelation): Readonly<Record<string, unknown>> => ({
    ...rest,
    ratio: text(best),
    factor: text(factor),
    growth: growth.map((one) => ({ ...one, ratio: text(one.ratio) })),
  });
  const forms = sharpened.map(({ claim, form, outcome }) => ({
    claim: claim.id,
    form,
    bounds: outcome.relations.map(row),
  }));
  return `${JSON.stringify({ seed, complete, forms, again }, null, 2)}\n`;
}
