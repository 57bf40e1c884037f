import { parseArgs } from "node:util";
import type { UnitKind } from "./units.js";

/** What a run of mutants is asked for. */
export interface MutationOptions {
  readonly seed: number;
  readonly count: number;
  /** Who is asked. */
  readonly ask: ReadonlySet<UnitKind>;
  /** Ask the theorems about error bounds, too. */
  readonly bounds: boolean;
  /** Seconds of units of one kind, as they take without a mutant, after which a mutant counts as surviving them. */
  readonly most: number;
  /** Mutants whose key has this pattern, in place of drawn ones. */
  readonly matching: RegExp | null;
  /** Only tests with this in their path, to try a new one. */
  readonly within: string;
  /** Only mutants of values, or of bounds. */
  readonly kind: "value" | "bound" | null;
  /** Where results are kept; nowhere where it is not said. */
  readonly results: string | null;
  readonly report: string | null;
  /** Run no mutant, and report what results there are. */
  readonly asIs: boolean;
  /** Fail where fewer mutants are noticed. */
  readonly least: number;
}

/** An option that cannot be read: what was expected, and what came. */
export class OptionError extends Error {}

const KINDS: Readonly<Record<string, UnitKind>> = { tests: "test", theorems: "claim", records: "record" };

/**
 * The options of a command line.
 *
 * @throws {OptionError} when one of them is not known, or has no such value
 */
export function mutationOptions(args: readonly string[]): MutationOptions {
  const values = read(args);
  return {
    seed: number("seed", values.seed, Number.isSafeInteger, "a whole number"),
    count: number("count", values.count, (count) => Number.isSafeInteger(count) && count > 0, "a whole number above 0"),
    ask: new Set(values.ask.split(",").map((name) => oneOf("ask", name, KINDS))),
    bounds: values.bounds,
    most: number("most", values.most, (seconds) => seconds > 0 && seconds < Infinity, "seconds, more than 0"),
    matching: values.matching === undefined ? null : pattern(values.matching),
    within: values.within,
    kind: values.kind === undefined ? null : oneOf("kind", values.kind, { value: "value", bound: "bound" }),
    results: values.results ?? null,
    report: values.report ?? null,
    asIs: values["as-is"],
    least: number("least", values.least, (share) => share >= 0 && share <= 1, "a share from 0 to 1"),
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seed: { type: "string", default: "1" },
        count: { type: "string", default: "100" },
        ask: { type: "string", default: "tests,theorems,records" },
        bounds: { type: "boolean", default: false },
        most: { type: "string", default: "10" },
        matching: { type: "string" },
        within: { type: "string", default: "" },
        kind: { type: "string" },
        results: { type: "string" },
        report: { type: "string" },
        "as-is": { type: "boolean", default: false },
        least: { type: "string", default: "0" },
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function number(option: string, text: string, fits: (value: number) => boolean, expected: string): number {
  const value = text.trim() === "" ? NaN : Number(text);
  if (fits(value)) return value;
  throw new OptionError(`--${option} takes ${expected}, not ${JSON.stringify(text)}`);
}

function oneOf<T>(option: string, name: string, choices: Readonly<Record<string, T>>): T {
  const found = Object.entries(choices).find(([choice]) => choice === name);
  if (found !== undefined) return found[1];
  throw new OptionError(`--${option} takes ${Object.keys(choices).join(", ")}, not ${JSON.stringify(name)}`);
}

function pattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new OptionError(`--matching takes a regular expression, not ${JSON.stringify(text)}`, { cause: error });
  }
}
