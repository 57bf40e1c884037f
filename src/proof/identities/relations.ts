import type { Claim, Relation, Spec } from "../../claim/index.js";
import { type Quantity, type Step, withProvenance } from "../../numerics/index.js";
import { irrational, rawRecord, type RawRecord } from "../record/index.js";

/** A relation of a form, by name. */
export interface Named {
  readonly form: string;
  readonly relation: string;
}

export function keyOf({ form, relation }: Named): string {
  return JSON.stringify([form, relation]);
}

/** A relation on one instance, as it was computed; a reason in place of the record where that cannot be followed. */
interface Recorded extends Named {
  /** Made when it is asked for. */
  readonly record: () => RawRecord | string;
}

/** All identities on one instance, by their keys. */
export type Records = ReadonlyMap<string, Recorded>;

/**
 * The identities of the forms that are expected to hold, and the bounds that follow from one, on one instance; none where it
 * cannot be evaluated.
 */
export function identitiesOf(claim: Claim, spec: Spec): Records {
  const expected = new Set(claim.forms.filter((form) => form.expected === "holds").map(({ name }) => name));
  const evaluated = evaluate(claim, spec, expected);
  const all = (evaluated?.relations ?? []).map(({ form, relation, gap }) => {
    const named = { form, relation: relation.name };
    let known: RawRecord | string | null = null;
    const record = (): RawRecord | string => (known ??= rawRecord(relation, evaluated!.stepOf, gap, irrational));
    return [keyOf(named), { ...named, record }] as const;
  });
  return new Map(all);
}

interface Evaluated {
  readonly relations: readonly {
    readonly form: string;
    readonly relation: Relation;
    readonly gap?: { readonly value: Quantity; readonly power: number };
  }[];
  readonly stepOf: (value: object) => Step | undefined;
}

/** The identities of some forms, and the bounds that say which identity proves them. */
function evaluate(claim: Claim, spec: Spec, forms: ReadonlySet<string>): Evaluated | null {
  try {
    const { result: relations, stepOf } = withProvenance(() =>
      claim.evaluate(spec).flatMap(({ form, relations: all }) =>
        all.flatMap((relation) => {
          const { sense, because } = relation;
          if (!forms.has(form) || (sense === "bound" && because === undefined)) return [];
          if (because === undefined) return [{ form, relation }];
          return [{ form, relation, gap: { value: because.gap(), power: because.power } }];
        }),
      ),
    );
    return { relations, stepOf };
  } catch {
    // An instance in general position need not satisfy what the claim relies on.
    return null;
  }
}
