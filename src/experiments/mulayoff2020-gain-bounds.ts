import type { Random } from "../../generators/random.js";
import { minimumSharpness } from "../numerics/minimum-sharpness.js";
import { type Chart, defineFigure } from "./figure.js";
import {
  DEPTH,
  drawnFlattest,
  drawnTarget,
  largestInnerGain,
  leastSharpness,
  stretchedFlattest,
  WIDTH,
} from "./intermediate-gains.js";
import { randomOf } from "./regression-training.js";

const DEPTHS = [2, 3, 4, 6, 8, 12, 16, 24, 32] as const;
const WIDTHS = [2, 3, 4, 5, 6, 8] as const;

const DRAWN = { full: 40, reduced: 10 } as const;

function chart(id: "depth" | "width", title: string, x: string): Chart {
  return {
    id,
    title,
    table: id,
    x: { title: x, scale: "log" },
    y: { title: "Gain over σ_max(T)^{k/m}", scale: "log" },
    marks: [
      { kind: "line", x: id, y: "bound", label: "√m, the bound" },
      { kind: "line", x: id, y: "best", label: "√(m−1), the best factor" },
      { kind: "points", x: id, y: "stretched", label: "a flattest minimum that stretches" },
      { kind: "points", x: id, y: "drawn", label: "largest of drawn flattest minima" },
    ],
  };
}

/** The bound, the best factor, and what flattest minima reach. */
function measured(depth: number, width: number, count: number, random: Random): number[] {
  const stretched = stretchedFlattest(depth, width);
  const gains = Array.from({ length: count }, () =>
    largestInnerGain(drawnFlattest(drawnTarget(random, width), random, depth)),
  );
  const target = drawnTargetOfOne(width);
  return [
    depth,
    width,
    Math.sqrt(depth),
    Math.sqrt(depth - 1),
    largestInnerGain(stretched),
    minimumSharpness(stretched).value / leastSharpness(target, depth).value,
    Math.max(...gains),
  ];
}
