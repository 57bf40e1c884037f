import { below, isEverything, type Span, spanAt, subtract } from "./doubles.js";
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
export type Mark = number | "proved" | "open";

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

/**
 * Branch and bound, depth first, on what is open in the tree of an earlier search; a point that refutes ends it.
 * @param before marks of an earlier tree in preorder, with the choices of its proved leaves
 */
export function search(task: Task, effort: Effort, before?: Pick<Search, "tree" | "choices">): Search {
  const tree: Mark[] = [];
  const choices: (readonly number[])[] = [];
  const counts = { proved: 0, open: 0, looked: 0 };
  let gap = 0;
  let refuted: readonly number[] | null = null;
  const given = (before?.tree ?? ["open"]).values();
  const chosen = (before?.choices ?? []).values();
  // Boxes to do, the next one at the end; a box under a mark of the earlier tree waits for its mark.
  const boxes: { readonly box: readonly Span[]; readonly marked: boolean }[] = [{ box: task.box, marked: true }];
  for (let top = boxes.pop(); top !== undefined; top = boxes.pop()) {
    const { box, marked } = top;
    const mark = marked ? given.next().value! : "open";
    if (typeof mark === "number") {
      tree.push(mark);
      const [low, high] = halves(box, mark);
      boxes.push({ box: high, marked }, { box: low, marked });
      continue;
    }
    if (mark === "proved") {
      tree.push(mark);
      choices.push(chosen.next().value ?? []);
      counts.proved++;
      continue;
    }
    const stops = refuted !== null || counts.looked >= effort.boxes || !effort.goesOn();
    const seen = look(task, box);
    counts.looked++;
    if (seen.outcome === "proved") {
      tree.push("proved");
      choices.push(seen.choices);
      counts.proved++;
    } else if (seen.outcome === "open" && !stops && canSplit(box, seen.axis)) {
      tree.push(seen.axis);
      const [low, high] = halves(box, seen.axis);
      boxes.push({ box: high, marked: false }, { box: low, marked: false });
    } else {
      tree.push("open");
      counts.open++;
      if (seen.outcome === "open") gap = Math.max(gap, -below(seen.lower));
      else refuted ??= seen.point;
    }
  }
  return { tree, choices, proved: counts.proved, open: counts.open, gap, refuted };
}

function canSplit(box: readonly Span[], axis: number): boolean {
  const { lo, hi } = box[axis]!;
  const cut = middle(box[axis]!);
  return lo < cut && cut < hi;
}
