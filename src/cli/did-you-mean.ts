import { distance } from "fastest-levenshtein";

/** Names offered at most. */
const OFFERED = 3;

/**
 * The remedy for a name that is not known: the known ones nearest to it, and the command that names them all. A name of
 * the form `source/label` is also near to its label alone.
 */
export function didYouMean(known: readonly string[], name: string, all: string): string {
  const near = [...new Set(known)]
    .map((candidate) => {
      const label = candidate.slice(candidate.indexOf("/") + 1);
      return { candidate, away: Math.min(distance(name, candidate), distance(name, label)) };
    })
    .filter(({ away }) => away <= Math.max(2, name.length / 4))
    .sort((a, b) => a.away - b.away)
    .slice(0, OFFERED)
    .map(({ candidate }) => candidate);
  return near.length === 0 ? all : `did you mean ${near.join(" or ")}? ${all}`;
}
