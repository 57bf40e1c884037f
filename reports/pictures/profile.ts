import { log } from "../../src/numerics/index.js";
import type { FormReport } from "../report/schema.js";
import { type Html, html } from "../text/markup.js";
import { ratio } from "../text/numbers.js";
import { quotientText } from "../text/spec-text.js";

type RelationReport = FormReport["relations"][number];
type Points = readonly (readonly [size: number, ratio: number])[];

const PANEL = { width: 118, height: 52, gap: 30 };
const LEFT = 30;
const ABOVE = 10;
const BELOW = 30;
const BASE_LINE = ABOVE + PANEL.height;
const DEPTH = "depth";
const WIDTH = "largest width";

/** Below this share of the right side, points lie on the lower edge. */
const LEAST = 1e-3;

/**
 * The largest lhs/rhs of a bound by depth and by the largest width, both on logarithmic axes, with the line that the
 * theorem draws at 1. Null where fewer than two depths and two widths were met, so that nothing is to be compared, and
 * where it is the same at all of them.
 */
export function profilePicture({ direction, profile }: RelationReport): Html | null {
  if (profile === undefined) return null;
  const panels = [
    { title: DEPTH, points: pointsOf(profile.depth) },
    { title: WIDTH, points: pointsOf(profile.width) },
  ].filter(({ points }) => points.length > 1);
  if (panels.length === 0) return null;
  const all = panels.flatMap(({ points }) => points.map(([, value]) => value));
  // What is the same at all sizes is said by the number beside it.
  if (new Set(all.map(ratio)).size === 1) return null;
  const [low, high] = [Math.max(LEAST, Math.min(0.5, ...all)), Math.max(1, ...all)];
  const down = (value: number): number => {
    const share = log(Math.max(value, low) / low) / log(high / low);
    return round(ABOVE + PANEL.height * (1 - share));
  };
  const width = LEFT + panels.length * (PANEL.width + PANEL.gap) - PANEL.gap + 12;
  const height = BASE_LINE + BELOW;
  const words = panels.map(
    ({ title, points }) => `by ${title}: ${points.map(([size, value]) => `${ratio(value)} at ${size}`).join(", ")}`,
  );
  return html`<svg class="profile" role="img" viewBox="0 0 ${width} ${height}" width="${width}">
    <title>Largest ${quotientText(direction)} by depth and width</title>
    <desc>${words.join("; ")}</desc>
    <text class="scale" x="${LEFT - 5}" y="${down(1) + 4}">1</text>
    <text class="scale" x="${LEFT - 5}" y="${down(low) + 4}">${ratio(low)}</text>
    ${drawn(panels, down)}
  </svg>`;
}

function pointsOf(pairs: readonly (readonly [number, string])[]): Points {
  return pairs.map(([size, value]) => [size, Number(value)]);
}

interface Panel {
  readonly title: string;
  readonly points: Points;
}

/** The dot of profiles, and for each choice of panels their axes and names, which a page has hundreds of times. */
export function profileScales(): Html {
  const scale = (titles: readonly string[]): Html => {
    const lefts = titles.map((_, i) => leftOf(i));
    const axis = lefts.map((left) => `M${left} ${BASE_LINE + 0.5}h${PANEL.width}`);
    return html`<g id="${scaleOf(titles)}" class="ticks">
      <path class="axis" d="${axis.join("")}" />
      ${titles.map((title, i) => html`<text x="${lefts[i]! + PANEL.width / 2}" y="${BASE_LINE + 26}">${title}</text>`)}
    </g>`;
  };
  return html`<marker id="dot" viewBox="-3 -3 6 6" markerUnits="userSpaceOnUse" markerWidth="6" markerHeight="6">
      <circle r="2.25" />
    </marker>
    ${[[DEPTH], [WIDTH], [DEPTH, WIDTH]].map(scale)}`;
}

function scaleOf(titles: readonly string[]): string {
  return `by-${titles.map((title) => title[0]).join("")}`;
}

function leftOf(panel: number): number {
  return LEFT + panel * (PANEL.width + PANEL.gap);
}

/** All panels side by side: a path for what they have in common, since a page has hundreds of them. */
function drawn(panels: readonly Panel[], down: (value: number) => number): Html {
  const one = down(1);
  const placed = panels.map(({ points }, i) => {
    const left = leftOf(i);
    const sizes = points.map(([size]) => size);
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    const across = (size: number): number => round(left + (PANEL.width * log(size / least)) / log(most / least));
    return { left, least, most, places: points.map(([size, value]) => `${across(size)} ${down(value)}`) };
  });
  const line = placed.map(({ left }) => `M${left} ${one}h${PANEL.width}`);
  // The style sheet puts a dot at each of its points.
  const dots = placed.map(({ places }) => `M${places.join("L")}`);
  return html`<use href="#${scaleOf(panels.map(({ title }) => title))}" />
    <path class="theory" d="${line.join("")}" />
    <path class="dots" d="${dots.join("")}" />
    ${placed.map(
      ({ left, least, most }) =>
        html`<text x="${left}" y="${BASE_LINE + 14}">${least}</text>
          <text x="${left + PANEL.width}" y="${BASE_LINE + 14}">${most}</text>`,
    )}`;
}

function round(x: number): number {
  return Number(x.toFixed(1));
}
