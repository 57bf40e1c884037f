import { admissible } from "../judge/admissible.js";
import { refutation, type Target } from "../judge/refutation.js";
import type { Claim, ListSpec, Spec, SpecSource } from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import type { Random } from "../../random/index.js";
import type { Effort } from "./effort.js";

/** Draws in which other values of choices and reals are looked for. */
const DRAWS = 40;

/** Other matrices or seeds that must all refute before one is called irrelevant. */
const TRIES = 4;

/** A place in a spec, with specs that differ from it there alone. */
interface Field {
  readonly path: string;
  readonly others: readonly Spec[];
  /** Looked at where this field matters as a whole. */
  readonly parts?: readonly Field[];
}

/**
 * Paths to the values of a refuting spec that do not matter: with every other value that was tried there, the relation
 * is refuted and the assumptions hold all the same. Fields for which no other value is known are left out. Stops early
 * where the effort is exhausted.
 */
export async function irrelevantFields(
  claim: Claim,
  target: Target,
  spec: Spec,
  effort: Effort,
  random: Random,
): Promise<string[]> {
  const found: string[] = [];
  const refutes = (candidate: Spec): boolean => {
    effort.spend();
    try {
      return (
        refutation(claim, target, candidate) !== null && withArena(() => admissible(claim, candidate, target.without))
      );
    } catch {
      return false;
    }
  };
  const look = async ({ path, others, parts = [] }: Field): Promise<void> => {
    if (effort.exhausted) return;
    await effort.pause();
    if (others.length > 0 && others.every(refutes)) found.push(path);
    else for (const part of parts) await look(part);
  };
  for (const field of fieldsOf(spec, target.specs ?? claim.specs, random)) await look(field);
  return found;
}

function fieldsOf(spec: Spec, source: SpecSource, random: Random): Field[] {
  const drawn = Array.from({ length: DRAWS }, () => source.draw(random.bits()));
  const others = <T>(current: T, values: readonly (T | undefined)[]): T[] =>
    [...new Set(values)].filter((value): value is T => value !== undefined && value !== current);
  const choices = Object.keys(spec.choices).map((name) => ({
    path: `choices.${name}`,
    others: others(
      spec.choices[name]!,
      drawn.map((one) => one.choices[name]),
    ).map((value) => ({ ...spec, choices: { ...spec.choices, [name]: value } })),
  }));
  const reals = Object.keys(spec.reals).map((name) => ({
    path: `reals.${name}`,
    others: others(
      spec.reals[name]!,
      drawn.map((one) => one.reals[name]),
    ).map((value) => ({ ...spec, reals: { ...spec.reals, [name]: value } })),
  }));
  return [...choices, ...reals, ...Object.keys(spec.lists).flatMap((name) => listFields(spec, name, random))];
}

function listFields(spec: Spec, name: string, random: Random): Field[] {
  const list = spec.lists[name]!;
  const having = (other: ListSpec): Spec => ({ ...spec, lists: { ...spec.lists, [name]: other } });
  if ("law" in list) {
    const seeds = Array.from({ length: TRIES }, () => random.bits());
    return [{ path: `lists.${name}.seed`, others: seeds.map((seed) => having({ law: list.law, seed })) }];
  }
  const { entries } = list;
  const values = [0, 1, -1, 2, random.normal(), random.normal()];
  const withMatrix = (i: number, change: (x: number, r: number, c: number) => number): Spec =>
    having({
      entries: entries.map((matrix, k) =>
        k === i ? matrix.map((row, r) => row.map((x, c) => change(x, r, c))) : matrix,
      ),
    });
  return entries.map((matrix, i) => ({
    path: `lists.${name}.entries[${i}]`,
    others: [withMatrix(i, () => 0), ...Array.from({ length: TRIES }, () => withMatrix(i, () => random.normal()))],
    parts: matrix.flatMap((row, r) =>
      row.map((x, c) => ({
        path: `lists.${name}.entries[${i}][${r}][${c}]`,
        others: values
          .filter((value) => value !== x)
          .map((value) => withMatrix(i, (y, a, b) => (a === r && b === c ? value : y))),
      })),
    ),
  }));
}
