import { describe, expect, it } from "vitest";
import type { Claim } from "../../claim/claim.js";
import { catalogue } from "../../../theorems/index.js";
import { rationals } from "../../rigor/field/rationals.fixture.js";
import { ofDouble } from "../../rigor/index.js";
import { Random } from "../../random/random.js";
import { Evaluation, goalsOf, type Program } from "../record/index.js";
import { decide } from "./decide.js";
import { CHANGES, mutantsOf } from "./mutants.js";
import { proveClaim } from "./prove-claim.js";
import type { ProvedLayout } from "./prove-layout.js";

const IDS = [
  "gatmiry2023/gradient",
  "gatmiry2023/trace-formula",
  "mulayoff2020/scalar-hessian",
  "wu2025/alignment-trace",
  "across/empirical-fisher",
  "beyond/restricted-energy-spread",
  "beyond/flow-limit",
];

async function claimOf(id: string): Promise<Claim> {
  const [claim] = await catalogue.load([id]);
  return claim!;
}

/** Whether both sides are the same at rational entries, drawn at random: by other numbers than the proof has. */
function holdsAtRationals(program: Program, seed: number): boolean {
  const random = new Random(seed);
  const at = Array.from({ length: program.free }, () => ofDouble(random.integer(-99, 99) + 0.5, rationals));
  const evaluation = new Evaluation(program, rationals, at);
  return goalsOf(program).every((goal) => rationals.isZero(evaluation.difference(goal)));
}

describe.each(IDS)("the identities of %s", (id) => {
  it("are proved for all entries, and hold at rational ones", async () => {
    const outcomes = proveClaim(await claimOf(id), { seed: 1, runs: 6 });
    const proved = outcomes.flatMap(({ layouts }) => layouts.filter((one): one is ProvedLayout => one.why === null));
    expect(proved.length).toBeGreaterThan(4);
    for (const { program, at } of proved) {
      expect(at.lists).toBe("entries");
      expect(holdsAtRationals(program, 7)).toBe(true);
    }
  });

  it("have teeth: a coefficient, a sign or a factor changed is found false, but for what is still an identity", async () => {
    const outcomes = proveClaim(await claimOf(id), { seed: 1, runs: 3 });
    for (const { layouts, relation } of outcomes) {
      const found = new Map(CHANGES.map((change) => [change, 0]));
      for (const layout of layouts) {
        if (layout.why !== null) continue;
        for (const [change, program] of CHANGES.flatMap((one) =>
          [...mutantsOf(layout.program, one, 5)].map((mutant) => [one, mutant.program] as const),
        )) {
          const { outcome } = decide(program, 3);
          // The negative of a norm leads where no root is followed.
          if (outcome === "not followed") continue;
          // Rational numbers tell both apart on their own.
          expect(outcome, `${relation}, ${change}`).toBe(holdsAtRationals(program, 5) ? "proved" : "false");
          if (outcome === "false") found.set(change, found.get(change)! + 1);
        }
      }
      if (layouts.some(({ why }) => why === null)) {
        expect(found.get("coefficient"), relation).toBeGreaterThan(0);
        expect(found.get("sign"), relation).toBeGreaterThan(0);
      }
    }
  });
});

describe("what is not proved", () => {
  it("is said why", async () => {
    const [outcome] = proveClaim(await claimOf("across/depth-two-single"), { seed: 1, runs: 3 });
    expect(outcome!.layouts.every(({ why }) => why!.includes("singular values") || why!.includes("no rational"))).toBe(
      true,
    );
  });
});
