import type { OwnMeanings } from "./exit-codes.js";
import type { ValueParser } from "./values.js";

/** An option without a value. */
export interface Flag {
  readonly kind: "flag";
  readonly description: string;
  /** Options of the same command that make no sense beside this one, with what to do instead. */
  readonly conflicts?: Readonly<Record<string, string>>;
}

/** An option with a value. */
export interface Valued<T> {
  readonly kind: "value";
  /** What stands for the value in the help. */
  readonly placeholder: string;
  readonly description: string;
  readonly parse: ValueParser<T>;
  readonly conflicts?: Readonly<Record<string, string>>;
}

/** An option that may be given several times, each time with a value. */
export interface Repeated<T> extends Omit<Valued<T>, "kind"> {
  readonly kind: "repeated";
}

type Option = Flag | Valued<unknown> | Repeated<unknown>;

/** The value of every option of a command; those that were not given are left out. */
export type OptionValues<Options> = {
  readonly [Name in keyof Options]?: Options[Name] extends Valued<infer T>
    ? T
    : Options[Name] extends Repeated<infer T>
      ? readonly T[]
      : true;
};

export interface Command {
  readonly summary: string;
  readonly description: string;
  /** The positional arguments as the help shows them: `<claim>` one, `[claims...]` any number. */
  readonly argument: { readonly syntax: string; readonly description: string } | null;
  readonly options: Readonly<Record<string, Option>>;
  /** Command lines worth knowing. */
  readonly examples: readonly string[];
  /** What an exit status says of this command alone. */
  readonly exits?: OwnMeanings;
}

export function value<T>(
  placeholder: string,
  parse: ValueParser<T>,
  description: string,
  conflicts?: Readonly<Record<string, string>>,
): Valued<T> {
  return { kind: "value", placeholder, parse, description, ...(conflicts === undefined ? {} : { conflicts }) };
}

export function repeated<T>(placeholder: string, parse: ValueParser<T>, description: string): Repeated<T> {
  return { kind: "repeated", placeholder, parse, description };
}

export function flag(description: string, conflicts?: Readonly<Record<string, string>>): Flag {
  return { kind: "flag", description, ...(conflicts === undefined ? {} : { conflicts }) };
}
