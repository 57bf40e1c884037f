import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { selectOne } from "../../words/select.js";
import { DEFAULT_OUT, OWN_CLAIMS } from "../../words/shared-options.js";
import { path } from "../../words/values.js";
import type { Catalogue, NamedWitness } from "../../../catalogue/index.js";
import { citationsOf, type Claim, type Proof, type Source, wordsOf } from "../../../claim/index.js";
import { type Io, UsageError, wantsColour } from "../../../world/index.js";
import { marksOf, type ProofRecord, proofsOf, proofsText, type Report } from "../../../../reports/report/index.js";
import { coloured, counted, hanging, type Palette, plain, WORDS_TOLD, wrap } from "../../../../reports/text/index.js";
import { formulaText, lastEvidence, lastRunLines } from "../../../../reports/views/index.js";

const ONE_FORMAT = "ask for one format at a time";

const OPTIONS = {
  tex: flag("the statements in LaTeX", { bibtex: ONE_FORMAT, json: ONE_FORMAT }),
  bibtex: flag("the BibTeX entry of its source, and of what its proof cites", { json: ONE_FORMAT }),
  json: flag("as JSON"),
  report: value("file", path, `tell what this report.json says of it (default: ${DEFAULT_OUT}/report.json, if there)`),
  ...OWN_CLAIMS,
} as const;

export type ShowOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description: "Shows the statement of a claim, its assumptions, how it was read, and where it is known to fail.",
  argument: "a claim, or one form of it",
  options: OPTIONS,
  examples: ["flatcheck show gatmiry2023/lemma-1", "flatcheck show gatmiry2023/lemma-1 --tex"],
  run: ({ args, options, io, catalogue }) => show(catalogue, args[0]!, options, io),
});

/** `flatcheck show`: everything about one claim. @throws UsageError */
export async function show(catalogue: Catalogue, name: string, options: ShowOptions, io: Io): Promise<number> {
  const { stdout, env } = io;
  const claim = await selectOne(catalogue, name, "show");
  const palette = wantsColour(stdout, env) ? coloured : plain;
  if (options.bibtex === true) stdout.write(bibtexText(claim));
  else if (options.tex === true) stdout.write(texText(claim));
  else if (options.json === true) {
    stdout.write(`${JSON.stringify(shown(claim, await knownOf(claim, options.report, io)), null, 2)}\n`);
  } else {
    const run = await knownOf(claim, options.report, io);
    const beside = await besideOf(catalogue, claim, io);
    stdout.write(`${plainLines(claim, { ...run, ...beside }, { columns: stdout.columns, palette }).join("\n")}\n`);
  }
  return exitCodes.asExpected.code;
}

/** What is known of the forms of a claim, by their names. */
interface Known {
  /** What the last run said. */
  readonly run: ReadonlyMap<string, string>;
  /** On what its verdict rests; without a run, what is on record as proved. */
  readonly evidence: ReadonlyMap<string, string>;
}

/** What else is on record of a claim. */
interface Beside {
  /** What became of the assumptions of a form when each was dropped, by `form: assumption`. */
  readonly needs: ReadonlyMap<string, string>;
  readonly witnesses: readonly NamedWitness[];
}

async function besideOf(catalogue: Catalogue, claim: Claim, io: Io): Promise<Beside> {
  const { readAblation } = await import("../../../store/index.js");
  const rows = (readAblation(io)?.forms ?? []).filter(({ name }) => name === `${claim.id}:${claim.forms.at(-1)!.name}`);
  const needs = rows.flatMap(({ rows: own }) => own.map(({ assumption, verdict }) => [assumption, verdict] as const));
  return { needs: new Map(needs), witnesses: await catalogue.witnesses(claim.id) };
}

const NEED_WORDS: Readonly<Record<string, string>> = {
  necessary: "needed: without it some instance refutes",
  "no witness": "no instance found that needs it",
  "never violated": "never violated by what was tried",
  "false with it": "the form is refuted with it in force",
};

/** Where more of a claim is to be read and done. */
function readOn({ id, source }: Claim): string[] {
  return [
    `theorems/${id}.ts`,
    ...(source === undefined ? [] : [`reports/published/${source.key}.md`]),
    `flatcheck verify ${id}`,
    `flatcheck hunt ${id}`,
    `flatcheck lab, at #${id}`,
  ];
}

/** What reads reports, and what derives programs anew, is loaded where there is something of this claim to be told. */
async function knownOf(claim: Claim, asked: string | undefined, io: Io): Promise<Known> {
  const { readProofs } = await import("../../../store/index.js");
  const report = await lastReport(claim.id, asked, io);
  const run = report === null ? new Map<string, string>() : lastRunLines(report, claim.id);
  const stored = readProofs(io);
  const record =
    stored?.proofs.some((proof) => proof.claim === claim.id) === true ? await current(stored, claim) : null;
  const proved = claim.forms.flatMap(({ name, statement }) => {
    const proofs = proofsOf(record, claim.id, { name, statement });
    const relations = [...new Set(proofs.map(({ relation }) => relation))];
    const of = (name: string): string => proofsText(proofs.filter(({ relation }) => relation === name));
    return proofs.length === 0 ? [] : [[name, relations.map((one) => `${one}: ${of(one)}`).join("; ")] as const];
  });
  return { run, evidence: new Map([...proved, ...(report === null ? [] : lastEvidence(report, claim.id))]) };
}

async function current(record: ProofRecord, claim: Claim): Promise<ProofRecord | null> {
  const { currentProofs } = await import("../../proofs/proof-record.js");
  return currentProofs(record, [claim]).record;
}

/** What the report that is named says of a claim; of the usual one, that nobody asked for, nothing where there is none to be read. */
async function lastReport(claim: string, asked: string | undefined, { cwd }: Io): Promise<Report | null> {
  const { readReport } = await import("../../../store/index.js");
  if (asked !== undefined) return readReport(asked, cwd, claim);
  const usual = join(cwd, DEFAULT_OUT, "report.json");
  if (!existsSync(usual)) return null;
  try {
    return readReport(usual, cwd, claim);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

/** The entries of the source, and of all that a proof cites. */
function bibtexText(claim: Claim): string {
  const cited = claim.proof === undefined ? [] : citationsOf(claim.proof).flatMap(({ bibtex }) => bibtex ?? []);
  return [publishedSource(claim).bibtex, ...cited].map((entry) => `${entry}\n`).join("");
}

function publishedSource(claim: Claim): Source {
  if (claim.source === undefined) {
    throw new UsageError({
      where: "--bibtex",
      expected: "a claim from a published source",
      got: claim.id,
      remedy: "leave out --bibtex: the statement is our own",
    });
  }
  return claim.source;
}

function shown(claim: Claim, { run, evidence }: Known) {
  const { id, title, kinds, locus, reading, forms, assumptions, equalityCases, degenerateCases, erratum } = claim;
  const { situations, unnoticed, proof } = claim;
  return {
    id,
    title,
    kinds,
    locus,
    ...(reading === undefined ? {} : { reading }),
    ...(proof === undefined ? {} : { proof }),
    forms: forms.map(({ name, statement, expected }) => ({
      form: name,
      words: wordsOf(claim, name),
      statement,
      expected,
      ...(run.has(name) ? { lastRun: run.get(name) } : {}),
      ...(evidence.has(name) ? { evidence: evidence.get(name) } : {}),
    })),
    assumptions: assumptions.map(({ name, statement, without, remark }) => ({
      name,
      statement,
      canBeDropped: without !== undefined,
      ...(remark === undefined ? {} : { remark }),
    })),
    equalityCases:
      "none" in equalityCases
        ? equalityCases
        : equalityCases.map(({ name, form, relations, specs }) => ({ name, form, relations, specs })),
    degenerateCases,
    ...(situations === undefined ? {} : { situations }),
    ...(unnoticed === undefined ? {} : { unnoticed }),
    ...(erratum === undefined ? {} : { erratum }),
    source: claim.source ?? null,
  };
}

/** The statements as displays, with the citation as a comment. */
function texText(claim: Claim): string {
  const cite = claim.source === undefined ? claim.id : `\\cite[${claim.locus}]{${claim.source.key}}`;
  const displays = claim.forms.map(
    ({ name, statement }) => `% ${claim.id}, ${name}: ${cite}\n\\[\n  ${statement}\n\\]\n`,
  );
  const assumptions = claim.assumptions.map(
    ({ name, statement }) => `% assumption: ${name}\n\\[\n  ${statement}\n\\]\n`,
  );
  return [...displays, ...assumptions].join("");
}

function proofLines({ matters, steps, elsewhere }: Proof, field: (name: string, text: string) => string[]): string[] {
  const told = steps.flatMap((step, k) => {
    const marks = marksOf(step).map(({ by, relation, text }) => relation ?? `${by}${text === "" ? "" : ` ${text}`}`);
    return field(k === 0 ? "proof" : "", `${k + 1}. ${step.says} [${marks.join("; ")}]`);
  });
  return [...field("matters", matters), ...told, ...field("elsewhere", elsewhere)];
}

function plainLines(
  claim: Claim,
  { run, evidence, needs, witnesses }: Known & Beside,
  { columns, palette: { strong, bad, good } }: { readonly columns: number; readonly palette: Palette },
): string[] {
  const { source: from } = claim;
  const source = from === undefined ? "our own" : `${from.authors}: ${from.title}, ${from.locator}`;
  const field = (name: string, text: string): string[] => hanging(`${name.padEnd(13)}`, text, columns);
  const { equalityCases, degenerateCases, erratum, reading, situations, unnoticed = {} } = claim;
  return [
    ...wrap(`${claim.id} · ${claim.title}`, columns).map(strong),
    "",
    ...field("source", `${source}; ${claim.locus}`),
    ...field("kinds", claim.kinds.join(", ")),
    ...claim.forms.flatMap(({ name, statement, expected }) => [
      "",
      strong(`${name}, expected: ${expected}`),
      ...hanging("  ", formulaText(statement), columns),
      ...hanging("  words: ", WORDS_TOLD[wordsOf(claim, name)], columns),
      ...(run.has(name)
        ? hanging("  last run: ", run.get(name)!, columns).map(
            name === "printed" && /^(refuted|inconsistent)/.test(run.get(name)!) ? bad : good,
          )
        : []),
      ...(evidence.has(name) ? hanging("  evidence: ", evidence.get(name)!, columns) : []),
    ]),
    "",
    ...(claim.assumptions.length === 0
      ? field("assumptions", "none")
      : claim.assumptions.flatMap(({ name, statement }, i) =>
          field(
            i === 0 ? "assumptions" : "",
            `${name}: ${formulaText(statement)}${needs.has(name) ? ` (${NEED_WORDS[needs.get(name)!] ?? needs.get(name)!})` : ""}`,
          ),
        )),
    ...(reading === undefined ? [] : field("reading", reading)),
    ...(claim.proof === undefined ? [] : proofLines(claim.proof, field)),
    ...(erratum === undefined
      ? []
      : [...field("grade", erratum.grade), ...field("slip", erratum.slip), ...field("instead", erratum.instead)]),
    ...("none" in equalityCases
      ? field("equality", `none: ${equalityCases.none}`)
      : equalityCases.flatMap(({ name, specs }, i) =>
          field(i === 0 ? "equality" : "", `${name} (${counted(specs.length, "case")})`),
        )),
    ...field("degenerate", degenerateCases.map(({ name }) => name).join("; ")),
    ...(situations === undefined ? [] : field("situations", situations.join("; "))),
    ...Object.entries(unnoticed).flatMap(([name, reason = ""], i) =>
      field(i === 0 ? "unnoticed" : "", `${name}: ${reason}`),
    ),
    ...witnesses.flatMap(({ file, witness: { relation, form: of } }, i) =>
      field(i === 0 ? "witness" : "", `${of}, ${relation}: flatcheck replay ${file}`),
    ),
    ...readOn(claim).flatMap((place, i) => field(i === 0 ? "read on" : "", place)),
  ];
}
