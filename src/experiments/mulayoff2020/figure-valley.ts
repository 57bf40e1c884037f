import { type Cell, type Chart, defineFigure } from "../figure.js";
import { gradientDescent, pow } from "../../numerics/index.js";
import { gradientAt, hyperbola, levelSet, type Point, scalarSharpness } from "./valley.js";

const TAU = 1;

/** Levels of the loss; 1 is that of the saddle at the origin. */
const LEVELS = [1 / 16, 1 / 4, 1, 4, 9] as const;

/** Half the width of the picture. */
const REACH = 2.5;

/** A point of the valley, and a start beside it. */
const VALLEY_POINT: Point = [1.5, TAU / 1.5];
const START: Point = [1.5, 0.69];

/** One step size on each side of 2/λ_max of the valley point, both below 2/λ_max of the flattest. */
const RATES = [0.3, 0.48] as const;

const STEPS = 80;

const VALLEY = "minima w₁w₂ = τ";
const FLATTEST = "flattest minima";
const LEVEL_SETS = `loss ${LEVELS.map((level) => (level < 1 ? `1/${1 / level}` : level)).join(", ")}`;
const descentOf = (rate: number): string => `gradient descent, η = ${rate}`;

const inPlane = { x: "first", y: "second" } as const;

function planeChart(id: string, title: string, domain: readonly [number, number]): Chart {
  return {
    id,
    title,
    table: "plane",
    square: true,
    x: { title: "w₁", scale: "linear", domain },
    y: { title: "w₂", scale: "linear", domain },
    marks: [
      {
        kind: "contour",
        ...inPlane,
        piece: "piece",
        label: LEVEL_SETS,
        where: { column: "what", is: ["level set"] },
      },
      { kind: "path", ...inPlane, piece: "piece", label: VALLEY, where: { column: "what", is: [VALLEY] } },
      ...RATES.map(descentOf).flatMap((label) =>
        (["path", "points"] as const).map((kind) => ({
          kind,
          ...inPlane,
          label,
          where: { column: "what", is: [label] },
        })),
      ),
      { kind: "points", ...inPlane, label: FLATTEST, where: { column: "what", is: [FLATTEST] } },
    ],
  };
}

export const mulayoff2020ScalarValley = defineFigure({
  id: "mulayoff2020/scalar-valley",
  title: "The valley of a scalar network with two layers, and where gradient descent ends in it",
  locus: "this project, on Mulayoff and Michaeli (2020), (12) and (13)",
  shows:
    "A step size below 2/λ_max of the start settles at once; one above it oscillates along the valley until the sharpness is below 2/η, next to the flattest point.",
  settings: {
    full:
      `Loss (w₁w₂ − τ)², τ = ${TAU}; gradient descent from (${START.join(", ")}) with η = ${RATES.join(" and ")}, ` +
      `${STEPS} steps. Nothing is drawn at random.`,
    reduced: "The same.",
  },
  charts: [
    planeChart("plane", "Level sets, the valley and its flattest points", [-REACH, REACH]),
    planeChart("descent", "Gradient descent beside the valley", [0.25, 1.75]),
    {
      id: "sharpness",
      title: "Sharpness along gradient descent",
      table: "descent",
      x: { title: "Steps", scale: "linear" },
      y: { title: "λ_max of the Hessian", scale: "linear" },
      marks: [{ kind: "line", x: "step", y: "sharpness", series: "rate", label: "learning rate η" }],
    },
  ],
  *steps() {
    const total = RATES.length + 1;
    const sets = LEVELS.flatMap((level) => levelSet(TAU, level, REACH).map((points) => ({ level, points })));
    const plane: Cell[][] = [
      ...sets.flatMap(({ level, points }, piece) => points.map((point) => ["level set", level, piece, ...point])),
      ...hyperbola(TAU, REACH).flatMap((points, piece) => points.map((point) => [VALLEY, 0, piece, ...point])),
      ...[1, -1].map((sign) => [FLATTEST, 0, 0, sign * Math.sqrt(TAU), sign * Math.sqrt(TAU)]),
    ];
    yield { done: 1, total };
    const descent: number[][] = [];
    for (const [index, rate] of RATES.entries()) {
      const objective = {
        size: 2,
        gradient: (at: Float64Array, out: Float64Array): void => out.set(gradientAt(TAU, [at[0]!, at[1]!])),
      };
      const see = (step: number, at: Float64Array): void => {
        const point: Point = [at[0]!, at[1]!];
        const loss = pow(point[0] * point[1] - TAU, 2);
        plane.push([descentOf(rate), loss, 0, ...point]);
        descent.push([rate, step, ...point, loss, scalarSharpness(TAU, point)]);
      };
      gradientDescent(Float64Array.from(START), objective, { stepSize: rate, steps: STEPS, visit: { every: 1, see } });
      yield { done: index + 2, total };
    }
    return {
      tables: [
        {
          name: "plane",
          columns: [
            { name: "what", title: "what the point belongs to" },
            { name: "loss", title: "(w₁w₂ − τ)²" },
            { name: "piece", title: "piece of the curve" },
            { name: "first", title: "w₁" },
            { name: "second", title: "w₂" },
          ],
          rows: plane,
        },
        {
          name: "descent",
          columns: [
            { name: "rate", title: "learning rate η" },
            { name: "step", title: "steps of gradient descent" },
            { name: "first", title: "w₁" },
            { name: "second", title: "w₂" },
            { name: "loss", title: "(w₁w₂ − τ)²" },
            { name: "sharpness", title: "λ_max of the Hessian" },
          ],
          rows: descent,
        },
      ],
      lines: [
        ...RATES.map((rate) => ({
          chart: "sharpness",
          axis: "y" as const,
          at: 2 / rate,
          label: `2/η = ${Number((2 / rate).toPrecision(3))}`,
          series: rate,
        })),
        { chart: "sharpness", axis: "y", at: 4 * TAU, label: "4τ, the least" },
      ],
      notes: [
        `2/λ_max is ${(2 / scalarSharpness(TAU, VALLEY_POINT)).toPrecision(3)} at the point (3/2, 2/3) of the valley and ` +
          `${1 / (2 * TAU)} at the flattest points ±(√τ, √τ): with a step size between them the start is unstable, ` +
          "the flattest points are stable.",
        "Every step multiplies w₁² − w₂² by 1 − 4η²(w₁w₂ − τ)²: as long as the loss is below 1/(2η²) and not zero, the layers move " +
          "towards balance.",
      ],
    };
  },
});
