import { frames, instances, LAYER_LAWS, layerShapes } from "../../../generators/index.js";
import { block, diagonal, frobeniusSquared, inner, type Matrix, symmetricEigen } from "../../../src/numerics/index.js";
import { endToEnd, explicitHessian } from "../../../src/numerics/networks/index.js";

const ALPHAS = [1, -1, 2, 1 / 2, 8];

/** Layers of a minimum, on data that leave directions unseen. */
export const drawn = instances({
  // All second derivatives are explicit.
  large: { entries: 256 },
  chain: { depth: [1, 3], ends: [1, 2], slack: 1 },
  reals: { alpha: ALPHAS },
  fixed: { leak: 0 },
  sizes: { n: [1, 2] },
  matrices: {
    W: { shapes: layerShapes, laws: [...LAYER_LAWS, "zero"] },
    Q: { shape: ["d0", "d0"], laws: ["identity", "gaussian", "orthogonal"] },
    G: { shape: ["d0", "n"], laws: ["gaussian", "integer", "sign"] },
    Y: { shape: ["dL", "n"], laws: ["gaussian", "integer"] },
    a: { shape: [({ widths }) => widths[1]!, 1], laws: ["gaussian", "unit", "positive"] },
  },
});

/** Inputs in the span of all columns of an orthogonal matrix but the last, which is b; w, and w + αw̃. */
export const problems = drawn
  .map(({ W, Q, G, Y, a, alpha, leak, d0 }) => {
    const [frame] = frames([Q]) as [Matrix];
    const within = diagonal(Array.from({ length: d0 }, (_, i) => (i < d0 - 1 ? 1 : leak)));
    const b = block(frame, 0, d0 - 1, d0, 1);
    return { W, a, b, alpha, inputs: frame.times(within.times(G)), outputs: Y };
  })
  .onFile({
    takes: ["W", "X", "y"],
    also: ["a", "unseen"],
    parameters: { alpha: ALPHAS },
    // b is the direction of which the inputs have least, unless there is one; a is any.
    instance: (own) => {
      const [W, [X], [y]] = [own.all("W"), own.all("X"), own.all("y")];
      const least = (inputs: Matrix) => symmetricEigen(inputs.T.times(inputs)).vectors;
      const b = own.one("unseen") ?? block(least(X!), 0, X!.cols - 1, X!.cols, 1);
      const a = own.one("a") ?? diagonal([1], W[0]!.rows, 1);
      return { W, a, b, alpha: own.parameter("alpha"), inputs: X!.T, outputs: y!.T };
    },
    lists: ({ W, a, b, inputs, outputs }) => ({ W, X: [inputs.T], y: [outputs.T], a: [a], unseen: [b] }),
  })
  .map((problem) => {
    const { W, a, b, alpha } = problem;
    return { ...problem, moved: [W[0]!.plus(a.times(b.T), alpha), ...W.slice(1)] };
  });

/** nℓ(w), and its second derivatives: one measurement for every entry of every output. */
export function landscape(weights: readonly Matrix[], inputs: Matrix, outputs: Matrix) {
  const residual = outputs.minus(endToEnd(weights).times(inputs));
  const entries = Array.from({ length: outputs.rows * outputs.cols }, (_, k) => {
    const [row, example] = [k % outputs.rows, Math.floor(k / outputs.rows)];
    const unit = diagonal([1], 1, 1);
    const pick = block(diagonal(new Array<number>(outputs.rows).fill(1)), 0, row, outputs.rows, 1).times(unit);
    const measurement = pick.times(block(inputs, 0, example, inputs.rows, 1).T);
    return { measurement, label: inner(pick, block(outputs, 0, example, outputs.rows, 1)) };
  });
  const problem = { measurements: entries.map((e) => e.measurement), labels: entries.map((e) => e.label) };
  return { loss: frobeniusSquared(residual), hessian: explicitHessian(weights, problem) };
}
