import { describe, expect, it } from "vitest";
import { catalogue } from "../../../theorems/index.js";
import { instances } from "../../../generators/index.js";
import { claim, equal, holds } from "../../claim/index.js";
import type { Matrix } from "../../numerics/index.js";
import { frobeniusSquared, trace } from "../../numerics/index.js";
import { proveRelations } from "./prove-relations.js";
import { Derived, knownPrograms, staleIn } from "./stale.js";

const RELATION = "‖AB‖_F² = tr(BᵀAᵀAB)";

/** One statement, whose right side is computed in several ways. */
const computed = (right: (a: Matrix, b: Matrix) => Matrix) =>
  claim(instances({ sizes: { m: [1, 3], k: [1, 3] }, matrices: { A: ["m", "k"], B: ["k", "m"] } }), {
    id: "own/product",
    title: "The norm of a product",
    kinds: ["identity"],
    locus: "nowhere",
    printed: holds`\|AB\|_F^2 = \operatorname{tr}(B^\top A^\top AB)`(({ A, B }) => ({
      [RELATION]: equal(frobeniusSquared(A.times(B)), trace(right(A, B))),
    })),
    equality: "every instance is one",
    degenerate: {},
  });

const written = computed((A, B) => B.T.times(A.T).times(A.times(B)));
/** The same number, computed otherwise; and another number. */
const changes = {
  "by other products": computed((A, B) => A.times(B).T.times(A.times(B))),
  "with a factor": computed((A, B) =>
    B.T.times(A.T)
      .times(A.times(B))
      .times(1 + 2 ** -40),
  ),
  "with a sign": computed((A, B) => B.T.times(A.T.times(-1)).times(A.times(B))),
};

const task = { seed: 1, runs: 20, forms: ["printed"], teeth: false, version: "0" };

describe("a proof on record", () => {
  const [found] = proveRelations(written, task);

  it("is that of the claim as long as it computes what it did", () => {
    expect(found!.proof!.proved.length).toBeGreaterThan(5);
    expect(staleIn(written, found!.proof!)).toBeNull();
    expect(new Derived(written).has("printed", RELATION, knownPrograms(found!.outcome))).toBe(true);
  });

  it.each(Object.entries(changes))("is stale once the same statement is computed %s", (_, changed) => {
    expect(staleIn(changed, found!.proof!)).toBe("the claim computes it by another program by now");
    expect(new Derived(changed).has("printed", RELATION, knownPrograms(found!.outcome))).toBe(false);
  });

  it("is stale where the relation has another name, or is no identity any more", () => {
    const renamed = { ...found!.proof!, relation: "‖AB‖_F² = 0" };
    expect(staleIn(written, renamed)).toBe("the claim has no program for it by now");
  });

  it("is derived again for a bound with its gap, too", async () => {
    const [one] = await catalogue.load(["gatmiry2023/equation-13"]);
    const proofs = proveRelations(one!, { ...task, runs: 5 }).flatMap(({ proof }) => proof ?? []);
    expect(proofs.some(({ proved }) => proved.some(({ program }) => program.bound !== undefined))).toBe(true);
    for (const proof of proofs) expect(staleIn(one!, proof)).toBeNull();
  });
});
