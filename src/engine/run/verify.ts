import type { Claim, ClaimResult, ClaimTally } from "../../claim/index.js";
import { runStoredCases } from "./cases.js";
import { conclude, hasOpenStatistics } from "./conclude.js";
import { hurrying } from "./hurrying.js";
import { mergeTallies } from "./merge-tallies.js";
import { type Looked, lookAt } from "./looked.js";
import { casesFor, casesIn, casesOf, casesOfLook, plan, size, type Task } from "./plan.js";
import type { CaseRunner, RefutedSoFar, VerifyOptions, VerifyOutcome } from "./run-options.js";

/**
 * How often at most the statistics of a claim are looked at: what is undecided after one look gets as many new cases as
 * it has had. A decision is then wrong with at most the sum of the error probabilities of all looks. Parts of a run
 * cannot know what the whole leaves undecided: they have the cases of one look, and whoever joins them says whether there
 * is to be another. Rounds, which go on for as long as time permits, look once.
 */
export const LOOKS = 3;

/** What is known of a claim while it is run. */
interface Standing {
  readonly claim: Claim;
  tally: ClaimTally | null;
  looks: number;
  /** Whether all of its cases were run. */
  whole: boolean;
  looked: Looked[][] | null;
  /** Once nothing more is run of it: concluded while others run, since to measure power takes its time. */
  result: ClaimResult | null;
}

/**
 * Runs every claim: its stored witnesses, its equality and degenerate cases, then its generated cases, in chunks. The
 * result depends on the seed and the number of cases alone, not on the runner. A claim whose cases were not all run, by
 * an interruption or for lack of time, is not said to hold.
 */
export async function verify(
  claims: readonly Claim[],
  runner: CaseRunner,
  options: VerifyOptions,
): Promise<VerifyOutcome> {
  return new Run(claims, runner, options).outcome();
}

class Run {
  private readonly standings: ReadonlyMap<string, Standing>;
  private readonly late: () => boolean;
  private readonly interrupted: Promise<null>;
  private readonly refuted = new Map<string, RefutedSoFar>();
  private done = 0;
  private total: number | null = null;

  constructor(
    private readonly claims: readonly Claim[],
    private readonly runner: CaseRunner,
    private readonly options: VerifyOptions,
  ) {
    const { now, forMilliseconds, signal, shard, resumed = [] } = options;
    const deadline = forMilliseconds === undefined ? Infinity : now() + forMilliseconds;
    this.late = () => now() >= deadline;
    this.interrupted = new Promise((resolve) => {
      signal.addEventListener("abort", () => resolve(null), { once: true });
    });
    this.standings = new Map(
      claims.map((claim): [string, Standing] => {
        const before = resumed.find(({ id }) => id === claim.id);
        const [whole, looks] = [before !== undefined, before?.looks ?? shard?.look ?? 1];
        return [claim.id, { claim, tally: before?.tally ?? null, looks, whole, looked: null, result: null }];
      }),
    );
  }

  async outcome(): Promise<VerifyOutcome> {
    const { runner, options } = this;
    const unhurried = hurrying(runner, options);
    try {
      await this.runAll();
      await this.lookAtAll();
    } finally {
      unhurried();
    }
    const standings = [...this.standings.values()];
    const results = standings.flatMap(({ claim, tally, looks, whole, looked, result }) =>
      tally === null ? [] : [result ?? conclude(claim, tally, { looks, complete: whole, looked })],
    );
    return { results, complete: !options.signal.aborted && standings.every(({ whole }) => whole) };
  }

  private async runAll(): Promise<void> {
    const { claims, options } = this;
    const { runs, shard, signal, forMilliseconds } = options;
    const timed = forMilliseconds !== undefined;
    const fresh = claims.filter(({ id }) => !this.standings.get(id)!.whole);
    const look = shard?.look ?? 1;
    const first = fresh.flatMap((claim) => this.planned(claim, look));
    this.total = timed ? null : casesIn(claims.flatMap((claim) => this.planned(claim, look)));
    this.done = timed ? 0 : this.total! - casesIn(first);
    // Of a shard a claim with few cases may have none.
    for (const { id } of fresh) {
      if (!first.some(({ claim }) => claim.id === id)) this.standings.get(id)!.whole = true;
    }
    await this.work(first);
    for (let round = 1; timed && !signal.aborted && !this.late(); round++) {
      const tasks = claims.flatMap((claim) => {
        const cases = casesFor(claim, runs);
        return plan(claim, options, round * cases, cases);
      });
      if (tasks.length === 0) break;
      await this.work(tasks, true);
    }
    if (timed || shard !== undefined) return;
    for (let look = 2; look <= LOOKS; look++) {
      const open = [...this.standings.values()].filter(
        ({ claim, tally, looks, whole }) => whole && looks < look && hasOpenStatistics(claim, tally ?? undefined),
      );
      if (open.length === 0 || signal.aborted) break;
      const tasks = open.flatMap((standing) => {
        standing.looks = look;
        return this.planned(standing.claim, look);
      });
      this.total! += casesIn(tasks);
      await this.work(tasks);
    }
  }

  private planned(claim: Claim, look: number): Task[] {
    const { offset, cases } = casesOfLook(claim, this.options.runs, look);
    return plan(claim, this.options, offset, cases);
  }

  /** Runs tasks and adds up what they give. @param further whether the claims are whole without these */
  private async work(tasks: readonly Task[], further = false): Promise<void> {
    const { runner, options } = this;
    const tallies = new Array<ClaimTally | null>(tasks.length).fill(null);
    const left = new Map<string, number>();
    for (const { claim } of tasks) left.set(claim.id, (left.get(claim.id) ?? 0) + 1);
    const queue = tasks.entries();
    let told = 0;
    const lane = async (): Promise<void> => {
      for (const [i, task] of queue) {
        if (options.signal.aborted || this.late()) return;
        const call = this.call(task);
        // A runner that cannot be hurried is left behind with the calls that are under way.
        const tally = await (runner.hurry === undefined ? Promise.race([call, this.interrupted]) : call);
        if (tally === null) return;
        tallies[i] = tally;
        for (; told < tasks.length && tallies[told] !== null; told++) this.tell(tallies[told]!);
        this.done += size(task);
        const { claim } = task;
        this.note(claim, tally);
        options.onProgress({
          done: this.done,
          total: this.total,
          claim: claim.id,
          refuted: [...this.refuted.values()],
        });
        left.set(claim.id, left.get(claim.id)! - 1);
        if (left.get(claim.id) === 0) await this.finish(claim, tasks, tallies, further);
      }
    };
    await Promise.all(Array.from({ length: runner.width }, lane));
    // Behind a call that an interruption left without an answer, cases are still to be told.
    for (let i = told; i < tasks.length; i++) if (tallies[i] !== null) this.tell(tallies[i]!);
    for (const [id, count] of left) {
      if (count > 0) this.add(this.standings.get(id)!.claim, tasks, tallies, further);
    }
  }

  private call({ claim, range }: Task): Promise<ClaimTally> {
    const { runner, options } = this;
    const record = options.onCases !== undefined;
    if (range !== "stored") return runner.run(claim, range, record);
    const specs = options.stored?.get(claim.id) ?? [];
    return runner.runStored?.(claim, specs, record) ?? Promise.resolve(runStoredCases(claim, specs, record));
  }

  /** Keeps which forms a tally refutes. */
  private note({ id, forms }: Claim, tally: ClaimTally): void {
    for (const { form, relations } of tally.forms) {
      if (relations.every(({ counts }) => counts.refuted === 0)) continue;
      const name = `${id}:${form}`;
      const isExpected = forms.find((facts) => facts.name === form)?.expected === "refuted";
      this.refuted.set(name, { name, isExpected });
    }
  }

  /** Hands on the cases of a tally. */
  private tell({ id, records }: ClaimTally): void {
    this.options.onCases?.(id, records);
  }

  /** Adds up the tallies of a claim, in the order of the plan, so that nothing depends on which call came back first. */
  private add(claim: Claim, tasks: readonly Task[], tallies: readonly (ClaimTally | null)[], further: boolean): void {
    const standing = this.standings.get(claim.id)!;
    let whole = true;
    for (const [i, task] of tasks.entries()) {
      if (task.claim !== claim) continue;
      const tally = tallies[i]!;
      const asked = casesOf(task, this.options);
      if (tally === null || tally.cases < asked) whole = false;
      if (tally === null || (tally.cases === 0 && asked > 0 && tally.errors.length === 0)) continue;
      const own = { ...tally, records: [] };
      standing.tally = standing.tally === null ? own : mergeTallies(standing.tally, own);
    }
    if (!further) standing.whole = whole;
  }

  private async finish(
    claim: Claim,
    tasks: readonly Task[],
    tallies: readonly (ClaimTally | null)[],
    further: boolean,
  ): Promise<void> {
    this.add(claim, tasks, tallies, further);
    const standing = this.standings.get(claim.id)!;
    const { tally, looks, whole } = standing;
    if (tally === null || !whole || this.options.forMilliseconds !== undefined) return;
    this.options.onFinished?.({ id: claim.id, tally, looks });
    // What may get more cases is looked at when it has them.
    const isLast = looks === LOOKS || this.options.shard !== undefined || !hasOpenStatistics(claim, tally);
    if (!isLast) return;
    const looked = await this.lookAt(claim, tally);
    standing.looked = looked;
    if (looked !== null) standing.result = conclude(claim, tally, { looks, complete: whole, looked });
  }

  private lookAt(claim: Claim, tally: ClaimTally): Promise<Looked[][] | null> {
    return this.runner.lookAt?.(claim, tally) ?? Promise.resolve(lookAt(claim, tally));
  }

  private async lookAtAll(): Promise<void> {
    await Promise.all(
      [...this.standings.values()].map(async (standing) => {
        if (standing.tally === null || standing.looked !== null) return;
        standing.looked = await this.lookAt(standing.claim, standing.tally);
      }),
    );
  }
}
