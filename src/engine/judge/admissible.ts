import { chosenSpecs, type Claim, type Examined, examined, type Spec, type SpecSource } from "../../claim/index.js";

/**
 * The assumptions that the instance of a spec is not known to satisfy: slack < −error, or a slack that says nothing,
 * NaN or with an infinite error.
 * @param measured whether the assumption of that position is looked at; all are unless told otherwise
 * @throws whatever materialization throws
 */
export function violations(
  claim: Claim,
  spec: Spec,
  instance: Examined = examined(claim, spec),
  measured: (i: number) => boolean = () => true,
): string[] {
  if (claim.assumptions.length === 0) return [];
  const slacks = instance.slacks(measured);
  return claim.assumptions.flatMap(({ name }, i) => {
    const slack = measured(i) ? slacks[i] : null;
    return slack === null || slack === undefined || (slack.value >= -slack.error && slack.error < Infinity)
      ? []
      : [name];
  });
}

/**
 * The first list over whose draws the statement holds almost surely and that is no draw from its laws; null where there
 * is none. The statement says nothing of such an instance.
 */
export function undrawnList({ specs: { almostSurely } }: Claim, { lists }: Spec): string | null {
  if (almostSurely === undefined) return null;
  for (const [name, laws] of almostSurely) {
    const list = lists[name];
    if (list !== undefined && !("law" in list && laws.includes(list.law))) return name;
  }
  return null;
}

/**
 * In what a spec is of another kind than all that a claim is tried on, one line each, so that the statement is likely not to
 * be about it: its number of layers, a size, a number, a choice.
 * @param source of specs of the claim
 */
export function departures(claim: Claim, spec: Spec, source: SpecSource = claim.specs): readonly string[] {
  return source.outside?.(spec, chosenSpecs(claim)) ?? [];
}

/** Whether the statement speaks of the instance of a spec: every assumption holds but those that are dropped. */
export function admissible(
  claim: Claim,
  spec: Spec,
  dropped: readonly string[] = [],
  instance: Examined = examined(claim, spec),
): boolean {
  if (undrawnList(claim, spec) !== null) return false;
  return violations(claim, spec, instance).every((name) => dropped.includes(name));
}
