import temml from "temml";
import {
  type Claim,
  type ClaimTally,
  type EqualityCase,
  judge,
  type Relation,
  relationOf,
  type Spec,
  TEETH,
  type Witness,
} from "../claim/index.js";
import { caseSeed, casesFor, chosenSpecs, runCases } from "../engine/run/index.js";
import { replay } from "../engine/witnesses/index.js";
import { withArena } from "../numerics/index.js";

/** Cases that conformance draws from a claim's generator. */
const SAMPLE = 60;

/** The seed of the sample: fixed, since conformance judges the claim's file and not the theorem. */
const SAMPLE_SEED = 20260101;

/**
 * The rules that a claim breaks, one sentence each; empty for a claim that conforms. Every rule names what it found
 * and what to do, so that a new claim can be mended from the sentence alone.
 * @param witnesses those that are stored for the claim
 */
export function conformanceFaults(claim: Claim, witnesses: readonly Witness[] = []): string[] {
  const written = [...identityFaults(claim), ...texFaults(claim), ...formFaults(claim)];
  const tally = runCases(claim, { seed: SAMPLE_SEED, from: 0, to: sampleSize(claim) });
  if (tally.errors.length > 0) return [...written, ...errorFaults(tally)];
  const specs = sample(claim);
  return [
    ...written,
    ...vacuityFaults(tally),
    ...evidenceFaults(claim, tally),
    ...specs.flatMap((spec) => specFaults(claim, spec)),
    ...specs.flatMap((spec) => nameFaults(claim, spec)),
    ...degenerateFaults(claim),
    ...equalityFaults(claim),
    ...witnessFaults(claim, witnesses),
    ...specs.slice(0, 12).flatMap((spec) => assumptionFaults(claim, spec)),
  ].filter((fault, i, all) => all.indexOf(fault) === i);
}

function sampleSize(claim: Claim): number {
  return Math.min(SAMPLE, casesFor(claim, SAMPLE));
}

function sample(claim: Claim): Spec[] {
  const size = sampleSize(claim);
  return Array.from({ length: size }, (_, i) => claim.specs.draw(caseSeed(SAMPLE_SEED, claim.id, i)));
}

function identityFaults({ id }: Claim): string[] {
  const faults: string[] = [];
  if (!/^[a-z]+\d*\/[a-z0-9-]+$/.test(id)) faults.push(`the id "${id}" is not of the form paper/label`);
  return faults;
}

function texFaults(claim: Claim): string[] {
  const statements = [
    ...claim.forms.map(({ name, statement }) => [`the ${name} statement`, statement] as const),
    ...claim.assumptions.map(({ name, statement }) => [`the assumption "${name}"`, statement] as const),
  ];
  return statements.flatMap(([what, tex]) => {
    // \nabla in a plain string is a line that begins with "abla", and \top a tab and "op": both are valid TeX.
    if (/[\t\r\f\v\b]|\n[a-z]/.test(tex)) return [`${what} lost a backslash: write it with String.raw`];
    try {
      temml.renderToString(tex, { throwOnError: true, strict: true });
      return [];
    } catch (error) {
      return [`${what} is not valid TeX: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

function formFaults({ forms, erratum }: Claim): string[] {
  const faults: string[] = [];
  if (forms[0]?.name !== "printed") faults.push("the first form must be the printed one");
  const printedFails = forms[0]?.expected === "refuted" || forms[0]?.expected === "inconsistent";
  const corrected = forms.find(({ name }) => name === "corrected");
  if (printedFails && corrected === undefined) {
    faults.push("the printed form is expected to fail, but there is no corrected form beside it");
  }
  if (printedFails && erratum === undefined)
    faults.push("the printed form is expected to fail, but no erratum says why");
  if (!printedFails && erratum !== undefined)
    faults.push("there is an erratum, but the printed form is not expected to fail");
  if (corrected !== undefined && !["holds", "consistent", "open"].includes(corrected.expected)) {
    faults.push(`the corrected form is expected to be "${corrected.expected}"; a correction must hold`);
  }
  return faults;
}

function errorFaults({ errors }: ClaimTally): string[] {
  return errors.map(({ message, spec }) => `evaluation throws "${message}" on ${JSON.stringify(spec)}`);
}

function vacuityFaults({ forms, cases }: ClaimTally): string[] {
  const faults: string[] = [];
  forms.forEach(({ form, relations, observations }) => {
    if (relations.length === 0 && observations.length === 0) {
      faults.push(`the ${form} form is vacuous: no relation and no observation in ${cases} generated cases`);
    }
    for (const { name, counts } of relations) {
      if (counts.holds + counts.refuted === 0) {
        faults.push(`"${name}" (${form}) is never decided in ${cases} generated cases: its rounding is too wide`);
      }
    }
  });
  return faults;
}

/** Observations that confirm or contradict no law, however they come out. */
const TOO_FEW = 2;

/** What rests on chance is not decided by next to nothing, and nothing at all is no error. */
function evidenceFaults({ forms }: Claim, tally: ClaimTally): string[] {
  return forms.flatMap(({ name, conclude }, i) => {
    if (conclude === undefined) return [];
    const few = tally.forms[i]!.observations.slice(0, TOO_FEW).map(({ values }) => values);
    return [[], few].flatMap((observations) => {
      const found = `from ${observations.length} observations the ${name} form`;
      try {
        const { verdict, errorProbability } = conclude(observations);
        const isEvident = verdict === "consistent" || verdict === "inconsistent";
        if (!isEvident || (errorProbability === 0 && observations.length > 0)) return [];
        return [`${found} concludes "${verdict}"; a sample that is too small leaves a law "undecided"`];
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return [`${found} throws "${message}"; let it conclude "undecided"`];
      }
    });
  });
}

/** Tallies are kept by name: two relations of one name on one instance would be mixed up. */
function nameFaults(claim: Claim, spec: Spec): string[] {
  return withArena(() => claim.evaluate(spec)).flatMap(({ form, relations }) =>
    relations
      .filter(({ name }, i) => relations.findIndex((other) => other.name === name) !== i)
      .map(({ name }) => `"${name}" (${form}) names two relations of one instance; give each its own name`),
  );
}

function specFaults(claim: Claim, spec: Spec): string[] {
  const faults: string[] = [];
  const text = JSON.stringify(spec);
  const copy = JSON.parse(text) as Spec;
  const before = fingerprint(claim, spec);
  if (before === fingerprint(claim, copy)) {
    if (JSON.stringify(spec) !== text) faults.push(`evaluate changes its spec ${text}`);
  } else {
    faults.push(`the spec does not survive JSON, or evaluation is not deterministic: ${text}`);
  }
  return faults;
}

/** Everything that evaluation says of a spec, as text. */
function fingerprint(claim: Claim, spec: Spec): string {
  return withArena(() =>
    JSON.stringify(
      claim.evaluate(spec).map(({ form, relations, observation }) => ({
        form,
        relations: relations.map(({ name, lhs, rhs }) => [
          name,
          ...[lhs, rhs].flatMap((q) => [q.value, q.error]).map(String),
        ]),
        observation: observation?.map(String),
      })),
    ),
  );
}

function degenerateFaults(claim: Claim): string[] {
  const faults =
    claim.degenerateCases.length === 0 ? ["there are no degenerate cases: give the smallest sizes at least"] : [];
  for (const spec of chosenSpecs(claim)) {
    try {
      withArena(() => claim.evaluate(spec));
    } catch (error) {
      faults.push(
        `a chosen case throws "${error instanceof Error ? error.message : String(error)}" on ${JSON.stringify(spec)}`,
      );
    }
  }
  return faults;
}

function equalityFaults(claim: Claim): string[] {
  const { equalityCases } = claim;
  if ("none" in equalityCases) {
    return equalityCases.none.length < 20 ? ["the reason for having no equality case is too short to be one"] : [];
  }
  return equalityCases.flatMap((equality) => equality.specs.flatMap((spec) => teethFaults(claim, equality, spec)));
}

/** On an equality case the relation must not be refuted, must agree within rounding, and must be refuted when tightened. */
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

/** Stored witnesses refute as they did when they were stored. */
function witnessFaults(claim: Claim, witnesses: readonly Witness[]): string[] {
  return witnesses.flatMap((witness) => {
    const replayed = replay(claim, witness);
    if (replayed.outcome === "reproduced") return [];
    const { form, relation } = witness;
    return [`the stored witness against "${relation}" (${form}) is ${replayed.outcome}: ${replayed.reason}`];
  });
}

function assumptionFaults(claim: Claim, spec: Spec): string[] {
  return withArena(() =>
    claim.slacks(spec).flatMap((slack, i) => {
      if (slack.value >= -slack.error) return [];
      const { name } = claim.assumptions[i]!;
      return [`the generator violates the assumption "${name}": slack ${slack.value} on ${JSON.stringify(spec)}`];
    }),
  );
}
