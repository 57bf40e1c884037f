import { violations } from "../judge/admissible.js";
import { judgeRigorously } from "../judge/certify.js";
import {
  asWritten,
  type Certificate,
  type Claim,
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
  const misfit = misfitOf(claim, witness);
  if (misfit !== null) return stale(misfit);
  try {
    return evaluated(claim, witness);
  } catch (error) {
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
    const relation = relationOf(claim.evaluate(spec), form, name);
    if (relation === undefined) return { violated, relation: null };
    const { sense, direction, lhs, rhs } = relation;
    return { violated, relation: { sense, direction, lhs: lhs.value, rhs: rhs.value, judgement: judge(relation) } };
  });
  if (found.relation === null) return stale(`the ${form} form has no relation "${name}" there`);
  if (found.violated.length > 0) return stale(`it violates the assumption "${found.violated[0]!}"`);
  const { sense, direction, lhs, rhs, judgement } = found.relation;
  const rigorous = judgeRigorously(claim, [{ form, relation: name }], spec)[0]!;
  const certificate = rigorous.verdict === "refuted" && !rigorous.borrowed ? rigorous.certificate : null;
  const replayed = { sense, direction, lhs, rhs, rounding: judgement.rounding, certificate };
  const reason =
    unrefuted(judgement, rigorous.verdict) ??
    otherSides(witness, { direction, lhs, rhs }, judgement) ??
    otherCertificate(witness.certificate, certificate);
  return reason === null ? { outcome: "reproduced", ...replayed } : { outcome: "not reproduced", reason, ...replayed };
}

function unrefuted({ verdict }: Judgement, rigorous: Judgement["verdict"]): string | null {
  if (rigorous === "refuted" || (verdict === "refuted" && rigorous === "undecided")) return null;
  return rigorous === "holds"
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
