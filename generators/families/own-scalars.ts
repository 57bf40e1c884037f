import { inputsWith } from "./own-minima.js";
import type { OwnObjects } from "../../src/claim/index.js";
import {
  frobeniusNorm,
  identity,
  type Matrix,
  type Quantity,
  ShapeError,
  squareRoot,
} from "../../src/numerics/index.js";

/** A minimum w_1, …, w_m of a scalar network and the deviation σ̂_x of its inputs. */
export interface ScalarMinimum {
  readonly W: readonly Matrix[];
  readonly w: readonly number[];
  readonly deviation: number | Quantity;
}

/** What readings of scalar networks have in common: layers of one weight, and the inputs where there are any. */
export const OWN_SCALARS = { takes: ["W"], also: ["X"] } as const;

/** Inputs of the deviation √(Σx²/n), of deviation 1 where there are none. @throws ShapeError unless all layers are 1×1 */
export function ownScalars(own: OwnObjects): ScalarMinimum {
  const W = own.all("W");
  const wide = W.find(({ data }) => data.length > 1);
  if (wide !== undefined) {
    throw new ShapeError({ where: "W", expected: "layers 1×1, of a scalar network", got: wide.shape });
  }
  const inputs = own.one("X");
  const deviation = inputs === undefined ? 1 : frobeniusNorm(inputs).over(squareRoot(inputs.rows));
  return { W, w: W.map((layer) => layer.at(0, 0)), deviation };
}

/** What somebody has who has this minimum. */
export function scalarLists({ W, deviation }: Pick<ScalarMinimum, "W" | "deviation">) {
  return { W, X: [inputsWith(identity(1).times(deviation))] };
}
