import type { Spec } from "../../src/claim/index.js";
import { cuts } from "./cuts.js";
import type { Drawn, LayoutOptions, Range } from "./parts.js";
import { spellOutList } from "./spell-out.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/** Laws that make a list simple enough to check by hand, tried before entries are touched. */
const SIMPLE_LAWS = ["zero", "identity", "unit", "diagonal"];

/**
 * Smaller specs, in the order depth, widths, sizes (measurements, rank), reals, choices, simple laws, explicit
 * entries: zeros, ones, small integers, halves. Shrunk sizes stay in their ranges and hidden widths at
 * min(d_0, d_L) or above where the layout keeps them there, so a candidate is as valid as the spec it comes from.
 */
export function* shrinkSpec(layout: AnyLayout, spec: Spec): Generator<Spec> {
  for (const smaller of sizeCandidates(layout, spec)) {
    yield* refits(layout, spec, smaller);
  }
  for (const [name, values] of Object.entries(layout.reals ?? {})) {
    for (const value of before(values, spec.reals[name])) yield { ...spec, reals: { ...spec.reals, [name]: value } };
  }
  for (const [name, values] of Object.entries(layout.choices ?? {})) {
    for (const value of before(values, spec.choices[name])) {
      yield* refits(layout, spec, { ...spec, choices: { ...spec.choices, [name]: value } });
    }
  }
  for (const name of Object.keys(layout.lists ?? {})) yield* listCandidates(layout, spec, name);
}

/** The values that stand before `current`, which count as simpler. */
function before<T>(values: readonly T[], current: T | undefined): readonly T[] {
  const at = values.findIndex((value) => Object.is(value, current));
  return values.slice(0, Math.max(at, 0));
}

function* sizeCandidates(layout: AnyLayout, spec: Spec): Generator<Spec> {
  if (layout.chain !== undefined) {
    const seen = new Set<string>();
    for (const candidate of chainCandidates(layout.chain, spec)) {
      const text = candidate.widths.join();
      if (!seen.has(text)) yield candidate;
      seen.add(text);
    }
  }
  for (const [name, range] of Object.entries(layout.sizes ?? {})) {
    const value = spec.sizes[name]!;
    const [low] = rangeOf(range, spec);
    for (const smaller of new Set([low, Math.floor((low + value) / 2), value - 1])) {
      if (smaller < value && smaller >= low) yield { ...spec, sizes: { ...spec.sizes, [name]: smaller } };
    }
  }
}

function* chainCandidates(chain: NonNullable<AnyLayout["chain"]>, spec: Spec): Generator<Spec> {
  const { widths } = spec;
  const depth = widths.length - 1;
  const first = widths[0]!;
  const last = widths[depth]!;
  for (const smaller of lower(chain.depth, depth)) {
    if (smaller < depth && smaller >= chain.depth[0]) {
      yield { ...spec, widths: [first, ...widths.slice(1, smaller), last] };
    }
  }
  if (depth > chain.depth[0]) {
    for (let j = 1; j < depth - 1; j++) yield { ...spec, widths: widths.filter((_, i) => i !== j) };
  }
  for (const end of lower(chain.ends, first)) {
    if (end < first && end >= chain.ends[0]) yield { ...spec, widths: [end, ...widths.slice(1)] };
  }
  for (const end of lower(chain.ends, last)) {
    if (end < last && end >= chain.ends[0]) yield { ...spec, widths: [...widths.slice(0, -1), end] };
  }
  const least = chain.bottlenecks === true ? 1 : Math.min(first, last);
  const hidden = widths.slice(1, -1);
  if (hidden.some((width) => width > least)) {
    yield { ...spec, widths: [first, ...hidden.map(() => least), last] };
    yield { ...spec, widths: [first, ...hidden.map((width) => Math.max(least, width - 1)), last] };
  }
  // All widths at once, so that a large network comes down in a few steps, and stays one that the layout knows.
  const largest = Math.max(...widths);
  for (const most of largest > chain.ends[1] ? lower(chain.ends, largest) : []) {
    yield { ...spec, widths: widths.map((width) => Math.min(width, most)) };
  }
  for (const [j, width] of hidden.entries()) {
    if (width > least) yield { ...spec, widths: widths.map((d, i) => (i === j + 1 ? d - 1 : d)) };
  }
}

/** Smaller values: the least, one less, and, beyond what is usually drawn, half and three quarters of the way. */
function lower([low, high]: Range, value: number): ReadonlySet<number> {
  const between = value > high ? [Math.floor((low + value) / 2), Math.floor((low + 3 * value) / 4)] : [];
  return new Set([low, ...between, value - 1]);
}

function rangeOf(range: Range | ((drawn: Drawn) => Range), drawn: Drawn): Range {
  return typeof range === "function" ? range(drawn) : range;
}

/**
 * The candidate with its sizes clamped to their ranges and its explicit entries cut to the new shapes, in every way that
 * `cuts` knows; none where it cannot be.
 */
function* refits(layout: AnyLayout, from: Spec, candidate: Spec): Generator<Spec> {
  const sizes = { ...candidate.sizes };
  for (const [name, range] of Object.entries(layout.sizes ?? {})) {
    const [low, high] = rangeOf(range, { ...candidate, sizes });
    if (low > high) return;
    // Only what follows from other sizes is a limit of the statement; the end of a range is one of the time it takes.
    const most = typeof range === "function" ? high : Math.max(high, sizes[name]!);
    sizes[name] = Math.min(Math.max(sizes[name]!, low), most);
  }
  const clamped = { ...candidate, sizes };
  const shapes = new Map(Object.entries(layout.lists ?? {}).map(([name, list]) => [name, list.shapes(clamped)]));
  for (const lists of cuts(from.lists, shapes)) yield { ...clamped, lists };
}

function* listCandidates(layout: AnyLayout, spec: Spec, name: string): Generator<Spec> {
  if (layout.lists![name]!.quantified !== undefined) return;
  const list = spec.lists[name]!;
  if ("law" in list) {
    const at = SIMPLE_LAWS.indexOf(list.law);
    const simpler = at === -1 ? SIMPLE_LAWS : SIMPLE_LAWS.slice(0, at);
    for (const law of simpler) yield { ...spec, lists: { ...spec.lists, [name]: { law, seed: 0 } } };
    const spelled = spellOutList(layout, spec, name);
    const written = spelled?.lists[name];
    if (spelled === null || written === undefined || "law" in written) return;
    const rounded = { entries: mapEntries(written.entries, Math.round) };
    yield { ...spelled, lists: { ...spelled.lists, [name]: rounded } };
    yield spelled;
    return;
  }
  for (const candidate of entryCandidates(list.entries)) {
    yield { ...spec, lists: { ...spec.lists, [name]: { entries: candidate } } };
  }
}

type Entries = readonly (readonly (readonly number[])[])[];

function mapEntries(entries: Entries, change: (x: number) => number): number[][][] {
  return entries.map((matrix) =>
    matrix.map((row) =>
      row.map((x) => {
        const changed = change(x);
        return changed === 0 ? 0 : changed;
      }),
    ),
  );
}

/** Fewer bits: how simple an entry is, so that every candidate is simpler than what it replaces. */
function complexity(x: number): number {
  if (x === 0) return 0;
  if (x === 1) return 1;
  if (x === -1) return 2;
  if (Number.isInteger(x)) return 3 + Math.min(Math.abs(x), 2 ** 20) + (x < 0 ? 0.5 : 0);
  if (Number.isInteger(2 * x)) return 2 ** 21 + Math.min(Math.abs(x), 2 ** 20);
  return 2 ** 23;
}

/** Zeros or ones on the diagonal instead of all matrices, then instead of each of them. */
function* plainCandidates(entries: Entries): Generator<number[][][]> {
  const plain = [() => 0, (r: number, c: number) => (r === c ? 1 : 0)];
  const made = (matrix: Entries[number], entry: (r: number, c: number) => number): number[][] =>
    matrix.map((row, r) => row.map((_, c) => entry(r, c)));
  for (const entry of plain) yield entries.map((matrix) => made(matrix, entry));
  if (entries.length === 1) return;
  for (let i = 0; i < entries.length; i++) {
    for (const entry of plain) {
      yield entries.map((matrix, k) => (k === i ? made(matrix, entry) : matrix.map((row) => [...row])));
    }
  }
}

function* entryCandidates(entries: Entries): Generator<number[][][]> {
  const moves: ((x: number) => number)[] = [
    () => 0,
    () => 1,
    Math.sign,
    Math.round,
    (x) => Math.trunc(x / 2),
    (x) => Math.round(2 * x) / 2,
  ];
  const before = total(entries);
  for (const plain of plainCandidates(entries)) if (total(plain) < before) yield plain;
  for (const move of moves.slice(2)) {
    const all = mapEntries(entries, move);
    if (total(all) < before) yield all;
  }
  for (let i = 0; i < entries.length; i++) {
    for (let r = 0; r < entries[i]!.length; r++) {
      for (let c = 0; c < entries[i]![r]!.length; c++) {
        const x = entries[i]![r]![c]!;
        for (const move of moves) {
          if (complexity(move(x)) >= complexity(x)) continue;
          const next = mapEntries(entries, (y) => y);
          next[i]![r]![c] = move(x) === 0 ? 0 : move(x);
          yield next;
        }
      }
    }
  }
}

/** How simple all entries are together. */
function total(entries: Entries): number {
  let all = 0;
  for (const matrix of entries) for (const row of matrix) for (const x of row) all += complexity(x);
  return all;
}
