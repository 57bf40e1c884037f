import { type Chart, defineFigure } from "../figure.js";
import { randomOf } from "../training/regression-training.js";
import { endToEnd, minimumSharpness } from "../../numerics/index.js";
import type { Random } from "../../random/index.js";
import {
  DEPTH,
  drawnFlattest,
  drawnTarget,
  largestInnerGain,
  leastSharpness,
  stretchedFlattest,
  WIDTH,
} from "./intermediate-gains.js";

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
  return [
    depth,
    width,
    Math.sqrt(depth),
    Math.sqrt(depth - 1),
    largestInnerGain(stretched),
    minimumSharpness(stretched).value / leastSharpness(endToEnd(stretched), depth).value,
    Math.max(...gains),
  ];
}

const COLUMNS = [
  { name: "depth", title: "m" },
  { name: "width", title: "d" },
  { name: "bound", title: "√m" },
  { name: "best", title: "√(m−1)" },
  { name: "stretched", title: "largest gain of W_k⋯W_1 over σ_max(T)^{k/m}, 0 < k < m, in the minimum that stretches" },
  { name: "overLeast", title: "its sharpness over the least: 1 up to rounding" },
  { name: "drawn", title: "the same gain, largest among the drawn flattest minima" },
];

export const mulayoff2020GainBounds = defineFigure({
  id: "mulayoff2020/gain-bounds",
  title: "The factor √m of intermediate gains against the best one, √(m−1)",
  locus: "this project, on Mulayoff and Michaeli (2020), Theorem 2",
  shows:
    "A flattest minimum reaches the factor √(m−1) at every depth and width, none the bound √m; drawn ones stay below both.",
  settings: {
    full:
      `White data. Depths 2 to 32 at width ${WIDTH}, widths 2 to 8 with ${DEPTH} layers; of each ${DRAWN.full} flattest ` +
      "minima as in figure-3, of Gaussian T, and the one with W_1 = e_1e_1ᵀ + √(m−1)e_2e_2ᵀ, W_2e_2 = 0 and one output.",
    reduced: `${DRAWN.reduced} flattest minima of each.`,
  },
  charts: [
    chart("depth", `Largest gain before the last layer, width ${WIDTH}`, "Depth m"),
    chart("width", `Largest gain before the last layer, ${DEPTH} layers`, "Width d"),
  ],
  *steps({ full, seed }) {
    const count = full ? DRAWN.full : DRAWN.reduced;
    const cases = [
      ...DEPTHS.map((depth) => ({ table: "depth", depth, width: WIDTH })),
      ...WIDTHS.map((width) => ({ table: "width", depth: DEPTH, width })),
    ];
    const rows: { readonly table: string; readonly row: readonly number[] }[] = [];
    for (const [index, { table, depth, width }] of cases.entries()) {
      rows.push({ table, row: measured(depth, width, count, randomOf(seed, depth, width)) });
      yield { done: index + 1, total: cases.length };
    }
    return {
      tables: ["depth", "width"].map((name) => ({
        name,
        columns: COLUMNS,
        rows: rows.filter(({ table }) => table === name).map(({ row }) => row),
      })),
      lines: [],
      notes: [
        "In a flattest minimum ρ_k = σ_max(W_k⋯W_1)/σ_max(T)^{k/m} has ρ_0² + … + ρ_{m−1}² ≤ m and ρ_0 = 1, so that none " +
          "exceeds √(m−1): the bound √m is reached by a single layer alone.",
        "Drawn minima stay near 1: whoever samples them would not guess the best factor.",
      ],
    };
  },
});
