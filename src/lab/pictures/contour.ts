/** A piece of a level line, in units of cells. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * Where a function on a grid is zero, by linear interpolation on the edges of each cell (marching squares). A cell with a
 * value that is missing has none; of a saddle the corner signs alone tell, and its two pieces are kept apart.
 * @param values row by row, null where there is none
 */
export function zeroSet(values: readonly (readonly (number | null)[])[]): Segment[] {
  const found: Segment[] = [];
  for (let i = 0; i + 1 < values.length; i++) {
    for (let j = 0; j + 1 < values[i]!.length; j++) {
      const corners = [values[i]![j], values[i]![j + 1], values[i + 1]![j + 1], values[i + 1]![j]];
      if (corners.some((x) => x === null || x === undefined)) continue;
      found.push(...cellSegments(corners as number[], j, i));
    }
  }
  return found;
}

/** Corners anticlockwise from (0, 0): (0, 0), (1, 0), (1, 1), (0, 1). */
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

function cellSegments(corners: readonly number[], x: number, y: number): Segment[] {
  const crossings: (readonly [number, number])[] = [];
  for (let k = 0; k < 4; k++) {
    const [a, b] = [corners[k]!, corners[(k + 1) % 4]!];
    if (a >= 0 === b >= 0) continue;
    const t = a / (a - b);
    const [from, to] = [CORNERS[k]!, CORNERS[(k + 1) % 4]!];
    crossings.push([x + from[0] + t * (to[0] - from[0]), y + from[1] + t * (to[1] - from[1])]);
  }
  const segments: Segment[] = [];
  for (let k = 0; k + 1 < crossings.length; k += 2) segments.push([...crossings[k]!, ...crossings[k + 1]!]);
  return segments;
}

/** Where a function on a line is zero, between neighbours of different signs. */
export function crossings(at: readonly number[], values: readonly (number | null)[]): number[] {
  const found: number[] = [];
  for (let i = 0; i + 1 < values.length; i++) {
    const [a, b] = [values[i], values[i + 1]];
    if (a === null || a === undefined || b === null || b === undefined || a >= 0 === b >= 0) continue;
    found.push(at[i]! + (a / (a - b)) * (at[i + 1]! - at[i]!));
  }
  return found;
}
