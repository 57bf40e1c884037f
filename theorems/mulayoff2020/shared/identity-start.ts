import type { Assumption, SpecSource } from "../../../src/claim/index.js";
import { distance, identity, type Matrix, sum } from "../../../src/numerics/index.js";

/** W_1(0), …, W_m(0), all d × d: the identity, the first times `start`. */
export function identityLayers(depth: number, d: number, start: number): Matrix[] {
  return Array.from({ length: depth }, (_, k) => (k === 0 ? identity(d).times(start) : identity(d)));
}

/** That all layers start at the identity. */
export function identityStart(without: SpecSource): Assumption<{ readonly initial: readonly Matrix[] }> {
  return {
    name: "identity",
    statement: String.raw`W_1(0) = \dots = W_m(0) = I`,
    slack: ({ initial }) => sum(initial.map((w) => distance(w, identity(w.rows)))).negated(),
    without,
  };
}
