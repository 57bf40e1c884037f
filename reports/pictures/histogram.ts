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
/** A bin with a single case among thousands must be seen. */
const LEAST = 1.5;

/**
 * How close the sides of a relation came, case by case, as bars: lhs/rhs of a bound from 0 to 1, and one bar for the
 * refuted cases; the relative width of the enclosures of an identity by decades, with the departures of the refuted
 * cases. Null where the report has no counts, and where all checks fall into one bar, which says no more than their number.
 */
export function closenessHistogram({ sense, direction, closeness }: RelationReport): Html | null {
  if (closeness === undefined) return null;
  const { within, beyond } = closeness;
  const refuted = sum(beyond);
  const bars = [...within, ...(sense === "bound" ? [refuted] : beyond)].filter((n) => n > 0);
  if (bars.length < 2) return null;
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
  const desc = within.flatMap((n, i) =>
    n === 0 ? [] : [`${n} in ${Number((i * step).toFixed(2))}–${Number(((i + 1) * step).toFixed(2))}`],
  );
  const ticks = [
    { at: 0, text: "0" },
    { at: RATIO_BINS / 2, text: "0.5" },
    { at: RATIO_BINS, text: "1" },
  ];
  // One empty bin parts the refuted cases, which have no place on the scale, from the others.
  const columns = RATIO_BINS + (refuted === 0 ? 0 : 4);
  return picture({
    title: quotient,
    desc: [...desc, ...(refuted === 0 ? [] : [`${refuted} refuted`])].join(", "),
    columns,
    plain: within,
    refuted: refuted === 0 ? [] : [...new Array<number>(RATIO_BINS + 2).fill(0), refuted],
    ticks: [...ticks, ...(refuted === 0 ? [] : [{ at: RATIO_BINS + 2.5, text: "refuted" }])],
    axis: RATIO_BINS,
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
  const ticks = [1, 6, 11, 16].map((at) => ({ at, text: at === DECADES ? "1" : `10${superscript(at - DECADES)}` }));
  return picture({
    title: "relative width",
    desc: desc.join(", "),
    columns: DECADES,
    plain: within,
    refuted: beyond,
    ticks,
    axis: DECADES,
  });
}

interface Bars {
  readonly title: string;
  readonly desc: string;
  readonly columns: number;
  readonly plain: readonly number[];
  readonly refuted: readonly number[];
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Where the scale ends. */
  readonly axis: number;
}

function picture({ title, desc, columns, plain, refuted, ticks, axis }: Bars): Html {
  const stacked = Array.from({ length: columns }, (_, i) => (plain[i] ?? 0) + (refuted[i] ?? 0));
  const most = Math.max(...stacked);
  const [width, base] = [columns * BAR.width + 2 * MARGIN, ABOVE + BAR.height];
  const tall = (n: number): number => (n === 0 ? 0 : Math.max(LEAST, Number(((n / most) * BAR.height).toFixed(1))));
  const bars = (bins: readonly number[], below: readonly number[] = []): string =>
    bins
      .map((n, i) => {
        const foot = tall(below[i] ?? 0);
        return n === 0 ? "" : `M${across(i)} ${base - foot}v-${tall(n)}h${BAR.width - BAR.gap}v${tall(n)}z`;
      })
      .join("");
  const tickMarks = ticks.filter(({ at }) => at <= axis).map(({ at }) => `M${across(at)} ${base}v4`);
  return html`<svg
    class="histogram"
    role="img"
    viewBox="0 0 ${width} ${base + BELOW}"
    width="${width}"
    height="${base + BELOW}"
  >
    <title>${title}</title>
    <desc>${desc}</desc>
    <path class="bars" d="${bars(plain)}" />
    ${refuted.some((n) => n > 0) ? html`<path class="bars refuted" d="${bars(refuted, plain)}" />` : null}
    <path class="axis" d="M${MARGIN} ${base + 0.5}h${axis * BAR.width}${tickMarks}" />
    <text x="${across(stacked.indexOf(most) + 0.5)}" y="${ABOVE - 4}">${most}</text>
    ${ticks.map(({ at, text }) => html`<text x="${across(at)}" y="${base + 15}">${text}</text>`)}
  </svg>`;
}

/** Where a column begins. */
function across(column: number): number {
  return MARGIN + column * BAR.width;
}

function sum(bins: readonly number[]): number {
  return bins.reduce((a, b) => a + b, 0);
}
