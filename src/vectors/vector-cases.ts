import type { Claim } from "../claim/index.js";
import {
  chosenQuestions,
  computed,
  intervalsOf,
  judgeAnswer,
  standardOf,
  UNITS,
  type Known,
  type Occurrence,
  occurrences,
  type PlainOperand,
  textOf,
} from "../foreign/index.js";
import { FlatcheckError, type Operation } from "../numerics/index.js";
import { operations } from "../operations/index.js";
import { type VectorChoice, spread } from "./choice.js";
import { type Enclosed, enclosedBy } from "./enclosed.js";
import { type InstanceCase, instanceCases } from "./instance-cases.js";

/** Operations that compute nothing: they say what is known of a number, or put entries in other places. */
const NOTHING_COMPUTED: ReadonlySet<string> = new Set<Operation>(["provided", "integer", "rearranged"]);

/** An operation on exact operands, with its result as certified by intervals. */
export interface VectorCase {
  readonly id: string;
  /** The claim in one of whose instances it came up; null of what was chosen for the operation. */
  readonly claim: string | null;
  readonly operands: readonly PlainOperand[];
  readonly shape: Pick<Known, "kind" | "rows" | "cols">;
  /** The entries of the result, row by row. */
  readonly entries: readonly Enclosed[];
  /** What one unit in the last place of the operands does to the result, and one of its own: for matrices in the Frobenius norm. */
  readonly unit: number;
}

/** The vectors of one operation. */
export interface Vectors {
  readonly operation: Operation;
  readonly cases: readonly VectorCase[];
  /** Operands that came up, of which these are a part. */
  readonly found: number;
  /** Of those that were looked at, how many have no certified value that a function could be held to. */
  readonly leftOut: number;
}

/** Where vectors come from. */
export interface Origin {
  readonly version: string;
  /** The command that makes them again. */
  readonly again: string;
}

/** Every operation on what came up in claims, each operands once; goes on from claim to claim. */
export class VectorSource {
  /** The instances of the claims that were added. */
  readonly instances: InstanceCase[] = [];
  private readonly found = new Map<Operation, Map<string, Occurrence>>();

  constructor(private readonly choice: VectorChoice) {}

  /** Adds what comes up in a claim. @throws whatever its evaluation throws */
  add(claim: Claim): void {
    for (const occurrence of occurrences(claim, { ...this.choice, operations: WANTED })) {
      const known = this.found.get(occurrence.operation) ?? new Map<string, Occurrence>();
      this.found.set(occurrence.operation, known);
      const text = textOf(occurrence);
      if (!known.has(text)) known.set(text, occurrence);
    }
    this.instances.push(...instanceCases(claim, this.choice));
  }

  /** The operations that came up, in the order of the table. */
  get operations(): readonly Operation[] {
    return [...WANTED].filter((operation) => this.found.has(operation));
  }

  /** The vectors of one operation: on the operands chosen for it, and on a part of what came up, spread evenly over it. */
  vectors(operation: Operation): Vectors {
    const all = [...(this.found.get(operation)?.values() ?? [])];
    const chosen = chosenQuestions(operation);
    const cases: VectorCase[] = [];
    let leftOut = 0;
    for (const occurrence of [...chosen, ...spread(all, this.choice.cases)]) {
      const made = vectorCase(occurrence, `${operation}-${String(cases.length).padStart(3, "0")}`);
      if (made === null) leftOut += 1;
      else cases.push(made);
    }
    return { operation, cases, found: chosen.length + all.length, leftOut };
  }
}

const WANTED: ReadonlySet<Operation> = new Set(
  (Object.keys(operations) as Operation[]).filter((operation) => !NOTHING_COMPUTED.has(operation)),
);

/** Null where numerics refuses the operands, intervals do not reach the result, or no answer could be held to it. */
function vectorCase(occurrence: Occurrence, id: string): VectorCase | null {
  const shape = shapeOf(occurrence);
  const intervals = shape === null ? null : intervalsOf(occurrence, shape);
  if (shape === null || intervals === null) return null;
  const entries = intervals.map(enclosedBy);
  const value = Array.from({ length: shape.rows }, (_, i) =>
    entries.slice(i * shape.cols, (i + 1) * shape.cols).map(({ lower }) => lower),
  );
  if (judgeAnswer(occurrence, { value }).verdict !== "agrees") return null;
  const { unit } = standardOf(occurrence, UNITS)!;
  const { operands, from } = occurrence;
  return { id, claim: from?.claim ?? null, operands, shape, entries, unit };
}

function shapeOf(occurrence: Occurrence): VectorCase["shape"] | null {
  try {
    const { kind, rows, cols } = computed(occurrence);
    return { kind, rows, cols };
  } catch (error) {
    if (error instanceof FlatcheckError) return null;
    throw error;
  }
}
