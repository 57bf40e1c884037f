import { conjectureJson, conjectureText } from "../../terminal/conjecture-report.js";
import { printTable, searchEach, tableCommand, toldAs } from "../../terminal/search-table.js";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { paceOf } from "../../words/search-options.js";
import { searchedForms } from "../../words/searched-forms.js";
import { CLAIM_NAMES, OWN_CLAIMS, searchOptions } from "../../words/shared-options.js";
import { duration, integer } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import { conjecture as search } from "../../../conjecture/index.js";
import type { Io } from "../../../world/index.js";

/** Cases, and evaluations for each hunt, where nothing else is asked for. */
const DEFAULT_CASES = 200;
const DEFAULT_EVALUATIONS = 1000;

const OPTIONS = {
  runs: value("n", integer(1, 1e6), `cases that bounds are proposed from (default: ${DEFAULT_CASES})`),
  ...searchOptions(DEFAULT_EVALUATIONS, "of the hunt of each bound"),
  for: value("time", duration, "search for about this long in all instead: 30s, 2m, 1h"),
  json: flag("print what was found as JSON, and nothing else"),
  quiet: flag("no progress"),
  ...OWN_CLAIMS,
} as const;

export type ConjectureOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Proposes bounds between the quantities of claims, lhs ≤ c ∏ qᵢ^{aᵢ} with small exponents, that no case refutes and " +
    "some case meets; leaves out what follows from others, hunts the rest, and prints what survives and what did not. The " +
    "quantities are the factors of both sides of the bounds of a form; which of them the claim compares is not looked at. " +
    "Of the forms of a claim that are named by no form of their own, those that are expected to hold are looked at.",
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: ["flatcheck conjecture gatmiry2023/lemma-1 --seed 1", "flatcheck conjecture gatmiry2023 --for 10m"],
  exits: { asExpected: "all that was proposed was hunted, or the time was over" },
  run: ({ args, options, io, catalogue }) => conjecture(catalogue, args, options, io),
});

/** `flatcheck conjecture`: bounds that nothing refutes. @throws UsageError */
export async function conjecture(
  catalogue: Catalogue,
  names: readonly string[],
  options: ConjectureOptions,
  io: Io,
): Promise<number> {
  const forms = await searchedForms(catalogue, names);
  const seed = options.seed ?? io.freshSeed();
  const { runs = DEFAULT_CASES, evaluations = DEFAULT_EVALUATIONS } = options;
  const budget = options.for === undefined ? options : { for: options.for / Math.max(1, forms.length) };
  const pace = paceOf(budget, DEFAULT_EVALUATIONS, io);
  const found = await searchEach(forms, options, io, ({ claim, form, name }, say) =>
    search(claim, {
      ...pace,
      form,
      seed,
      runs,
      onProgress: ({ bound, survived, refuted }) => {
        say(() => [name, `${survived} stand`, `${refuted} fell`, bound].join(" · "));
      },
    }),
  );
  const more = { runs: options.runs === undefined ? undefined : String(runs) };
  const again = toldAs(tableCommand("conjecture", names, seed, options, evaluations, more), options);
  return printTable(
    {
      files: [],
      texts: [],
      reached: found.filter(({ outcome }) => outcome.complete).length,
      asked: forms.length,
      command: again,
      json: options.json === true ? conjectureJson(found, { seed, complete: !io.signal.aborted, again }) : null,
      table: (style) => conjectureText(found, style),
      contradictions: found.flatMap(({ outcome }) => outcome.contradictions),
      surprising: false,
    },
    io,
  );
}
