import type { Claim, ShownObjects, Spec } from "../../src/claim/index.js";
import { withArena } from "../../src/numerics/index.js";
import { entry } from "../text/numbers.js";
import { withoutIdle } from "./role.js";

type Rows = readonly (readonly number[])[];

/** An instance in the objects that the statement speaks of. */
export interface Objects {
  /** Numbers and words, each as it is written. */
  readonly parameters: readonly string[];
  readonly matrices: readonly (readonly [name: string, list: readonly Rows[]])[];
  /** What is drawn by a law and given by no entries. */
  readonly drawn: readonly (readonly [name: string, law: string, seed: number])[];
}

/**
 * The objects of an instance: those that a claim says it speaks of, or that it takes from a file, where it does, which are those of its statement and no
 * encoding of its generator; else what was drawn. A spec that its claim no longer understands is shown as it stands.
 */
export function objectsOf(claim: Claim | undefined, spec: Spec): Objects {
  return (claim === undefined ? null : told(claim, spec)) ?? asDrawn(spelledOut(claim, spec));
}

/** Those of a counterexample on which its relation depends. @param relation the one that fails */
export function objectsThatMatter(claim: Claim | undefined, form: string, relation: string, spec: Spec): Objects {
  if (claim === undefined) return objectsOf(claim, spec);
  return told(claim, spec) ?? asDrawn(withoutIdle(claim, form, relation, spelledOut(claim, spec)));
}

function told(claim: Claim, spec: Spec): Objects | null {
  const { shown } = claim;
  if (shown !== undefined) {
    try {
      return named(withArena(() => shown(spec)));
    } catch {
      return null;
    }
  }
  const reading = claim.onFiles?.reading;
  if (reading === undefined) return null;
  try {
    return withArena(() => {
      const lists = Object.entries(reading.lists(spec)).filter(([, list]) => list.length > 0);
      const parameters = Object.keys(reading.parameters ?? {}).flatMap((name) => {
        const value = spec.reals[name];
        return value === undefined ? [] : [`${name} = ${entry(value)}`];
      });
      const matrices = lists.map(([name, list]) => [name, list.map((matrix) => matrix.toRows())] as const);
      return matrices.length === 0 ? null : { parameters, matrices, drawn: [] };
    });
  } catch {
    return null;
  }
}

/** Numbers apart from vectors, which are rows, and matrices. */
function named(objects: ShownObjects): Objects {
  const all = Object.entries(objects);
  return {
    parameters: all.flatMap(([name, value]) => (typeof value === "number" ? [`${name} = ${entry(value)}`] : [])),
    matrices: all.flatMap(([name, value]) => (typeof value === "number" ? [] : [[name, [rowsOf(value)]] as const])),
    drawn: [],
  };
}

function rowsOf(value: readonly number[] | Rows): Rows {
  return value.map((row) => (typeof row === "number" ? null : row)).includes(null)
    ? [value as readonly number[]]
    : (value as Rows);
}

function asDrawn({ sizes, widths, choices, reals, lists }: Spec): Objects {
  const layers = lists["W"];
  const isSpelledOut = Object.values(lists).some((list) => "entries" in list && list.entries.length > 0);
  const telling = layers !== undefined && "entries" in layers && layers.entries.length === widths.length - 1;
  return {
    parameters: [
      ...Object.entries(sizes).map(([name, value]) => `${name} = ${value}`),
      ...(widths.length === 0 || telling ? [] : [`widths ${widths.join(" → ")}`]),
      // Where the matrices are there, choices say how they were made.
      ...(isSpelledOut ? [] : Object.entries(choices).map(([name, value]) => `${name}: ${value}`)),
      ...Object.entries(reals).map(([name, value]) => `${name} = ${entry(value)}`),
    ],
    matrices: Object.entries(lists).flatMap(([name, list]) =>
      "law" in list || list.entries.length === 0 ? [] : [[name, list.entries] as const],
    ),
    drawn: Object.entries(lists).flatMap(([name, list]) =>
      "law" in list ? [[name, list.law, list.seed] as const] : [],
    ),
  };
}

function spelledOut(claim: Claim | undefined, spec: Spec): Spec {
  try {
    return claim?.specs.spellOut(spec) ?? spec;
  } catch {
    return spec;
  }
}
