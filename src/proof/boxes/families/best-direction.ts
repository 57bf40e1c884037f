/** Directions of a quarter turn and the next are looked at in so many steps, then between two of them. */
const STEPS = 64;
const REFINEMENTS = 60;
/** What is chosen is rounded to a multiple of this, so that it takes few digits. */
const GRID = 2 ** 24;

/** About the direction with both entries ≥ 0, the larger of them 1, for which a function is largest. */
export function bestDirection(valueOf: (x: number, y: number) => number): [number, number] {
  // From (1, 0) at 0 over (1, 1) at 1 to (0, 1) at 2.
  const at = (place: number): [number, number] => [Math.min(1, 2 - place), Math.min(1, place)];
  const value = (place: number): number => valueOf(...at(place));
  let best = 0;
  for (let k = 0; k <= 2 * STEPS; k++) if (value(k / STEPS) > value(best)) best = k / STEPS;
  let [low, high] = [Math.max(best - 1 / STEPS, 0), Math.min(best + 1 / STEPS, 2)];
  for (let step = 0; step < REFINEMENTS; step++) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (value(left) < value(right)) low = left;
    else high = right;
  }
  const [x, y] = at((low + high) / 2);
  return [onGrid(x), onGrid(y)];
}

/** The nearest multiple of 2⁻²⁴. */
export function onGrid(x: number): number {
  return Math.round(x * GRID) / GRID;
}
