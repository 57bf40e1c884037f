import { DomainError } from "../../src/numerics/index.js";
import type { Spec } from "../../src/claim/index.js";

const longer = (layers: number) => (widths: readonly number[]) => widths.length - 1 >= layers;
const otherEnds = (widths: readonly number[]) => widths[0] !== widths.at(-1);

/** By the names that the sources have for them: of the widths d_0, …, d_L of a chain. */
const OF_A_CHAIN = {
  "L = 2": (widths: readonly number[]) => widths.length === 3,
  "L ≥ 3": longer(3),
  "depth ≥ 3": longer(3),
  "d_0 ≠ d_L": otherEnds,
  "d_x ≠ d_y": otherEnds,
} as const;

/** What many claims on chains of layers ask for. */
export type Usual = keyof typeof OF_A_CHAIN;

/**
 * Situations of the chain that a spec draws, under their names: `situations: { ...usual("L ≥ 3", "d_0 ≠ d_L") }`.
 *
 * @throws DomainError for a spec without a chain
 */
export function usual<Name extends Usual>(
  ...names: readonly Name[]
): Record<Name, (_: unknown, spec: Spec) => boolean> {
  const occurs =
    (name: Name) =>
    (_: unknown, { widths }: Spec) => {
      if (widths.length < 2) {
        const remedy = "write the situation as a function of the instance";
        throw new DomainError({ where: `usual("${name}")`, expected: "specs with a chain", got: "no widths", remedy });
      }
      return OF_A_CHAIN[name](widths);
    };
  return Object.fromEntries(names.map((name) => [name, occurs(name)])) as ReturnType<typeof usual<Name>>;
}
