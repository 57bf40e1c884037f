import { defineFigure } from "../figure.js";
import { alignedSharpness, leastSharpness, type RegressionSpectrum } from "./bounds.js";
import { pow } from "../../numerics/index.js";
import { Random } from "../../random/index.js";

const DEPTHS = [2, 3, 4, 5] as const;
const CONDITIONS = [1, 1.25, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 12, 20, 40, 100] as const;
/** Steps of the tangent of the angle between w* and the eigenvector of the least eigenvalue, from 0 to 1. */
const TILTS = 64;
/** Drawn data with several directions for each depth and condition number. */
const DRAWN = 12;
const INPUTS = 4;

/** Two directions, of variances 1/κ and 1, and w* turned from the first by an angle of that tangent. */
function tilted(condition: number, tangent: number): RegressionSpectrum {
  const length = Math.sqrt(1 + tangent * tangent);
  return { eigenvalues: [1 / condition, 1], solution: [1 / length, tangent / length] };
}

/** Eigenvalues from 1 to 1/κ, the others between, and any w*. */
function drawn(condition: number, random: Random): RegressionSpectrum {
  const between = Array.from({ length: INPUTS - 2 }, () => pow(condition, -random.uniform()));
  const entries = Array.from({ length: INPUTS }, () => random.normal() * pow(4, -random.uniform() * 4));
  const length = Math.sqrt(entries.reduce((total, x) => total + x * x, 0));
  return { eigenvalues: [1, ...between, 1 / condition], solution: entries.map((x) => x / length) };
}

/** S(W⁰)/S_min. */
function ratio(data: RegressionSpectrum, depth: number): number {
  return alignedSharpness(data, depth) / leastSharpness(data, depth).value;
}

export const marion2024FlowLimit = defineFigure({
  id: "marion2024/flow-limit",
  title: "How much sharper than the flattest minimum gradient flow from a small start can end",
  locus: "this project, on Marion and Chizat (2024), Corollary 2",
  shows:
    "The largest ratio is the curve ((κ−1)/(L−1))^{1−1/L} from κ_L on, and at most 16 % above 1 below it at these depths, far from the 4κ of the source; drawn data stay below.",
  settings: {
    full:
      "p = 1, ‖w*‖ = 1. Two directions: Σ̂ with eigenvalues 1/κ and 1, w* at 65 angles from the first. Drawn: four directions, 12 for " +
      "each κ and L. S(W⁰) and S_min from their formulas in beyond/regression-bounds and beyond/regression-flattest.",
    reduced: "The same.",
  },
  charts: [
    {
      id: "ratio",
      title: "S(W⁰)/S_min against conditioning",
      table: "largest",
      x: { title: "Condition number κ", scale: "log" },
      y: { title: "S(W⁰)/S_min", scale: "log" },
      marks: [
        { kind: "line", x: "condition", y: "curve", series: "depth", label: "ρ_L(κ) where it is 1 or more, by depth" },
        { kind: "points", x: "condition", y: "ratio", series: "depth", label: "largest of all angles, by depth" },
      ],
    },
    {
      id: "drawn",
      title: "Drawn data of four directions, over the largest ratio",
      table: "drawn",
      x: { title: "Condition number κ", scale: "log" },
      y: { title: "Share of the largest", scale: "linear" },
      marks: [{ kind: "points", x: "condition", y: "share", series: "depth", label: "depth L" }],
    },
  ],
  *steps({ seed }) {
    const random = new Random(seed);
    const [largest, all]: [(number | null)[][], number[][]] = [[], []];
    let done = 0;
    for (const depth of DEPTHS) {
      let most = 1;
      for (const condition of CONDITIONS) {
        const found = Array.from({ length: TILTS + 1 }, (_, k) => ratio(tilted(condition, k / TILTS), depth));
        // Of all data with that condition number or a smaller one.
        most = Math.max(most, ...found);
        const rho = pow((condition - 1) / (depth - 1), 1 - 1 / depth);
        largest.push([depth, condition, most, rho >= 1 ? rho : null]);
        for (let k = 0; k < DRAWN; k++) all.push([depth, condition, ratio(drawn(condition, random), depth) / most]);
        done += 1;
        yield { done, total: DEPTHS.length * CONDITIONS.length };
      }
    }
    const keys = [
      { name: "depth", title: "L" },
      { name: "condition", title: "κ" },
    ];
    return {
      tables: [
        {
          name: "largest",
          columns: [
            ...keys,
            { name: "ratio", title: "largest S(W⁰)/S_min over the angles" },
            { name: "curve", title: "((κ−1)/(L−1))^{1−1/L}" },
          ],
          rows: largest,
        },
        { name: "drawn", columns: [...keys, { name: "share", title: "S(W⁰)/S_min over the largest" }], rows: all },
      ],
      lines: [{ chart: "drawn", axis: "y", at: 1, label: "the largest" }],
      notes: [
        "κ_2, …, κ_5 are 2.107, 3.291, 4.535 and 5.825: from there on the points are on the curve (beyond/flow-limit).",
      ],
    };
  },
});
