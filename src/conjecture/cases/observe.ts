import { type Claim, namedQuantities, type Spec } from "../../claim/index.js";
import { admissible } from "../../engine/judge/index.js";
import { Matrix, note, Quantity, type Step, withArena, withProvenance } from "../../numerics/index.js";
import { factorsOf, type Node } from "./tree.js";

/** What one case shows: its quantities by their keys, and its sizes by their names. */
export interface Observed {
  readonly spec: Spec;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly sizes: ReadonlyMap<string, number>;
  /** The depth; 1 where there is no chain of layers. */
  readonly depth: number;
  /** What the quantities are computed of, for their names. */
  readonly stepOf: (value: object) => Step | undefined;
}

/** The case of a spec; null where the claim does not speak of it, or where it cannot be evaluated. */
export function observe(claim: Claim, form: string, spec: Spec): Observed | null {
  try {
    return withArena(() => {
      if (!admissible(claim, spec)) return null;
      const { result: outcomes, stepOf } = withProvenance(() => claim.evaluate(spec));
      const nodes = factorsOf(outcomes, form, stepOf);
      const known = outcomes.find((one) => one.form === form)?.quantities;
      return { spec, nodes, sizes: sizesOf(spec, known), depth: depthOf(spec), stepOf };
    });
  } catch {
    return null;
  }
}

/**
 * The quantities of an instance at the given keys, with all of their records for whoever listens; null those that it does
 * not have. @throws what evaluation throws
 */
export function quantitiesAt(
  claim: Claim,
  form: string,
  spec: Spec,
  keys: readonly string[],
): Pick<Observed, "sizes" | "depth"> & { readonly quantities: readonly (Quantity | null)[] } {
  const { result: outcomes, stepOf } = withProvenance(() => claim.evaluate(spec));
  const nodes = factorsOf(outcomes, form, stepOf);
  const quantities = keys.map((key) => nodes.get(key)?.quantity ?? null);
  noteAgain(quantities, stepOf);
  const known = outcomes.find((one) => one.form === form)?.quantities;
  return { quantities, sizes: sizesOf(spec, known), depth: depthOf(spec) };
}

/** Records made inside of another recording are its own: they are noted once more for the outer one. */
function noteAgain(values: readonly unknown[], stepOf: Observed["stepOf"]): void {
  const seen = new Set<object>();
  const open = [...values];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (!(value instanceof Quantity || value instanceof Matrix)) {
      if (!ArrayBuffer.isView(value)) open.push(...(Object.values(value) as unknown[]));
      continue;
    }
    const step = stepOf(value);
    if (step === undefined) continue;
    // The compiler does not see that an operation and its operands belong together.
    (note as (result: object, operation: string, ...operands: readonly unknown[]) => object)(
      value,
      step.operation,
      ...step.operands,
    );
    open.push(...step.operands);
  }
}

/** The depth of a network: of the chain of widths, or of a size of that name; 1 where there is neither. */
export function depthOf(spec: Spec): number {
  return namedQuantities(spec).get("depth") ?? 1;
}

/** Sizes by name: L and L−1, the ends of a chain, and every whole number ≥ 1 that the spec or the claim names. */
export function sizesOf(spec: Spec, known: Readonly<Record<string, number>> = {}): Map<string, number> {
  const { widths } = spec;
  const depth = depthOf(spec);
  const ends: [string, number][] =
    widths.length < 2
      ? []
      : [
          ["d₀", widths[0]!],
          ["d_L", widths.at(-1)!],
        ];
  const others = [...namedQuantities({ ...spec, widths: [], reals: {} }, known)].filter(([name]) => name !== "depth");
  const all: [string, number][] = [["L", depth], ["(L−1)", depth - 1], ...ends, ...others];
  return new Map(all.filter(([, size]) => Number.isInteger(size) && size >= 1));
}
