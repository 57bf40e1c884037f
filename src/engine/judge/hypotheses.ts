import {
  type Claim,
  derivedList,
  type FileClaim,
  objectsOf,
  type OwnLists,
  type OwnMatrices,
  type Spec,
} from "../../claim/index.js";
import { approximately, type Quantity, withProvenance } from "../../numerics/index.js";
import { isAtLeastZero } from "./slack-sign.js";

/**
 * What is known of a hypothesis on somebody's own matrices. `within rounding`: its slack cannot be told from zero, as that of an
 * equation that holds never can. `not looked at`: it is about data that the file does not have and the program makes up so
 * that it holds.
 */
type Met = "met" | "within rounding" | "violated" | "undecided" | "not looked at";

export interface HypothesisCheck {
  readonly name: string;
  readonly slack: Quantity;
  readonly verdict: Met;
  /** Whether it was measured on data of the file of which the instance makes up its own. */
  readonly onFile: boolean;
  /** Whether intervals decided what floating point had left open. */
  readonly rigorous: boolean;
}

/** Draws of a looser source whose parameters are tried on the instance. */
const TRIES = 16;

/** What of a file the hypotheses are measured on. */
interface Looked {
  /** Lists of the file, also those that the claim has no use for. */
  readonly lists: ReadonlyMap<string, OwnMatrices>;
  /** Names of the parameters that the user stated. */
  readonly given: readonly string[];
  /** Whether intervals are asked about what floating point leaves open, as for a refutation, which rests on it. */
  readonly rigorously: boolean;
}

/** A hypothesis as floating point has it. */
type Measured = Omit<HypothesisCheck, "rigorous">;

/** Every hypothesis of a claim on the instance of a spec that was made from a file. */
export function hypotheses(claim: Claim, spec: Spec, { rigorously, ...looked }: Looked): HypothesisCheck[] {
  if (!rigorously) return measured(claim, spec, looked).map((one) => ({ ...one, rigorous: false }));
  const { result, stepOf } = withProvenance(() => measured(claim, spec, looked));
  return result.map((one) => {
    const isOpen = one.verdict === "within rounding" || one.verdict === "undecided";
    const holds = isOpen ? isAtLeastZero(one.slack, stepOf) : null;
    return holds === null
      ? { ...one, rigorous: false }
      : { ...one, verdict: holds ? "met" : "violated", rigorous: true };
  });
}

function measured(claim: Claim, spec: Spec, { lists, given }: Omit<Looked, "rigorously">): Measured[] {
  if (claim.onFiles !== undefined) return ofReading(claim.onFiles, spec, lists);
  const slacks = claim.slacks(spec);
  return claim.assumptions.map(({ name, onFile, sampled }, i): Measured => {
    const slack = slacks[i]!;
    if (met(slack) === "violated") return { name, slack, verdict: "violated", onFile: false };
    const own = onFile?.(lists) ?? null;
    if (own !== null) return { name, slack: own, verdict: met(own), onFile: true };
    // A constant that is computed from the matrices of the file, such as δ, is no data.
    const isConstant = onFile === undefined && sampled !== undefined;
    if (!isConstant && isMadeUp(claim, i, spec, given)) return unseen(name);
    return { name, slack, verdict: met(slack), onFile: false };
  });
}

/** Those of an instance that was read off the file: nothing of it is made up but what the file has nothing to say of. */
function ofReading({ claim, reading }: FileClaim, spec: Spec, lists: OwnLists): Measured[] {
  const slacks = claim.slacks(spec);
  const stated = claim.assumptions.map(({ name, onFile }, i): Measured => {
    const teller = reading.madeToHold?.[name];
    if (teller !== undefined && !(teller in spec.lists)) return unseen(name);
    const slack = onFile?.(withDerived(lists)) ?? slacks[i]!;
    return { name, slack, verdict: met(slack), onFile: onFile !== undefined };
  });
  const own = objectsOf(spec);
  const more = Object.entries(reading.byConstruction ?? {}).map(([name, slackOf]): Measured => {
    const slack = slackOf(own);
    return slack === null ? unseen(name) : { name, slack, verdict: met(slack), onFile: true };
  });
  return [...stated, ...more];
}

/** The lists of a file with its inputs and targets, where these follow from measurements and labels. */
function withDerived(lists: OwnLists): OwnLists {
  const made = ["X", "y"].flatMap((name) => {
    const found = lists.has(name) ? null : derivedList(lists, name);
    return found === null ? [] : [[name, found.list] as const];
  });
  return new Map([...lists, ...made]);
}

function unseen(name: string): Measured {
  return { name, slack: approximately(NaN, Infinity), verdict: "not looked at", onFile: false };
}

function met({ value, error }: Quantity): Met {
  if (value >= error) return "met";
  if (value < -error) return "violated";
  return error < Infinity ? "within rounding" : "undecided";
}

/**
 * Whether the hypothesis holds on these matrices only for parameters or lists that the program chose: with others, which
 * the user did not state either, it fails on the very same matrices.
 */
function isMadeUp(claim: Claim, position: number, spec: Spec, given: readonly string[]): boolean {
  const source = claim.assumptions[position]!.without;
  if (source === undefined) return false;
  const tried = new Set([chosenText(spec, spec)]);
  for (let seed = 0; seed < TRIES; seed++) {
    const { reals, choices, lists } = source.draw(seed);
    const other: Spec = {
      ...spec,
      reals: { ...reals, ...spec.reals, ...freed(reals, spec.reals, given) },
      choices: { ...choices, ...spec.choices, ...freed(choices, spec.choices, given) },
      lists: { ...lists, ...spec.lists },
    };
    // Where nothing was left to choose, or the same is chosen again, the answer is known.
    const text = chosenText(other, spec);
    if (tried.has(text)) continue;
    tried.add(text);
    try {
      // What overflows there is no sign that it holds.
      if (["violated", "undecided"].includes(met(claim.slacks(other)[position]!))) return true;
    } catch {
      // These parameters do not fit these matrices.
    }
  }
  return false;
}

/** What tells specs apart that the same file makes: all but the lists of one of them, which they share. */
function chosenText({ reals, choices, lists }: Spec, { lists: shared }: Spec): string {
  return JSON.stringify([reals, choices, Object.entries(lists).filter(([name]) => !(name in shared))]);
}

/** The drawn parameters but for those that the user stated. */
function freed<T>(
  drawn: Readonly<Record<string, T>>,
  own: Readonly<Record<string, T>>,
  given: readonly string[],
): Record<string, T> {
  return Object.fromEntries(Object.entries(drawn).filter(([name]) => !(name in own && given.includes(name))));
}
