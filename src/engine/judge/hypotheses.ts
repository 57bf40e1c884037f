import {
  type Claim,
  derivedList,
  type FileClaim,
  objectsOf,
  type OwnLists,
  type OwnMatrices,
  type Spec,
} from "../../claim/index.js";
import { approximately, type Quantity } from "../../numerics/index.js";

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
}

/** Draws of a looser source whose parameters are tried on the instance. */
const TRIES = 16;

/** What of a file the hypotheses are measured on. */
interface Looked {
  /** Lists of the file, also those that the claim has no use for. */
  readonly lists: ReadonlyMap<string, OwnMatrices>;
  /** Names of the parameters that the user stated. */
  readonly given: readonly string[];
}

/** Every hypothesis of a claim on the instance of a spec that was made from a file. */
export function hypotheses(claim: Claim, spec: Spec, { lists, given }: Looked): HypothesisCheck[] {
  if (claim.onFiles !== undefined) return ofReading(claim.onFiles, spec, lists);
  const slacks = claim.slacks(spec);
  return claim.assumptions.map(({ name, onFile, sampled }, i): HypothesisCheck => {
    const slack = slacks[i]!;
    if (!isMadeUp(claim, i, spec, given)) return { name, slack, verdict: met(slack), onFile: false };
    // A constant that is computed from the matrices of the file, such as δ, is no data.
    if (onFile === undefined && sampled !== undefined) return { name, slack, verdict: met(slack), onFile: false };
    const measured = onFile?.(lists) ?? null;
    return measured === null ? unseen(name) : { name, slack: measured, verdict: met(measured), onFile: true };
  });
}

/** Those of an instance that was read off the file: nothing of it is made up but what the file has nothing to say of. */
function ofReading({ claim, reading }: FileClaim, spec: Spec, lists: OwnLists): HypothesisCheck[] {
  const slacks = claim.slacks(spec);
  const stated = claim.assumptions.map(({ name, onFile }, i): HypothesisCheck => {
    const teller = reading.madeToHold?.[name];
    if (teller !== undefined && !(teller in spec.lists)) return unseen(name);
    const slack = onFile?.(withDerived(lists)) ?? slacks[i]!;
    return { name, slack, verdict: met(slack), onFile: onFile !== undefined };
  });
  const own = objectsOf(spec);
  const more = Object.entries(reading.byConstruction ?? {}).map(([name, slackOf]): HypothesisCheck => {
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

function unseen(name: string): HypothesisCheck {
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
  if (source === undefined || met(claim.slacks(spec)[position]!) === "violated") return false;
  for (let seed = 0; seed < TRIES; seed++) {
    const { reals, choices, lists } = source.draw(seed);
    const other: Spec = {
      ...spec,
      reals: { ...reals, ...spec.reals, ...freed(reals, spec.reals, given) },
      choices: { ...choices, ...spec.choices, ...freed(choices, spec.choices, given) },
      lists: { ...lists, ...spec.lists },
    };
    try {
      if (met(claim.slacks(other)[position]!) === "violated") return true;
    } catch {
      // These parameters do not fit these matrices.
    }
  }
  return false;
}

/** The drawn parameters but for those that the user stated. */
function freed<T>(
  drawn: Readonly<Record<string, T>>,
  own: Readonly<Record<string, T>>,
  given: readonly string[],
): Record<string, T> {
  return Object.fromEntries(Object.entries(drawn).filter(([name]) => !(name in own && given.includes(name))));
}
