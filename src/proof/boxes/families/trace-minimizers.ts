import type { Family } from "../family.js";
import { specOf } from "./spec-of.js";

const RELATIONS = { "at-least-1": "f(ρ) ≥ 1", most: "f(ρ) ≤ max(f(1/r), f(1))" } as const;

function family(depth: number, name: string, relation: string): Family {
  return {
    id: `beyond/trace-minimizer-sharpness/${name},L=${depth}`,
    claim: "beyond/trace-minimizer-sharpness",
    form: "printed",
    relation,
    sizes: `d_0 = d_L = 2, L = ${depth}`,
    covers: "all T ≠ 0",
    argument:
      `f(ρ) depends on ρ = ‖T‖_2/‖T‖_* alone, which singular vectors and a factor of T do not change: T = diag(1, t),
      t in [0, 1].`.replace(/\s+/g, " "),
    slack: 30,
    charts: [
      {
        name: "T = diag(1, t)",
        parameters: [{ name: "t", from: 0, to: 1 }],
        spec: ([t]) =>
          specOf({
            widths: new Array<number>(depth + 1).fill(2),
            lists: {
              T: [
                [
                  [1, 0],
                  [0, t!],
                ],
              ],
            },
          }),
      },
    ],
  };
}

/** How sharp minima of least trace are, for 2×2 targets. */
export const traceMinimizers: readonly Family[] = [2, 3, 4, 5].flatMap((depth) =>
  Object.entries(RELATIONS).map(([name, relation]) => family(depth, name, relation)),
);
