import type { Claim, Spec } from "../../claim/index.js";
import { climb, Effort, type Pace, type Scored } from "../../engine/search/index.js";
import { Random } from "../../random/index.js";
import { sameQuantities, sizePart, slackOf, type Bound } from "../bounds/index.js";
import { observe, rowOf, type Ground, type Row, type Table } from "../cases/index.js";

/** Evaluations of a climb at one combination of sizes. */
const OF_A_CLIMB = 150;

/**
 * Climbs at each combination of sizes that is drawn, from the case there with the least room. A search over all sizes at once
 * is drawn to where a bound is met, and stays there.
 * @param others the bounds beside it
 * @returns a spec that refutes the bound in floating point, where one was found, and the evaluations
 */
export async function climbBySizes(
  claim: Claim,
  form: string,
  bound: Bound,
  others: readonly Bound[],
  table: Table,
  grounds: readonly Ground[],
  pace: Pace & { readonly seed: number },
): Promise<{ readonly found: Spec | null; readonly evaluations: number }> {
  const effort = new Effort(pace);
  const random = new Random(pace.seed);
  let found: Spec | null = null;
  for (const { spec } of startsOf(bound, others, table, grounds)) {
    if (effort.exhausted || found !== null) break;
    const start = spelledOut(claim, spec);
    if (start === null) continue;
    const part = effort.part(OF_A_CLIMB);
    const evaluate = (candidate: Spec): Scored => {
      part.spend();
      const one = observe(claim, form, candidate);
      const slack = one === null ? null : slackOf(bound, rowOf(one, table.keys, table.sizes));
      const score = slack === null || Number.isNaN(slack.value) ? Infinity : slack.value;
      if (slack !== null && slack.value < -slack.rounding && found === null) {
        found = candidate;
        part.cap(0);
      }
      return { spec: candidate, score, source: claim.specs };
    };
    const scored = evaluate(start);
    if (scored.score < Infinity && found === null) await climb(scored, evaluate, part, random);
    effort.spend(part.used);
    await effort.pause();
  }
  return { found, evaluations: effort.used };
}

/**
 * A start at every combination of sizes: first those at which the bound is sharper than all others of the same quantities, since
 * it follows from these elsewhere; then those with the least room, and last those where the bound is met.
 */
function startsOf(bound: Bound, others: readonly Bound[], { rows }: Table, grounds: readonly Ground[]): Ground[] {
  const nearest = new Map<string, { readonly row: Row; readonly value: number; readonly isMet: boolean }>();
  for (const row of rows) {
    const { value, rounding } = slackOf(bound, row);
    const known = nearest.get(row.group);
    if (known === undefined || value < known.value) nearest.set(row.group, { row, value, isMet: value <= rounding });
  }
  const sign = bound.direction === "≤" ? 1 : -1;
  const rivals = others.filter((other) => other !== bound && sameQuantities(other, bound));
  const starts = grounds.map((ground) => {
    const { row, value, isMet } = nearest.get(ground.group) ?? { row: ground, value: 0, isMet: false };
    const lead = Math.min(
      Infinity,
      ...rivals.map((other) => sign * (sizePart(other, ground) - sizePart(bound, ground))),
    );
    return { start: row, order: [lead === Infinity || lead <= 0 ? 0 : -lead, isMet ? 1 : 0, value] as const };
  });
  return starts
    .sort(({ order: a }, { order: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    .map(({ start }) => start);
}

function spelledOut({ specs }: Claim, spec: Spec): Spec | null {
  try {
    return specs.spellOut(spec);
  } catch {
    return null;
  }
}
