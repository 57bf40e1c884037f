import { isEverything, type Span, spanAt, subtract } from "./doubles.js";
import { forward, marginAt, meanValue, middle, width } from "./forward.js";
import type { Program } from "./program.js";

/** What is to be proved: the margin `factor·rhs − lhs` is at least 0 for all parameters in the box. */
export interface Task {
  readonly program: Program;
  readonly box: readonly Span[];
  /** The factor of the right side, a number that is a double. */
  readonly factor: number;
  /** Numbers that may be chosen anew in every box, by what lies in it; none where nothing is to be chosen. */
  readonly choose?: (box: readonly Span[]) => readonly number[];
}

/** What becomes of a box. */
type Seen =
  | { readonly outcome: "proved"; readonly choices: readonly number[] }
  | { readonly outcome: "refuted"; readonly point: readonly number[]; readonly choices: readonly number[] }
  | { readonly outcome: "open"; readonly axis: number; readonly lower: number };

/** Splits of a box in preorder: the axis that is halved, or a leaf. */
type Mark = number | "proved" | "open";

export interface Search {
  /** The tree, in preorder. */
  readonly tree: readonly Mark[];
  /** What was chosen in each proved leaf, in their order. */
  readonly choices: readonly (readonly number[])[];
  readonly proved: number;
  readonly open: number;
  /** The largest amount by which the margin of an open leaf could be below 0; 0 where none is open. */
  readonly gap: number;
  /** A point at which the margin is below 0. */
  readonly refuted: readonly number[] | null;
}

/** What a search may spend: leaves looked at, and whether time is left. */
export interface Effort {
  readonly boxes: number;
  readonly goesOn: () => boolean;
}

/** Both halves of a box. */
export function halves(box: readonly Span[], axis: number): readonly [readonly Span[], readonly Span[]] {
  const cut = middle(box[axis]!);
  const { lo, hi } = box[axis]!;
  return [box.with(axis, { lo, hi: cut }), box.with(axis, { lo: cut, hi })];
}

/**
 * Looks at one box: its margin by intervals, which has the mean value form around the middle in it; if that is not
 * decided, the form around the corner to which the signs of the slopes point. A point with a margin below 0 refutes where
 * nothing was chosen; where something was, another choice might do.
 */
export function look({ program, factor, choose }: Task, box: readonly Span[]): Seen {
  const choices = choose?.(box) ?? [];
  const { value, slopes } = forward(program, box, choices, factor);
  if (value.lo >= 0) return { outcome: "proved", choices };
  const corner = cornerOf(box, slopes);
  const at = marginAt(program, corner, choices, factor);
  if (at.hi < 0 && choose === undefined) return { outcome: "refuted", point: corner, choices };
  const offsets = box.map((side, i) => subtract(side, spanAt(corner[i]!)));
  const lower = Math.max(value.lo, meanValue(at, slopes, offsets).lo);
  return lower >= 0 ? { outcome: "proved", choices } : { outcome: "open", axis: axisOf(box, slopes), lower };
}

/** Where the margin is least by the signs of its slopes, in the middle where a slope has none. */
function cornerOf(box: readonly Span[], slopes: readonly Span[]): number[] {
  return box.map((side, i) => {
    const { lo, hi } = slopes[i]!;
    if (lo >= 0) return side.lo;
    return hi <= 0 ? side.hi : middle(side);
  });
}

/** Where the slope varies most over the box, or the longest side where a slope is unknown. */
function axisOf(box: readonly Span[], slopes: readonly Span[]): number {
  const unknown = slopes.some(isEverything);
  const score = (side: Span, i: number): number => width(side) * (unknown ? 1 : width(slopes[i]!));
  const scores = box.map(score);
  const best = Math.max(...scores);
  // A slope that does not vary says nothing; then the longest side.
  return best > 0 ? scores.indexOf(best) : box.map(width).indexOf(Math.max(...box.map(width)));
}

/** A box of the tree, and what is known of it. */
interface Node {
  readonly box: readonly Span[];
  mark: Mark;
  choices: readonly number[];
  /** A lower bound of the margin, of an open box; where it is to be halved. */
  lower: number;
  axis: number;
  halves: readonly [Node, Node] | null;
}

function nodeOf(box: readonly Span[]): Node {
  return { box, mark: "open", choices: [], lower: -Infinity, axis: 0, halves: null };
}

function split(node: Node, axis: number): readonly Node[] {
  const [low, high] = halves(node.box, axis);
  node.mark = axis;
  node.halves = [nodeOf(low), nodeOf(high)];
  return node.halves;
}

/**
 * Branch and bound, the box with the least lower bound first, on what is open in the tree of an earlier search; a point
 * that refutes ends it. Which boxes are halved does not depend on the order.
 * @param before marks of an earlier tree in preorder, with the choices of its proved leaves
 */
export function search(task: Task, effort: Effort, before?: Pick<Search, "tree" | "choices">): Search {
  const root = nodeOf(task.box);
  let refuted: readonly number[] | null = null;
  let looked = 0;
  const open = new Queue();
  const examine = (node: Node): void => {
    looked++;
    const seen = look(task, node.box);
    if (seen.outcome === "proved") Object.assign(node, { mark: "proved", choices: seen.choices });
    else if (seen.outcome === "refuted") refuted ??= seen.point;
    else {
      Object.assign(node, { lower: seen.lower, axis: seen.axis });
      open.add(node);
    }
  };
  grown(root, before).forEach(examine);
  while (refuted === null && looked < effort.boxes && effort.goesOn()) {
    const node = open.worst();
    if (node === null) break;
    if (canSplit(node)) split(node, node.axis).forEach(examine);
  }
  return { ...written(root), refuted };
}

/** The open leaves of an earlier tree, which becomes that of the root. */
function grown(root: Node, before?: Pick<Search, "tree" | "choices">): Node[] {
  const chosen = (before?.choices ?? []).values();
  const [leaves, waiting] = [[] as Node[], [root]];
  for (const mark of before?.tree ?? ["open" as const]) {
    const node = waiting.pop()!;
    if (typeof mark === "number") waiting.push(...split(node, mark).toReversed());
    else if (mark === "proved") Object.assign(node, { mark, choices: chosen.next().value ?? [] });
    else leaves.push(node);
  }
  return leaves;
}

/** The tree in preorder, and what there is to count. */
function written(root: Node): Omit<Search, "refuted"> {
  const tree: Mark[] = [];
  const choices: (readonly number[])[] = [];
  const counts = { proved: 0, open: 0, gap: 0 };
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    tree.push(node.mark);
    if (node.halves !== null) waiting.push(...node.halves.toReversed());
    else if (node.mark === "proved") {
      choices.push(node.choices);
      counts.proved++;
    } else {
      counts.open++;
      counts.gap = Math.max(counts.gap, -node.lower);
    }
  }
  return { tree, choices, ...counts };
}

function canSplit({ box, axis }: Node): boolean {
  const { lo, hi } = box[axis]!;
  const cut = middle(box[axis]!);
  return lo < cut && cut < hi;
}

/** Open boxes by their lower bounds: a binary heap. */
class Queue {
  private readonly nodes: Node[] = [];

  add(node: Node): void {
    const { nodes } = this;
    let at = nodes.push(node) - 1;
    for (let above = (at - 1) >> 1; at > 0 && nodes[above]!.lower > node.lower; above = (at - 1) >> 1) {
      nodes[at] = nodes[above]!;
      nodes[above] = node;
      at = above;
    }
  }

  /** Takes the one with the least bound away; null where there is none. */
  worst(): Node | null {
    const { nodes } = this;
    const first = nodes[0];
    const last = nodes.pop();
    if (first === undefined || last === undefined) return null;
    if (nodes.length === 0) return first;
    nodes[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const below = (nodes[right]?.lower ?? Infinity) < (nodes[left]?.lower ?? Infinity) ? right : left;
      if (!((nodes[below]?.lower ?? Infinity) < last.lower)) return first;
      nodes[at] = nodes[below]!;
      nodes[below] = last;
      at = below;
    }
  }
}
