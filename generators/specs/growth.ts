import type { Extent, LargeSource, Spec } from "../../src/claim/index.js";
import { Random, subSeed } from "../../src/random/index.js";
import { layerBits } from "../laws/index.js";
import type { Drawn, LayoutOptions, Range } from "./parts.js";

type AnyLayout = LayoutOptions<string, string, string, string>;
type Role = keyof Extent;
type Limits = Readonly<Partial<Record<Role, number>>>;

/** How far sizes grow where nobody says otherwise: dimensions, depths, numbers of samples. */
const MOST: Readonly<Record<Role, number>> = { d: 64, L: 64, n: 1000 };

/** Most entries that the matrices of a large instance have together where nobody says otherwise. */
const MOST_ENTRIES = 16_384;

/** Singular values of a condition number to 10¹² are drawn for one in so many lists that may have those of 4096. */
const STEEP_EVERY = 4;

/** About so many binary digits the product of all layers may gain or lose: its eighth power is still a double. */
const MOST_BITS = 120;

/** Draws in which a size is looked for in the shapes. */
const PROBES = 24;

/** What a size is in the vocabulary of the sources: n counts samples, `depth` and L count layers, and the others are dimensions. */
function roleOf(size: string): Role {
  if (size === "n") return "n";
  return size === "depth" || size === "L" ? "L" : "d";
}

/** A depth and numbers of samples are such by their names; a dimension stands in a shape, as no seed does. */
export function extentOf(standing: ReadonlySet<string>, { sizes, widths }: Spec): Extent {
  const extent: Partial<Record<Role, number>> =
    widths.length < 2 ? {} : { d: Math.max(...widths), L: widths.length - 1 };
  for (const name in sizes) {
    const role = roleOf(name);
    if (role === "d" && !standing.has(name)) continue;
    extent[role] = Math.max(extent[role] ?? 0, sizes[name]!);
  }
  return extent;
}

/** The sizes that stand in the shape or in the number of some matrices: those that another value changes. */
export function standingSizes(layout: AnyLayout, draws: (seed: number) => Spec): ReadonlySet<string> {
  const names = Object.keys(layout.sizes ?? {});
  const found = new Set<string>();
  for (let seed = 0; seed < PROBES && found.size < names.length; seed++) {
    const spec = draws(seed);
    for (const name of names) {
      if (found.has(name)) continue;
      const more = { ...spec, sizes: { ...spec.sizes, [name]: spec.sizes[name]! + 1 } };
      if (shapesText(layout, more) !== shapesText(layout, spec)) found.add(name);
    }
  }
  return found;
}

function shapesText({ lists = {} }: AnyLayout, drawn: Drawn): string {
  return JSON.stringify(Object.values(lists).map((list) => list.shapes(drawn)));
}

/** Entries of all matrices; a list whose laws decide its length may get a matrix for every entry. */
export function entriesIn({ lists = {} }: AnyLayout, drawn: Drawn): number {
  let total = 0;
  for (const list of Object.values(lists)) {
    const all = list.shapes(drawn);
    const own = all.reduce((sum, [rows, cols]) => sum + rows * cols, 0);
    const [rows, cols] = all[0] ?? [0, 0];
    const every = rows * cols;
    total += list.countedBy === undefined ? own : Math.max(own, 2 * (every * every));
  }
  return total;
}

/** About how many binary digits the product of a list gains or loses that has a matrix for every layer. */
function bitsIn({ lists = {} }: AnyLayout, spec: Spec, depth: number): number {
  const each = Object.entries(lists).map(([name, of]) => {
    const [all, list] = [of.shapes(spec), spec.lists[name]!];
    if (all.length !== depth || !("law" in list)) return 0;
    return all.reduce((sum, shape) => sum + layerBits(list.law, Math.max(...shape)), 0);
  });
  return Math.max(0, ...each);
}

/**
 * Where the large instances of a layout come from. A draw picks what grows, dimensions, depth, samples, or all of them, to
 * a limit of its own, and steps back from there until its matrices have no more entries than a case may cost, and the
 * product of its layers is far from where doubles end. Ranges that follow from what was drawn before are limits of the
 * statement and stay what they are, as do ranges of a single value, and the sizes that stand in no shape unless the author
 * names them.
 * @param drawn draws a spec of a layout
 */
export function growing(
  layout: AnyLayout,
  standing: () => ReadonlySet<string>,
  drawn: (layout: AnyLayout, seed: number) => Spec,
): LargeSource | { readonly none: string } {
  const { large: options = {} } = layout;
  if (typeof options === "string") return { none: options };
  const roles = new Set<Role>();
  const named = new Set<string>(Object.keys(options.sizes ?? {}));
  for (const [name, range] of Object.entries(layout.sizes ?? {})) {
    if (named.has(name)) continue;
    if (typeof range === "function" || range[0] === range[1] || !standing().has(name)) continue;
    named.add(name);
    roles.add(roleOf(name));
  }
  const { chain } = layout;
  if (chain !== undefined && chain.ends[0] < chain.ends[1]) roles.add("d");
  if (chain !== undefined && chain.depth[0] < chain.depth[1]) roles.add("L");
  const most = { ...MOST, ...options };
  for (const role of [...roles]) if (most[role] === 0) roles.delete(role);
  if (roles.size === 0 && options.sizes === undefined)
    return { none: "its sizes are fixed, or are not those of a matrix" };
  const entries = options.entries ?? MOST_ENTRIES;
  return {
    stated: layout.large !== undefined,
    draw: (seed, share) => {
      const random = new Random(subSeed(seed, 1));
      const all = [...roles];
      const which = random.integer(0, all.length > 1 ? all.length : all.length - 1);
      const chosen = which < all.length ? [all[which]!] : all;
      const limits: Partial<Record<Role, number>> = {};
      for (const role of chosen) limits[role] = Math.ceil(most[role] / random.pick([1, 1, 2, 4]));
      const exactly = random.bits() % 2 === 0;
      for (;;) {
        const grown = grownLayout(layout, { limits, exactly, growing: named, sizes: options.sizes ?? {} });
        const spec = steepened(layout, drawn(grown, seed), new Random(subSeed(seed, 2)));
        const widest = all.reduce<Role | null>((a, role) => {
          return limits[role] !== undefined && (a === null || limits[role] > limits[a]!) ? role : a;
        }, null);
        const { L = 0 } = extentOf(standing(), spec);
        const isLong = limits.L !== undefined && bitsIn(layout, spec, L) > MOST_BITS;
        if (widest === null || (!isLong && entriesIn(layout, spec) <= entries * share)) return spec;
        const role = isLong ? "L" : widest;
        const less = Math.floor((3 * limits[role]!) / 4);
        if (less < 2) delete limits[role];
        else limits[role] = less;
      }
    },
  };
}

interface Grown {
  readonly limits: Limits;
  /** Whether sizes are their limits, rather than anything up to these. */
  readonly exactly: boolean;
  readonly growing: ReadonlySet<string>;
  readonly sizes: Readonly<Record<string, number>>;
}

/** The layout with its ranges up to the limits, where these are larger. */
function grownLayout(layout: AnyLayout, { limits, exactly, growing, sizes }: Grown): AnyLayout {
  const to = ([low, high]: Range, limit = 0): Range => (limit <= high ? [low, high] : [exactly ? limit : low, limit]);
  const ranges = Object.entries(layout.sizes ?? {}).map(([name, range]) => {
    if (typeof range === "function" || !growing.has(name)) return [name, range] as const;
    const own = sizes[name];
    return [name, own === undefined ? to(range, limits[roleOf(name)]) : ([range[0], Math.max(range[1], own)] as const)];
  });
  const { chain } = layout;
  const grown = { ...layout, sizes: Object.fromEntries(ranges) as NonNullable<AnyLayout["sizes"]> };
  if (chain === undefined) return grown;
  const { depth, ends } = chain;
  return {
    ...grown,
    chain: {
      ...chain,
      depth: depth[0] === depth[1] ? depth : to(depth, limits.L),
      ends: ends[0] === ends[1] ? ends : to(ends, limits.d),
    },
  };
}

/** Now and then a list that may have singular values from 2⁻⁶ to 2⁶ gets some from 2⁻⁴⁰ to 1. */
function steepened(layout: AnyLayout, spec: Spec, random: Random): Spec {
  const lists = { ...spec.lists };
  for (const [name, { laws, quantified }] of Object.entries(layout.lists ?? {})) {
    const list = lists[name]!;
    if (quantified !== undefined || !laws.includes("graded") || !("law" in list)) continue;
    if (random.integer(1, STEEP_EVERY) === 1) lists[name] = { law: "steep", seed: list.seed };
  }
  return { ...spec, lists };
}
