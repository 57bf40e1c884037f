import { type Cell, defineFigure } from "../figure.js";
import {
  frobeniusSquared,
  inner,
  Matrix,
  type MeasurementProblem,
  minimumTraceEndToEnd,
} from "../../numerics/index.js";
import { Random } from "../../random/index.js";
import { flattestInterpolator } from "./flattest-interpolator.js";

const SIZE = 5;
const COUNTS = [9, 12, 15, 18, 21, 24] as const;
/** Draws of measurements and of M*, and steps of the saddle. */
const DRAWS = { full: 4, reduced: 1 } as const;
const STEPS = { full: 600, reduced: 200 } as const;

function gaussian(random: Random, rows: number, cols: number): Matrix {
  return new Matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => random.normal()),
  );
}

/** Gaussian measurements of an M* of rank one and norm one. */
function drawnProblem(random: Random, n: number): { problem: MeasurementProblem; target: Matrix } {
  const product = gaussian(random, SIZE, 1).times(gaussian(random, 1, SIZE));
  const { data } = product.times(1 / Math.sqrt(frobeniusSquared(product).value));
  const target = new Matrix(SIZE, SIZE, Float64Array.from(data));
  const measurements = Array.from({ length: n }, () => gaussian(random, SIZE, SIZE));
  return { problem: { measurements, labels: measurements.map((a) => inner(a, target)) }, target };
}

export const gatmiry2023NoRecovery = defineFigure({
  id: "gatmiry2023/no-recovery",
  title: "What the flattest interpolators recover, and those of least trace",
  locus: "this project, on Gatmiry et al. (2023), Theorem 2",
  shows:
    "Of all networks that fit, those of least trace find a ground truth of rank one from about half of its entries in number; those of least largest eigenvalue stay away from it, by half of its length squared or more, until almost all is measured.",
  settings: {
    full: `d = ${SIZE}, two layers, M* of rank one and norm one, Gaussian measurements, ${DRAWS.full} draws for each n, ${STEPS.full} steps of the saddle of beyond/sharpness-duality.`,
    reduced: `${DRAWS.reduced} draw for each n, ${STEPS.reduced} steps.`,
  },
  charts: [
    {
      id: "error",
      title: "Squared error of the end-to-end matrix",
      table: "means",
      x: { title: "Measurements n", scale: "linear" },
      y: { title: "‖E(W) − M*‖²", scale: "linear" },
      marks: [
        { kind: "line", x: "n", y: "flattest", label: "least λ_max" },
        { kind: "points", x: "n", y: "flattest", label: "least λ_max" },
        { kind: "line", x: "n", y: "trace", label: "least trace" },
        { kind: "points", x: "n", y: "trace", label: "least trace" },
      ],
    },
  ],
  *steps({ full, seed }) {
    const random = new Random(seed);
    const [draws, steps] = full ? [DRAWS.full, STEPS.full] : [DRAWS.reduced, STEPS.reduced];
    const [rows, means]: [Cell[][], Cell[][]] = [[], []];
    for (const n of COUNTS) {
      const found: number[][] = [];
      for (let draw = 0; draw < draws; draw++) {
        const { problem, target } = drawnProblem(random, n);
        const flattest = flattestInterpolator(problem, steps);
        const { minimizer } = minimumTraceEndToEnd(problem);
        const errors = [flattest.endToEnd, minimizer].map((m) => frobeniusSquared(m.minus(target)).value);
        found.push(errors);
        rows.push([n, draw, ...errors, flattest.sharpness, flattest.bound, flattest.slope]);
        yield { done: rows.length, total: COUNTS.length * draws };
      }
      means.push([n, ...[0, 1].map((k) => found.reduce((all, one) => all + one[k]!, 0) / draws)]);
    }
    const [count, errors] = [
      { name: "n", title: "n" },
      [
        { name: "flattest", title: "‖E(W)−M*‖_F² at the least λ_max" },
        { name: "trace", title: "‖E(W)−M*‖_F² at the least trace" },
      ],
    ];
    return {
      tables: [
        { name: "means", columns: [count, ...errors], rows: means },
        {
          name: "draws",
          columns: [
            count,
            { name: "draw", title: "draw" },
            ...errors,
            { name: "sharpness", title: "λ_max that was reached" },
            { name: "bound", title: "its bound by the mixture" },
            { name: "slope", title: "how steep the bound still is" },
          ],
          rows,
        },
      ],
      lines: [{ chart: "error", axis: "y", at: 1, label: "‖M*‖², the error of 0" }],
      notes: [
        "The proof for all depths is beyond/flattest-no-recovery: there the identity alone is unseen and the error k/4.",
      ],
    };
  },
});
