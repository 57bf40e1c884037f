import { type Instances, whiteOnFile, widthsAssumption } from "../../../generators/index.js";
import type { Assumption, FileReading, InstanceSource, Spec, SpecSource } from "../../../src/claim/index.js";
import { distance, identity, type Matrix } from "../../../src/numerics/index.js";

/** A1: every d_y × d_x matrix is a product of layers of these widths. */
export function wideLayers(
  drawn: Pick<Instances<never, never>, "loosened">,
  remark?: string,
): Assumption<{ readonly widths: readonly number[] }> {
  return {
    ...widthsAssumption(({ widths }) => widths, {
      without: drawn.loosened({ bottlenecks: true }),
      ...(remark === undefined ? {} : { remark }),
    }),
    name: "A1",
    statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
  };
}

/** A2, for instances whose root Σ̂_x^{1/2} is left out where the data are white by definition. */
export function whiteData(without: SpecSource): Assumption<{
  readonly widths: readonly number[];
  readonly root: Matrix | undefined;
}> {
  return {
    name: "A2",
    statement: String.raw`\hat\Sigma_x = I`,
    slack: ({ widths, root }) => {
      const white = identity(widths[0]!);
      return distance(root === undefined ? white : root.times(root), white).negated();
    },
    onFile: whiteOnFile,
    without,
  };
}

/**
 * Instances for white data, or, where a spec has the list that belongs to these alone, for data of any second moment.
 */
export function orColored<White, Colored>(
  white: InstanceSource<White>,
  colored: InstanceSource<Colored>,
  list: string,
): InstanceSource<White | Colored> {
  return {
    specs: white.specs,
    materialize: (spec) => (list in spec.lists ? colored : white).materialize(spec),
  };
}

/** Somebody's own minima are taken as they are, with no step of a descent, unless that is asked for. */
function asTheyAre<Own extends { readonly settings: ReadonlyMap<string, string> }>(own: Own): Own {
  return { ...own, settings: new Map([["steps", "0"], ...own.settings]) };
}

/** Of every so many instances some are of the second source, whose specs have the list that belongs to these alone. */
export function besides<First, Second>(
  first: InstanceSource<First>,
  second: InstanceSource<Second>,
  list: string,
  [some, every]: readonly [number, number],
): InstanceSource<First | Second> {
  const isSecond = (seed: number): boolean => (seed >>> 0) % every < some;
  const sourceOf = (spec: Spec): InstanceSource<First | Second> => (list in spec.lists ? second : first);
  // Somebody's own matrices are of the second source, but for those that bear the names of the first one's lists.
  const fit: SpecSource["fit"] = (own) =>
    Object.keys(first.specs.draw(0).lists).every((name) => own.lists.has(name))
      ? first.specs.fit!(own)
      : second.specs.fit!(asTheyAre(own));
  return {
    specs: {
      draw: (seed) => (isSecond(seed) ? second : first).specs.draw(seed),
      shrink: (spec) => sourceOf(spec).specs.shrink(spec),
      spellOut: (spec) => sourceOf(spec).specs.spellOut(spec),
      extent: (spec) => sourceOf(spec).specs.extent?.(spec) ?? {},
      outside: (spec, alike) =>
        sourceOf(spec).specs.outside?.(
          spec,
          alike.filter((one) => sourceOf(one) === sourceOf(spec)),
        ) ?? [],
      large: largeBeside(first.specs, second.specs, isSecond),
      fit,
    },
    materialize: (spec) => sourceOf(spec).materialize(spec),
  };
}

/** The large instances of two sources, shared out like the others. */
function largeBeside(
  first: SpecSource,
  second: SpecSource,
  isSecond: (seed: number) => boolean,
): NonNullable<SpecSource["large"]> {
  const [one, other] = [first.large!, second.large!];
  if ("none" in one) return one;
  if ("none" in other) return other;
  return {
    draw: (seed, share) => (isSecond(seed) ? other : one).draw(seed, share),
    stated: one.stated && other.stated,
  };
}

/** The same instances with a way to read one off a file. */
export function onFiles<Instance>(
  source: InstanceSource<Instance>,
  {
    lists,
    ...reading
  }: Omit<FileReading<Instance>, "lists"> & {
    readonly lists: (instance: Instance) => Readonly<Record<string, readonly Matrix[]>>;
  },
): InstanceSource<Instance> {
  return { ...source, fromFile: { ...reading, lists: (spec) => lists(source.materialize(spec)) } };
}
