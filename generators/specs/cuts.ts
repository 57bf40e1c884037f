import type { Shape } from "../laws/index.js";
import type { ListSpec, Spec } from "../../src/claim/index.js";

type Entries = readonly (readonly (readonly number[])[])[];

/**
 * The lists of a spec cut to smaller shapes. What gets shorter by more than one keeps its head: leading matrices, rows and
 * columns. What gets shorter by exactly one may lose any one of its members, and one position is lost everywhere, so that
 * rows of one matrix stay with the columns of another: the last position first, then those before it. Lists by laws stay;
 * nothing is given where more entries would be needed than there are.
 */
export function* cuts(lists: Spec["lists"], shapes: ReadonlyMap<string, readonly Shape[]>): Generator<Spec["lists"]> {
  const given = [...shapes].flatMap(([name, to]) => {
    const list = lists[name]!;
    return "law" in list ? [] : [{ name, entries: list.entries, to }];
  });
  if (given.some(({ entries, to }) => to.length > entries.length)) return;
  const longest = Math.max(0, ...given.map(({ entries, to }) => positions(entries, to)));
  const seen = new Set<string>();
  for (let at = Math.max(longest - 1, 0); at >= 0; at--) {
    const cut: Record<string, ListSpec> = { ...lists };
    for (const { name, entries, to } of given) cut[name] = { entries: cutAt(entries, to, at) };
    const text = JSON.stringify(cut);
    const fits = given.every(({ name, to }) => hasShapes(cut[name]!, to));
    if (!fits || seen.has(text)) continue;
    seen.add(text);
    yield cut;
  }
}

/** How many positions there are to choose from, over everything that gets shorter by one. */
function positions(entries: Entries, to: readonly Shape[]): number {
  if (entries.length === to.length + 1) return entries.length;
  const lengths = to.flatMap(([rows, cols], i) => {
    const [height, width] = [entries[i]!.length, entries[i]![0]?.length ?? 0];
    return [...(height === rows + 1 ? [height] : []), ...(width === cols + 1 ? [width] : [])];
  });
  return Math.max(0, ...lengths);
}

function cutAt(entries: Entries, to: readonly Shape[], at: number): number[][][] {
  return shortened(entries, to.length, at).map((matrix, i) => {
    const [rows, cols] = to[i]!;
    return shortened(matrix, rows, at).map((row) => shortened(row, cols, at));
  });
}

/** So many members: all but the one at this position where one is too many, else the first. */
function shortened<T>(all: readonly T[], length: number, at: number): T[] {
  return all.length === length + 1 && at < length ? all.filter((_, i) => i !== at) : all.slice(0, length);
}

function hasShapes(list: ListSpec, to: readonly Shape[]): boolean {
  if ("law" in list) return true;
  return list.entries.every((matrix, i) => {
    const [rows, cols] = to[i]!;
    return matrix.length === rows && matrix.every((row) => row.length === cols);
  });
}
