import { resolve } from "node:path";
import type { Claim } from "../claim/claim.js";
import { sharpen as search, type SharpenedRelation, type SharpenOutcome } from "../engine/sharpen.js";
import { specLine } from "../../reports/instances.js";
import { ratio } from "../../reports/numbers.js";
import { coloured, plain } from "../../reports/palette.js";
import { renderSharpness, sharpnessMarkdown, type SharpnessReport } from "../../reports/sharpness.js";
import { exitCodes } from "./exit-codes.js";
import { type Io, wantsColour } from "./io.js";
import { DEFAULT_EVALUATIONS, type SharpenOptions } from "./options.js";
import { mute, rateText, ticker } from "./progress.js";
import { paceOf, shellWord } from "./search-options.js";
import { type SearchedForm, searchedForms } from "./searched-forms.js";
import { checkWritable, writeFile } from "./write-file.js";

interface Sharpened extends SearchedForm {
  readonly outcome: SharpenOutcome;
}

/** `flatcheck sharpen`: searches for the tightest instance of every bound. @throws UsageError, OutputError */
export async function sharpen(
  catalogue: readonly Claim[],
  names: readonly string[],
  options: SharpenOptions,
  io: Io,
): Promise<number> {
  const forms = searchedForms(catalogue, names);
  const seed = options.seed ?? io.freshSeed();
  const markdown = options.markdown === undefined ? null : resolve(io.cwd, options.markdown);
  if (markdown !== null) checkWritable(markdown);
  const sharpened = await sharpenAll(forms, seed, options, io);
  const complete = !io.signal.aborted;
  const command = commandLine(names, seed, options);
  const reports = sharpened.map(reportOf);
  if (markdown !== null && complete) {
    writeFile(markdown, sharpnessMarkdown(reports, options.evaluations ?? DEFAULT_EVALUATIONS.sharpen, command));
  }
  const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
  io.stdout.write(
    options.json === true
      ? asJson(sharpened, seed, complete, command)
      : [
          renderSharpness(reports, { columns: io.stdout.columns, palette }),
          ...(complete ? [] : [`Interrupted: ${sharpened.length} of ${forms.length} forms reached.\n`]),
          ...(options.markdown === undefined ? [] : [`Table:  ${complete ? options.markdown : "not written"}\n`]),
          `Again:  ${command}\n`,
        ].join(""),
  );
  if (!complete) return exitCodes.interrupted.code;
  const refuted = sharpened.some(({ outcome }) => outcome.relations.some(({ verdict }) => verdict === "refuted"));
  return refuted ? exitCodes.unexpected.code : exitCodes.asExpected.code;
}

async function sharpenAll(
  forms: readonly SearchedForm[],
  seed: number,
  options: SharpenOptions,
  io: Io,
): Promise<Sharpened[]> {
  const { say, clear } = options.quiet === true || options.json === true ? mute : ticker(io);
  const budget = options.for === undefined ? options : { for: options.for / Math.max(1, forms.length) };
  const pace = paceOf(budget, DEFAULT_EVALUATIONS.sharpen, io);
  const sharpened: Sharpened[] = [];
  try {
    for (const one of forms) {
      if (io.signal.aborted) break;
      const outcome = await search(one.claim, {
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
      });
      sharpened.push({ ...one, outcome });
    }
  } finally {
    clear();
  }
  return sharpened;
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

function commandLine(names: readonly string[], seed: number, options: SharpenOptions): string {
  const { evaluations = DEFAULT_EVALUATIONS.sharpen, for: milliseconds, markdown, claims = [] } = options;
  return [
    "flatcheck sharpen",
    ...names,
    `--seed ${seed}`,
    milliseconds === undefined ? `--evaluations ${evaluations}` : `--for ${milliseconds / 1000}s`,
    ...(markdown === undefined ? [] : [`--markdown ${shellWord(markdown)}`]),
    ...claims.map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}
