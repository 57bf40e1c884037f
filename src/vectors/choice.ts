/** Which vectors are made. */
export interface VectorChoice {
  readonly seed: number;
  /** Instances that are drawn of each claim, besides the chosen ones. */
  readonly runs: number;
  /** Most cases for one operation. */
  readonly cases: number;
  /** Most instances of one claim whose relations are enclosed. */
  readonly instances: number;
}

/** So many members of a list, evenly spread, the first among them. */
export function spread<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, k) => all[Math.floor((k * all.length) / most)]!);
}
