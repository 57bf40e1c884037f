import type { OwnInstance, OwnLists } from "../../src/claim/index.js";
import { DomainError } from "../../src/numerics/index.js";
import { inferSize } from "./infer.js";
import type { Drawn, FileOwn, LayoutOptions } from "./parts.js";
import { wholeNumber } from "./settings.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/** What tells the sizes of an instance: the lists of the claim, what it takes on files, and what was stated. */
interface Telling {
  readonly lists: OwnLists;
  readonly taken: FileOwn;
  readonly settings: OwnInstance["settings"];
  /** Whether the least of what nothing tells will do. */
  readonly onlyOne: boolean;
}

/** Most values of a size that no matrix tells; of a longer range the least ones. */
const MOST_VALUES = 8;

/** Most assignments of sizes. */
const MOST = 16;

/**
 * All sizes: as the matrices tell them, as they were stated, as the claim takes them on files, and else each that it draws.
 * @throws DomainError where a size was stated and the matrices tell another one
 */
export function sizeAssignments(
  layout: AnyLayout,
  { widths, choices }: Pick<Drawn, "widths" | "choices">,
  { lists, taken, settings, onlyOne }: Telling,
): Record<string, number>[] {
  let all: Record<string, number>[] = [{}];
  for (const [name, range] of Object.entries(layout.sizes ?? {})) {
    const text = settings.get(name);
    const stated = text === undefined ? null : wholeNumber(name, text);
    const told = inferSize(layout, name, { widths, choices }, lists);
    if (stated !== null && told !== null && told !== stated) {
      const expected = `${told}, as in the matrices`;
      throw new DomainError({ where: `--set ${name}`, expected, got: String(stated), remedy: "leave it out" });
    }
    const own = taken[name];
    const known = stated ?? told ?? (typeof own === "number" ? own : null);
    all = all
      .flatMap((sizes) => {
        if (known !== null) return [{ ...sizes, [name]: known }];
        const [low, high] = typeof range === "function" ? range({ sizes, widths, choices }) : range;
        const count = onlyOne ? 1 : Math.max(1, Math.min(high - low + 1, MOST_VALUES));
        return Array.from({ length: count }, (_, i) => ({ ...sizes, [name]: low + i }));
      })
      .slice(0, MOST);
  }
  return all;
}
