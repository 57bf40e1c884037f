import type { Claim, Spec, Witness } from "../claim/index.js";
import { replay } from "../engine/witnesses/index.js";
import { directionFaults, unaskedFaults } from "./asked-rules.js";
import { Bench } from "./bench.js";
import {
  assumptionFaults,
  chosenFaults,
  errorFaults,
  evidenceFaults,
  largeFaults,
  nameFaults,
  specFaults,
  vacuityFaults,
} from "./case-rules.js";
import { fileFaults } from "./file-rules.js";
import { equalityCases, equalityFaults, reasonFaults } from "./equality.js";
import { situationFaults, unstatedFaults } from "./coverage-rules.js";
import { decidingFaults, exponentFaults, reasonedFaults, refutedFaults, routeFaults, teethFaults } from "./reasons.js";
import { proofFaults } from "./proof-rules.js";
import { ruleSample } from "./sample.js";
import { formFaults, identityFaults, texFaults, wordFaults } from "./written-rules.js";

/** The seed of the sample: fixed, since conformance judges the claim's file and not the theorem. */
const SAMPLE_SEED = 20260101;

/** A rule that every claim keeps. */
export interface Rule {
  /** What a claim that keeps it does. */
  readonly name: string;
  /** Which claims it is about; all where left out. */
  readonly concerns?: (claim: Claim, witnesses: readonly Witness[]) => boolean;
  /**
   * How a claim breaks it, a sentence each, with what was found and what to do.
   * @param specs instances that were drawn
   */
  readonly faults: (bench: Bench, specs: readonly Spec[], witnesses: readonly Witness[]) => string[];
}

/** The rules of a claim's file; that its cases of equality are some has a test for each of them. */
const rules: readonly Rule[] = [
  { name: "has an id of the form source/label", faults: ({ claim }) => identityFaults(claim) },
  { name: "states valid TeX", faults: ({ claim }) => texFaults(claim) },
  { name: "leads with the print, and corrects what fails", faults: ({ claim }) => formFaults(claim) },
  { name: "says what of it is not printed", concerns: hasStatedWords, faults: ({ claim }) => wordFaults(claim) },
  { name: "evaluates whatever it draws", faults: errorFaults },
  { name: "draws large instances, or says why there are none", concerns: isGrowing, faults: largeFaults },
  { name: "is not vacuous, and decides every relation", faults: vacuityFaults },
  { name: "asks every relation that it names of some case", faults: unaskedFaults },
  { name: "compares the way that its names say", faults: directionFaults },
  { name: "concludes nothing from next to nothing", concerns: isLaw, faults: evidenceFaults },
  { name: "is decided by its spec, which stays as it is", faults: specFaults },
  { name: "gives every relation a name of its own", faults: nameFaults },
  { name: "has degenerate cases, and evaluates them", faults: chosenFaults },
  { name: "says the same of an instance and of its file", faults: fileFaults },
  { name: "says why it has no case of equality", concerns: hasNoEquality, faults: ({ claim }) => reasonFaults(claim) },
  { name: "draws what satisfies its assumptions", concerns: hasAssumptions, faults: assumptionFaults },
  { name: "is still refuted by its stored witnesses", concerns: hasWitnesses, faults: witnessFaults },
  { name: "refutes or keeps every relation of what fails", concerns: isRefuted, faults: refutedFaults },
  { name: "would notice a factor in whatever holds", faults: teethFaults },
  { name: "would notice a power of each size that varies", faults: exponentFaults },
  { name: "compares what is computed by two routes", faults: routeFaults },
  { name: "decides its relations in one of ten cases", faults: decidingFaults },
  { name: "demands that some situation occurs", faults: unstatedFaults },
  { name: "meets the situations that it demands", concerns: hasSituations, faults: situationFaults },
  { name: "has a proof whose steps are checked by relations that there are", concerns: hasProof, faults: proofFaults },
  { name: "gives reasons where they are needed", concerns: hasReasons, faults: reasonedFaults },
];

/** The rules that are about a claim. */
export function rulesFor(claim: Claim, witnesses: readonly Witness[]): readonly Rule[] {
  return rules.filter(({ concerns }) => concerns === undefined || concerns(claim, witnesses));
}

function isLaw({ forms }: Claim): boolean {
  return forms.some(({ conclude }) => conclude !== undefined);
}

function hasStatedWords({ words }: Claim): boolean {
  return words !== undefined;
}

function isRefuted({ forms }: Claim): boolean {
  return forms.some(({ expected }) => expected === "refuted");
}

function isGrowing({ specs: { large } }: Claim): boolean {
  return large !== undefined && !("none" in large);
}

function hasSituations({ situations = [] }: Claim): boolean {
  return situations.length > 0;
}

function hasProof({ proof }: Claim): boolean {
  return proof !== undefined;
}

function hasReasons({ unnoticed }: Claim): boolean {
  return unnoticed !== undefined;
}

function hasWitnesses(_: Claim, { length }: readonly Witness[]): boolean {
  return length > 0;
}

function hasNoEquality(claim: Claim): boolean {
  return "none" in claim.equalityCases;
}

function hasAssumptions({ assumptions }: Claim): boolean {
  return assumptions.length > 0;
}

/**
 * The rules that a claim breaks, one sentence each; empty for a claim that conforms. Every rule names what it found
 * and what to do, so that a new claim can be mended from the sentence alone.
 * @param witnesses those that are stored for the claim
 */
export function conformanceFaults(claim: Claim, witnesses: readonly Witness[] = []): string[] {
  const bench = new Bench(claim, SAMPLE_SEED);
  const specs = ruleSample(bench);
  const broken = rules.flatMap(({ faults }) => faults(bench, specs, witnesses));
  return [...broken, ...equalityCases(claim).flatMap((equality) => equalityFaults(claim, equality))];
}

/** Stored witnesses refute as they did when they were stored. */
function witnessFaults({ claim }: Bench, _: readonly Spec[], witnesses: readonly Witness[]): string[] {
  return witnesses.flatMap((witness) => {
    const replayed = replay(claim, witness);
    if (replayed.outcome === "reproduced") return [];
    const { form, relation } = witness;
    return [`the stored witness against "${relation}" (${form}) is ${replayed.outcome}: ${replayed.reason}`];
  });
}
