import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { OWN_CLAIMS } from "../../words/shared-options.js";
import { oneOf } from "../../words/values.js";
import type { Catalogue, ClaimSummary } from "../../../catalogue/index.js";
import type { ClaimKind, FormVerdict } from "../../../claim/index.js";
import { paperOf } from "../../../claim/words/index.js";
import { didYouMean } from "../../../catalogue/index.js";
import { type Io, quoted, UsageError, wantsColour } from "../../../world/index.js";
import {
  byPaper,
  coloured,
  counted,
  displayWidth,
  type Palette,
  paperHeading,
  plain,
  shortened,
  sourceOf,
  table,
  tableWidth,
  wrap,
} from "../../../../reports/text/index.js";

const VERDICTS = ["holds", "refuted", "consistent", "inconsistent", "open"] as const satisfies readonly FormVerdict[];
const KINDS = [
  "bound",
  "identity",
  "attained",
  "exists",
  "law",
  "rate",
  "dynamics",
  "conjecture",
] as const satisfies readonly ClaimKind[];

const OPTIONS = {
  source: value("name", (text: string) => text, "only the claims of this source, as in gatmiry2023"),
  verdict: value("name", oneOf(VERDICTS), `only those of which this is expected as printed: ${VERDICTS.join(", ")}`),
  kind: value("name", oneOf(KINDS), `only those of this kind: ${KINDS.join(", ")}`),
  ...OWN_CLAIMS,
  json: flag("as JSON"),
} as const;

export type ListOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Lists every claim of every source with the verdict that is expected of it as printed, and its title. With words, those " +
    "in whose name, title or place all of them occur, the best answer first. As JSON also with its place, its kinds, and its " +
    "other forms.",
  argument: "words to look for",
  options: OPTIONS,
  examples: [
    "flatcheck list",
    "flatcheck list nuclear norm --verdict refuted",
    "flatcheck list --claims my-claims.mjs",
  ],
  run: ({ args, options, io, catalogue }) => list(catalogue, args, options, io),
});

/** `flatcheck list`: the catalogue or a part of it, a line a claim; more of it as JSON. @throws UsageError */
export async function list(
  catalogue: Catalogue,
  words: readonly string[],
  options: ListOptions,
  { stdout, env }: Io,
): Promise<number> {
  const all = await catalogue.summaries();
  const found = searched(filtered(all, options), words.join(" "));
  if (options.json === true) {
    stdout.write(`${JSON.stringify(found.map(listed), null, 2)}\n`);
    return exitCodes.asExpected.code;
  }
  const style = { columns: stdout.columns, palette: wantsColour(stdout, env) ? coloured : plain };
  if (words.length > 0)
    stdout.write(found.length === 0 ? "" : `${tableLines(found, style, ({ id }) => id).join("\n")}\n\n`);
  else {
    for (const [paper, claims] of byPaper(found)) {
      const heading = wrap(paperHeading(paper, sourceOf(paper, claims)), style.columns).map(style.palette.strong);
      const lines = tableLines(claims, style, ({ id }) => id.slice(paper.length + 1));
      stdout.write(`${[...heading, ...lines].join("\n")}\n\n`);
    }
  }
  if (found.length < all.length) stdout.write(`${found.length} of ${counted(all.length, "claim")}\n`);
  return exitCodes.asExpected.code;
}

/** Those of a source, a verdict and a kind. @throws UsageError where there is no such source */
function filtered(all: readonly ClaimSummary[], { source, verdict, kind }: ListOptions): ClaimSummary[] {
  const sources = [...byPaper(all).keys()];
  if (source !== undefined && !sources.includes(source)) {
    throw new UsageError({
      where: "--source",
      expected: `one of ${sources.join(", ")}`,
      got: quoted(source),
      remedy: didYouMean(sources, source, "flatcheck list has them all"),
    });
  }
  return all.filter(
    ({ id, kinds, forms }) =>
      (source === undefined || paperOf(id) === source) &&
      (verdict === undefined || forms[0]!.expected === verdict) &&
      (kind === undefined || kinds.includes(kind)),
  );
}

/** Those that answer, the best first: by their very name or title, by how these begin, by all words in them. */
function searched(claims: readonly ClaimSummary[], asked: string): ClaimSummary[] {
  const q = asked.toLowerCase().trim();
  if (q === "") return [...claims];
  const [dashed, words] = [q.replace(/\s+/g, "-"), q.split(/\s+/)];
  const rank = ({ id, title, locus }: ClaimSummary): number => {
    const [label, name] = [id.slice(id.indexOf("/") + 1), title.toLowerCase()];
    const allIn = (text: string): boolean => words.every((word) => occurs(text, word));
    if (dashed === id || dashed === label || q === name) return 0;
    if (label.startsWith(dashed) || id.startsWith(dashed)) return 1;
    if (name.startsWith(q)) return 2;
    if (allIn(id)) return 3;
    if (allIn(name)) return 4;
    return allIn(`${id} ${name} ${locus.toLowerCase()}`) ? 5 : 6;
  };
  return claims
    .map((claim) => [rank(claim), claim] as const)
    .filter(([place]) => place < 6)
    .sort(([a], [b]) => a - b)
    .map(([, claim]) => claim);
}

/** Whether a word is somewhere in a text; a number only as a whole, so that 4 is not in 2024. */
function occurs(text: string, word: string): boolean {
  return /^\d+$/.test(word) ? text.split(/\D+/).includes(word) : text.includes(word);
}

/** The table of claims: prints that fail in red. */
function tableLines(
  claims: readonly ClaimSummary[],
  { columns, palette }: { readonly columns: number; readonly palette: Palette },
  name: (claim: ClaimSummary) => string,
): string[] {
  const fails = (row: number): boolean => ["refuted", "inconsistent"].includes(claims[row]?.forms[0]!.expected ?? "");
  const shown = [
    { header: "claim" },
    { header: "printed", paint: (text: string, row: number) => (row >= 0 && fails(row) ? palette.bad(text) : text) },
    { header: "title" },
  ];
  const untitled = claims.map((claim) => [name(claim), claim.forms[0]!.expected, ""]);
  const room = columns - (tableWidth(shown, untitled) - displayWidth("title"));
  const rows = untitled.map(([label, expected], i) => [label!, expected!, shortened(claims[i]!.title, room)]);
  const [header, ...body] = table(shown, rows, columns);
  return [palette.faint(header!), ...body];
}

function listed({ id, title, locus, kinds, forms }: ClaimSummary) {
  return { id, title, locus, kinds, forms };
}
