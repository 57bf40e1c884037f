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
    { title: "depth", points: pointsOf(profile.depth) },
    { title: "largest width", points: pointsOf(profile.width) },
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
  const height = ABOVE + PANEL.height + BELOW;
  const words = panels.map(
    ({ title, points }) => `by ${title}: ${points.map(([size, value]) => `${ratio(value)} at ${size}`).join(", ")}`,
  );
  return html`<svg class="histogram profile" role="img" viewBox="0 0 ${width} ${height}" width="${width}">
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

/** All panels side by side: a path for what they have in common, since a page has hundreds of them. */
function drawn(panels: readonly Panel[], down: (value: number) => number): Html {
  const base = ABOVE + PANEL.height;
  const one = down(1);
  const placed = panels.map(({ title, points }, i) => {
    const left = LEFT + i * (PANEL.width + PANEL.gap);
    const sizes = points.map(([size]) => size);
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    const across = (size: number): number => round(left + (PANEL.width * log(size / least)) / log(most / least));
    return { title, left, least, most, places: points.map(([size, value]) => `${across(size)} ${down(value)}`) };
  });
  const axis = placed.map(({ left }) => `M${left} ${base + 0.5}h${PANEL.width}`);
  const line = placed.map(({ left }) => `M${left} ${one}h${PANEL.width}`);
  // The style sheet puts a dot at each of its points.
  const dots = placed.map(({ places }) => `M${places.join("L")}`);
  return html`<path class="axis" d="${axis.join("")}" />
    <path class="theory" d="${line.join("")}" />
    <path class="dots" d="${dots.join("")}" />
    ${placed.map(
      ({ title, left, least, most }) =>
        html`<text x="${left}" y="${base + 14}">${least}</text>
          <text x="${left + PANEL.width}" y="${base + 14}">${most}</text>
          <text x="${left + PANEL.width / 2}" y="${base + 26}">${title}</text>`,
    )}`;
}

function round(x: number): number {
  return Number(x.toFixed(1));
}
