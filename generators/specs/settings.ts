import { statedNumber } from "../../src/claim/index.js";
import { DomainError } from "../../src/numerics/index.js";
import type { FileOwn, LayoutOptions } from "./parts.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/** What may stand for every choice and real, and the widths where they were stated. */
interface ParameterAlternatives {
  readonly alternatives: Readonly<Record<string, readonly (string | number)[]>>;
  readonly widths: readonly number[] | null;
}

/**
 * The values of choices and reals, the simplest first: the one that was stated, or that the claim takes on files, and else all
 * that it draws.
 * @throws DomainError for an unknown name, or a value that is none
 */
export function parameterAlternatives(
  layout: AnyLayout,
  given: ReadonlyMap<string, string>,
  taken: FileOwn,
): ParameterAlternatives {
  const known = parameterNames(layout);
  for (const [name, text] of given) {
    if (known.includes(name)) continue;
    throw new DomainError({
      where: `--set ${name}=${text}`,
      expected: known.length === 0 ? "no parameter" : `a parameter out of ${known.join(", ")}`,
      got: name,
    });
  }
  const alternatives = <T extends string | number>(
    of: Readonly<Record<string, readonly T[]>> | undefined,
    parse: (name: string, text: string) => T,
  ) =>
    Object.entries(of ?? {}).map(([name, drawn]) => {
      const [text, own] = [given.get(name), taken[name]];
      if (text !== undefined) return [name, [parse(name, text)]] as const;
      return [name, own === undefined || typeof own === "object" ? drawn : [own]] as const;
    });
  const widths = given.get("widths");
  return {
    alternatives: Object.fromEntries<readonly (string | number)[]>([
      ...alternatives<string>(layout.choices, choiceOf(layout)),
      ...alternatives<number>(layout.reals, statedNumber),
    ]),
    widths: widths === undefined ? null : widths.split(",").map((text) => wholeNumber("widths", text, 1)),
  };
}

function parameterNames({ sizes = {}, chain, choices = {}, reals = {} }: AnyLayout): string[] {
  return [sizes, choices, reals].flatMap((part) => Object.keys(part)).concat(chain === undefined ? [] : ["widths"]);
}

/** @throws DomainError unless the text is a whole number, at least so large */
export function wholeNumber(name: string, text: string, least = 0): number {
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || value < least) {
    throw new DomainError({ where: `--set ${name}`, expected: "a whole number", got: JSON.stringify(text) });
  }
  return value;
}

function choiceOf({ choices = {} }: AnyLayout): (name: string, text: string) => string {
  return (name, text) => {
    const alternatives = choices[name]!;
    if (alternatives.includes(text)) return text;
    const expected = [...new Set(alternatives)].join(" or ");
    throw new DomainError({ where: `--set ${name}`, expected, got: JSON.stringify(text) });
  };
}
