import { departureText, mapOperands, type Occurrence, type Question, type Rows } from "../../foreign/index.js";
import type { JudgedOperation, JudgedProgram, Largest } from "../../programs/index.js";
import {
  type Column,
  counted,
  hanging,
  type Palette,
  rounded,
  table,
  visibleLines,
} from "../../../reports/text/index.js";

/** Everything that is told of a program that was judged. */
export interface JudgeReport {
  /** The command that started it. */
  readonly program: string;
  readonly seed: number;
  readonly runs: number;
  readonly judged: JudgedProgram;
  /** Claims that were asked for. */
  readonly selected: number;
  /** The command that does the same again. */
  readonly again: string;
}

/** Raised whenever a field changes its meaning or goes away. */
const JUDGE_SCHEMA_VERSION = 1;

/** What was found of a program, as JSON; numbers that must survive are decimal strings. */
export function judgeJson({ program, seed, runs, judged, again }: JudgeReport): string {
  const { name, judged: functions, skipped, asked, claims, stopped, givenUp } = judged;
  const value = {
    schemaVersion: JUDGE_SCHEMA_VERSION,
    program,
    name,
    seed,
    runs,
    claims,
    asked,
    complete: !stopped && givenUp === null,
    givenUp,
    functions: functions.map(({ operation, cases, departures, unknown, whole, worst, failure }) => ({
      operation,
      cases,
      departures,
      unknown,
      whole,
      worst: { ulps: largestJson(worst.ulps), units: largestJson(worst.units) },
      failure:
        failure === null
          ? null
          : {
              operands: failure.question.operands,
              answer: failure.answer,
              fault: failure.finding.fault,
              expected: failure.finding.known === null ? null : Array.from(failure.finding.known.data, String),
              error: failure.finding.known === null ? null : String(failure.finding.known.error),
              certified: failure.finding.certified,
              distance: String(failure.finding.distance),
              allowed: String(failure.finding.allowed),
              claim: failure.question.from?.claim ?? null,
            },
    })),
    skipped,
    again,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function largestJson(largest: Largest | null) {
  if (largest === null) return null;
  const { value, certified, occurrence } = largest;
  return { value: String(value), certified, operands: occurrence.operands, claim: occurrence.from?.claim ?? null };
}

/** What was found of a program, for a terminal. */
export function judgeText(
  { program, judged, selected, again }: JudgeReport,
  columns: number,
  palette: Palette,
): string {
  const { name, judged: functions, skipped, asked, claims, stopped } = judged;
  const failed = functions.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  const scope = `${counted(asked, "question")} from ${claims === selected ? "" : `${claims} of `}${counted(selected, "claim")}`;
  const lines = [
    ...hanging("", `${name ?? program}: ${scope}`, columns).map(palette.strong),
    "",
    ...(functions.length === 0 ? ["nothing was compared"] : tableLines(functions, columns, palette)),
    ...failed.flatMap((failure) => ["", ...visibleLines(departureText(failure)).split("\n")]),
    "",
    ...(skipped.length === 0 ? [] : hanging("Skipped: ", skipped.join(", "), columns)),
    ...(stopped ? ["Incomplete: interrupted"] : []),
    `Again:   ${again}`,
  ];
  return `${lines.join("\n")}\n`;
}

function tableLines(functions: readonly JudgedOperation[], columns: number, { good, bad }: Palette): string[] {
  const paint = (text: string, row: number): string => {
    if (row < 0) return text;
    return functions[row]!.departures === 0 ? good(text) : bad(text);
  };
  const header: readonly Column[] = [
    { header: "function", paint },
    { header: "cases", align: "right" },
    { header: "depart", align: "right", paint },
    { header: "worst, ulp", align: "right" },
    { header: "units", align: "right" },
    { header: "where", wraps: true },
  ];
  const rows = functions.map(({ operation, cases, departures, worst, whole }) => [
    operation,
    String(cases),
    `${departures}${whole ? "" : "+"}`,
    largestText(worst.ulps),
    largestText(worst.units),
    worst.units === null || worst.units.value === 0 ? "" : placeText(worst.units.occurrence),
  ]);
  return table(header, rows, columns);
}

/** A number in few letters: 0.34, 54300, 1.6e+16. */
function short(x: number): string {
  return x < MANY ? rounded(x) : x.toExponential(1);
}

/** From here on digits before the point are noise. */
const MANY = 1e6;

function largestText(largest: Largest | null): string {
  return largest === null ? "" : `${largest.certified ? "" : "≈"}${short(largest.value)}`;
}

function placeText(occurrence: Occurrence): string {
  const { from } = occurrence;
  return `${sizesText(occurrence)}${from === null ? "" : `, ${from.claim}`}`;
}

/** The operands by their sizes: matrices as 2×3, so many of them as 4 of 2×3. */
function sizesText({ operation, operands }: Question): string {
  const sizes = mapOperands(operation, operands, {
    quantity: () => "x",
    matrix: (rows: Rows) => `${rows.length}×${rows[0]!.length}`,
    number: (x: number) => String(x),
    origin: () => "places",
  });
  return sizes.map(partText).join(", ");
}

function partText(part: unknown): string {
  if (typeof part === "string") return part;
  if (!Array.isArray(part))
    return Object.values(part as Readonly<Record<string, unknown>>)
      .map(partText)
      .join(", ");
  const texts = part.map(partText);
  const [first] = texts;
  return texts.length > 1 && texts.every((text) => text === first)
    ? `${texts.length} of ${first}`
    : `(${texts.join(", ")})`;
}
