import * as fc from "fast-check";
import type { BuiltList } from "../laws/index.js";
import type {
  Depths,
  Extent,
  FileOf,
  FittedSpec,
  LargeSource,
  ListSpec,
  OwnInstance,
  Spec,
  SpecSource,
  TakenOfFile,
} from "../../src/claim/index.js";
import { DomainError, type Matrix, requireBudget } from "../../src/numerics/index.js";
import { Random } from "../../src/random/index.js";
import { depths, outside } from "./departures.js";
import { fileOf, takenOf } from "./file-of.js";
import { fitSpec } from "./fit.js";
import { extentOf, growing, standingSizes } from "./growth.js";
import { buildList, type ChainOptions, type Drawn, type LayoutOptions, type ListOptions, type Range } from "./parts.js";
import { shrinkSpec } from "./shrink.js";
import { spellOut } from "./spell-out.js";

/** The raw material of an instance: everything of the spec, with its matrices made. */
export interface Raw<Size extends string, List extends string, Choice extends string, Real extends string> {
  readonly sizes: Readonly<Record<Size, number>>;
  readonly widths: readonly number[];
  readonly choices: Readonly<Record<Choice, string>>;
  readonly reals: Readonly<Record<Real, number>>;
  readonly lists: Readonly<Record<List, readonly Matrix[]>>;
  /** What is known by construction of each list; empty for lists given by entries. */
  readonly built: Readonly<Record<List, BuiltList>>;
}

type Entries = readonly (readonly (readonly number[])[])[];

/** The parts of a spec written by hand; parts that the layout does not have are left out. */
export type ExplicitSpec<Size extends string, List extends string, Choice extends string, Real extends string> = {
  readonly widths?: readonly number[];
  readonly lists: Readonly<Record<List, Entries | ListSpec>>;
} & ([Size] extends [never] ? { readonly sizes?: never } : { readonly sizes: Readonly<Record<Size, number>> }) &
  ([Choice] extends [never] ? { readonly choices?: never } : { readonly choices: Readonly<Record<Choice, string>> }) &
  ([Real] extends [never] ? { readonly reals?: never } : { readonly reals: Readonly<Record<Real, number>> });

/**
 * The flat arbitrary of specs for one layout. It draws one 32-bit seed and makes everything else from it, so that
 * stored specs shrink as well as fresh ones; a subclass of fast-check's Arbitrary for use in properties.
 */
export class SpecArbitrary<
  Size extends string = never,
  List extends string = never,
  Choice extends string = never,
  Real extends string = never,
>
  extends fc.Arbitrary<Spec>
  implements SpecSource
{
  readonly almostSurely: ReadonlyMap<string, readonly string[]>;

  constructor(readonly options: LayoutOptions<Size, List, Choice, Real>) {
    super();
    const lists: readonly [string, ListOptions<Size, Choice>][] = Object.entries(options.lists ?? {});
    this.almostSurely = new Map(
      lists.flatMap(([name, { laws, quantified }]) => (quantified === undefined ? [] : [[name, laws]])),
    );
  }

  draw(seed: number): Spec {
    const { options } = this;
    const random = new Random(seed);
    const widths = options.chain === undefined ? [] : drawChain(options.chain, random);
    const choices: Record<string, string> = {};
    for (const name in options.choices) choices[name] = random.pick(options.choices[name]);
    const reals: Record<string, number> = {};
    for (const name in options.reals) reals[name] = random.pick(options.reals[name]);
    const sizes: Record<string, number> = {};
    for (const name in options.sizes) {
      const [low, high] = this.range(name, { sizes, widths, choices });
      if (low > high) throw emptyRange(name, low, high);
      sizes[name] = random.integer(low, high);
    }
    const lists: Record<string, ListSpec> = {};
    for (const name in options.lists) {
      lists[name] = { law: random.pick(options.lists[name].laws), seed: random.bits() };
    }
    return { sizes, widths, choices, reals, lists };
  }

  /**
   * A spec written by hand: what is left out is empty, and a list is given by its entries or by a law with a seed.
   * @throws ShapeError where entries do not fit the sizes; DomainError where a list over whose draws the statement holds
   * almost surely is not given by one of its laws
   */
  readonly explicit = (parts: ExplicitSpec<Size, List, Choice, Real>): Spec => {
    const lists: Record<string, ListSpec> = {};
    for (const name in this.options.lists) {
      const list: Entries | ListSpec = parts.lists[name];
      lists[name] = Array.isArray(list) ? { entries: list as Entries } : (list as ListSpec);
    }
    const { sizes = {}, widths = [], choices = {}, reals = {} } = parts;
    const spec: Spec = { sizes, widths, choices, reals, lists };
    for (const [name, laws] of this.almostSurely) {
      const list = lists[name]!;
      if ("law" in list && laws.includes(list.law)) continue;
      const got = "law" in list ? `the law ${list.law}` : "entries";
      throw new DomainError({
        where: `spec list ${name}`,
        expected: `a draw from ${laws.join(" or ")}, since the statement holds almost surely`,
        got,
        remedy: `write ${name}: law("${laws[0]!}", 1)`,
      });
    }
    for (const name in this.options.lists) buildList(this.options.lists[name], spec, name);
    return spec;
  };

  shrink(spec: Spec): fc.Stream<Spec>;
  shrink(spec: Spec, context: unknown): fc.Stream<fc.Value<Spec>>;
  override shrink(spec: Spec, ...context: unknown[]): fc.Stream<Spec> | fc.Stream<fc.Value<Spec>> {
    const smaller = fc.stream(shrinkSpec(this.options, spec));
    return context.length === 0 ? smaller : smaller.map((value) => new fc.Value(value, undefined));
  }

  spellOut(spec: Spec): Spec {
    return spellOut(this.options, spec);
  }

  fit(own: OwnInstance): FittedSpec {
    return fitSpec(this.options, own);
  }

  /** The sizes that stand in some shape; found out when somebody asks. */
  private get standing(): ReadonlySet<string> {
    return (this.standingKnown ??= standingSizes(this.options, (seed) => this.draw(seed)));
  }
  private standingKnown: ReadonlySet<string> | undefined;

  get large(): LargeSource | { readonly none: string } {
    return (this.largeKnown ??= growing(
      this.options,
      () => this.standing,
      (grown, seed) => layout(grown).draw(seed),
    ));
  }
  private largeKnown: LargeSource | { readonly none: string } | undefined;

  extent(spec: Spec): Extent {
    return extentOf(this.standing, spec);
  }

  get taken(): TakenOfFile {
    return takenOf(this.options);
  }

  get depths(): Depths | undefined {
    return depths(this.options);
  }

  outside(spec: Spec, alike: readonly Spec[]): readonly string[] {
    return outside(this.options, spec, alike);
  }

  fileOf(spec: Spec): FileOf {
    return fileOf(this.options, spec);
  }

  override generate(random: fc.Random): fc.Value<Spec> {
    return new fc.Value(this.draw(random.nextInt() >>> 0), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Spec {
    return typeof value === "object" && value !== null && "lists" in value;
  }

  /** The least and the largest value of a size, after what was drawn before it. */
  private range(name: Size, drawn: Drawn): Range {
    const range: Range | ((drawn: Drawn) => Range) | undefined = this.options.sizes?.[name];
    if (range === undefined) return [0, 0];
    return typeof range === "function" ? range(drawn) : range;
  }

  /**
   * The matrices of a spec.
   * @throws DomainError, ShapeError where the spec does not fit this layout; DomainError where a size or a list is beyond
   * the budget of an instance
   */
  raw(spec: Spec): Raw<Size, List, Choice, Real> {
    // Before anything is made as long as a size says; a size that is drawn from a range may be a seed.
    for (const name in spec.sizes) {
      const size = spec.sizes[name]!;
      if (size > this.range(name as Size, spec)[1]) requireBudget(`spec size ${name}`, "one size", size);
    }
    // Copies of what has all names: put together name by name, these objects would take most of the time of a small case.
    const built = { ...this.options.lists } as unknown as Record<string, BuiltList>;
    const lists = { ...this.options.lists } as unknown as Record<string, readonly Matrix[]>;
    for (const name in this.options.lists) {
      const list = buildList(this.options.lists[name], spec, name);
      built[name] = list;
      lists[name] = list.matrices;
    }
    const { sizes, widths, choices, reals } = spec;
    return { sizes, widths, choices, reals, lists, built } as unknown as Raw<Size, List, Choice, Real>;
  }
}

/** The arbitrary of specs with these sizes, widths, choices, reals and lists. */
export function layout<
  const Size extends string = never,
  const List extends string = never,
  const Choice extends string = never,
  const Real extends string = never,
>(options: LayoutOptions<Size, List, Choice, Real>): SpecArbitrary<Size, List, Choice, Real> {
  return new SpecArbitrary(options);
}

function emptyRange(name: string, low: number, high: number): DomainError {
  return new DomainError({
    where: `sizes, ${name}`,
    expected: "a range that is not empty, whatever was drawn before, also at large sizes",
    got: `from ${low} to ${high}`,
  });
}

function drawChain({ depth, ends, slack, bottlenecks = false }: ChainOptions, random: Random): number[] {
  const layers = random.integer(depth[0], depth[1]);
  const first = random.integer(ends[0], ends[1]);
  const last = random.integer(ends[0], ends[1]);
  const least = Math.min(first, last);
  const extra = random.integer(0, 1) * slack;
  const narrowest = bottlenecks ? 1 : least;
  const hidden = Array.from({ length: layers - 1 }, () => random.integer(narrowest, least + extra));
  return [first, ...hidden, last];
}
