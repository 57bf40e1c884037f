import type { Spec, SpecSource } from "../../claim/index.js";
import type { Random } from "../../random/index.js";
import type { Effort } from "./effort.js";
import { move, sitesOf } from "./moves.js";

/** What a search makes small, with ∞ for a spec that says nothing, is not admissible or cannot be evaluated. */
type Objective = (spec: Spec, source: SpecSource) => number;

export interface Scored {
  readonly spec: Spec;
  readonly score: number;
  /** Where the spec comes from, and what it is spelled out and shrunk by. */
  readonly source: SpecSource;
}

export interface SearchOptions {
  /** Sources of fresh draws, each as likely as the others. */
  readonly sources: readonly SpecSource[];
  /** Specs to look at first and to start from now and then: stored witnesses, equality and degenerate cases. */
  readonly starts: readonly { readonly spec: Spec; readonly source: SpecSource }[];
  readonly objective: Objective;
  readonly effort: Effort;
  readonly random: Random;
  /** Called at the end of every climb; `fresh` where it started from a draw of its own. */
  readonly onClimb?: (end: Scored, fresh: boolean) => void;
}

/** Fewest draws between two climbs. */
const LEAST_BATCH = 8;

/** One fresh draw for so many evaluations of climbing: what only a law finds must be found as well. */
const CLIMB_SHARE = 4;

/** Relative step of a climb at its start. */
const FIRST_STEP = 0.5;

/** A climb ends where so many candidates at its start say nothing: its lists cannot be changed freely. */
const DEAF = 40;

/** A climb ends where its step has become no more than rounding. */
const LAST_STEP = 2 ** -50;

/**
 * Structured draws in turn with restarts of a (1+1) evolution strategy, until the effort is used up. Climbs start from
 * the best draw of a batch, from the smallest one, from a shrunk version of the best spec so far, or from one of the
 * given specs. Lists that are not opened for a climb stay laws, so that what a law knows by construction is kept.
 */
export async function search(options: SearchOptions): Promise<void> {
  const { sources, starts, effort, random } = options;
  let best: Scored | null = null;
  const evaluate = (spec: Spec, source: SpecSource): Scored => {
    effort.spend();
    const scored = { spec, score: options.objective(spec, source), source };
    if (best === null || scored.score < best.score) best = scored;
    return scored;
  };
  const given: Scored[] = [];
  for (const { spec, source } of starts) {
    if (effort.exhausted) return;
    given.push(evaluate(spec, source));
    await effort.pause();
  }
  let batchSize = LEAST_BATCH;
  for (let round = 0; !effort.exhausted; round++) {
    const batch: Scored[] = [];
    while (batch.length < batchSize && !effort.exhausted) {
      const source = random.pick(sources);
      batch.push(evaluate(source.draw(random.bits()), source));
      await effort.pause();
    }
    if (effort.exhausted) return;
    const turn = round % 4;
    const from = startOf(turn, batch, given, best, random);
    const before = effort.used;
    const open = from === null ? null : opened(from, random);
    if (open !== null) {
      const start = evaluate(open, from!.source);
      if (start.score < Infinity) {
        const end = await climb(start, evaluate, effort, random);
        options.onClimb?.(end, turn < 2);
      }
    }
    batchSize = Math.max(LEAST_BATCH, Math.ceil((effort.used - before) / CLIMB_SHARE));
  }
}

/** Where the climb of a round starts: turns 0 and 1 from the batch, 2 from the best so far shrunk, 3 from the given. */
function startOf(
  turn: number,
  batch: readonly Scored[],
  given: readonly Scored[],
  best: Scored | null,
  random: Random,
): Scored | null {
  const telling = batch.filter(({ score }) => score < Infinity);
  if (turn === 2 && best !== null && best.score < Infinity) {
    const smaller = [...best.source.shrink(best.spec)];
    if (smaller.length > 0) return { ...best, spec: random.pick(smaller) };
  }
  if (turn === 3) {
    const usable = given.filter(({ score }) => score < Infinity);
    if (usable.length > 0) return random.pick(usable);
  }
  const key = turn === 1 ? ({ spec }: Scored) => extent(spec) : ({ score }: Scored) => score;
  return telling.reduce<Scored | null>(
    (least, next) => (least === null || key(next) < key(least) ? next : least),
    null,
  );
}

/** How large a spec is, for the preference of small ones. */
function extent({ sizes, widths }: Spec): number {
  return [...Object.values(sizes), ...widths].reduce((a, b) => a + b, 0);
}

/** The spec with all of its lists, or some of them, given by entries; null where that cannot be. */
function opened({ spec, source }: Scored, random: Random): Spec | null {
  const names = Object.keys(spec.lists);
  const some = names.filter(() => random.integer(0, 1) === 0);
  const chosen = random.integer(0, 1) === 0 || some.length === 0 ? names : some;
  try {
    const spelled = source.spellOut(spec);
    const lists = names.map((name) => [name, (chosen.includes(name) ? spelled : spec).lists[name]!] as const);
    return { ...spelled, lists: Object.fromEntries(lists) };
  } catch {
    return null;
  }
}

/**
 * A (1+1) evolution strategy from one spec with the 1/5 success rule, over the lists that are given by entries. It ends
 * where a window of evaluations has not brought the score nearer to zero, or further below it, by a hundredth.
 */
export async function climb(
  start: Scored,
  evaluate: (spec: Spec, source: SpecSource) => Scored,
  effort: Effort,
  random: Random,
): Promise<Scored> {
  const names = Object.keys(start.spec.lists).filter((name) => "entries" in start.spec.lists[name]!);
  const sites = sitesOf(start.spec, names);
  if (sites.entries === 0) return start;
  const window = 100 + 10 * sites.entries;
  const growth = 1 + 1 / Math.sqrt(sites.entries + 1);
  const decay = 1 / Math.sqrt(Math.sqrt(growth));
  let best = start;
  let step = FIRST_STEP;
  let silent = 0;
  while (!effort.exhausted) {
    const mark = best.score;
    for (let i = 0; i < window && !effort.exhausted; i++) {
      const { spec, adapts } = move(best.spec, sites, step, random);
      const next = evaluate(spec, best.source);
      if (adapts) step *= next.score < best.score ? growth : decay;
      if (next.score <= best.score) best = next;
      silent = next.score === Infinity ? silent + 1 : -Infinity;
      if (step < LAST_STEP || silent >= DEAF) return best;
      await effort.pause();
    }
    if (!(best.score < mark - Math.abs(mark) / 100)) break;
  }
  return best;
}
