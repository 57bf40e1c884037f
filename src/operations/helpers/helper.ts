/** A function that the programs define for themselves where they need it, in both languages. */
export interface Helper {
  /** What both languages call it. */
  readonly name: string;
  /** The helpers that it calls. */
  readonly needs: readonly Helper[];
  readonly python: string;
  readonly julia: string;
}

/** A helper behind all that it needs, each once. */
export function withNeeds(helper: Helper): readonly Helper[] {
  return [...new Set([...helper.needs.flatMap(withNeeds), helper])];
}
