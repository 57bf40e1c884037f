import type { Claim, Spec } from "../../claim/index.js";
import { judged } from "../../engine/judge/index.js";
import { caseSeed } from "../../engine/run/index.js";
import { withArena } from "../../numerics/index.js";
import { withNumber } from "../state/index.js";
import { reading } from "./judging.js";
import type { CloudPoint, Questions, Reading } from "./messages.js";

/** Milliseconds of work between two turns, in which a worker hears that nobody waits for it any more. */
const TURN_EVERY = 25;

/** How long work goes on, and who is told of its parts. */
export interface Watched<Part> {
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Lets messages in. */
  readonly giveWay: () => Promise<void>;
  readonly tell: (part: Part) => void;
}

/** Does one piece of work after another, and tells of them in portions; false where it was stopped. */
async function inPortions<T, Part>(
  pieces: Iterable<() => T>,
  { now, signal, giveWay, tell }: Watched<Part>,
  portion: (done: readonly T[], from: number) => Part,
): Promise<void> {
  let since = now();
  let done: T[] = [];
  let from = 0;
  for (const piece of pieces) {
    done.push(piece());
    if (now() - since < TURN_EVERY) continue;
    tell(portion(done, from));
    from += done.length;
    done = [];
    await giveWay();
    if (signal.aborted) return;
    since = now();
  }
  if (done.length > 0) tell(portion(done, from));
}

/** The margin over one number of an instance. */
export function curve(
  claim: Claim,
  ask: Questions["curve"]["ask"],
  watched: Watched<Questions["curve"]["part"]>,
): Promise<void> {
  const { spec, place, at } = ask;
  const pieces = at.map((x) => () => reading(claim, ask, withNumber(spec, place, x)));
  return inPortions(pieces, watched, (readings, from) => ({ from, readings }));
}

/** The margin over two numbers of an instance, row by row. */
export async function map(
  claim: Claim,
  ask: Questions["map"]["ask"],
  watched: Watched<Questions["map"]["part"]>,
): Promise<void> {
  const { spec, across, up, xs, ys } = ask;
  const rowOf = (y: number) => (): Reading[] => {
    const lifted = withNumber(spec, up, y);
    return xs.map((x) => reading(claim, ask, withNumber(lifted, across, x)));
  };
  const told: Watched<readonly { readonly row: number; readonly readings: readonly Reading[] }[]> = {
    ...watched,
    tell: (rows) => rows.forEach(watched.tell),
  };
  await inPortions(ys.map(rowOf), told, (rows, from) => rows.map((readings, i) => ({ row: from + i, readings })));
}

/** Both sides on the first cases of `verify` under a seed. */
export function cloud(
  claim: Claim,
  ask: Questions["cloud"]["ask"],
  watched: Watched<Questions["cloud"]["part"]>,
): Promise<void> {
  const pieces = Array.from({ length: ask.cases }, (_, index) => () => pointOf(claim, ask, index));
  return inPortions(pieces, watched, (found, from) => ({
    points: found.flatMap((point) => point ?? []),
    looked: from + found.length,
  }));
}

function pointOf(claim: Claim, { form, relation, seed }: Questions["cloud"]["ask"], index: number): CloudPoint | null {
  try {
    const spec = claim.specs.draw(caseSeed(seed, claim.id, index));
    return withArena(() => {
      const { relations } = judged(claim, spec, { ladder: [] });
      const found = relations.find((one) => one.form === form && one.relation.name === relation);
      if (found === undefined) return null;
      const { lhs, rhs } = found.relation;
      const { verdict } = found.judgement;
      return { index, seed, law: lawOf(spec), lhs: lhs.value, rhs: rhs.value, verdict, sizes: sizesOf(spec) };
    });
  } catch {
    return null;
  }
}

function lawOf({ lists }: Spec): string {
  const first = Object.values(lists).find((list) => "law" in list);
  return first !== undefined && "law" in first ? first.law : "entries";
}

/** The sizes that tightness is shown against: depth and widest layer of a chain, and those with names. */
function sizesOf({ sizes, widths }: Spec): Record<string, number> {
  const chain = widths.length < 2 ? {} : { "depth L": widths.length - 1, "widest layer": Math.max(...widths) };
  return { ...chain, ...sizes };
}
