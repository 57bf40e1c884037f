import { distance } from "fastest-levenshtein";

/** Names offered at most. */
const OFFERED = 3;

/**
 * The remedy for a name that is not known: the known ones nearest to it, and the command that names them all. A name of
 * the form `source/label` is also near to its label alone, and to one with the beginning of its source.
 */
export function didYouMean(known: readonly string[], name: string, all: string): string {
  const near = [...new Set(known)]
    .map((candidate) => ({ candidate, away: distanceOf(name, candidate) }))
    .filter(({ away }) => away <= Math.max(2, name.length / 4))
    .sort((a, b) => a.away - b.away)
    .slice(0, OFFERED)
    .map(({ candidate }) => candidate);
  return near.length === 0 ? all : `did you mean ${near.join(" or ")}? ${all}`;
}

function distanceOf(name: string, candidate: string): number {
  const [source, label] = parts(candidate);
  const [beginning, rest] = parts(name);
  const begun = beginning !== "" && source.startsWith(beginning) ? distance(rest, label) : Infinity;
  return Math.min(distance(name, candidate), distance(name, label), begun);
}

function parts(name: string): [source: string, label: string] {
  const slash = name.indexOf("/");
  return [name.slice(0, Math.max(slash, 0)), name.slice(slash + 1)];
}
