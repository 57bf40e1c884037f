import {
  agreement,
  checksOf,
  intervalWork,
  errorText,
  isExpected,
  largestRatio,
  lostWitnesses,
  numericsFaults,
  totals,
  verdictText,
} from "../report/evidence.js";
import type { ClaimReport, FormReport, Report } from "../report/schema.js";
import { witnessLine } from "../report/witness-line.js";
import { type Column, hanging, paragraph, shortened, table, tableWidth, wrap } from "../text/columns.js";
import { counted, rounded } from "../text/numbers.js";
import { type Palette, plain } from "../text/palette.js";
import { byPaper, paperHeading, sourceOf } from "../text/sources.js";
import type { Claim } from "../../src/claim/index.js";
import { headline } from "./headline.js";
import { sizeNotes } from "./sizes.js";

export interface ConsoleOptions {
  readonly columns: number;
  /** Left out: no colours. */
  readonly palette?: Palette;
}

/**
 * The ledger on a terminal: per source a table of its forms, below it what shows that the refuted ones fail and what
 * went wrong. `claims` tell what holds instead of a refuted form; a claim that is not among them goes without.
 */
export function renderLedger(report: Report, claims: readonly Claim[], options: ConsoleOptions): string {
  const catalogue = new Map(claims.map((claim) => [claim.id, claim]));
  const isLarge = report.run.sizes === "large";
  const sections = [...byPaper(report.claims)].map(([paper, group]) =>
    paperLines(paper, group, catalogue, { ...options, isLarge }),
  );
  return sections.map((lines) => `${lines.join("\n")}\n\n`).join("");
}

/** A form as a row of the table of its source. */
interface Row {
  readonly claim: ClaimReport;
  readonly form: FormReport;
  /** The claim without its source, or the form below it. */
  readonly label: string;
}

/** A column, what stands in it, and how soon it goes where the terminal is too narrow for all: the last first. */
interface Shown extends Column {
  readonly rank: number;
  readonly text: (row: Row) => string;
}

/** Blank rather than 0: what is not there should not catch the eye. */
function number(n: number): string {
  return n === 0 ? "" : String(n);
}

/** The checks that could have been decided and were not. */
function leftOpen({ relations }: FormReport): number {
  const { undecided, ties } = checksOf(relations);
  return undecided - ties;
}

const shownColumns: readonly Shown[] = [
  { header: "claim", rank: 0, text: ({ label }) => label },
  { header: "verdict", rank: 0, text: ({ form }) => `${isExpected(form) ? "✓" : "✗"} ${form.verdict}` },
  { header: "cases", rank: 1, align: "right", text: ({ form }) => String(form.cases) },
  { header: "checks", rank: 5, align: "right", text: ({ form }) => number(checksOf(form.relations).all) },
  { header: "refuted", rank: 2, align: "right", text: ({ form }) => number(checksOf(form.relations).refuted) },
  { header: "ties", rank: 6, align: "right", text: ({ form }) => number(checksOf(form.relations).ties) },
  { header: "undecided", rank: 2, align: "right", text: ({ form }) => number(leftOpen(form)) },
  { header: "by intervals", rank: 6, align: "right", text: ({ form }) => number(checksOf(form.relations).rigorous) },
  { header: "lhs/rhs ≤", rank: 3, text: ({ form }) => largestRatio(form) },
  { header: "agree to", rank: 4, text: ({ form }) => agreement(form) },
];

/** A title that would have to be cut below this is left out. */
const LEAST_TITLE = 24;

/** The columns that have something to say and fit, with the titles of the claims where there is room left for them. */
function fitting(rows: readonly Row[], columns: number): { readonly shown: Shown[]; readonly leftOut: string[] } {
  const width = (candidates: readonly Shown[]): number =>
    tableWidth(
      candidates,
      rows.map((row) => candidates.map(({ text }) => text(row))),
    );
  const telling = shownColumns.filter(({ text }) => rows.some((row) => text(row) !== ""));
  let fit = telling;
  for (let rank = 6; rank > 0 && width(fit) > columns; rank--) fit = fit.filter((column) => column.rank < rank);
  const room = columns - width(fit) - 2;
  const leftOut = telling.filter((column) => !fit.includes(column)).map(({ header }) => header);
  if (room < LEAST_TITLE) return { shown: fit, leftOut };
  const title = ({ claim, form }: Row): string => (form === claim.forms[0] ? shortened(claim.title, room) : "");
  return { shown: [...fit, { header: "title", rank: 7, text: title }], leftOut };
}

function paperLines(
  paper: string,
  claims: readonly ClaimReport[],
  catalogue: ReadonlyMap<string, Claim>,
  { columns, palette = plain, isLarge }: ConsoleOptions & { readonly isLarge: boolean },
): string[] {
  const rows = claims.flatMap((claim) =>
    claim.forms.map((form, i): Row => {
      const label = i === 0 ? shortName(claim, form) : `  ${form.form}`;
      return { claim, form, label };
    }),
  );
  const named = rows.map(({ claim, form }) => ({ name: shortName(claim, form), form }));
  const { shown: fit, leftOut } = fitting(rows, columns);
  const shown = fit.map((column): Shown => {
    if (column.header !== "verdict") return column;
    return { ...column, paint: (text, row) => (row < 0 ? text : verdictPaint(rows[row]!.form, palette)(text)) };
  });
  const cells = rows.map((row) => shown.map(({ text }) => text(row)));
  const [header, ...body] = table(shown, cells, columns);
  return [
    ...wrap(paperHeading(paper, sourceOf(paper, catalogue.values())), columns).map(palette.strong),
    palette.faint(header!),
    ...body,
    ...(leftOut.length === 0
      ? []
      : paragraph(`No room for: ${leftOut.join(", ")}`, columns, 2).map((line) => palette.faint(line))),
    ...[...notes(rows, catalogue, columns), ...(isLarge ? sizeNotes(named, columns) : [])].flatMap(
      ({ heading, lines }) => (lines.length === 0 ? [] : ["", palette.faint(heading), ...lines]),
    ),
    ...errorLines(claims, columns, palette),
  ];
}

/** Red for what was not expected, and for prints that fail. */
function verdictPaint(form: FormReport, palette: Palette): Palette["good"] {
  const fails = form.form === "printed" && (form.verdict === "refuted" || form.verdict === "inconsistent");
  return isExpected(form) && !fails ? palette.good : palette.bad;
}

/** The name of a form within its source: that of its claim, where it is the printed one. */
function shortName({ id }: ClaimReport, { form }: FormReport): string {
  const label = id.slice(id.indexOf("/") + 1);
  return form === "printed" ? label : `${label}:${form}`;
}

/** How much of a form is on record as proved that is not proved as a whole: `1 of 3`; null where nothing is. */
function provedPart({ evidence, relations }: FormReport): string | null {
  if (evidence === undefined || evidence.proofs.length === 0 || evidence.grade.startsWith("proved")) return null;
  const proved = new Set(evidence.proofs.map(({ relation }) => relation));
  const own = relations.filter(({ name }) => proved.has(name)).length;
  // What boxes prove need not be a relation of the form.
  const beside = proved.size - own;
  const parts = [
    ...(own === 0 ? [] : [`${own} of ${relations.length}`]),
    ...(beside === 0 ? [] : [`${beside} beside`]),
  ];
  return `(${parts.join(", ")})`;
}

function paragraphOf(items: readonly string[], columns: number): string[] {
  return items.length === 0 ? [] : paragraph(items.join(", "), columns, 2);
}

/** How many cases of a claim said nothing, beside its first form. */
function silentLine(rows: readonly Row[], { claim, form }: Row, silent: number | undefined, columns: number): string[] {
  const isFirst = rows.find((row) => row.claim.id === claim.id)?.form === form;
  return (silent ?? 0) === 0 || !isFirst
    ? []
    : paragraph(`${claim.id}: ${silent} of ${counted(form.cases, "case")}`, columns, 2);
}

/** What the table has no room for: surprises, what was measured of laws, and what refutes the refuted forms. */
function notes(rows: readonly Row[], catalogue: ReadonlyMap<string, Claim>, columns: number) {
  const ofEach = (lines: (row: Row, name: string) => string[]): string[] =>
    rows.flatMap((row) => lines(row, shortName(row.claim, row.form)));
  return [
    {
      heading: "Not as expected",
      lines: ofEach(({ form }, name) =>
        isExpected(form) ? [] : paragraph(`${name}: ${verdictText(form)}`, columns, 2),
      ),
    },
    {
      heading: "Said nothing, since assumptions are violated",
      lines: ofEach((row) => silentLine(rows, row, row.claim.outside, columns)),
    },
    {
      heading: "Said nothing, since numbers of large instances left the range of doubles",
      lines: ofEach((row) => silentLine(rows, row, row.claim.overflowed, columns)),
    },
    {
      heading: "Measured",
      lines: ofEach(({ form: { conclusion } }, name) => {
        if (conclusion === null) return [];
        const silent = conclusion.silent === 0 ? "" : ` (${counted(conclusion.silent, "case")} said nothing)`;
        return paragraph(`${name}: ${conclusion.summary}${silent}`, columns, 2);
      }),
    },
    {
      heading: "Proved, on record",
      lines: ofEach(({ form: { evidence } }, name) =>
        evidence?.grade.startsWith("proved") === true ? paragraph(`${name}: ${evidence.text}`, columns, 2) : [],
      ),
    },
    {
      heading: "Proved in part, on record; flatcheck show has at which sizes",
      lines: paragraphOf(
        rows.flatMap(({ claim, form }) => {
          const part = provedPart(form);
          return part === null ? [] : [`${shortName(claim, form)} ${part}`];
        }),
        columns,
      ),
    },
    {
      heading: "Refuted, with the smallest counterexample found",
      lines: ofEach(({ claim, form }, name) => {
        if (form.witness === null) return [];
        const instead = form.form === "printed" ? catalogue.get(claim.id)?.erratum?.instead : undefined;
        return [
          ...paragraph(`${name}: ${form.witness.relation}`, columns, 2),
          ...paragraph(witnessLine(form, form.witness), columns, 4),
          ...(instead === undefined ? [] : paragraph(`instead: ${instead}`, columns, 4)),
        ];
      }),
    },
  ];
}

function errorLines(claims: readonly ClaimReport[], columns: number, palette: Palette): string[] {
  const lines = (stopped: boolean): string[] =>
    claims.flatMap(({ id, errors }) =>
      errors
        .filter((error) => (error.stopped ?? false) === stopped)
        .flatMap((error) => paragraph(`${id} ${errorText(error)}`, columns, 2)),
    );
  const [errors, left] = [lines(false), lines(true)];
  return [
    ...(errors.length === 0 ? [] : ["", palette.bad("Errors"), ...errors]),
    ...(left.length === 0 ? [] : ["", "Left unfinished", ...left]),
  ];
}

/** The last words of a run: what was judged, whether as expected, and in what time. */
export function renderSummary(
  report: Report,
  known: readonly Claim[],
  { columns, palette = plain }: ConsoleOptions,
): string {
  const { claims, forms, unexpected, unfinished } = totals(report);
  const { seconds, complete, selected, shard, awaits } = report.run;
  const surprising = unexpected.filter((name) => !unfinished.includes(name));
  const expected = [
    `${forms - unexpected.length} as expected, ${surprising.length} not`,
    ...(unfinished.length === 0 ? [] : [`${unfinished.length} not finished`]),
  ].join(", ");
  const lost = lostWitnesses(report);
  const faults = numericsFaults(report);
  const paint = unexpected.length + lost.length + faults.length === 0 && complete ? palette.good : palette.bad;
  const head = `${counted(claims, "claim")}, ${counted(forms, "form")}: ${expected} (${rounded(seconds)} s)`;
  const { text, fails } = headline(report, new Map(known.map((claim) => [claim.id, claim])));
  const lines = [
    ...(text === "" ? [] : wrap(text, columns)).map((line) => palette.strong(fails ? palette.bad(line) : line)),
    ...wrap(head, columns).map(paint),
  ];
  const work = intervalWork(report);
  if (work !== "") lines.push(...hanging("By intervals: ", work, columns));
  if (!complete) {
    lines.push(...wrap(`Interrupted: ${claims} of ${counted(selected.length, "claim")} reached.`, columns));
  }
  if (shard !== null) {
    const of = `${shard.index} of ${shard.of}${shard.look === undefined ? "" : ` for look ${shard.look}`}`;
    lines.push(...wrap(`Shard ${of}: the verdicts are those of its cases alone.`, columns));
  }
  if (awaits !== undefined) {
    const words = `A whole run gives ${counted(awaits.claims.length, "claim")} more cases, for look ${awaits.look}: run flatcheck verify --shard i/n --after with this report, and join those reports with the ones before.`;
    lines.push(...wrap(words, columns));
  }
  if (surprising.length > 0) lines.push(...hanging("Not as expected: ", surprising.join(", "), columns));
  if (unfinished.length > 0) lines.push(...hanging("Not finished: ", unfinished.join(", "), columns));
  lines.push(...faults.flatMap((line) => hanging("Fault of the numerics: ", line, columns).map(palette.bad)));
  lines.push(...lost.flatMap((line) => hanging("Stored witness ", line, columns)));
  return `${lines.join("\n")}\n`;
}
