import { rateText } from "../../terminal/progress.js";
import {
  checkFiles,
  printTable,
  searchEach,
  type Searched,
  tableCommand,
  toldAs,
} from "../../terminal/search-table.js";
import { version } from "../../terminal/version.js";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { paceOf } from "../../words/search-options.js";
import { type SearchedForm, searchedForms } from "../../words/searched-forms.js";
import { CLAIM_NAMES, OWN_CLAIMS, searchOptions } from "../../words/shared-options.js";
import { duration, path } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import type { Certificate } from "../../../claim/index.js";
import type { Refutation } from "../../../engine/judge/index.js";
import { type AblateOutcome, type Ablation, type Quarry, ablate as search } from "../../../engine/search/index.js";
import { confirmedWitness, plainWitness, type WitnessFacts } from "../../../engine/witnesses/index.js";
import { WitnessPlace } from "../../../store/index.js";
import type { Io } from "../../../world/index.js";
import { ablationText, type NecessityReport } from "../../../../reports/report/index.js";
import { refutationLine } from "../../../../reports/text/index.js";
import { necessityMarkdown, renderNecessity } from "../../../../reports/views/index.js";

/** Evaluations of each hunt where nothing else is asked for. */
const DEFAULT_EVALUATIONS = 2000;

const OPTIONS = {
  ...searchOptions(DEFAULT_EVALUATIONS, "of each hunt"),
  for: value("time", duration, "search for about this long in all instead: 30s, 2m, 1h"),
  store: value("dir", path, "store the witnesses that are found, in <dir>/<source>/witnesses"),
  markdown: value("file", path, "also write the table as Markdown", {
    for: "a table can be made again only from a number of evaluations: give --evaluations",
  }),
  record: value("file", path, "also write the table for reports to show: reports/published/ablation.json", {
    for: "a table can be made again only from a number of evaluations: give --evaluations",
  }),
  json: flag("print the table as JSON, and nothing else"),
  quiet: flag("no progress"),
  ...OWN_CLAIMS,
} as const;

export type AblateOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Drops the assumptions of every claim one at a time, keeps all others, and hunts for a counterexample. Of the forms " +
    "of a claim that are named by no form of their own, those that are expected to hold are looked at.",
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: ["flatcheck ablate gatmiry2023/lemma-2 --seed 1", "flatcheck ablate --for 10m"],
  exits: { asExpected: "the table is whole", unexpected: "some form is refuted with all of its assumptions" },
  run: ({ args, options, io, catalogue }) => ablate(catalogue, args, options, io),
});

/** What a search found, and by the assumption that was dropped the certificates of those witnesses that have one. */
interface CertifiedOutcome extends AblateOutcome {
  readonly certificates: ReadonlyMap<string, Certificate>;
}

type Ablated = Searched<CertifiedOutcome>;

/** `flatcheck ablate`: drops assumptions one at a time and hunts. @throws UsageError, OutputError */
export async function ablate(
  catalogue: Catalogue,
  names: readonly string[],
  options: AblateOptions,
  io: Io,
): Promise<number> {
  const forms = await searchedForms(catalogue, names);
  const seed = options.seed ?? io.freshSeed();
  const files = [
    { label: "Table", path: options.markdown },
    { label: "Record", path: options.record },
  ];
  checkFiles(files, io);
  const ablated = await ablateAll(forms, seed, options, io);
  const { evaluations = DEFAULT_EVALUATIONS, store, markdown, record } = options;
  const command = tableCommand("ablate", names, seed, options, evaluations, { store, markdown, record });
  const again = toldAs(command, options);
  const reports = ablated.map(reportOf);
  return printTable(
    {
      files,
      texts: [() => necessityMarkdown(reports, evaluations, command), () => ablationText(reports, command)],
      reached: ablated.length,
      asked: forms.length,
      command: again,
      json: options.json === true ? asJson(ablated, seed, !io.signal.aborted, again) : null,
      table: (style) => renderNecessity(reports, style),
      contradictions: ablated.flatMap(({ outcome }) => outcome.contradictions),
      surprising: ablated.some(({ outcome }) => outcome.withAll.found !== null),
    },
    io,
  );
}

function ablateAll(forms: readonly SearchedForm[], seed: number, options: AblateOptions, io: Io): Promise<Ablated[]> {
  const hunted = forms.filter(({ claim }) => claim.assumptions.length > 0);
  const budget = options.for === undefined ? options : { for: options.for / Math.max(1, hunted.length) };
  const pace = paceOf(budget, DEFAULT_EVALUATIONS, io);
  return searchEach(forms, options, io, async (one, say) => {
    const places = new Map<string, WitnessPlace>();
    const outcome = await search(one.claim, {
      ...(one.claim.assumptions.length === 0 ? { ...pace, evaluations: 0 } : pace),
      form: one.form,
      seed,
      onProgress: ({ assumption, evaluations }) => {
        say((elapsed) =>
          [
            `${one.name} ${assumption === null ? "with all assumptions" : `without ${assumption}`}`,
            `${evaluations} evaluations`,
            ...rateText(0, elapsed, options.for),
          ].join(" · "),
        );
      },
      onFound: (found, assumption) => {
        keepFirst(one, found, assumption, places, seed, options, io);
      },
    });
    const certificates = new Map<string, Certificate>();
    for (const { assumption, witness: quarry } of outcome.ablations) {
      if (quarry === null) continue;
      const facts = factsOf(one, assumption, seed, quarry.evaluations);
      const witness = confirmedWitness(one.claim, facts, quarry.smallest, quarry.confirmation);
      if (witness.certificate !== null) certificates.set(assumption, witness.certificate);
      const place = places.get(assumption);
      place?.keep(witness);
      place?.settle(witness);
    }
    return { ...outcome, certificates };
  });
}

function factsOf({ form }: SearchedForm, assumption: string, seed: number, evaluations: number): WitnessFacts {
  return { form, without: [assumption], provenance: { version, seed, evaluations } };
}

/** Stores what was found at once, where there is a store. */
function keepFirst(
  one: SearchedForm,
  first: Refutation,
  assumption: string,
  places: Map<string, WitnessPlace>,
  seed: number,
  { store }: AblateOptions,
  { cwd }: Io,
): void {
  if (store === undefined) return;
  const place = new WitnessPlace(store, one.claim, one.form, cwd);
  places.set(assumption, place);
  place.keep(plainWitness(one.claim, factsOf(one, assumption, seed, 0), first));
}

function reportOf({ claim, name, outcome }: Ablated): NecessityReport {
  const line = ({ smallest }: Quarry): string => refutationLine(smallest);
  return {
    name,
    rows: outcome.ablations.map(({ assumption, verdict, witness, evaluations }) => {
      const remark = claim.assumptions.find(({ name: other }) => other === assumption)?.remark;
      return {
        assumption,
        verdict,
        evaluations,
        witness:
          witness === null
            ? null
            : {
                relation: witness.relation,
                line: line(witness),
                certified: outcome.certificates.has(assumption),
                reached: witness.confirmation.outcome !== "unreached",
              },
        ...(remark === undefined ? {} : { remark }),
      };
    }),
  };
}

function asJson(ablated: readonly Ablated[], seed: number, complete: boolean, again: string): string {
  const row = (
    { assumption, verdict, evaluations, witness }: Ablation,
    certificates: CertifiedOutcome["certificates"],
  ): Readonly<Record<string, unknown>> => ({
    assumption,
    verdict,
    evaluations,
    witness:
      witness === null
        ? null
        : {
            relation: witness.relation,
            spec: witness.smallest.spec,
            direction: witness.smallest.direction,
            lhs: String(witness.smallest.lhs),
            rhs: String(witness.smallest.rhs),
            rounding: String(witness.smallest.rounding),
            violates: witness.violates,
            confirmation: witness.confirmation.outcome,
            certificate: certificates.get(assumption) ?? null,
          },
  });
  const forms = ablated.map(({ claim, form, outcome }) => ({
    claim: claim.id,
    form,
    assumptions: outcome.ablations.map((ablation) => row(ablation, outcome.certificates)),
    contradictions: outcome.contradictions,
  }));
  return `${JSON.stringify({ seed, complete, forms, again }, null, 2)}\n`;
}
