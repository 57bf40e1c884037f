import { asWritten, type Claim, relationOf, type Spec, type Witness } from "../../claim/index.js";
import { Matrix, type Quantity, withProvenance } from "../../numerics/index.js";
import { type Change, changesOf, numbersOf } from "./changed-specs.js";
import { follow, type Followed, type Observed } from "./followed.js";
import { type Evaluation, graphOf, stepsText } from "./graph.js";
import { participants } from "./participation.js";
import { type Inputs, recomputedSides, type Sides } from "./recompute.js";

/** The relation on one instance: what the claim computed, and from what. */
interface Seen extends Observed {
  readonly inputs: Inputs;
  readonly sides: Sides;
  /** Null for the witness itself. */
  readonly change: Change | null;
}

/** A change after which the relation does not apply, or cannot be evaluated. */
interface Outside {
  readonly inputs: Inputs;
  readonly change: Change;
}

/** A computation of both sides, and how far it is that of the claim. */
export interface Trace {
  readonly followed: Followed;
  readonly inputs: Inputs;
  /** Of each given node the matrices that it changes with, as far as that is known. */
  readonly givenFrom: ReadonlyMap<number, readonly number[]>;
  /** What else the sides are not recomputed from the matrices for, one sentence each. */
  readonly untraced: readonly string[];
  /** The matrices whose entries have to keep their signs, for the claim would take other steps. */
  readonly guarded: readonly number[];
  /** The matrices that take part in neither side. */
  readonly idle: readonly number[];
  /** How many changed instances the computation was compared on with the claim. */
  readonly tried: number;
}

/** The relation of a witness on a spec; null where it does not apply. @throws whatever evaluation throws */
export function evaluation(claim: Claim, { form, relation }: Witness, spec: Spec): Evaluation | null {
  const { result, stepOf } = withProvenance(() => claim.evaluate(spec));
  const found = relationOf(result, form, relation);
  return found === undefined ? null : { relation: found, stepOf };
}

/** So many evaluations have to agree on where a number comes from. */
const LEAST = 3;

/**
 * How both sides come from the matrices of a witness. Notes tell the steps, but not which number of the instance a
 * matrix or a number was that they begin with, and a step on an exact zero leaves no note. So the claim is evaluated on
 * changed instances, too: where it takes the same steps, the numbers that change together are the same; and the
 * computation that is read off has to give the sides of the claim on all of them, or is not called recomputed. Where the
 * relation does not apply any more, it must not give the sides of the witness.
 * @param names one for each matrix, through all lists
 */
export function trace(claim: Claim, witness: Witness, atWitness: Evaluation, names: readonly string[]): Trace {
  const origin = seen(witness.spec, atWitness, null);
  const changed: Seen[] = [];
  const outside: Outside[] = [];
  for (const change of changesOf(witness.spec, names)) {
    const found = orNull(() => evaluation(claim, witness, change.spec));
    if (found === null) outside.push({ inputs: inputsOf(change.spec), change });
    else changed.push(seen(change.spec, found, change));
  }
  const groups = new Map<string, Seen[]>();
  for (const one of [origin, ...changed]) {
    const steps = stepsText(one.graph);
    groups.set(steps, [...(groups.get(steps) ?? []), one]);
  }
  const [own, ...others] = groups.values();
  const candidates = [own!, ...others.filter((group) => group.length >= LEAST)].map((group) => {
    const followed = follow(group);
    return {
      ...tried(followed, origin, { changed, outside }, names),
      givenFrom: givenFrom(followed, group),
      isOwn: group === own,
    };
  });
  // What is given is known at the witness alone.
  return candidates.filter(({ isOwn, givenFrom }) => isOwn || givenFrom.size === 0).sort(byTrust)[0]!;
}

/** A recomputed one before others, then one that is good for more instances; else the steps of the witness itself. */
function byTrust(a: Trace & { readonly isOwn: boolean }, b: typeof a): number {
  const doubts = ({ givenFrom, untraced }: Trace): number => (givenFrom.size + untraced.length === 0 ? 0 : 1);
  return doubts(a) - doubts(b) || a.guarded.length - b.guarded.length || Number(b.isOwn) - Number(a.isOwn);
}

function inputsOf(spec: Spec): Inputs {
  const entries = Object.values(spec.lists).flatMap((given) => ("entries" in given ? given.entries : []));
  const matrices = entries.map((rows) => new Matrix(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat())));
  return { matrices, reals: Object.values(spec.reals) };
}

function seen(spec: Spec, found: Evaluation, change: Change | null): Seen {
  const inputs = inputsOf(spec);
  return {
    shapes: inputs.matrices,
    numbers: numbersOf(spec),
    graph: graphOf(found),
    inputs,
    sides: asWritten(found.relation),
    change,
  };
}

/** For each given node the matrices that alone change its value. */
function givenFrom(followed: Followed, group: readonly Seen[]): Map<number, readonly number[]> {
  const from = new Map<number, readonly number[]>();
  const text = ({ graph }: Seen, leaf: number): string => JSON.stringify(graph.nodes[leaf]);
  for (const [place, node] of followed.nodes.entries()) {
    if (node.kind !== "given") continue;
    const moved = group.filter((one) => text(one, node.leaf) !== text(group[0]!, node.leaf));
    from.set(place, [...new Set(moved.flatMap(({ change }) => change?.matrix ?? []))]);
  }
  return from;
}

/** Compares a computation with the claim on the witness and on all changed instances. */
function tried(
  followed: Followed,
  origin: Seen,
  { changed, outside }: { readonly changed: readonly Seen[]; readonly outside: readonly Outside[] },
  names: readonly string[],
): Omit<Trace, "givenFrom"> {
  const untraced = new Map<string, string>();
  const guarded = new Set<number>();
  const here = orNull(() => recomputedSides(followed, origin.inputs));
  if (here === null || !agree(here, origin.sides)) {
    untraced.set("", `the recorded steps give ${sidesText(here)} and the claim ${sidesText(origin.sides)}`);
  }
  const doubt = ({ kind, matrix, words }: Change, why: string): void => {
    if (kind === "zero" || kind === "negated") guarded.add(matrix!);
    else if (kind === "entries") for (const k of matrix === null ? names.keys() : [matrix]) guarded.add(k);
    else {
      const who = matrix === null ? "the matrices take" : `${names[matrix]!} takes`;
      if (!untraced.has(who)) untraced.set(who, `how ${who} part is not recorded: ${words} ${why}`);
    }
  };
  const comparable = changed.filter(({ change }) => ofMatrices(change!));
  for (const { change, inputs, sides } of comparable) {
    const found = orNull(() => recomputedSides(followed, inputs));
    if (found !== null && agree(found, sides)) continue;
    doubt(change!, `the claim has ${sidesText(sides)}, the recorded steps give ${sidesText(found)}`);
  }
  for (const { change, inputs } of outside.filter((one) => ofMatrices(one.change))) {
    const found = orNull(() => recomputedSides(followed, inputs));
    if (found === null || !agree(found, origin.sides)) continue;
    doubt(change, "the relation does not apply, and the recorded steps give its sides");
  }
  const sentences = [...untraced.values(), ...withoutInstance(followed, origin, changed)];
  const guards = [...guarded].sort((a, b) => a - b);
  const taking = participants(followed);
  const busy = [followed.left, followed.right].flatMap((side) => [...taking[side]!.matrices]);
  const idle = [...names.keys()].filter((k) => !busy.includes(k));
  return { followed, inputs: origin.inputs, untraced: sentences, guarded: guards, idle, tried: comparable.length };
}

/** A changed real or size is no matrix that somebody puts in place of another. */
function ofMatrices({ kind }: Change): boolean {
  return kind !== "numbers" && kind !== "size";
}

/** Sides that are computed, but from nothing of the instance. A number of the statement is none. */
function withoutInstance(followed: Followed, origin: Seen, changed: readonly Seen[]): string[] {
  const taking = participants(followed);
  const sides = [followed.left, followed.right];
  const sentences = sides.flatMap((side, i) => {
    if (taking[side]!.matrices.size + taking[side]!.reals.size > 0) return [];
    const node = followed.nodes[side]!;
    const value = origin.sides[i]!.value;
    const moves = changed.some((one) => one.sides[i]!.value !== value);
    if (node.kind === "given" || (node.kind === "constant" && !moves)) return [];
    const name = i === 0 ? "left" : "right";
    return [`no number of the instance takes part in the ${name} side, ${value}, by steps that are recorded`];
  });
  const takes = sides.some((side) => taking[side]!.matrices.size + taking[side]!.reals.size > 0);
  return takes
    ? sentences
    : [...sentences, "nothing of the instance takes part in either side by steps that are recorded"];
}

function sidesText(sides: Sides | null): string {
  return sides === null ? "none" : sides.map(({ value }) => value).join(" and ");
}

function agree(a: Sides, b: Sides): boolean {
  const same = (x: Quantity, y: Quantity): boolean =>
    Object.is(x.value, y.value) || Math.abs(x.value - y.value) <= 2 * (x.error + y.error);
  return same(a[0], b[0]) && same(a[1], b[1]);
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
