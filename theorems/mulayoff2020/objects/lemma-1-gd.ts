import { instances, momentRootFrom } from "../../../generators/index.js";
import type { OwnObjects } from "../../../src/claim/index.js";
import { endToEnd, Matrix, powerOfTwoNear, spectralNorm } from "../../../src/numerics/index.js";
import { exact, minimum, type Quantity, ShapeError, takenAsExact } from "../../../src/numerics/arithmetic/index.js";
import { identityLayers } from "../shared/identity-start.js";

const FRACTIONS = [1, 1 / 2, 1 / 8];

const STEPS = [1, 2, 8, 32];

/** What M and Σ̂_x are made of, the depth, and the start, step and number of steps of a descent. */
export const drawn = instances({
  large: { entries: 512, sizes: { depth: 16 } },
  reals: { fraction: FRACTIONS, steps: STEPS, shift: [1, 1 / 2, 2], scale: [1, 1 / 2, 3 / 4, 3 / 2] },
  fixed: { sign: 1, start: 1, variance: 1 },
  sizes: { depth: [1, 4], d: [1, 3] },
  matrices: {
    G: {
      shape: ["d", "d"],
      laws: ["zero", "gaussian", "gaussian", "integer", "sign", "unit", "nilpotent", "lowRank", "diagonal"],
    },
  },
});

/**
 * shift·I + GᵀG, divided by the power of two next to its spectral norm and multiplied by `scale`: stored, and positive
 * definite.
 */
function positiveDefinite(g: Matrix, shift: number, scale: number): Matrix {
  const a = momentRootFrom(g, shift);
  const { rows, cols, data } = a.times(
    takenAsExact(scale / powerOfTwoNear(spectralNorm(a).value), "the matrix is what is stored"),
  );
  return new Matrix(rows, cols, data);
}

/** (1/2m) min{1, σ_max(T)^{−2(1−1/m)}}. */
export function largestStep(depth: number, target: Matrix): Quantity {
  const steepest = spectralNorm(target).power(2 * (depth - 1), depth);
  return minimum([1, exact(1).over(steepest)]).over(2 * depth);
}

const drawnDescents = drawn.map(({ G, depth, d, fraction, steps, shift, scale, sign, start, variance }) => {
  const root = positiveDefinite(G, shift, scale);
  const target = endToEnd(new Array<Matrix>(depth).fill(root)).times(sign);
  const bound = largestStep(depth, target);
  return {
    initial: identityLayers(depth, d, start),
    target,
    /** T^{1/m}, absent where T is not positive definite. */
    root: sign > 0 ? root : undefined,
    stepSize: fraction * (bound.value - bound.error),
    steps,
    /** σ̂² with Σ̂_x = σ̂²I. */
    variance,
  };
});

/** T = W_m⋯W_1, or M; as many layers as W has, two where there are none. */
function ownDescent(own: OwnObjects): Descent {
  const [[target], layers] = [own.all("M"), own.one("W") === undefined ? null : own.all("W")];
  if (target!.rows !== target!.cols) throw new ShapeError({ where: "M", expected: "square", got: target!.shape });
  const depth = layers?.length ?? 2;
  const bound = largestStep(depth, target!);
  return {
    initial: identityLayers(depth, target!.rows, 1),
    target: target!,
    root: undefined,
    stepSize: own.parameter("fraction") * (bound.value - bound.error),
    steps: own.parameter("steps"),
    variance: 1,
  };
}

/** Drawn descents, and those about the minimum of a file. */
export const descents = drawnDescents.onFile({
  takes: ["M"],
  also: ["W", "X"],
  parameters: { fraction: FRACTIONS, steps: STEPS },
  madeToHold: { white: "X" },
  instance: ownDescent,
  lists: ({ target, initial }) => ({ M: [target], W: initial }),
});

type Descent = ReturnType<typeof drawnDescents.materialize>;
