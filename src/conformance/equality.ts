import { type Claim, type EqualityCase, judge, type Relation, relationOf, type Spec, TEETH } from "../claim/index.js";
import { withArena } from "../numerics/index.js";

/** The cases of equality of a claim; none where it gives the reason for having none. */
export function equalityCases({ equalityCases: cases }: Claim): readonly EqualityCase[] {
  return "none" in cases ? [] : cases;
}

/** A claim without cases of equality says why. */
export function reasonFaults({ equalityCases: cases }: Claim): string[] {
  return "none" in cases && cases.none.length < 20
    ? ["the reason for having no equality case is too short to be one"]
    : [];
}

/** On a case of equality its relations are not refuted, agree within rounding, and are refuted when tightened. */
export function equalityFaults(claim: Claim, equality: EqualityCase): string[] {
  return equality.specs.flatMap((spec) => teethFaults(claim, equality, spec));
}

function teethFaults(claim: Claim, equality: EqualityCase, spec: Spec): string[] {
  return withArena(() => {
    const outcomes = claim.evaluate(spec);
    return equality.relations.flatMap((name) => {
      const where = `equality case "${equality.name}" of "${name}" (${equality.form})`;
      const relation = relationOf(outcomes, equality.form, name);
      if (relation === undefined) return [`${where} does not evaluate that relation on ${JSON.stringify(spec)}`];
      return biteFaults(where, relation);
    });
  });
}

function biteFaults(where: string, relation: Relation): string[] {
  const { verdict, margin, rounding } = judge(relation);
  const size = relation.scale;
  const numbers = `margin ${margin}, rounding ${rounding}, scale ${size}`;
  if (verdict === "refuted") return [`${where} is refuted there: ${numbers}`];
  if (Math.abs(margin) > rounding) return [`${where} is no equality: ${numbers}`];
  if (judge(relation.tightened(1 + TEETH)).verdict !== "refuted") {
    return [`${where} has no teeth: multiplied by ${1 + TEETH} it is not refuted (${numbers})`];
  }
  return [];
}
