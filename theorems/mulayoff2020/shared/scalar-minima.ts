import {
  instances,
  layerShapes,
  OWN_SCALARS,
  ownScalars,
  scalarLists,
  type ScalarMinimum,
} from "../../../generators/index.js";
import type { Assumption, Relations, Spec, SpecSource } from "../../../src/claim/index.js";
import { exact } from "../../../src/numerics/index.js";

interface ScalarParts {
  readonly depth: readonly [number, number];
  readonly laws: readonly string[];
  /** How the depth grows. */
  readonly large: { readonly L: number };
}

/**
 * Minima w_1, …, w_m of scalar networks with inputs of the deviation σ̂_x: those drawn, others with zeros, and by hand.
 */
export function scalarMinima({ depth, laws, large }: ScalarParts) {
  const parts = {
    large,
    chain: { depth, ends: [1, 1], slack: 0 },
    reals: { deviation: [1, 2, 1 / 2, 3] },
  } as const;
  const drawn = instances({ ...parts, matrices: { W: { shapes: layerShapes, laws } } });
  const zeros = ["zero", "sparse", "integer"];
  const withZeros = instances({ ...parts, matrices: { W: { shapes: layerShapes, laws: [...zeros, ...laws] } } });
  return {
    drawn: drawn
      .map(({ W, deviation }): ScalarMinimum => ({ W, w: W.map((layer) => layer.at(0, 0)), deviation }))
      .onFile({ ...OWN_SCALARS, instance: ownScalars, lists: scalarLists }),
    withZeros: withZeros.specs,
    at: (w: readonly number[], deviation = 1): Spec => {
      return drawn.at({ widths: [1, ...w.map(() => 1)], deviation, W: w });
    },
  };
}

/** τ ≠ 0, without which neither (8) nor (11) is defined. */
export function nonzeroProduct(without: SpecSource, remark: string): Assumption<{ readonly w: readonly number[] }> {
  return {
    name: "τ ≠ 0",
    statement: String.raw`\prod_j w_j = \tau \ne 0`,
    slack: ({ w }) => exact(w.includes(0) ? -1 : 0),
    without,
    remark,
  };
}

/** What is said where τ ≠ 0; nothing elsewhere. */
export function unlessZero<R extends Relations>(w: readonly number[], relations: () => R): R | Record<never, never> {
  return w.includes(0) ? {} : relations();
}
