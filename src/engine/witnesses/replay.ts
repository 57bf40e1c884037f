import { departures, undrawnList, violations } from "../judge/admissible.js";
import { confirm, type Confirmation } from "../judge/confirm.js";
import { type Refutation, refutationOf } from "../judge/refutation.js";
import { hairViolations } from "../judge/slack-sign.js";
import { requireSteady, UnsteadyError } from "../judge/steady.js";
import {
  type Certificate,
  type Claim,
  type Contradiction,
  type Direction,
  judge,
  type Judgement,
  type Relation,
  relationOf,
  type Witness,
} from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import { idleDrops, misfitWith } from "./dropped.js";
import { falseClaim, isPrecision } from "./file-claims.js";

/** What became of a stored witness. */
export type Replay =
  | ({ readonly outcome: "reproduced" } & Replayed)
  | ({ readonly outcome: "not reproduced"; readonly reason: string } & Replayed)
  /** Floating point refutes the relation and intervals say that it holds: a fault of the numerics. */
  | ({
      readonly outcome: "contradicted";
      readonly reason: string;
      readonly contradiction: Contradiction;
    } & Replayed)
  /** It does not fit the claim any more: nothing can be said of it. */
  | { readonly outcome: "stale"; readonly reason: string };

/** Both sides as they are evaluated now. */
interface Replayed {
  readonly sense: Relation["sense"];
  /** How the relation is written. */
  readonly direction: Direction;
  readonly lhs: number;
  readonly rhs: number;
  readonly rounding: number;
  /** Whether intervals refute the relation, if only with error bounds that they borrow. */
  readonly reached: boolean;
  /** The enclosures made again; null where intervals do not refute the relation on their own. */
  readonly certificate: Certificate | null;
}

/**
 * Evaluates a stored witness again. It is reproduced where its relation is refuted under every assumption that was kept,
 * with the sides that the file has, and with a certificate where the file has one.
 * @param claim the claim that the witness names; undefined where there is none
 */
export function replay(claim: Claim | undefined, witness: Witness): Replay {
  if (claim === undefined) return stale(`there is no claim ${witness.claim}`);
  const undrawn = undrawnList(claim, witness.spec);
  if (undrawn !== null) {
    return stale(
      `the statement holds almost surely over draws of ${undrawn}, and the witness has other matrices there`,
    );
  }
  const seeded = Object.entries(witness.spec.lists).find(
    ([name, list]) => "law" in list && claim.specs.almostSurely?.has(name) !== true,
  );
  if (seeded !== undefined) return stale(`its ${seeded[0]} is a seed, and not given by value`);
  const misfit = misfitOf(claim, witness);
  if (misfit !== null) return stale(misfit);
  try {
    return evaluated(claim, witness);
  } catch (error) {
    if (error instanceof UnsteadyError) return stale(`it gives another value each time: ${error.differs}`);
    return stale(`evaluation throws: ${(error instanceof Error ? error.message : String(error)).split("\n")[0]!}`);
  }
}

function stale(reason: string): Replay {
  return { outcome: "stale", reason };
}

/** In what a witness does not fit its claim, before anything is evaluated. */
function misfitOf(claim: Claim, { form, without, spec }: Witness): string | null {
  if (!claim.forms.some(({ name }) => name === form)) return `${claim.id} has no ${form} form`;
  const unknown = without.find((name) => !claim.assumptions.some((assumption) => assumption.name === name));
  if (unknown !== undefined) return `${claim.id} has no assumption "${unknown}"`;
  const relaxed = claim.assumptions.flatMap(({ name, without: source }) =>
    source !== undefined && without.includes(name) ? [source] : [],
  );
  // A dropped assumption may have a source of its own, with other parameters.
  const misfits = [claim.specs, ...relaxed].map(
    (source) => misfitWith(source.draw(0), spec) ?? departures(claim, spec, source)[0] ?? null,
  );
  return misfits.includes(null) ? null : misfits[0]!;
}

function evaluated(claim: Claim, witness: Witness): Replay {
  const { form, relation: name, spec, without } = witness;
  const found = withArena(() => {
    const all = violations(claim, spec);
    const idle = idleDrops(claim, witness, all);
    const violated = all.filter((assumption) => !without.includes(assumption));
    const outcomes = claim.evaluate(spec);
    requireSteady(claim, spec, outcomes);
    const relation = relationOf(outcomes, form, name);
    if (relation === undefined) return { violated, idle, relation: null };
    const judgement = judge(relation);
    return { violated, idle, relation: { judgement, refutation: refutationOf(spec, relation, judgement) } };
  });
  if (found.relation === null) return stale(`the ${form} form has no relation "${name}" there`);
  if (found.violated.length > 0) return stale(`it violates the assumption "${found.violated[0]!}"`);
  const hair = hairViolations(claim, spec).find((name) => !without.includes(name));
  if (hair !== undefined) return stale(`it violates the assumption "${hair}", by less than floating point sees`);
  const { judgement, refutation } = found.relation;
  const { sense, direction, lhs, rhs } = refutation;
  const confirmation = confirm(claim, form, refutation);
  const certificate = confirmation.outcome === "certified" ? confirmation.certificate : null;
  const reached = confirmation.outcome === "certified" || confirmation.outcome === "enclosed";
  const replayed = { sense, direction, lhs, rhs, rounding: judgement.rounding, reached, certificate };
  if (judgement.verdict === "refuted" && confirmation.outcome === "contradicted") {
    const { contradiction } = confirmation;
    const reason = "floating point refutes the relation, and by interval arithmetic it holds";
    return { outcome: "contradicted", reason, contradiction, ...replayed };
  }
  const reason =
    unrefuted(judgement, confirmation.outcome) ??
    falseClaim(witness, { ...replayed, certificate: certificateAsFiled(claim, witness, refutation, certificate) }) ??
    idleReason(found.idle);
  return reason === null ? { outcome: "reproduced", ...replayed } : { outcome: "not reproduced", reason, ...replayed };
}

function unrefuted({ verdict }: Judgement, outcome: Confirmation["outcome"]): string | null {
  if (outcome === "certified" || outcome === "enclosed") return null;
  if (verdict === "refuted" && outcome === "unreached") return null;
  return outcome === "contradicted"
    ? "by interval arithmetic the relation holds"
    : `the relation is ${verdict} now`.replace("is holds", "holds");
}

/** The certificate at the precision that the file names, of those that intervals have; null where there is none. */
function certificateAsFiled(
  claim: Claim,
  { form, certificate: file }: Witness,
  refutation: Refutation,
  now: Certificate | null,
): Certificate | null {
  if (file === null || file.bits === now?.bits) return now;
  if (!isPrecision(file.bits)) return null;
  const again = confirm(claim, form, refutation, [file.bits]);
  return again.outcome === "certified" ? again.certificate : null;
}

function idleReason([name]: readonly string[]): string | null {
  return name === undefined ? null : `the file drops the assumption "${name}", which the instance does not violate`;
}
