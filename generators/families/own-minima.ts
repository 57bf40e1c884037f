import { widthsOf } from "../hypotheses/index.js";
import type { OwnObjects } from "../../src/claim/index.js";
import {
  endToEnd,
  exact,
  frobeniusNorm,
  identity,
  Matrix,
  type Quantity,
  sideBySide,
  squareRoot,
  squareRootPsd,
} from "../../src/numerics/index.js";

/** A network as it stands in a file, a minimum for the T that it computes, and the root of the second moment of its inputs. */
export interface OwnMinimum {
  readonly widths: readonly number[];
  readonly L: number;
  readonly d0: number;
  readonly dL: number;
  readonly weights: readonly Matrix[];
  /** Σ̂_x^{1/2}; undefined where the file has no inputs. */
  readonly root: Matrix | undefined;
}

/** The layers W and, where there are any, the inputs X, one a row: Σ̂_x = XᵀX/n. */
export function ownMinimum(own: OwnObjects): OwnMinimum {
  const weights = own.all("W");
  const widths = widthsOf(weights);
  const inputs = own.one("X");
  const root = inputs && squareRootPsd(inputs.T.times(inputs).times(exact(1).over(inputs.rows)));
  return { widths, L: weights.length, d0: widths[0]!, dL: widths.at(-1)!, weights, root };
}

/** The same with the identity for the root where there are no inputs. */
export function ownMinimumOfAnyData(own: OwnObjects): OwnMinimum & { readonly root: Matrix } {
  const minimum = ownMinimum(own);
  return { ...minimum, root: minimum.root ?? identity(minimum.d0) };
}

/** w ∈ Ω for the targets of a file: −‖E(W)Σ̂_x − Σ̂_yx‖_F, which is 0 at minima alone; null where there are none. */
function inOmega(own: OwnObjects): Quantity | null {
  const [inputs, targets] = [own.one("X"), own.one("y")];
  if (inputs === undefined || targets === undefined) return null;
  const residual = inputs.times(endToEnd(own.all("W")).T).minus(targets);
  return frobeniusNorm(residual.T.times(inputs)).over(inputs.rows).negated();
}

/** What readings of minima have in common. */
export const OWN_MINIMUM = {
  takes: ["W"],
  also: ["X", "y"],
  byConstruction: { "w ∈ Ω": inOmega },
} as const;

/** The same of claims that assume white data. */
export const OWN_WHITE_MINIMUM = { ...OWN_MINIMUM, madeToHold: { A2: "X" } } as const;

/**
 * Inputs X, one a row, with XᵀX/n = RᵀR: 3/5 and 4/5 of √n·R, one below the other, so that there are more of them than
 * coordinates.
 */
export function inputsWith(root: Matrix): Matrix {
  const size = squareRoot(2 * root.rows);
  return sideBySide([3, 4].map((share) => root.T.times(size.times(share).over(5)))).T;
}

/** What somebody has who has this minimum: its layers, and inputs where data are told. */
export function minimumLists({ weights, root }: Pick<OwnMinimum, "weights" | "root">) {
  return { W: weights, ...(root === undefined ? {} : { X: [inputsWith(root)] }) };
}

/** The entries as they are stored, without the radius: a matrix of its own. */
export function stored({ rows, cols, data }: Matrix): Matrix {
  return new Matrix(rows, cols, data);
}

/** A minimum and any B, which is that of the end-to-end matrix unless the file has one. */
export const OWN_MINIMUM_AND_B = {
  ...OWN_MINIMUM,
  also: ["X", "y", "B"],
  instance: (own: OwnObjects) => {
    const minimum = ownMinimumOfAnyData(own);
    return { ...minimum, B: own.one("B") ?? stored(endToEnd(minimum.weights)) };
  },
  lists: ({ B, ...minimum }: Pick<OwnMinimum, "weights" | "root"> & { readonly B: Matrix }) => {
    return { ...minimumLists(minimum), B: [B] };
  },
} as const;
