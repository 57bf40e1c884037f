import { resolve } from "node:path";
import type { Claim } from "../claim/claim.js";
import type { Spec } from "../claim/spec.js";
import { ablate as search, type AblateOutcome, type Ablation } from "../engine/ablate.js";
import type { Quarry } from "../engine/hunt.js";
import { certifiedWitness, plainWitness, type WitnessFacts, widestRefutation } from "../engine/witness.js";
import { ablationText } from "../../reports/ablation.js";
import { refutationLine } from "../../reports/instances.js";
import { necessityMarkdown, type NecessityReport, renderNecessity } from "../../reports/necessity.js";
import { coloured, plain } from "../../reports/palette.js";
import { exitCodes } from "./exit-codes.js";
import { type Io, wantsColour } from "./io.js";
import { type AblateOptions, DEFAULT_EVALUATIONS } from "./options.js";
import { mute, rateText, ticker } from "./progress.js";
import { paceOf, shellWord } from "./search-options.js";
import { type SearchedForm, searchedForms } from "./searched-forms.js";
import { senseOf } from "./sense.js";
import { version } from "./version.js";
import { WitnessPlace } from "./witness-store.js";
import { checkWritable, writeFile } from "./write-file.js";

interface Ablated extends SearchedForm {
  readonly outcome: AblateOutcome;
}

/** `flatcheck ablate`: drops assumptions one at a time and hunts. @throws UsageError, OutputError */
export async function ablate(
  catalogue: readonly Claim[],
  names: readonly string[],
  options: AblateOptions,
  io: Io,
): Promise<number> {
  const forms = searchedForms(catalogue, names);
  const seed = options.seed ?? io.freshSeed();
  const markdown = options.markdown === undefined ? null : resolve(io.cwd, options.markdown);
  const record = options.record === undefined ? null : resolve(io.cwd, options.record);
  for (const file of [markdown, record]) if (file !== null) checkWritable(file);
  const ablated = await ablateAll(forms, seed, options, io);
  const complete = !io.signal.aborted;
  const command = commandLine(names, seed, options);
  const reports = ablated.map(reportOf);
  if (markdown !== null && complete) {
    writeFile(markdown, necessityMarkdown(reports, options.evaluations ?? DEFAULT_EVALUATIONS.ablate, command));
  }
  if (record !== null && complete) writeFile(record, ablationText(reports, command));
  const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
  io.stdout.write(
    options.json === true
      ? asJson(ablated, seed, complete, command)
      : [
          renderNecessity(reports, { columns: io.stdout.columns, palette }),
          ...(complete ? [] : [`Interrupted: ${ablated.length} of ${forms.length} forms reached.\n`]),
          ...(options.markdown === undefined ? [] : [`Table:  ${complete ? options.markdown : "not written"}\n`]),
          ...(options.record === undefined ? [] : [`Record: ${complete ? options.record : "not written"}\n`]),
          `Again:  ${command}\n`,
        ].join(""),
  );
  if (!complete) return exitCodes.interrupted.code;
  const refuted = ablated.some(({ outcome }) => outcome.withAll.found !== null);
  return refuted ? exitCodes.unexpected.code : exitCodes.asExpected.code;
}

async function ablateAll(
  forms: readonly SearchedForm[],
  seed: number,
  options: AblateOptions,
  io: Io,
): Promise<Ablated[]> {
  const { say, clear } = options.quiet === true || options.json === true ? mute : ticker(io);
  const hunted = forms.filter(({ claim }) => claim.assumptions.length > 0);
  const budget = options.for === undefined ? options : { for: options.for / Math.max(1, hunted.length) };
  const pace = paceOf(budget, DEFAULT_EVALUATIONS.ablate, io);
  const ablated: Ablated[] = [];
  try {
    for (const one of forms) {
      if (io.signal.aborted) break;
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
        onFound: (spec, assumption) => {
          keepFirst(one, spec, assumption, places, seed, options, io);
        },
      });
      for (const { assumption, witness } of outcome.ablations) {
        if (witness !== null) keepSmallest(one, assumption, witness, places, seed);
      }
      ablated.push({ ...one, outcome });
    }
  } finally {
    clear();
  }
  return ablated;
}

function factsOf({ form }: SearchedForm, assumption: string, seed: number, evaluations: number): WitnessFacts {
  return { form, without: [assumption], provenance: { version, seed, evaluations } };
}

/** Stores what was found at once, where there is a store. */
function keepFirst(
  one: SearchedForm,
  spec: Spec,
  assumption: string,
  places: Map<string, WitnessPlace>,
  seed: number,
  { store }: AblateOptions,
  { cwd }: Io,
): void {
  const first = store === undefined ? null : widestRefutation(one.claim, one.form, spec);
  if (store === undefined || first === null) return;
  const place = new WitnessPlace(store, one.claim, one.form, cwd);
  places.set(assumption, place);
  place.keep(plainWitness(one.claim, factsOf(one, assumption, seed, 0), first));
}

function keepSmallest(
  one: SearchedForm,
  assumption: string,
  { smallest, evaluations }: Quarry,
  places: ReadonlyMap<string, WitnessPlace>,
  seed: number,
): void {
  const place = places.get(assumption);
  if (place === undefined) return;
  const witness = certifiedWitness(one.claim, factsOf(one, assumption, seed, evaluations), smallest);
  place.keep(witness);
  place.settle(witness);
}

function reportOf({ claim, form, name, outcome }: Ablated): NecessityReport {
  const line = ({ smallest }: Quarry): string => refutationLine(senseOf(claim, form, smallest), smallest);
  return {
    name,
    rows: outcome.ablations.map(({ assumption, verdict, witness, evaluations }) => {
      const remark = claim.assumptions.find(({ name: other }) => other === assumption)?.remark;
      return {
        assumption,
        verdict,
        evaluations,
        witness: witness === null ? null : { relation: witness.relation, line: line(witness) },
        ...(remark === undefined ? {} : { remark }),
      };
    }),
  };
}

function asJson(ablated: readonly Ablated[], seed: number, complete: boolean, again: string): string {
  const row = ({ assumption, verdict, evaluations, witness }: Ablation): Readonly<Record<string, unknown>> => ({
    assumption,
    verdict,
    evaluations,
    witness:
      witness === null
        ? null
        : {
            relation: witness.relation,
            spec: witness.smallest.spec,
            lhs: String(witness.smallest.lhs),
            rhs: String(witness.smallest.rhs),
            rounding: String(witness.smallest.rounding),
            violates: witness.violates,
          },
  });
  const forms = ablated.map(({ claim, form, outcome }) => ({
    claim: claim.id,
    form,
    assumptions: outcome.ablations.map(row),
  }));
  return `${JSON.stringify({ seed, complete, forms, again }, null, 2)}\n`;
}

function commandLine(names: readonly string[], seed: number, options: AblateOptions): string {
  const { evaluations = DEFAULT_EVALUATIONS.ablate, for: milliseconds, markdown, record, store, claims = [] } = options;
  return [
    "flatcheck ablate",
    ...names,
    `--seed ${seed}`,
    milliseconds === undefined ? `--evaluations ${evaluations}` : `--for ${milliseconds / 1000}s`,
    ...(store === undefined ? [] : [`--store ${shellWord(store)}`]),
    ...(markdown === undefined ? [] : [`--markdown ${shellWord(markdown)}`]),
    ...(record === undefined ? [] : [`--record ${shellWord(record)}`]),
    ...claims.map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}
