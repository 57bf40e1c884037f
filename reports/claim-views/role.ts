import { type Claim, judge, relationOf, type Spec } from "../../src/claim/index.js";
import { withArena } from "../../src/numerics/index.js";

/**
 * Other entries that a matrix may have, and other values of a real. Zero is among them, since ranks and signs stay as they are
 * under most changes.
 */
const CHANGES: readonly ((x: number) => number)[] = [() => 0, (x) => x + 1, (x) => 3 - 2 * x, (x) => x / 2 + 0.75];

/**
 * The instance of a counterexample without lists and reals on which neither side of its relation depends: with other entries
 * in each of them, and in all of them at once, both sides are what they were. Whatever throws plays a role.
 * @param relation the name of the relation that fails
 */
export function withoutIdle(claim: Claim, form: string, relation: string, spec: Spec): Spec {
  const sides = sidesOf(claim, form, relation, spec);
  if (sides === null) return spec;
  const isSame = (changed: Spec): boolean => sidesOf(claim, form, relation, changed) === sides;
  const idle = partsOf(spec).filter((part) => CHANGES.every((change) => isSame(changed(spec, [part], change))));
  if (idle.length === 0 || !CHANGES.every((change) => isSame(changed(spec, idle, change)))) return spec;
  const without = <T>(kind: Part["kind"], parts: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(parts).filter(([name]) => !idle.some((one) => one.kind === kind && one.name === name)),
    );
  return { ...spec, lists: without("lists", spec.lists), reals: without("reals", spec.reals) };
}

interface Part {
  readonly kind: "lists" | "reals";
  readonly name: string;
}

function partsOf({ lists, reals }: Spec): Part[] {
  return [
    ...Object.entries(lists).flatMap(([name, list]) => ("entries" in list ? [{ kind: "lists", name } as const] : [])),
    ...Object.keys(reals).map((name) => ({ kind: "reals", name }) as const),
  ];
}

function changed(spec: Spec, parts: readonly Part[], change: (x: number) => number): Spec {
  const has = (kind: Part["kind"], name: string): boolean =>
    parts.some((one) => one.kind === kind && one.name === name);
  const lists = Object.entries(spec.lists).map(([name, list]) =>
    has("lists", name) && "entries" in list
      ? ([name, { entries: list.entries.map((matrix) => matrix.map((row) => row.map(change))) }] as const)
      : ([name, list] as const),
  );
  const reals = Object.entries(spec.reals).map(([name, x]) => [name, has("reals", name) ? change(x) : x] as const);
  return { ...spec, lists: Object.fromEntries(lists), reals: Object.fromEntries(reals) };
}

/** Both sides and the verdict in one text; null where there are none. */
function sidesOf(claim: Claim, form: string, name: string, spec: Spec): string | null {
  try {
    return withArena(() => {
      const found = relationOf(claim.evaluate(spec), form, name);
      return found === undefined ? null : JSON.stringify([found.lhs.value, found.rhs.value, judge(found).verdict]);
    });
  } catch {
    return null;
  }
}
