/** What the list of claims knows of one. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly locus: string;
  /** What is expected of each form, `printed` first. */
  readonly expected: readonly string[];
}

/**
 * The claims that have all the words: those whose id or label is what was typed first, then those with the words in id or
 * title, then those with them anywhere.
 */
export function matching<T extends Listed>(claims: readonly T[], query: string): T[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [...claims];
  const wanted = words.join(" ");
  const rank = (one: T): number => {
    const id = one.id.toLowerCase();
    const label = id.slice(id.indexOf("/") + 1);
    if (id === wanted || label === wanted || label === wanted.replaceAll(" ", "-")) return 0;
    const near = `${id} ${one.title.toLowerCase()}`;
    if (words.every((word) => near.includes(word))) return 1;
    const far = `${near} ${one.locus.toLowerCase()} ${one.expected.join(" ")}`;
    return words.every((word) => far.includes(word)) ? 2 : 3;
  };
  const ranked = claims.map((one, i) => ({ one, i, rank: rank(one) })).filter((found) => found.rank < 3);
  return ranked.sort((a, b) => a.rank - b.rank || a.i - b.i).map(({ one }) => one);
}
