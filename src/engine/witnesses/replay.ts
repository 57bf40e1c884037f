import { undrawnList, violations } from "../judge/admissible.js";
import { confirm, type Confirmation } from "../judge/confirm.js";
import { refutationOf } from "../judge/refutation.js";
import { requireSteady, UnsteadyError } from "../judge/steady.js";
import {
  asWritten,
  type Certificate,
  type Claim,
  type Contradiction,
  type Direction,
  judge,
  type Judgement,
  type Relation,
  relationOf,
  type Spec,
  type Witness,
} from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";

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
  const misfits = [claim.specs, ...relaxed].map((source) => misfitWith(source.draw(0), spec));
  return misfits.includes(null) ? null : misfits[0]!;
}

/** In what a spec has other parts than a drawn one. */
function misfitWith(drawn: Spec, spec: Spec): string | null {
  for (const part of ["sizes", "choices", "reals", "lists"] as const) {
    const [own, theirs] = [namesOf(drawn, part), namesOf(spec, part)];
    if (own !== theirs) return `its ${part} are ${theirs || "none"}, those of the claim ${own || "none"}`;
  }
  if (drawn.widths.length > 0 !== spec.widths.length > 0) {
    return spec.widths.length > 0 ? "it has widths and the claim none" : "it has no widths and the claim has";
  }
  return null;
}

function namesOf(spec: Spec, part: "sizes" | "choices" | "reals" | "lists"): string {
  return Object.keys(spec[part]).sort().join(", ");
}

function evaluated(claim: Claim, witness: Witness): Replay {
  const { form, relation: name, spec, without } = witness;
  const found = withArena(() => {
    const violated = violations(claim, spec).filter((assumption) => !without.includes(assumption));
    const outcomes = claim.evaluate(spec);
    requireSteady(claim, spec, outcomes);
    const relation = relationOf(outcomes, form, name);
    if (relation === undefined) return { violated, relation: null };
    const judgement = judge(relation);
    return { violated, relation: { judgement, refutation: refutationOf(spec, relation, judgement) } };
  });
  if (found.relation === null) return stale(`the ${form} form has no relation "${name}" there`);
  if (found.violated.length > 0) return stale(`it violates the assumption "${found.violated[0]!}"`);
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
    otherSides(witness, { direction, lhs, rhs }, judgement) ??
    otherCertificate(witness.certificate, certificate);
  return reason === null ? { outcome: "reproduced", ...replayed } : { outcome: "not reproduced", reason, ...replayed };
}

function unrefuted({ verdict }: Judgement, outcome: Confirmation["outcome"]): string | null {
  if (outcome === "certified" || outcome === "enclosed") return null;
  if (verdict === "refuted" && outcome === "unreached") return null;
  return outcome === "contradicted"
    ? "by interval arithmetic the relation holds"
    : `the relation is ${verdict} now`.replace("is holds", "holds");
}

/** Both are within their rounding of one number on each side, unless the file or the evaluation has changed. */
function otherSides(
  before: Witness,
  now: { readonly direction: Direction; readonly lhs: number; readonly rhs: number },
  { rounding }: Judgement,
): string | null {
  const texts = asWritten({ direction: now.direction, lhs: before.lhs, rhs: before.rhs });
  const away = asWritten(now).findIndex((value, i) => {
    const text = Number(texts[i]);
    return !(Math.abs(text - value) <= Number(before.rounding) + rounding || text === value);
  });
  return away < 0 ? null : `the file has ${texts[away]!} on the ${away === 0 ? "left" : "right"} side`;
}

/** Enclosures of one number meet. Rounding their ends to doubles keeps the order, so that it cannot part them. */
function otherCertificate(before: Certificate | null, now: Certificate | null): string | null {
  if (before === null) return null;
  if (now === null) return "the certificate of the file cannot be made again";
  const apart = (["lhs", "rhs"] as const).some(
    (side) => !(Number(before[side][0]) <= Number(now[side][1]) && Number(now[side][0]) <= Number(before[side][1])),
  );
  return apart ? "the certificate of the file encloses other numbers" : null;
}
