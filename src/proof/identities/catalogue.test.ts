import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Claim } from "../../claim/statement/claim.js";
import { catalogue } from "../../../theorems/index.js";
import { rationals } from "../../rigor/field/rationals.fixture.js";
import { ofDouble } from "../../rigor/index.js";
import { Random } from "../../random/random.js";
import { Evaluation, goalsOf, type Program } from "../record/index.js";
import { decide } from "./decide.js";
import { type Change, CHANGES, mutantsOf } from "./mutants.js";
import { proveClaim } from "./prove-claim.js";
import type { ProvedLayout } from "./prove-layout.js";

/** The claims of which an identity is proved on record. */
const IDS = idsOnRecord();

function idsOnRecord(): string[] {
  const file = resolve(import.meta.dirname, "../../../reports/published/proofs.json");
  const { proofs } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly proofs: readonly { readonly kind: string; readonly claim: string; readonly proved?: readonly unknown[] }[];
  };
  const identities = proofs.filter(({ kind, proved = [] }) => kind === "identity" && proved.length > 0);
  return [...new Set(identities.map(({ claim }) => claim))];
}

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

/** Cases at whose sizes identities are looked at, and changes of a sort that are tried; more where these tell too little. */
const FEW = { runs: 4, changes: 5 };
const MORE = { runs: 40, changes: 12 };

/** Those of whose matrices the entries follow from a few numbers, for all of which they are proved. */
const OF_FEW_NUMBERS = ["gatmiry2023/induced-attained", "gatmiry2023/theorem-7"];

/** Those that are about norms alone, which no sign changes. */
const OF_NORMS = [
  "printed: ‖tA‖_{S_p} = |t|‖A‖_{S_p}, p ≥ 1",
  "corrected: (17): d₀‖W_L⋯W_2‖_F = ‖Λ^{1/2}‖_F d₀α′α^{(L−2)/2}",
  "printed: ‖tθ‖_{2,q} = |t|‖θ‖_{2,q}",
];

/** How often a change of each sort was found false, by relations. */
type Found = Map<string, Map<Change, number>>;

/** What becomes of changed programs, each compared with what rational numbers say. */
function teeth(claim: Claim, { runs, changes }: typeof FEW): Found {
  const all: Found = new Map();
  for (const { layouts, relation, form } of proveClaim(claim, { seed: 1, runs })) {
    const proved = layouts.filter((one): one is ProvedLayout => one.why === null);
    if (proved.length === 0) continue;
    const found = new Map(CHANGES.map((change) => [change, 0]));
    all.set(`${form}: ${relation}`, found);
    for (const [change, program] of proved.flatMap((layout) =>
      CHANGES.flatMap((one) =>
        [...mutantsOf(layout.program, one, changes)].map((mutant) => [one, mutant.program] as const),
      ),
    )) {
      const { outcome } = decide(program, 3);
      // The negative of a norm leads where no root is followed.
      if (outcome === "not followed") continue;
      // Rational numbers tell both apart on their own.
      expect(outcome, `${relation}, ${change}`).toBe(holdsAtRationals(program, 5) ? "proved" : "false");
      if (outcome === "false") found.set(change, found.get(change)! + 1);
    }
  }
  return all;
}

/** The relations of which no coefficient or no sign that is changed was found false. */
function toothless(found: Found): string[] {
  return [...found].flatMap(([relation, of]) => {
    const bites = of.get("coefficient")! > 0 && (of.get("sign")! > 0 || OF_NORMS.includes(relation));
    return bites ? [] : [relation];
  });
}

describe.each(IDS)("the identities of %s", (id) => {
  it("are proved for all entries, and hold at rational ones", async () => {
    const claim = await claimOf(id);
    const provedAt = ({ runs }: typeof FEW): ProvedLayout[] =>
      proveClaim(claim, { seed: 1, runs })
        .flatMap(({ layouts }) => layouts)
        .filter((one): one is ProvedLayout => one.why === null);
    const few = provedAt(FEW);
    const proved = few.length > 0 ? few : provedAt(MORE);
    expect(proved.length).toBeGreaterThan(0);
    for (const { program, at } of proved) {
      expect(at.lists).toBe(OF_FEW_NUMBERS.includes(id) ? "laws" : "entries");
      expect(holdsAtRationals(program, 7)).toBe(true);
    }
  });

  it("have teeth: a coefficient, a sign or a factor changed is found false, but for what is still an identity", async () => {
    const claim = await claimOf(id);
    const found = teeth(claim, FEW);
    const left = found.size === 0 || toothless(found).length > 0 ? toothless(teeth(claim, MORE)) : [];
    expect(left).toEqual([]);
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
