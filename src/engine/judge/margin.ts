import { type Claim, examined, judge, type Relation, type Spec } from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import { undrawnList, violations } from "./admissible.js";

/** Which relations a search looks at, and under which assumptions. */
export interface Aim {
  readonly form: string;
  /** One relation by its name; all of the form's where undefined. */
  readonly wanted?: string | undefined;
  readonly without: readonly string[];
}

/** The relation with the least score, if any said something. */
interface Scoring {
  readonly score: number;
  readonly relation: string | null;
  /** Whether floating point leaves that relation open. */
  readonly open: boolean;
  /** Why the instance could not be evaluated; null where it was. */
  readonly error: string | null;
}

const SILENT: Scoring = { score: Infinity, relation: null, open: false, error: null };

/**
 * The least (margin + rounding) / scale over the relations aimed at: what a hunt makes small. Rounding counts against
 * a candidate, so that a search gains nothing from noise, and a scale of zero says nothing. ∞ where the statement does
 * not speak of the instance or an assumption that is not dropped fails, where no relation applies, for NaN, and where
 * evaluation throws. This is the searcher's score and no verdict. Dropped assumptions that the spec violates are added
 * to `broken`.
 */
export function leastMargin(claim: Claim, aim: Aim, spec: Spec, broken?: Set<string>): Scoring {
  return leastScore(claim, aim, spec, relativeMargin, broken);
}

/** The least of any score of relations, as in `leastMargin`. */
export function leastScore(
  claim: Claim,
  { form, wanted, without }: Aim,
  spec: Spec,
  scoreOf: (relation: Relation) => number,
  broken?: Set<string>,
): Scoring {
  try {
    return withArena(() => {
      if (undrawnList(claim, spec) !== null) return SILENT;
      const instance = examined(claim, spec);
      const violated = violations(claim, spec, instance);
      if (violated.some((name) => !without.includes(name))) return SILENT;
      for (const name of violated) broken?.add(name);
      let least = SILENT;
      let nearest: Relation | null = null;
      const outcome = instance.outcomes().find((one) => one.form === form);
      for (const relation of outcome?.relations ?? []) {
        if (wanted !== undefined && relation.name !== wanted) continue;
        const score = scoreOf(relation);
        if (!(score < least.score)) continue;
        least = { ...SILENT, score, relation: relation.name };
        nearest = relation;
      }
      return nearest !== null && judge(nearest).verdict === "undecided" ? { ...least, open: true } : least;
    });
  } catch (error) {
    return { ...SILENT, error: error instanceof Error ? error.message : String(error) };
  }
}

/** (margin + rounding) / scale, or NaN where that says nothing. */
function relativeMargin({ sense, lhs, rhs, scale }: Relation): number {
  const margin = sense === "bound" ? rhs.value - lhs.value : -Math.abs(rhs.value - lhs.value);
  return scale > 0 ? (margin + lhs.error + rhs.error) / scale : NaN;
}
