import { type Depths, realDepartures, type Spec, wrongDepth } from "../../src/claim/index.js";
import type { LayoutOptions } from "./parts.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/**
 * In what a spec differs from all that the layout can draw, one line each. Larger sizes than are drawn do not count,
 * since they are only left out for the time they take; smaller ones do, since ranges start at the smallest permitted,
 * and so do numbers outside of those that are drawn: the statement may ask for an ε > 0, and nothing else tells.
 */
export function beyond(layout: AnyLayout, spec: Spec): string[] {
  return [
    ...chainDepartures(layout, spec),
    ...sizeDepartures(layout, spec),
    ...choiceDepartures(layout, spec),
    ...realDepartures(layout.reals, spec.reals),
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

function chainDepartures(layout: AnyLayout, spec: Spec): string[] {
  const { chain } = layout;
  if (chain === undefined) return [];
  const { widths } = spec;
  const least = Math.min(widths[0]!, widths.at(-1)!);
  const narrow = chain.bottlenecks === true ? -1 : widths.findIndex((width) => width < least);
  const depth = wrongDepth(depths(layout), widths.length - 1);
  return [
    ...(depth === null ? [] : [depth]),
    ...(narrow === -1 ? [] : [`the hidden width d_${narrow} = ${widths[narrow]!} is below min(d_0, d_L) = ${least}`]),
  ];
}

function sizeDepartures({ sizes = {} }: AnyLayout, spec: Spec): string[] {
  return Object.entries(sizes).flatMap(([name, range]) => {
    const depends = typeof range === "function";
    const [low, high] = depends ? range(spec) : range;
    const size = spec.sizes[name]!;
    if (size < low) return [`${name} = ${size} is below ${low}`];
    // The end of a range that depends on other sizes is a limit of the statement, as for the rank of a matrix.
    return depends && size > high ? [`${name} = ${size} is above ${high}`] : [];
  });
}

function choiceDepartures({ choices = {} }: AnyLayout, spec: Spec): string[] {
  return Object.entries(choices).flatMap(([name, values]) => {
    const value = spec.choices[name]!;
    return values.includes(value) ? [] : [`${name} is ${value}, and none of ${[...new Set(values)].join(", ")}`];
  });
}
