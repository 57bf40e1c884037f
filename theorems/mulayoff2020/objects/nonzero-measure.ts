import {
  contraction,
  FRAME_LAWS,
  frames,
  frameShapes,
  instances,
  layerShapes,
  PART_LAWS,
  turned,
} from "../../../generators/index.js";
import { exact, type Quantity } from "../../../src/numerics/arithmetic/index.js";
import { diagonal, directSum, identity, type Matrix, quantityMatrix } from "../../../src/numerics/matrices/index.js";

/** What two flattest minima for one T are made of, and how far apart their hidden units are turned. */
export const drawn = instances({
  large: { entries: 8192 },
  chain: { depth: [3, 5], ends: [2, 3], slack: 1 },
  reals: {
    gain: [1, 2, 1 / 2, 1.25, 0],
    inside: [1 / 2, 3 / 4, 0],
    outside: [1, 1.0625, 1.25, 1.375],
    kept: [0, 1 / 4],
    apart: [0, 2 ** -6, 1 / 2],
    radius: [1, 2 ** -20, 2 ** -10, 4],
  },
  matrices: {
    Q: { shapes: frameShapes, laws: FRAME_LAWS },
    C: { shapes: layerShapes, laws: PART_LAWS },
  },
});

type Drawn = ReturnType<typeof drawn.materialize>;

/** Layers of which the first stretches a second direction by so much, and the second one keeps so much of it. */
function layersOf({ C, gain, inside }: Drawn, around: readonly Matrix[], stretch: number, kept: Quantity): Matrix[] {
  const layers = C.map((c, k) => {
    const rest = contraction(c, 1);
    const { rows, cols } = rest;
    if (k === 0) return directSum(identity(1), diagonal([stretch], rows, cols));
    return directSum(identity(1), rest.times(k === 1 ? kept : exact(inside)));
  });
  return turned(layers, around, gain);
}

/** An orthogonal matrix that turns the first two coordinates by 2·arctan(h). */
function turn(d: number, h: number): Matrix {
  if (d < 2) return identity(d);
  const scale = exact(h).squared().plus(1);
  const [cos, sin] = [exact(1).minus(exact(h).squared()).over(scale), exact(2 * h).over(scale)];
  const plane = quantityMatrix(2, 2, (i, j) => (i === j ? cos : i < j ? sin.negated() : sin));
  return directSum(plane, identity(d - 2));
}

/** The frames, those of hidden layers turned, to one side and to the other. */
function turnedApart({ Q, apart }: Drawn): Matrix[] {
  return frames(Q).map((q, k) =>
    k === 0 || k === Q.length - 1 ? q : q.times(turn(q.cols, k % 2 === 0 ? apart : -apart)),
  );
}

/** (0, …, 0, X) with ‖X‖₂ = size. */
function lastAlone(weights: readonly Matrix[], size: number): Matrix[] {
  return weights.map(({ rows, cols }, k) =>
    diagonal(new Array<number>(Math.min(rows, cols)).fill(k === weights.length - 1 ? size : 0), rows, cols),
  );
}

/**
 * One of the cases, and a flattest minimum for the same T with a layer that has a second singular value of c or more.
 */
export const pairs = drawn.map((from) => {
  const { Q, gain, inside, outside, kept, radius, apart } = from;
  const weights = layersOf(from, frames(Q), inside, exact(kept));
  const less = exact(kept).times(inside).over(outside);
  const other = gain === 0 ? lastAlone(weights, radius / 2) : layersOf(from, turnedApart(from), outside, less);
  return { weights, other, isZero: gain === 0, outside, apart, radius, keeps: kept > 0 && inside > 0 };
});

/** Two minima of one problem. */
export type Pair = ReturnType<typeof pairs.materialize>;
