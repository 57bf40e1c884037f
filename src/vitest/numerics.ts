import { afterAll, describe, expect, it } from "vitest";
import type { Claim } from "../claim/index.js";
import { claimsIn } from "../engine/run/index.js";
import {
  type Asking,
  brokenText,
  chosenQuestions,
  type CompareOptions,
  compareFunction,
  type Departure,
  departureText,
  functionsIn,
  instancesOf,
  type Occurrence,
  occurrences,
  type OwnFunction,
  type OwnNumerics,
  relationsWith,
  requireAsking,
  UNITS,
} from "../foreign/index.js";
import type { Operation } from "../numerics/index.js";
import { TIMEOUT } from "./options.js";
import type { DepartureStore } from "./departure-store.js";

/** What a suite of somebody's own numerics may be told. */
export interface NumericsOptions<M = number[][]> extends Omit<CompareOptions<M>, "stored"> {
  /** A folder for the operands on which functions depart, which are tried first next time; nothing is kept unless given. */
  readonly store?: string;
  /** Milliseconds for one test. */
  readonly timeout?: number;
}

/**
 * Somebody's own numerics against certified values, as tests: a suite of degenerate and adversarial operands, and one for
 * each claim, with a test for each own function on the operands that occur there, and one in which the relations of the
 * claim are judged with the own values in them. A function of which no result could be compared fails.
 * @throws DomainError where runs, seed or tolerance are no such numbers, or the claims are none
 */
export function numerics<M = number[][]>(
  own: OwnNumerics<M>,
  claims: Claim | readonly Claim[],
  {
    runs = 20,
    seed = 1,
    tolerance = UNITS,
    intervals = false,
    matrices,
    store,
    timeout = TIMEOUT,
  }: NumericsOptions<M> = {},
): void {
  const functions = functionsIn(own);
  const gathering = { seed, runs, operations: new Set(functions.map(([operation]) => operation)) };
  const asking: Asking = { tolerance, intervals, matrices };
  requireAsking("numerics", gathering, asking);
  const all = claimsIn("numerics", claims);
  const met = new Map<Operation, number>();

  /** Fails where the function departs; what that was on is kept where somebody asked for it. */
  const compare = async (questions: readonly Occurrence[], operation: Operation, compute: OwnFunction) => {
    const { told, smallest } = compareFunction(questions, operation, compute, asking);
    met.set(operation, (met.get(operation) ?? 0) + told);
    if (smallest === null) return told;
    await keep(store, smallest);
    throw new DepartureError(departureText(smallest));
  };

  describe("chosen operands", () => {
    it.each(functions)("%s", { timeout }, async (operation, compute) => {
      const stored = await storedIn(store, operation);
      await compare([...stored, ...chosenQuestions(operation)], operation, compute);
    });
  });
  for (const claim of all) {
    describe(claim.id, () => {
      let found: readonly Occurrence[] | null = null;
      afterAll(() => {
        found = null;
      });
      for (const [operation, compute] of functions) {
        it(operation, { timeout }, async ({ skip }) => {
          found ??= occurrences(claim, gathering);
          const told = await compare(found, operation, compute);
          if (told === 0) skip("the claim does not perform it");
        });
      }
      it("the relations, with these values in them", { timeout }, ({ skip }) => {
        const { judged, broken } = relationsWith(claim, instancesOf(claim, gathering), new Map(functions), asking);
        if (judged === 0) skip("the claim performs none of these");
        if (broken.length > 0) throw new DepartureError(broken.map(brokenText).join("\n"));
      });
    });
  }
  it.each(functions)("%s was compared", (operation) => {
    expect(met.get(operation) ?? 0, `results of ${operation}`).toBeGreaterThan(0);
  });
}

/** The store is loaded where somebody asks for one: the rest of the entry does without files. */
async function storeAt(folder: string): Promise<DepartureStore> {
  const { DepartureStore } = await import("./departure-store.js");
  return new DepartureStore(folder);
}

async function storedIn(folder: string | undefined, operation: Operation): Promise<Occurrence[]> {
  return folder === undefined ? [] : (await storeAt(folder)).questions(operation);
}

async function keep(folder: string | undefined, departure: Departure): Promise<void> {
  if (folder !== undefined) (await storeAt(folder)).keep(departure);
}

/** An own function whose result lies outside of the enclosure, or that breaks a relation. */
class DepartureError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DepartureError";
    this.stack = `${this.name}: ${message}`;
  }
}
