import type { Spec } from "../../claim/index.js";

/** A number of an instance that a person can change: an entry of a matrix, or a real parameter. */
export type Place =
  | { readonly list: string; readonly matrix: number; readonly row: number; readonly column: number }
  | { readonly real: string };

/** All numbers of an instance that can be changed, in the order in which they are shown. Lists given by a law have none. */
export function placesOf({ reals, lists }: Spec): Place[] {
  const parameters = Object.keys(reals).map((real): Place => ({ real }));
  const entries = Object.entries(lists).flatMap(([list, given]) =>
    "law" in given
      ? []
      : given.entries.flatMap((rows, matrix) =>
          rows.flatMap((cells, row) => cells.map((_, column): Place => ({ list, matrix, row, column }))),
        ),
  );
  return [...parameters, ...entries];
}

/** The number at a place; undefined where the instance has none there. */
export function numberAt({ reals, lists }: Spec, place: Place): number | undefined {
  if ("real" in place) return reals[place.real];
  const given = lists[place.list];
  if (given === undefined || "law" in given) return undefined;
  return given.entries[place.matrix]?.[place.row]?.[place.column];
}

/** The instance with another number at a place. −0 becomes 0, since no spec holds it; a place that it has not changes nothing. */
export function withNumber(spec: Spec, place: Place, value: number): Spec {
  if (numberAt(spec, place) === undefined || !Number.isFinite(value)) return spec;
  const x = value === 0 ? 0 : value;
  if ("real" in place) return { ...spec, reals: { ...spec.reals, [place.real]: x } };
  const given = spec.lists[place.list]!;
  if ("law" in given) return spec;
  const entries = given.entries.map((rows, matrix) =>
    matrix !== place.matrix
      ? rows
      : rows.map((cells, row) =>
          row !== place.row ? cells : cells.map((old, column) => (column === place.column ? x : old)),
        ),
  );
  return { ...spec, lists: { ...spec.lists, [place.list]: { entries } } };
}

/** What a place is called: `W₂ (1, 3)`, counted from one, or the name of a parameter. */
export function placeName(spec: Spec, place: Place): string {
  if ("real" in place) return place.real;
  const given = spec.lists[place.list];
  const several = given !== undefined && "entries" in given && given.entries.length > 1;
  const single = given !== undefined && "entries" in given && given.entries[place.matrix]?.flat().length === 1;
  const name = several ? `${place.list}${lowered(place.matrix + 1)}` : place.list;
  return single ? name : `${name} (${place.row + 1}, ${place.column + 1})`;
}

/** A whole number below the line. */
export function lowered(n: number): string {
  return Array.from(String(n), (digit) => String.fromCharCode(0x2080 + Number(digit))).join("");
}

/** A place as text, the same for the same place. */
export function placeKey(place: Place): string {
  return "real" in place ? place.real : `${place.list}.${place.matrix}.${place.row}.${place.column}`;
}

/** How finely a number moves: by this for a pixel of dragging, by ten times that for an arrow key. */
export function stepOf(value: number): number {
  const size = Math.abs(value);
  if (!(size > 0)) return 1 / 100;
  // The power of ten below it, from its decimal exponent, so that steps are round numbers.
  const exponent = Number(size.toExponential().split("e")[1]);
  return Number(`1e${Math.min(Math.max(exponent, -12), 12) - 2}`);
}

/** The number moved by so many steps, on the grid of the step, so that 0.1 + 0.2 shows as 0.3. */
export function moved(value: number, steps: number, step: number): number {
  const next = value + steps * step;
  const digits = Math.max(0, Math.min(15, -Math.floor(Number(step.toExponential().split("e")[1]))));
  return step < 1 ? Number(next.toFixed(digits)) : next;
}

/** A number as typed: a decimal, a fraction 1/3, or a power of two 2^-7; null for anything else. */
export function typed(text: string): number | null {
  const plain = text.trim().replaceAll("−", "-").replaceAll("·", "").replace(/^\+/, "");
  const power = /^(-?)2\^\(?(-?\d{1,4})\)?$/.exec(plain);
  if (power !== null) {
    const value = (power[1] === "-" ? -1 : 1) * Number(twoTo(Number(power[2])));
    return Number.isFinite(value) ? value : null;
  }
  const fraction = /^([^/]+)\/([^/]+)$/.exec(plain);
  if (fraction !== null) {
    const [over, under] = [typed(fraction[1]!), typed(fraction[2]!)];
    return over === null || under === null || under === 0 ? null : over / under;
  }
  if (!/^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? (value === 0 ? 0 : value) : null;
}

function twoTo(exponent: number): number {
  let value = 1;
  for (let k = 0; k < Math.abs(exponent); k++) value = exponent > 0 ? value * 2 : value / 2;
  return value;
}
