import type { Spec } from "../../src/claim/index.js";
import { ShapeError } from "../../src/numerics/index.js";
import { buildList, type LayoutOptions } from "./parts.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/**
 * The same instance with one list given by its entries, unless it is one that is only ever drawn, −0 written as 0, and with the size that counts its matrices
 * set to their number; null where the layout cannot hold as many matrices as the law of the list makes.
 * @throws DomainError, ShapeError where the spec does not fit the layout
 */
export function spellOutList(layout: AnyLayout, spec: Spec, name: string): Spec | null {
  // What holds almost surely is about draws: entries would be about other matrices, too.
  if ("entries" in spec.lists[name]! || layout.lists![name]!.quantified !== undefined) return spec;
  const options = layout.lists![name]!;
  const { matrices } = buildList(options, spec, name);
  const entries = matrices.map((matrix) => matrix.toRows().map((row) => row.map((x) => (x === 0 ? 0 : x))));
  const fits = (candidate: Spec): boolean => options.shapes(candidate).length === entries.length;
  const lists = { ...spec.lists, [name]: { entries } };
  if (fits(spec)) return { ...spec, lists };
  if (options.countedBy === undefined) return null;
  const counted = { ...spec, sizes: { ...spec.sizes, [options.countedBy]: entries.length }, lists };
  return fits(counted) ? counted : null;
}

/**
 * The same instance with every list given by its entries; what is known of a list by construction is lost.
 * @throws ShapeError where a list cannot be given so; DomainError
 */
export function spellOut(layout: AnyLayout, spec: Spec): Spec {
  // Lists that decide a size come first: the shapes of the others may depend on it.
  const names = Object.keys(layout.lists ?? {});
  const counting = (name: string): boolean => layout.lists![name]!.countedBy !== undefined;
  const ordered = [...names.filter(counting), ...names.filter((name) => !counting(name))];
  return ordered.reduce((spelled, name) => {
    const next = spellOutList(layout, spelled, name);
    if (next !== null) return next;
    throw new ShapeError({
      where: `spec list ${name}`,
      expected: "as many matrices as the sizes say",
      got: `those of the law ${JSON.stringify(spec.lists[name])}`,
      remedy: "name the size that counts them in `countedBy`",
    });
  }, spec);
}
