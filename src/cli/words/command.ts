import type { Catalogue } from "../../catalogue/index.js";
import type { Io } from "../../world/index.js";
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

/** An option as the help shows it. */
type DescribedOption = Flag | Omit<Valued<unknown>, "parse"> | Omit<Repeated<unknown>, "parse">;

/** The value of every option of a command; those that were not given are left out. */
export type OptionValues<Options> = {
  readonly [Name in keyof Options]?: Options[Name] extends Valued<infer T>
    ? T
    : Options[Name] extends Repeated<infer T>
      ? readonly T[]
      : true;
};

/** What a command is run with. */
export interface Given<Options> {
  /** The arguments; of a command that takes one, that one. */
  readonly args: readonly string[];
  readonly options: OptionValues<Options>;
  readonly io: Io;
  /** The claims that there are, those of `--claims` among them. */
  readonly catalogue: Catalogue;
  /** The ids of those of `--claims`. */
  readonly own: readonly string[];
}

interface CommandFacts {
  readonly description: string;
  /** What the positional arguments are; null where there are none. */
  readonly argument: string | null;
  /** Command lines worth knowing. */
  readonly examples: readonly string[];
  /** What an exit status says of this command alone. */
  readonly exits?: OwnMeanings;
}

/** A command as the help shows it: data, without what is done. */
export interface DescribedCommand extends CommandFacts {
  readonly options: Readonly<Record<string, DescribedOption>>;
}

/** A command with its row in the help; it gives the exit status. */
export interface Command extends CommandFacts {
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (given: Given<Readonly<Record<string, Option>>>) => number | Promise<number>;
}

/** A command of these options, whose values its `run` gets by their types. */
export function defineCommand<const Options extends Readonly<Record<string, Option>>>(
  command: CommandFacts & {
    readonly options: Options;
    readonly run: (given: Given<Options>) => number | Promise<number>;
  },
): Command {
  return {
    ...command,
    run: ({ options, ...given }) => command.run({ ...given, options: options as OptionValues<Options> }),
  };
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
