import type { Followed } from "./followed.js";

/** For each node the matrices and reals of the instance that take part in it, by their numbers. */
export interface Participants {
  readonly matrices: ReadonlySet<number>;
  readonly reals: ReadonlySet<number>;
}

const NOBODY: Participants = { matrices: new Set(), reals: new Set() };

/** Who takes part in each node of a followed computation. */
export function participants({ nodes }: Followed): readonly Participants[] {
  const found: Participants[] = [];
  const all = (places: readonly number[]): Participants => ({
    matrices: new Set(places.flatMap((place) => [...found[place]!.matrices])),
    reals: new Set(places.flatMap((place) => [...found[place]!.reals])),
  });
  for (const node of nodes) {
    switch (node.kind) {
      case "input":
        found.push({ ...NOBODY, matrices: new Set([node.matrix]) });
        break;
      case "real":
        found.push({ ...NOBODY, reals: new Set([node.real]) });
        break;
      case "plain":
        found.push(found[node.of]!);
        break;
      case "list":
        found.push(all(node.members));
        break;
      case "problem":
        found.push(all([node.measurements, node.labels]));
        break;
      case "step":
        found.push(all(node.operands));
        break;
      default:
        found.push(NOBODY);
    }
  }
  return found;
}
