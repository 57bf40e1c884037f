import { describe, expect, it } from "vitest";
import { candidates } from "./candidates.js";
import type { Crew } from "./crew.js";
import { Driver } from "./driver.js";
import { parse } from "./syntax.js";
import type { UnitKind } from "./units.js";
import type { Found, Loaded } from "./worker.js";

const [mutant] = candidates(parse("src/numerics/a.ts", "export const f = (x: number) => x + 1;\n"));
const ID = 7;

/**
 * A thread with two claims, of which the second notices the mutant, and two tests, which do not, and build anew whatever
 * they reach.
 */
class Fake implements Pick<Crew, "begin" | "run" | "end"> {
  private active = -1;
  private built: number | null = null;
  private runs = 0;

  /** @param replacedAt the run before which another thread has taken over */
  constructor(
    private readonly isBuiltOnce: boolean,
    private readonly replacedAt = 0,
  ) {}

  begin(active = -1): Promise<Loaded> {
    [this.active, this.built] = [active, null];
    const claims = ["first", "second"].map((id) => ({ kind: "claim", id }) as const);
    const tests = ["test", "other test"].map((id) => ({ kind: "test", id }) as const);
    return Promise.resolve({ kind: "loaded", units: [...claims, ...tests], seen: [], collected: {} });
  }

  run(unit: string, active: number): Promise<Found> {
    this.runs += 1;
    if (this.runs === this.replacedAt) this.built = null;
    if (unit.endsWith("test")) return Promise.resolve({ kind: "found", wrong: null, milliseconds: 1, seen: [ID] });
    const isBuilding = this.built === null || !this.isBuiltOnce;
    if (isBuilding) this.built = Math.max(active, this.active);
    const wrong = unit === "second" && this.built === ID ? "noticed" : null;
    return Promise.resolve({ kind: "found", wrong, milliseconds: 1, seen: isBuilding ? [ID] : [] });
  }

  end(): Promise<void> {
    this.active = -1;
    return Promise.resolve();
  }
}

async function fateOf(crew: Fake, kinds: ReadonlySet<UnitKind> = new Set(["claim"])): Promise<unknown> {
  const switched = { id: ID, mutant: mutant! };
  const driver = new Driver(crew, () => {}, 1000, [switched]);
  await driver.begin(kinds);
  return (await driver.run(switched, kinds)).fates.claim;
}

describe("a mutant", () => {
  it("is noticed by the claim that reaches it", async () => {
    expect(await fateOf(new Fake(false))).toMatchObject({ outcome: "killed", by: "second", why: "noticed" });
  });

  it("of what is built once, when it is first needed, is on when that is built, and asked of all that come after", async () => {
    expect(await fateOf(new Fake(true))).toMatchObject({ outcome: "killed", by: "second", reaching: 2 });
  });

  it("of that is known also where the thread was replaced before the second look", async () => {
    expect(await fateOf(new Fake(true, 3))).toMatchObject({ outcome: "killed", by: "second", reaching: 2 });
  });

  it("of that is known also where tests build it anew", async () => {
    const fate = await fateOf(new Fake(true), new Set(["claim", "test"]));
    expect(fate).toMatchObject({ outcome: "killed", by: "second", reaching: 2 });
  });
});
