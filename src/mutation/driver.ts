import type { Mutant } from "./candidates.js";
import type { Crew } from "./crew.js";
import type { Switched } from "./instrument.js";
import type { UnitKind } from "./units.js";

/** What became of a mutant among the units of one kind. */
export interface Fate {
  readonly outcome: "killed" | "survived" | "not reached";
  /** The unit that noticed it, and what it said. */
  readonly by?: string;
  readonly why?: string;
  /** Units that reach it, and those that were run. */
  readonly reaching: number;
  readonly run: number;
}

/** A mutant and what became of it. */
export interface Result {
  readonly mutant: Mutant;
  /** Absent where nobody asked. */
  readonly fates: Partial<Record<UnitKind, Fate>>;
  readonly milliseconds: number;
}

/** What a unit does without a mutant. */
interface Known {
  readonly id: string;
  readonly kind: UnitKind;
  readonly milliseconds: number;
  readonly seen: ReadonlySet<number>;
  kills: number;
  runs: number;
}

/** Runs mutants one after another, on the units that reach them, those first that notice much in little time. */
export class Driver {
  private readonly known: Known[] = [];
  private readonly atLoading = new Set<number>();

  constructor(
    private readonly crew: Pick<Crew, "begin" | "run" | "end">,
    private readonly say: (line: string) => void,
    private readonly most: number,
    /** All that are behind switches: who reaches another one of a file is likely to reach what is read when it is loaded. */
    private readonly switched: readonly Switched[],
  ) {}

  /** Runs every unit without a mutant. @throws Error where one fails then */
  async begin(kinds: ReadonlySet<UnitKind>): Promise<void> {
    const loaded = await this.crew.begin();
    if (loaded === null) throw new Error("the mirror cannot be loaded");
    for (const id of loaded.seen) this.atLoading.add(id);
    for (const [i, { id, kind }] of loaded.units.entries()) {
      if (!kinds.has(kind)) continue;
      if (i % 200 === 0) this.say(`${i} of ${loaded.units.length} units without a mutant`);
      const found = await this.crew.run(id, -1, 60_000);
      if (found === null || found.wrong !== null) {
        this.say(`left out, since it fails without a mutant: ${id}: ${found?.wrong ?? "does not end"}`);
        continue;
      }
      const collected = loaded.collected[id.split(" > ")[0]!] ?? [];
      const seen = new Set([...found.seen, ...collected]);
      this.known.push({ id, kind, milliseconds: found.milliseconds, seen, kills: 0, runs: 0 });
    }
    await this.findWhatRunsOnce();
    const total = (kind: UnitKind): string => {
      const own = this.known.filter((one) => one.kind === kind);
      return `${own.length} ${kind}s in ${(own.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000).toFixed(1)} s`;
    };
    this.say(`without a mutant: ${total("claim")}, ${total("test")}, ${total("record")}`);
  }

  /**
   * What only one unit of a kind reached, and does not reach when it is run again, is done once in a thread and kept, as a
   * kernel that is built when it is first needed: a mutant of it has to be on from the beginning, and whoever runs may
   * notice it.
   */
  private async findWhatRunsOnce(): Promise<void> {
    const alone = new Map<Known, number[]>();
    // Of each kind apart: tests may build anew what claims find built.
    for (const kind of new Set(this.known.map((one) => one.kind))) {
      const first = new Map<number, Known | null>();
      for (const one of this.known.filter((other) => other.kind === kind)) {
        for (const id of one.seen) first.set(id, first.has(id) ? null : one);
      }
      for (const [id, one] of first) {
        if (one !== null && !this.atLoading.has(id)) alone.set(one, [...(alone.get(one) ?? []), id]);
      }
    }
    for (const [one, ids] of alone) {
      // Twice where once is not enough to tell: the thread may be another one by now, which did it when this one ran.
      let left = ids;
      for (let times = 0; times < 2 && left.length > 0; times++) {
        const again = new Set((await this.crew.run(one.id, -1, 60_000))?.seen ?? left);
        for (const id of left) if (!again.has(id)) this.atLoading.add(id);
        left = left.filter((id) => again.has(id));
      }
    }
  }

  /** What becomes of a mutant; what was recorded is asked where tests or claims notice nothing. */
  async run({ id, mutant }: Switched, kinds: ReadonlySet<UnitKind>): Promise<Result> {
    const began = performance.now();
    const fates: Partial<Record<UnitKind, Fate>> = {};
    for (const kind of ["test", "claim"] as const) {
      if (kinds.has(kind)) fates[kind] = await this.fate(id, mutant, kind);
    }
    const noticed = Object.values(fates);
    const survives = noticed.length === 0 || noticed.some(({ outcome }) => outcome !== "killed");
    if (kinds.has("record") && survives) fates.record = await this.fate(id, mutant, "record");
    return { mutant, fates, milliseconds: Math.round(performance.now() - began) };
  }

  private async fate(id: number, mutant: Mutant, kind: UnitKind): Promise<Fate> {
    const early = this.atLoading.has(id);
    const kin = new Set(early ? this.switched.flatMap((one) => (one.mutant.file === mutant.file ? [one.id] : [])) : []);
    const isNear = ({ seen }: Known): boolean => [...kin].some((other) => seen.has(other));
    const units = this.known
      .filter((one) => one.kind === kind && (early || one.seen.has(id)))
      .map((one) => ({ one, rank: rank(one) * nearness(one.id, mutant.file) * (isNear(one) ? 100 : 1) }))
      .sort((a, b) => b.rank - a.rank);
    const reaching = units.length;
    if (reaching === 0) return { outcome: "not reached", reaching, run: 0 };
    if (early && (await this.crew.begin(id)) === null) {
      return { outcome: "killed", by: "loading", reaching, run: 0 };
    }
    let run = 0;
    let spent = 0;
    for (const { one } of units) {
      if (spent > this.most) break;
      run += 1;
      one.runs += 1;
      spent += one.milliseconds;
      const why = await this.wrong(one, id, early);
      if (why === null) continue;
      one.kills += 1;
      if (early) await this.crew.end();
      return { outcome: "killed", by: one.id, why: why.slice(0, 200), reaching, run };
    }
    if (early) await this.crew.end();
    return { outcome: "survived", reaching, run };
  }

  /** What a unit finds wrong under a mutant and does not without it: state that a mutant left behind is no mutant's. */
  private async wrong(one: Known, id: number, early: boolean): Promise<string | null> {
    const found = await this.crew.run(one.id, id, one.milliseconds);
    if (found === null) return "does not end";
    if (found.wrong === null || early || one.milliseconds > 3000) return found.wrong;
    const sober = await this.crew.run(one.id, -1, one.milliseconds);
    if (sober?.wrong === null) return found.wrong;
    this.say(`a fresh thread, since a mutant left something behind: ${one.id}`);
    await this.crew.begin();
    const again = await this.crew.run(one.id, id, one.milliseconds);
    return again === null ? "does not end" : again.wrong;
  }
}

/** Kills to be expected for the time. */
function rank({ kills, runs, milliseconds }: Known): number {
  return (kills + 0.5) / (runs + 2) / (milliseconds + 2);
}

/** Tests beside a file come first, then those of its room. */
function nearness(id: string, file: string): number {
  if (id.startsWith(file.replace(/ts$/, "test.ts"))) return 1000;
  return id.startsWith(file.slice(0, file.lastIndexOf("/") + 1)) ? 10 : 1;
}
