import type { SpecSource } from "../../src/claim/index.js";
import { layout, type SpecArbitrary } from "./layout.js";
import type { Drawn, LayoutOptions, Range } from "./parts.js";

/** What a looser source draws besides, or draws otherwise, so that one assumption may fail. */
export interface Loosening {
  /** Hidden widths down to 1. */
  readonly bottlenecks?: true;
  /** Further reals, or other values of reals, simplest first; those that the claim does not know are read by name. */
  readonly reals?: Readonly<Record<string, readonly number[]>>;
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly sizes?: Readonly<Record<string, Range | ((drawn: Drawn) => Range)>>;
}

/** A source like that of a claim, with the same lists, but for what is loosened: the `without` of an assumption. */
export function loosened<Size extends string, List extends string, Choice extends string, Real extends string>(
  { options }: SpecArbitrary<Size, List, Choice, Real>,
  { bottlenecks, reals, choices, sizes }: Loosening,
): SpecSource {
  const strict: LayoutOptions<string, string, string, string> = options;
  const chain =
    strict.chain === undefined || bottlenecks === undefined ? {} : { chain: { ...strict.chain, bottlenecks } };
  return layout({
    ...strict,
    ...chain,
    reals: { ...strict.reals, ...reals },
    choices: { ...strict.choices, ...choices },
    sizes: { ...strict.sizes, ...sizes },
  });
}
