import type { FormReport } from "../report/schema.js";
import { type Html, html } from "../text/markup.js";
import { counted } from "../text/numbers.js";
import { quotientText } from "../text/spec-text.js";
import { DECADES, RATIO_BINS } from "../../src/claim/index.js";
import { superscript } from "./axis.js";

type RelationReport = FormReport["relations"][number];

const BAR = { width: 11, height: 56, gap: 1 };
/** Room around the bars: above for the largest count, below for the scale. */
const ABOVE = 13;
const BELOW = 17;
const MARGIN = 16;
/** Decades of a relative width below this one, 10⁻⁹, are rounding. */
const ROUNDING = DECADES - 9;
/** A bin with a single case among thousands must be seen. */
const LEAST = 2;

/**
 * How close the sides of a relation came, case by case, as bars: lhs/rhs of a bound from 0 to 1, and one bar for the
 * refuted cases; the relative width of the enclosures of an identity by decades, with the departures of the refuted
 * cases. Null where the report has no counts, where all checks fall into one bar, which says no more than their number, and
 * where all widths are those of rounding, of which the widest is told beside it.
 */
export function closenessHistogram({ sense, direction, closeness }: RelationReport): Html | null {
  if (closeness === undefined) return null;
  const { within, beyond } = closeness;
  const refuted = sum(beyond);
  const bars = [...within, ...(sense === "bound" ? [refuted] : beyond)].filter((n) => n > 0);
  if (bars.length < 2) return null;
  if (sense === "identity" && refuted === 0 && within.every((n, i) => n === 0 || i < ROUNDING)) return null;
  return sense === "bound" ? ratios(within, refuted, quotientText(direction)) : decades(within, beyond);
}

/** What is drawn and how many checks it is, in words. */
export function closenessText({ sense, direction, closeness }: RelationReport): string {
  if (closeness === undefined) return "";
  const { within, beyond, none } = closeness;
  const [drawn, bound] = [sum(within), sense === "bound"];
  const scale = bound
    ? quotientText(direction)
    : `relative width on which both sides meet${sum(beyond) > 0 ? " or distance at which they do not" : ""}`;
  const larger = direction === "≥" ? "left" : "right";
  const without = `${none} without ${bound ? `a ratio, the ${larger} side being 0` : "a relative width"}`;
  return [
    ...(drawn + sum(beyond) === 0 ? [] : [`${scale}: ${counted(drawn + sum(beyond), "check")}`]),
    ...(sum(beyond) === 0 ? [] : [`${sum(beyond)} of them refuted`]),
    ...(none === 0 ? [] : [without]),
  ].join("; ");
}

function ratios(within: readonly number[], refuted: number, quotient: string): Html {
  const step = 1 / RATIO_BINS;
  const at = (i: number): number => Number((i * step).toFixed(2));
  // Neighbours share what they begin with: the numbers of a page are a tenth of it.
  const runs = within.flatMap((n, i) => {
    if (n === 0 || (within[i - 1] ?? 0) > 0) return [];
    const end = within.findIndex((other, j) => j > i && other === 0);
    return [`from ${at(i)}: ${within.slice(i, end === -1 ? within.length : end).join(", ")}`];
  });
  const desc = [`in steps of ${at(1)} ${runs.join("; ")}`];
  // One empty bin parts the refuted cases, which have no place on the scale, from the others.
  const columns = RATIO_BINS + (refuted === 0 ? 0 : 4);
  return picture({
    title: quotient,
    desc: [...desc, ...(refuted === 0 ? [] : [`${refuted} refuted`])].join(", "),
    columns,
    plain: within,
    refuted: refuted === 0 ? [] : [...new Array<number>(RATIO_BINS + 2).fill(0), refuted],
    scale: RATIO_SCALE,
    apart: refuted === 0 ? [] : [{ at: RATIO_BINS + 2.5, text: "refuted" }],
  });
}

function decades(within: readonly number[], beyond: readonly number[]): Html {
  const range = (i: number): string => {
    if (i === 0) return "below 1e-15";
    return i === DECADES - 1 ? "above 0.1" : `from 1e${i - DECADES} to 1e${i - DECADES + 1}`;
  };
  const desc = [
    ...within.flatMap((n, i) => (n === 0 ? [] : [`${n} ${range(i)}`])),
    ...beyond.flatMap((n, i) => (n === 0 ? [] : [`${n} refuted, apart by ${range(i)}`])),
  ];
  return picture({
    title: "relative width",
    desc: desc.join(", "),
    columns: DECADES,
    plain: within,
    refuted: beyond,
    scale: DECADE_SCALE,
    apart: [],
  });
}

/** The scales that histograms of a page have in common. */
export function histogramScales(): Html {
  const scale = (id: string, axis: number, ticks: readonly Tick[]): Html =>
    html`<g id="${id}" class="ticks">${axisPath(axis, ticks)}${ticks.map(({ at, text }) => tickText(at, text))}</g>`;
  return html`${scale(RATIO_SCALE, RATIO_BINS, RATIO_TICKS)}${scale(DECADE_SCALE, DECADES, DECADE_TICKS)}`;
}

interface Tick {
  readonly at: number;
  readonly text: string;
}

const RATIO_SCALE = "scale-r";
const DECADE_SCALE = "scale-d";
const RATIO_TICKS: readonly Tick[] = [
  { at: 0, text: "0" },
  { at: RATIO_BINS / 2, text: "0.5" },
  { at: RATIO_BINS, text: "1" },
];
const DECADE_TICKS: readonly Tick[] = [1, 6, 11, 16].map((at) => ({
  at,
  text: at === DECADES ? "1" : `10${superscript(at - DECADES)}`,
}));
const BASE_LINE = ABOVE + BAR.height;

function axisPath(axis: number, ticks: readonly Tick[]): Html {
  const marks = ticks.map(({ at }) => `M${across(at)} ${BASE_LINE}v4`);
  return html`<path class="axis" d="M${MARGIN} ${BASE_LINE + 0.5}h${axis * BAR.width}${marks}" />`;
}

function tickText(at: number, text: string): Html {
  return html`<text x="${across(at)}" y="${BASE_LINE + 15}">${text}</text>`;
}

interface Bars {
  readonly title: string;
  readonly desc: string;
  readonly columns: number;
  readonly plain: readonly number[];
  readonly refuted: readonly number[];
  /** The id of the scale below it. */
  readonly scale: string;
  /** Words below it that are not on the scale. */
  readonly apart: readonly Tick[];
}

function picture({ title, desc, columns, plain, refuted, scale, apart }: Bars): Html {
  const stacked = Array.from({ length: columns }, (_, i) => (plain[i] ?? 0) + (refuted[i] ?? 0));
  const most = Math.max(...stacked);
  const [width, base] = [columns * BAR.width + 2 * MARGIN, BASE_LINE];
  const tall = (n: number): number => (n === 0 ? 0 : Math.max(LEAST, Math.round((n / most) * BAR.height)));
  // Upwards from the base line: the style sheet turns them, which is shorter than a sign and a base for each.
  const bars = (bins: readonly number[], below: readonly number[] = []): string =>
    bins
      .map((n, i) => {
        const foot = tall(below[i] ?? 0);
        return n === 0 ? "" : `M${across(i) + (BAR.width - BAR.gap) / 2} ${foot}v${tall(n)}`;
      })
      .join("");
  return html`<svg role="img" viewBox="0 0 ${width} ${base + BELOW}" width="${width}">
    <title>${title}</title>
    <desc>${desc}</desc>
    <path class="bars" d="${bars(plain)}" />
    ${refuted.some((n) => n > 0) ? html`<path class="bars refuted" d="${bars(refuted, plain)}" />` : null}
    <use href="#${scale}" />
    <text x="${across(stacked.indexOf(most) + 0.5)}" y="${ABOVE - 4}">${most}</text>
    ${apart.map(({ at, text }) => tickText(at, text))}
  </svg>`;
}

/** Where a column begins. */
function across(column: number): number {
  return MARGIN + column * BAR.width;
}

function sum(bins: readonly number[]): number {
  return bins.reduce((a, b) => a + b, 0);
}
