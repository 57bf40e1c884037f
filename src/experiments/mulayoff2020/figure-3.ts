import { type Cell, defineFigure } from "../figure.js";
import { randomOf } from "../training/regression-training.js";
import { minimumSharpness } from "../../numerics/index.js";
import {
  DEPTH,
  drawnArbitrary,
  drawnFlattest,
  drawnTarget,
  intermediateGains,
  leastSharpness,
} from "./intermediate-gains.js";

/** Minima of each kind. */
const MINIMA = 4;

const KINDS = [
  ["arbitrary", drawnArbitrary],
  ["flattest", drawnFlattest],
] as const;

export const mulayoff2020Figure3 = defineFigure({
  id: "mulayoff2020/figure-3",
  title: "Intermediate gains in arbitrary and in flattest minima",
  locus: "Mulayoff and Michaeli (2020), Figure 3",
  shows:
    "In flattest minima the top signal of T gains σ_max(T)^{k/m} up to layer k, and no signal more than √m times that; in arbitrary minima neither is so.",
  settings: {
    full:
      "Six layers 4×4, four arbitrary minima and four flattest ones for one T, white data. How the source draws them is in " +
      "an appendix that was not at hand; ours: T Gaussian; flattest minima with random frames; arbitrary ones by random " +
      "invertible matrices between their layers, of singular values from 1/4 to 4.",
    reduced: "The same.",
  },
  charts: KINDS.map(([kind], index) => ({
    id: index === 0 ? "a" : "b",
    title: `Intermediate gains, ${kind} minima`,
    table: "gains",
    x: { title: "Layer k", scale: "linear" as const },
    y: { title: "Gain", scale: "log" as const },
    facet: "minimum",
    marks: [
      {
        kind: "points" as const,
        x: "layer",
        y: "gain",
        series: "what",
        label: "gain of",
        where: { column: "kind", is: [kind] },
      },
      {
        kind: "line" as const,
        x: "layer",
        y: "bound",
        label: "√m σ_max(T)^{k/m}",
        where: { column: "kind", is: [kind] },
      },
    ],
  })),
  *steps({ seed }) {
    const target = drawnTarget(randomOf(seed, 0));
    const rows: Cell[][] = [];
    const sharpnesses: string[] = [];
    for (const [index, [kind, draw]] of KINDS.entries()) {
      for (let minimum = 1; minimum <= MINIMA; minimum++) {
        const weights = draw(target, randomOf(seed, index + 1, minimum));
        sharpnesses.push(`${kind} ${minimum}: ${minimumSharpness(weights).value.toPrecision(4)}`);
        for (const { layer, singularValues, signal, graceful } of intermediateGains(weights)) {
          const bound = Math.sqrt(DEPTH) * graceful;
          const row = (what: string, gain: number): Cell[] => [kind, minimum, layer, what, gain, graceful, bound];
          rows.push(...singularValues.map((gain) => row("singular value", gain)), row("top signal of T", signal));
        }
        yield { done: index * MINIMA + minimum, total: KINDS.length * MINIMA };
      }
    }
    return {
      tables: [
        {
          name: "gains",
          columns: [
            { name: "kind", title: "arbitrary or flattest" },
            { name: "minimum", title: "minimum" },
            { name: "layer", title: "k" },
            { name: "what", title: "singular value of W_k⋯W_1, or ‖W_k⋯W_1v‖" },
            { name: "gain", title: "gain" },
            { name: "graceful", title: "σ_max(T)^{k/m}" },
            { name: "bound", title: "√m σ_max(T)^{k/m}, the bound for flattest minima" },
          ],
          rows,
        },
      ],
      lines: [],
      notes: [
        `Sharpness: ${sharpnesses.join(", ")}; the least is ${leastSharpness(target).value.toPrecision(4)}.`,
        "The data are white and the minima are made, not trained: a minimum of the risk is any factorization of T.",
      ],
    };
  },
});
