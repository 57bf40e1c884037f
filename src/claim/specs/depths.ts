import { ShapeError } from "../../numerics/index.js";
import type { Depths, Spec } from "./spec.js";

/** The number of layers of a spec; undefined where it has none. */
export function layersOf({ widths, sizes }: Pick<Spec, "widths" | "sizes">): number | undefined {
  return widths.length > 0 ? widths.length - 1 : sizes["depth"];
}

/** Why so many layers are none of those that a statement is about; null where they are. */
export function wrongDepth(depths: Depths | undefined, layers: number | undefined): string | null {
  if (depths === undefined || layers === undefined) return null;
  const [least, most] = depths;
  if (layers < least) return `depth ${layers} is below ${least}`;
  return layers > most ? `depth ${layers} is above ${most}` : null;
}

/** Makes sure that a statement is about so many layers. @throws ShapeError where it is not */
export function requireDepth(depths: Depths | undefined, layers: number): void {
  if (wrongDepth(depths, layers) === null) return;
  const [least, most] = depths!;
  const expected = least === most ? `${least} layers` : `at least ${least} layers`;
  throw new ShapeError({ where: "W", expected, got: `${layers}, of which the statement says nothing` });
}
