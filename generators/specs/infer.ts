import type { OwnMatrices } from "../../src/claim/index.js";
import type { Drawn, LayoutOptions } from "./parts.js";

type AnyLayout = LayoutOptions<string, string, string, string>;
type Shapes = readonly (readonly [number, number])[];

/** Two sets of primes: a number in a shape that follows a size from one to the other is that size. */
const PROBES = [
  [11, 13, 17, 19, 23, 29, 31, 37],
  [41, 43, 47, 53, 59, 61, 67, 71],
] as const;

/** Primes that stand for d_0, d_1, d_2 in descriptions of shapes. */
const WIDTHS = [101, 103, 107] as const;

/** Every size with its probe. */
function probed(layout: AnyLayout, primes: readonly number[]): Record<string, number> {
  return Object.fromEntries(Object.keys(layout.sizes ?? {}).map((name, i) => [name, primes[i % primes.length]!]));
}

/**
 * A size of the layout, read off the matrices: found in the shapes, which are functions of the sizes, by trying them on
 * two sets of sizes and looking for the number that follows. Null where it stands in no shape by itself.
 */
export function inferSize(
  layout: AnyLayout,
  size: string,
  { widths, choices }: Pick<Drawn, "widths" | "choices">,
  lists: ReadonlyMap<string, OwnMatrices>,
): number | null {
  const probes = PROBES.map((primes) => probed(layout, primes)) as [Record<string, number>, Record<string, number>];
  const follows = (a: number | undefined, b: number | undefined): boolean =>
    a === probes[0][size] && b === probes[1][size];
  for (const [name, options] of Object.entries(layout.lists ?? {})) {
    const { matrices, vector } = lists.get(name) ?? { matrices: [], vector: false };
    if (matrices.length === 0) continue;
    const [first, second] = probes.map((sizes): Shapes => options.shapes({ sizes, widths, choices })) as [
      Shapes,
      Shapes,
    ];
    if (follows(first.length, second.length)) return matrices.length;
    for (let i = 0; i < Math.min(first.length, second.length, matrices.length); i++) {
      const { rows, cols } = matrices[i]!;
      const lying = vector && first[i]![0] === 1 && second[i]![0] === 1;
      if (follows(first[i]![0], second[i]![0])) return rows;
      if (follows(first[i]![1], second[i]![1])) return lying ? rows : cols;
    }
    // Shapes that depend on the place: the last one stands for it, as for the layers of a network.
    const last = [first.at(-1), second.at(-1)];
    if (follows(last[0]?.[0], last[1]?.[0])) return matrices.at(-1)!.rows;
    if (follows(last[0]?.[1], last[1]?.[1])) return matrices.at(-1)!.cols;
  }
  return null;
}

/** The shapes of a list for sizes and widths that can be told apart in them. */
function shapesForProbes(layout: AnyLayout, list: string, choices: Drawn["choices"]): Shapes {
  const widths = layout.chain === undefined ? [] : WIDTHS;
  return layout.lists![list]!.shapes({ sizes: probed(layout, PROBES[0]), widths, choices });
}

/** Whether a list has no matrix under these choices. */
export function isEmpty(layout: AnyLayout, list: string, choices: Drawn["choices"]): boolean {
  return shapesForProbes(layout, list, choices).length === 0;
}

/**
 * The lists of a layout with the shapes of their matrices, as in `lists W (L of d_j×d_(j−1)) and A (n of d_L×d_0)`;
 * those that the choices leave empty are left out.
 */
export function describeLists(layout: AnyLayout, choices: Drawn["choices"]): string {
  const sizes = probed(layout, PROBES[0]);
  const names = new Map<number, string>([
    ...Object.entries(sizes).map(([name, prime]) => [prime, name] as const),
    ...WIDTHS.map((prime, j) => [prime, j === WIDTHS.length - 1 ? "d_L" : `d_${j}`] as const),
  ]);
  const called = (x: number): string => names.get(x) ?? String(x);
  const texts = Object.keys(layout.lists ?? {}).flatMap((list) => {
    const all = shapesForProbes(layout, list, choices);
    const [first] = all;
    if (first === undefined) return [];
    if (layout.chain !== undefined && first[0] === WIDTHS[1]) return [`${list} (L of d_j×d_(j−1))`];
    const count = all.length === 1 ? "" : `${called(all.length)} of `;
    return [`${list} (${count}${called(first[0])}×${called(first[1])})`];
  });
  const [last, ...before] = texts.reverse();
  const listed = before.length === 0 ? (last ?? "none") : `${before.reverse().join(", ")} and ${last!}`;
  return `${texts.length === 1 ? "list" : "lists"} ${listed}`;
}
