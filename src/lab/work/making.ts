import type { Claim, ListSpec, OwnMatrices, Spec } from "../../claim/index.js";
import { caseSeed } from "../../engine/run/index.js";
import { isNpy, listOfArray, parseJson, parseNpy, parseNpz } from "../../formats/index.js";
import { DomainError, fromRows, type Matrix, withArena } from "../../numerics/index.js";
import { SpecArbitrary } from "../../../generators/index.js";
import type { Instance, Questions } from "./messages.js";

/** The case of that number of `verify` under that seed. */
export function drawnInstance(claim: Claim, seed: number, index: number): Instance {
  return opened(claim, claim.specs.draw(caseSeed(seed, claim.id, index)));
}

/** An instance with its matrices by their entries, as far as the claim lets them be given so. */
export function opened(claim: Claim, drawn: Spec): Instance {
  let spec = drawn;
  try {
    spec = withArena(() => claim.specs.spellOut(drawn));
  } catch {
    // A law that makes more matrices than the sizes say: it stays a law.
  }
  return { drawn, spec, beyond: [], unused: [] };
}

/**
 * The instance after sizes, widths or choices have changed: matrices keep what they have, lose what no longer fits, and
 * are filled up with zeros. @throws whatever the claim throws where no such instance can be made
 */
export function reshaped(claim: Claim, spec: Spec): Instance {
  const { specs } = claim;
  if (!(specs instanceof SpecArbitrary)) return opened(claim, spec);
  const { lists: listOptions = {} } = specs.options as SpecArbitrary<string, string, string, string>["options"];
  const lists = Object.entries(spec.lists).map(([name, list]): readonly [string, ListSpec] => {
    if ("law" in list || listOptions[name] === undefined) return [name, list];
    const shapes = listOptions[name].shapes(spec);
    const entries = shapes.map(([rows, cols], k) =>
      Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (__, j) => list.entries[k]?.[i]?.[j] ?? 0)),
    );
    return [name, { entries }];
  });
  const changed = { ...spec, lists: Object.fromEntries(lists) };
  return { drawn: changed, spec: changed, beyond: [], unused: [] };
}

/**
 * Somebody's own matrices as an instance. What they do not tell, such as choices and reals, is that of the instance at hand.
 * Lists that were not given stay those of the instance at hand, where they still fit.
 * @throws ShapeError, DomainError where they do not fit the claim
 */
export function fitted(claim: Claim, { lists, from }: Questions["fit"]["ask"]): Instance {
  const { specs } = claim;
  if (specs.fit === undefined) {
    throw new DomainError({ where: claim.id, expected: "a claim that takes matrices", got: "one that takes none" });
  }
  const given = new Map(lists.map(([name, matrices]) => [name, own(matrices)] as const));
  // A matrix without a name is M, else A, else the only list that there is.
  const known = Object.keys(from.lists);
  const stands = ["M", "A"].find((name) => known.includes(name)) ?? (known.length === 1 ? known[0]! : "matrix");
  const nameless = (name: string): boolean => (name === "" || name === "matrix") && !known.includes(name);
  const named = new Map([...given].map(([name, list]) => [nameless(name) ? stands : name, list]));
  const settings = new Map<string, string>([
    ...Object.entries(from.choices),
    ...Object.entries(from.reals).map(([name, value]) => [name, String(value)] as const),
  ]);
  const others = Object.entries(from.lists).flatMap(([name, list]): (readonly [string, OwnMatrices])[] =>
    "law" in list || named.has(name) ? [] : [[name, own(list.entries)]],
  );
  return withArena(() => {
    const attempt = (extra: typeof others): Instance => {
      const { spec, unused, beyond } = specs.fit!({ lists: new Map([...extra, ...named]), settings });
      return { drawn: spec, spec, beyond, unused };
    };
    try {
      return attempt(others);
    } catch (error) {
      if (others.length === 0) throw error;
      try {
        return attempt([]);
      } catch {
        throw error;
      }
    }
  });
}

function own(matrices: readonly (readonly (readonly number[])[])[]): OwnMatrices {
  const made = matrices.map((rows) =>
    fromRows(
      rows.map((row) => [...row]),
      "pasted",
    ),
  );
  return { matrices: made, vector: made.length === 1 && made[0]!.cols === 1 };
}

/** The matrices of a file by the names that claims use. @throws UsageError for bytes that are none */
export function readFile({ name, bytes }: Questions["read"]["ask"]): Questions["read"]["answer"] {
  const rowsOf = (matrices: readonly Matrix[]): number[][][] => matrices.map((matrix) => matrix.toRows());
  if (isNpy(bytes)) return [["matrix", rowsOf(listOfArray("matrix", parseNpy(bytes, name), name).matrices)]];
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const file = isZip ? parseNpz(bytes, name, name) : parseJson(new TextDecoder().decode(bytes), name, name);
  return [...file.lists].map(([key, { matrices }]) => [key, rowsOf(matrices)] as const);
}
