import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Claim } from "../../claim/statement/claim.js";
import { catalogue } from "../../../theorems/index.js";
import { rationals } from "../../rigor/field/rationals.fixture.js";
import { ofDouble } from "../../rigor/index.js";
import { Random } from "../../random/random.js";
import { Evaluation, goalsOf, type Program } from "../record/index.js";
import { decide } from "./decide.js";
import { type Change, CHANGES, mutantsOf } from "./mutants.js";
import { proveClaim, type RelationOutcome } from "./prove-claim.js";
import type { LayoutOutcome, ProvedLayout } from "./prove-layout.js";

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

/** Cases at whose sizes identities are looked at, and changes of a sort that are tried. */
interface Effort {
  readonly runs: number;
  readonly changes: number;
}

/** What is tried of all, and then, step by step, of those of which this tells too little. */
const FEW: Effort = { runs: 4, changes: 5 };
const MORE: readonly Effort[] = [
  { runs: 4, changes: 12 },
  { runs: 12, changes: 12 },
  { runs: 40, changes: 12 },
];

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

/** Whether a coefficient and a sign that are changed were found false. */
function bites(relation: string, found: ReadonlyMap<Change, number>): boolean {
  return found.get("coefficient")! > 0 && (found.get("sign")! > 0 || OF_NORMS.includes(relation));
}

/** What becomes of changed programs, each compared with what rational numbers say; of all, or of some until they bite. */
function teeth(outcomes: readonly RelationOutcome[], changes: number, until?: ReadonlySet<string>): Found {
  const all: Found = new Map();
  for (const { layouts, relation, form } of outcomes) {
    const name = `${form}: ${relation}`;
    const proved = provedIn(layouts);
    if (proved.length === 0 || until?.has(name) === false) continue;
    const found = new Map(CHANGES.map((change) => [change, 0]));
    all.set(name, found);
    for (const [change, program] of changedIn(proved, changes)) {
      if (until !== undefined && bites(name, found)) break;
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

function* changedIn(proved: readonly ProvedLayout[], changes: number): Generator<readonly [Change, Program]> {
  for (const layout of proved) {
    for (const change of CHANGES) {
      for (const { program } of mutantsOf(layout.program, change, changes)) yield [change, program];
    }
  }
}

function provedIn(layouts: readonly LayoutOutcome[]): ProvedLayout[] {
  return layouts.filter((one): one is ProvedLayout => one.why === null);
}

describe.each(IDS)("the identities of %s", (id) => {
  /** By how many cases the sizes are taken from. */
  const known = new Map<number, readonly RelationOutcome[]>();

  afterAll(() => known.clear());

  async function outcomesAt({ runs }: Effort): Promise<readonly RelationOutcome[]> {
    const outcomes = known.get(runs) ?? proveClaim(await claimOf(id), { seed: 1, runs });
    known.set(runs, outcomes);
    return outcomes;
  }

  it("are proved for all entries, and hold at rational ones", async () => {
    let proved: ProvedLayout[] = [];
    for (const effort of [FEW, ...MORE]) {
      if (proved.length === 0) proved = (await outcomesAt(effort)).flatMap(({ layouts }) => provedIn(layouts));
    }
    expect(proved.length).toBeGreaterThan(0);
    for (const { program, at } of proved) {
      expect(at.lists).toBe(OF_FEW_NUMBERS.includes(id) ? "laws" : "entries");
      expect(holdsAtRationals(program, 7)).toBe(true);
    }
  });

  it("have teeth: a coefficient, a sign or a factor changed is found false, but for what is still an identity", async () => {
    const found = teeth(await outcomesAt(FEW), FEW.changes);
    let left: ReadonlySet<string> | undefined = without(found);
    // Where no relation is proved at those sizes, all are looked at.
    if (found.size === 0) left = undefined;
    for (const effort of MORE) {
      if (left?.size === 0) break;
      const more = teeth(await outcomesAt(effort), effort.changes, left);
      if (more.size > 0) left = without(more, left);
    }
    expect([...(left ?? ["none is proved"])]).toEqual([]);
  });
});

/** The relations of which no coefficient or no sign that is changed was found false, and those that were not tried. */
function without(found: Found, asked: Iterable<string> = found.keys()): ReadonlySet<string> {
  return new Set([...asked].filter((relation) => !found.has(relation) || !bites(relation, found.get(relation)!)));
}

describe("what is not proved", () => {
  it("is said why", async () => {
    const [outcome] = proveClaim(await claimOf("across/depth-two-single"), { seed: 1, runs: 3 });
    expect(outcome!.layouts.every(({ why }) => why!.includes("singular values") || why!.includes("no rational"))).toBe(
      true,
    );
  });
});
