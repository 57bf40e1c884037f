import type { Claim, Spec } from "../../claim/index.js";
import { subSeed, textSeed } from "../../random/index.js";
import { mergeRecords, type Program, type RawRecord, sameSteps } from "../record/index.js";
import { type Decision, decide } from "./decide.js";
import type { ProvedSizes } from "./identity-proof.js";
import { type Attempt, attempts, type Drawn, type Layout } from "./instances.js";
import {
  BRANCHES,
  count,
  NOT_FOR_ALL,
  NOT_TRIED,
  NOTHING_FREE,
  NOWHERE,
  OTHER,
  type Reasons,
  worst,
} from "./reasons.js";
import { identitiesOf, type Named, type Records } from "./relations.js";

/** A proof at the sizes of one layout. */
export interface ProvedLayout {
  readonly at: ProvedSizes;
  /** Cases of these sizes among those drawn. */
  readonly cases: number;
  readonly program: Program;
  readonly decision: Extract<Decision, { outcome: "proved" }>;
  readonly why: null;
}

/** Sizes at which there is no proof, and why not, in words. */
interface UnprovedLayout {
  readonly at: Layout["at"];
  readonly cases: number;
  readonly why: string;
}

/** What was found of one relation at the sizes of one layout. */
export type LayoutOutcome = ProvedLayout | UnprovedLayout;

/** What is known before the proofs of one layout. */
export interface Before {
  readonly seed: number;
  /** Keys of relations that are not tried any more. */
  readonly closed: ReadonlySet<string>;
  /** Keys of relations that other layouts have. */
  readonly known: readonly string[];
  /** Whether branches are looked for on many instances. */
  readonly isThorough: boolean;
}

/** All identities of a claim at the sizes of one layout. */
export function proveLayout(
  claim: Claim,
  layout: Layout,
  before: Before,
): (Named & { readonly outcome: LayoutOutcome })[] {
  return new LayoutProofs(claim, layout, before).all();
}

/** Instances in general position that are compared before more of them are made. */
const FIRST = 2;

class LayoutProofs {
  /** The relations of the drawn cases, as far as these were evaluated. */
  private readonly drawn: (Records | undefined)[] = [];
  private readonly names = new Map<string, Named>();
  private readonly reasons = new Map<string, Reasons>();
  private readonly hopeful = new Set<string>();
  private readonly proved = new Map<string, ProvedLayout>();

  constructor(
    private readonly claim: Claim,
    private readonly layout: Layout,
    private readonly before: Before,
  ) {}

  all(): (Named & { readonly outcome: LayoutOutcome })[] {
    this.begin();
    for (const one of this.layout.drawn) {
      if (this.hopeful.size === 0) break;
      for (const attempt of this.attemptsAt(one.spec)) {
        if (this.hopeful.size === 0) break;
        this.attempt(attempt, one);
      }
      // Other laws leave less free, as a rule.
      for (const key of this.hopeful) if (this.reasons.get(key)!.has(NOT_FOR_ALL)) this.hopeful.delete(key);
    }
    const { at, cases } = this.layout;
    return [...this.names].map(([key, name]) => ({
      ...name,
      outcome: this.proved.get(key) ?? { at, cases, why: worst(this.reasons.get(key)!) },
    }));
  }

  private attemptsAt(spec: Spec): Iterable<Attempt> {
    const { seed, isThorough } = this.before;
    return attempts(this.claim, spec, subSeed(seed, textSeed(this.claim.id)), isThorough);
  }

  private drawnAt(k: number): Records {
    return (this.drawn[k] ??= identitiesOf(this.claim, this.layout.drawn[k]!.spec));
  }

  /** Which relations there are, and which of them could be proved. */
  private begin(): void {
    const { closed, known } = this.before;
    const here = this.drawnAt(0);
    // Other laws may have relations that this one does not have.
    const isWhole = known.every((key) => here.has(key)) && here.size > 0;
    const looked = isWhole ? [here] : this.layout.drawn.map((_, k) => this.drawnAt(k));
    for (const records of looked) {
      for (const [key, { form, relation, record }] of records) {
        if (!this.names.has(key)) {
          this.names.set(key, { form, relation });
          this.reasons.set(key, new Map());
        }
        const found = closed.has(key) ? NOT_TRIED : record();
        if (typeof found === "string") count(this.reasons.get(key)!, found);
        else this.hopeful.add(key);
      }
    }
  }

  private attempt(attempt: Attempt, { spec, index }: Drawn): void {
    const varied: Records[] = [];
    const upTo = (instances: number): void => {
      while (varied.length < instances) varied.push(identitiesOf(this.claim, attempt.spec(varied.length)));
    };
    upTo(FIRST);
    const promising = [...this.hopeful].filter((key) => {
      const { why, decision } = this.looked(key, varied);
      // Where more numbers differ, less can be followed, and nothing holds that does not hold here.
      const isLost = decision === null || decision.outcome === "false" || (why !== null && !decision.closer);
      if (isLost) count(this.reasons.get(key)!, why!);
      return !isLost;
    });
    if (promising.length === 0) return;
    upTo(attempt.instances);
    const { lists, reals } = attempt;
    const drawn = { seed: this.before.seed, index, instances: attempt.instances };
    const at = { ...this.layout.at, lists, reals: reals === "fixed" ? inDigits(spec.reals) : {}, drawn };
    for (const key of promising) {
      const { program, why, decision } = this.looked(key, varied);
      const isWhole = lists === "entries" && reals === "free";
      if (why !== null) count(this.reasons.get(key)!, why);
      else if (program.free === 0 && !isWhole) count(this.reasons.get(key)!, NOTHING_FREE);
      else {
        this.hopeful.delete(key);
        this.proved.set(key, { at, cases: this.layout.cases, program, decision, why: null });
      }
    }
  }

  /** What is found of a relation on these instances. */
  private looked(key: string, varied: readonly Records[]): Looked {
    const records = varied.flatMap((one) => one.get(key)?.record() ?? []);
    const lost = records.find((record) => typeof record === "string");
    if (lost !== undefined) return { program: null, decision: null, why: lost };
    const { program, why } = this.programOf(key, records as RawRecord[], varied.length);
    if (program === null) return { program, decision: null, why };
    const decision = decide(program, subSeed(this.before.seed, textSeed(key)));
    if (decision.outcome === "proved") return { program, decision, why: null };
    return { program, decision, why: decision.outcome === "false" ? NOT_FOR_ALL : decision.why };
  }

  private programOf(
    key: string,
    records: readonly RawRecord[],
    wanted: number,
  ): { readonly program: Program; readonly why: "" } | { readonly program: null; readonly why: string } {
    if (records.length < wanted) return { program: null, why: NOWHERE };
    const program = mergeRecords(records);
    if (program === null) return { program: null, why: BRANCHES };
    for (const k of this.layout.drawn.keys()) {
      const record = this.drawnAt(k).get(key)?.record();
      if (record !== undefined && typeof record !== "string" && sameSteps(record, records[0]!))
        return { program, why: "" };
    }
    return { program: null, why: OTHER };
  }
}

type Looked =
  | { readonly program: Program; readonly decision: Extract<Decision, { outcome: "proved" }>; readonly why: null }
  | { readonly program: Program; readonly decision: Exclude<Decision, { outcome: "proved" }>; readonly why: string }
  | { readonly program: null; readonly decision: null; readonly why: string };

function inDigits(reals: Spec["reals"]): ProvedSizes["reals"] {
  return Object.fromEntries(Object.entries(reals).map(([name, x]) => [name, String(x)]));
}
