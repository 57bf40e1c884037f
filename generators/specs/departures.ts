import {
  beyondDrawn,
  type Depths,
  layersOf,
  ofAnotherKind,
  type Spec,
  widened,
  wrongDepth,
} from "../../src/claim/index.js";
import type { LayoutOptions, Range } from "./parts.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/** In what a spec differs from all that the layout can draw, one line each: what is outside, and numbers beyond others. */
export function beyond(layout: AnyLayout, spec: Spec): string[] {
  const kinds = outside({ ...layout, reals: {} }, spec, []);
  return [...kinds, ...beyondDrawn(layout.reals ?? {}, spec.reals)];
}

/**
 * In what a spec is of another kind than all that the layout can draw and than those that are `alike`, one line each.
 * Larger sizes than are drawn do not count, since they are only left out for the time they take; smaller ones do, since
 * ranges start at the smallest permitted.
 */
export function outside(layout: AnyLayout, spec: Spec, alike: readonly Spec[]): string[] {
  const choices = choiceDepartures(layout, spec, alike);
  return [
    ...depthDepartures(layout, spec, alike),
    ...widthDepartures(layout, spec, alike),
    // A range may depend on a choice, and of one that there is not there is none.
    ...(choices.length > 0 ? [] : sizeDepartures(layout, spec, alike)),
    ...choices,
    ...ofAnotherKind(widened(layout.reals ?? {}, alike), spec.reals),
  ];
}

/**
 * Numbers of layers that the statement is about: from the least that is drawn on, and where all that are drawn are of one
 * length, as of a statement on two layers, that one alone. Undefined where specs have no layers.
 */
export function depths({ chain, sizes }: AnyLayout): Depths | undefined {
  const range = chain?.depth ?? sizes?.["depth"];
  if (range === undefined || typeof range === "function") return undefined;
  const [least, most] = range;
  return [least, least === most ? most : Infinity];
}

function depthDepartures(layout: AnyLayout, spec: Spec, alike: readonly Spec[]): string[] {
  const isKnown = alike.some((one) => layersOf(one) === layersOf(spec));
  const depth = isKnown ? null : wrongDepth(depths(layout), layersOf(spec));
  return depth === null ? [] : [depth];
}

function widthDepartures({ chain }: AnyLayout, { widths }: Spec, alike: readonly Spec[]): string[] {
  if (chain === undefined) return [];
  const narrowest = (of: Spec["widths"]): number => of.findIndex((width) => width < Math.min(of[0]!, of.at(-1)!));
  const narrow = chain.bottlenecks === true || alike.some((one) => narrowest(one.widths) >= 0) ? -1 : narrowest(widths);
  const ends = Math.min(widths[0]!, widths.at(-1)!);
  return narrow === -1 ? [] : [`the hidden width d_${narrow} = ${widths[narrow]!} is below min(d_0, d_L) = ${ends}`];
}

function sizeDepartures({ sizes = {} }: AnyLayout, spec: Spec, alike: readonly Spec[]): string[] {
  return Object.entries(sizes).flatMap(([name, range]) => {
    // The number of layers is told as such.
    if (name === "depth" && typeof range !== "function") return [];
    const depends = typeof range === "function";
    const rangeOf = (of: Spec): Range => (depends ? range(of) : range);
    const [low, high, most = high] = rangeOf(spec);
    const size = spec.sizes[name]!;
    // Of those that are alike only the ones that their own range leaves out tell more than it: the third of three layers
    // is none of two.
    const known = alike.flatMap((one) => {
      const [least, largest, last = largest] = rangeOf(one);
      const its = one.sizes[name];
      return its === undefined || (its >= least && its <= last) ? [] : [its];
    });
    if (size < Math.min(low, ...known)) return [`${name} = ${size} is below ${low}`];
    return depends && size > Math.max(most, ...known) ? [`${name} = ${size} is above ${most}`] : [];
  });
}

function choiceDepartures({ choices = {} }: AnyLayout, spec: Spec, alike: readonly Spec[]): string[] {
  return Object.entries(choices).flatMap(([name, values]) => {
    const value = spec.choices[name]!;
    const known = new Set([...values, ...alike.flatMap((one) => one.choices[name] ?? [])]);
    return known.has(value) ? [] : [`${name} is ${value}, and none of ${[...known].join(", ")}`];
  });
}
