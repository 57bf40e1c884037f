import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as shim from "./vitest-shim.js";
import type * as claimRoom from "../claim/index.js";
import type { Claim, ClaimTally, Witness } from "../claim/index.js";
import type * as run from "../engine/run/index.js";
import type * as witnesses from "../engine/witnesses/index.js";
import type { Catalogue } from "../catalogue/index.js";
import type * as store from "../store/index.js";
import type * as identities from "../proof/identities/index.js";
import type * as conformance from "../conformance/index.js";

/** What may notice a mutant: a claim by its verdicts, a unit test, or a comparison with what was recorded. */
export type UnitKind = "claim" | "test" | "record";

export interface Unit {
  readonly kind: UnitKind;
  /** The id of the claim, or the file of the test with its name. */
  readonly id: string;
  /** What it found wrong; null where nothing. */
  readonly run: () => Promise<string | null>;
}

/** Tests that compare with what was recorded. */
export const RECORDS: readonly string[] = ["src/numerics/bounds.test.ts", "theorems/sides.test.ts"];

/** What is proved on record, which is proved again. */
export const PROOFS = "reports/published/proofs.json";

/** Cases per claim, and their seed. */
const RUNS = 60;
const SEED = 1;

/** What runs a part of the cases of a claim. */
interface Cases {
  readonly runBatch: (claim: Claim, batch: object) => ClaimTally;
}

/** Cases that are run first: what most slips show in. */
const FIRST_CASES = 4;

/** Large cases per claim. */
const LARGE_CASES = 3;

/** What the name of a unit ends with that proves identities again. */
export const PROOFS_UNIT = ", proofs";

/** Cases at whose sizes the identities on record are proved again. */
const PROVED_RUNS = 4;

/**
 * The claims of the catalogue in a mirror, each of which notices what changes a verdict, contradicts intervals, or loses a
 * stored witness: on its chosen cases and a few others, on as many as a short run has, and on large ones; and what breaks
 * a rule that claims keep. Those of which an identity is proved on record notice what loses the proof.
 */
export async function claimUnits(mirror: string): Promise<Unit[]> {
  const from = (path: string): Promise<unknown> => import(pathToFileURL(join(mirror, path)).href);
  const { catalogue } = (await from("theorems/index.js")) as { catalogue: Catalogue };
  const { verify, inThisThread } = (await from("src/engine/run/index.js")) as typeof run;
  const { chosenSpecs, largeOf } = (await from("src/claim/index.js")) as typeof claimRoom;
  const { runBatch } = (await from("src/engine/run/cases.js")) as Cases;
  const { replay } = (await from("src/engine/witnesses/index.js")) as typeof witnesses;
  const { conformanceFaults } = (await from("src/conformance/index.js")) as typeof conformance;
  const { storedWitnesses } = (await from("src/store/witnesses/witness-store.js")) as typeof store;
  const storedOf = (claim: Claim): Witness[] =>
    storedWitnesses(join(mirror, "theorems"), claim, mirror).map(({ witness }) => witness);
  const large = (claim: Claim): string | null =>
    wrongIn(claim, [runBatch(claim, { kind: "generated", seed: SEED, from: 0, to: LARGE_CASES, sizes: "large" })]);
  const rules = (claim: Claim): string | null => conformanceFaults(claim, storedOf(claim))[0] ?? null;
  const first = (claim: Claim): string | null => {
    const tallies = [
      runBatch(claim, { kind: "chosen", from: 0, to: chosenSpecs(claim).length }),
      runBatch(claim, { kind: "generated", seed: SEED, from: 0, to: FIRST_CASES }),
    ];
    const lost = storedOf(claim).find((witness) => replay(claim, witness).outcome !== "reproduced");
    return lost === undefined ? wrongIn(claim, tallies) : "a stored witness is lost";
  };
  const whole = async (claim: Claim): Promise<string | null> => {
    const specs = storedOf(claim).flatMap(({ without, spec }) => (without.length === 0 ? [spec] : []));
    const { results } = await verify([claim], inThisThread, {
      seed: SEED,
      runs: RUNS,
      stored: new Map([[claim.id, specs]]),
      now: () => 0,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    const [result] = results;
    for (const { facts, verdict } of result?.forms ?? []) {
      if (verdict !== facts.expected) return `${facts.name}: ${facts.expected} → ${verdict}`;
    }
    return (result?.contradictions.length ?? 1) > 0 ? "intervals contradict floating point" : null;
  };
  const { proveClaim } = (await from("src/proof/identities/index.js")) as typeof identities;
  const record = onRecord(mirror);
  const unproved = (claim: Claim): string | null => {
    const found = proveClaim(claim, { seed: SEED, runs: PROVED_RUNS });
    const lost = record(claim.id).find(
      (one) => !found.some((other) => sameRelation(one, other) && other.layouts.some(({ why }) => why === null)),
    );
    return lost === undefined ? null : `not proved any more: ${lost.relation}`;
  };
  const claims = await catalogue.load();
  const proofs = claims.filter(({ id }) => record(id).length > 0);
  const unit = (id: string, find: () => string | null): Unit => {
    return { kind: "claim", id, run: () => Promise.resolve(find()) };
  };
  return claims
    .flatMap((claim): Unit[] => [
      unit(claim.id, () => first(claim)),
      { kind: "claim", id: `${claim.id}, ${RUNS} cases`, run: () => whole(claim) },
      ...("none" in largeOf(claim) ? [] : [unit(`${claim.id}, large`, () => large(claim))]),
      unit(`${claim.id}, its rules`, () => rules(claim)),
    ])
    .concat(proofs.map((claim) => unit(`${claim.id}${PROOFS_UNIT}`, () => unproved(claim))));
}

/** An identity of a form. */
interface Named {
  readonly form: string;
  readonly relation: string;
}

function sameRelation(one: Named, other: Named): boolean {
  return one.form === other.form && one.relation === other.relation;
}

/** The identities of a claim that are proved on record. */
function onRecord(mirror: string): (claim: string) => readonly Named[] {
  const { proofs } = JSON.parse(readFileSync(join(mirror, PROOFS), "utf8")) as {
    readonly proofs: readonly (Named & {
      readonly kind: string;
      readonly claim: string;
      readonly proved?: unknown[];
    })[];
  };
  const identities = proofs.filter(({ kind, proved = [] }) => kind === "identity" && proved.length > 0);
  return (claim) => identities.filter((one) => one.claim === claim);
}

/** What in a part of a run gives its verdict away: whatever refutes what holds, and faults of any kind. */
function wrongIn(claim: Claim, tallies: readonly ClaimTally[]): string | null {
  for (const { errors, contradictions, forms } of tallies) {
    if (errors.length > 0) return errors[0]!.message;
    if (contradictions.length > 0) return "intervals contradict floating point";
    for (const [i, { relations }] of forms.entries()) {
      const refuted = relations.find(({ counts }) => counts.refuted > 0);
      if (claim.forms[i]!.expected === "holds" && refuted !== undefined) return `refuted: ${refuted.name}`;
    }
  }
  return null;
}

/** The tests of one file in a mirror, collected anew at every call. */
export async function testUnits(mirror: string, file: string, shimFile: string, call: number): Promise<Unit[]> {
  const { collecting } = (await import(shimFile)) as typeof shim;
  const address = `${pathToFileURL(join(mirror, file.replace(/ts$/, "js"))).href}?call=${call}`;
  const tests = await collecting(() => import(address));
  const kind = RECORDS.includes(file) ? "record" : "test";
  return tests.map(({ name, run }, i): Unit => ({
    kind,
    id: `${file} > ${i}: ${name}`,
    run: async () => {
      try {
        await run();
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  }));
}
