import { type Cell, type Chart, defineFigure, type ReferenceLine } from "../figure.js";
import { regressionData } from "../training/regression-training.js";
import { leastSharpness, type RegressionSpectrum, sharpnessBounds, spectrumOf, spreadSpectrum } from "./bounds.js";

/** Inputs and samples of the drawn data, those of Figure 1 of Marion and Chizat (2024). */
const INPUTS = 5;
const SAMPLES = 50;

const DEPTHS = [2, 3, 4, 5, 7, 10, 14, 20, 28, 40, 56, 80, 112, 160] as const;
const WIDTHS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48] as const;
const CONDITIONS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;

/** Values with a curve of their own. */
const SERIES = { depths: [2, 10, 40], conditions: [1, 10, 100, 1000] } as const;

/** The condition number of the covariance where only the number of inputs changes. */
const CONDITION = 100;

const BOUNDS = ["lower", "sharperLower", "sharperUpper", "upper"] as const;
const COLUMNS = [
  { name: "sharpness", title: "S_min" },
  { name: "lower", title: "2La" },
  { name: "sharperLower", title: "2La(‖Σ̂w*‖/a)^{2/L}" },
  { name: "sharperUpper", title: "2(Λ + (L−1)a)" },
  { name: "upper", title: "2√((2L−1)Λ² + (L−1)²a²)" },
  ...["sharpness", ...BOUNDS].map((name) => ({ name: `${name}Share`, title: `${name} over 2La` })),
  ...BOUNDS.map((name) => ({ name: `${name}Ratio`, title: `the bound ${name} over S_min` })),
];

/** S_min and its bounds, these over the least of them, and the bounds over S_min. */
function measured(data: RegressionSpectrum, depth: number): number[] {
  const { value } = leastSharpness(data, depth);
  const { printed, sharper } = sharpnessBounds(data, depth);
  const bounds = [printed[0], sharper[0], sharper[1], printed[1]];
  const all = [value, ...bounds];
  return [...all, ...all.map((sharpness) => sharpness / printed[0]), ...bounds.map((bound) => bound / value)];
}

/** Both printed bounds over S_min: curves above and below 1. */
function ratioChart(
  id: string,
  title: string,
  x: { column: string; title: string },
  series: string,
  of: string,
): Chart {
  return {
    id,
    title,
    table: id,
    x: { title: x.title, scale: "log" },
    y: { title: "Bound over S_min", scale: "log" },
    marks: (["upperRatio", "lowerRatio"] as const).flatMap((y) =>
      (["line", "points"] as const).map((kind) => ({ kind, x: x.column, y, series, label: of })),
    ),
  };
}

export const marion2024SharpnessBounds = defineFigure({
  id: "marion2024/sharpness-bounds",
  title: "The two bounds of the least sharpness against its value",
  locus: "this project, on Marion and Chizat (2024), Theorem 2",
  shows:
    "Both bounds close on S_min as the depth grows, and part with the conditioning of the data: at κ = 1000 the upper one is up to some 70 times too large. Hidden widths do not matter.",
  settings: {
    full:
      `p = 1, ‖w*‖ = 1. Drawn: n = ${SAMPLES}, d = ${INPUTS}, Gaussian. Otherwise Σ̂ with eigenvalues from 1 to 1/κ in equal ` +
      "ratios and λ_iw_i² the same for all i. S_min from its formula in beyond/regression-flattest.",
    reduced: "The same.",
  },
  charts: [
    {
      id: "depth",
      title: "Least sharpness and its bounds against depth",
      table: "drawn",
      x: { title: "Depth L", scale: "log" },
      y: { title: "Sharpness over 2La", scale: "log" },
      marks: [
        { kind: "line", x: "depth", y: "upperShare", label: "upper bound of Theorem 2" },
        { kind: "line", x: "depth", y: "sharperUpperShare", label: "upper bound of this project" },
        { kind: "line", x: "depth", y: "sharperLowerShare", label: "lower bound of this project" },
        { kind: "line", x: "depth", y: "lowerShare", label: "lower bound of Theorem 2, 2La" },
        { kind: "points", x: "depth", y: "sharpnessShare", label: "S_min" },
      ],
    },
    ratioChart(
      "layers",
      `Tightness against depth, d = ${INPUTS}`,
      { column: "depth", title: "Depth L" },
      "condition",
      "condition number κ",
    ),
    ratioChart(
      "inputs",
      `Tightness against width, κ = ${CONDITION}`,
      { column: "inputs", title: "Inputs d" },
      "depth",
      "depth L",
    ),
    ratioChart(
      "condition",
      `Tightness against conditioning, d = ${INPUTS}`,
      { column: "condition", title: "Condition number κ" },
      "depth",
      "depth L",
    ),
  ],
  *steps({ seed }) {
    const drawn = spectrumOf(regressionData(SAMPLES, INPUTS, seed));
    const cases = [
      ...DEPTHS.map((depth) => ({ table: "drawn", key: [depth], data: drawn, depth })),
      ...SERIES.conditions.flatMap((condition) =>
        DEPTHS.map((depth) => ({
          table: "layers",
          key: [condition, depth],
          data: spreadSpectrum(INPUTS, condition),
          depth,
        })),
      ),
      ...SERIES.depths.flatMap((depth) =>
        WIDTHS.map((d) => ({ table: "inputs", key: [depth, d], data: spreadSpectrum(d, CONDITION), depth })),
      ),
      ...SERIES.depths.flatMap((depth) =>
        CONDITIONS.map((condition) => ({
          table: "condition",
          key: [depth, condition],
          data: spreadSpectrum(INPUTS, condition),
          depth,
        })),
      ),
    ];
    const rows = new Map<string, Cell[][]>();
    for (const [index, { table, key, data, depth }] of cases.entries()) {
      rows.set(table, [...(rows.get(table) ?? []), [...key, ...measured(data, depth)]]);
      yield { done: index + 1, total: cases.length };
    }
    const depth = { name: "depth", title: "L" };
    const inputs = { name: "inputs", title: "d" };
    const condition = { name: "condition", title: "κ" };
    const keys = { drawn: [depth], layers: [condition, depth], inputs: [depth, inputs], condition: [depth, condition] };
    return {
      tables: Object.entries(keys).map(([name, key]) => ({
        name,
        columns: [...key, ...COLUMNS],
        rows: rows.get(name)!,
      })),
      lines: ["layers", "inputs", "condition"].map((chart): ReferenceLine => ({
        chart,
        axis: "y",
        at: 1,
        label: "S_min",
      })),
      notes: [
        "Curves above 1 are the printed upper bound over S_min, those below 1 the printed lower bound over it.",
        "The hidden widths enter neither the bounds nor S_min: one neuron a layer is enough. The width that counts is d.",
      ],
    };
  },
});
