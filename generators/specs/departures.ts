import type { Spec } from "../../src/claim/index.js";
import type { LayoutOptions } from "./parts.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/**
 * In what a spec differs from all that the layout can draw, one line each. Larger sizes than are drawn do not count,
 * since they are only left out for the time they take; smaller ones do, since ranges start at the smallest permitted.
 */
export function beyond(layout: AnyLayout, spec: Spec): string[] {
  return [...chainDepartures(layout, spec), ...sizeDepartures(layout, spec), ...realDepartures(layout, spec)];
}

function chainDepartures({ chain }: AnyLayout, { widths }: Spec): string[] {
  if (chain === undefined) return [];
  const depth = widths.length - 1;
  const least = Math.min(widths[0]!, widths[depth]!);
  const narrow = chain.bottlenecks === true ? -1 : widths.findIndex((width) => width < least);
  return [
    ...(depth < chain.depth[0] ? [`depth ${depth} is below ${chain.depth[0]}`] : []),
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

function realDepartures({ reals = {} }: AnyLayout, spec: Spec): string[] {
  return Object.entries(reals).flatMap(([name, values]) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const value = spec.reals[name]!;
    return value < low || value > high ? [`${name} = ${value} is outside of ${low} to ${high}`] : [];
  });
}
