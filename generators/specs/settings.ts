import { DomainError } from "../../src/numerics/index.js";
import type { LayoutOptions } from "./parts.js";

type AnyLayout = LayoutOptions<string, string, string, string>;

/** The parameters of a spec that were given by hand. */
export interface Settings {
  readonly sizes: Readonly<Record<string, number>>;
  readonly widths: readonly number[] | null;
  readonly choices: Readonly<Record<string, string>>;
  readonly reals: Readonly<Record<string, number>>;
}

/**
 * Sizes, widths, choices and reals from texts by name. Choices and reals that allow a single value need not be given;
 * sizes and widths may come from the matrices.
 * @throws DomainError for an unknown name, a value that is none, or one that is missing
 */
export function readSettings(layout: AnyLayout, given: ReadonlyMap<string, string>): Settings {
  const known = parameterNames(layout);
  for (const [name, text] of given) {
    if (known.includes(name)) continue;
    throw new DomainError({
      where: `--set ${name}=${text}`,
      expected: known.length === 0 ? "no parameter" : `a parameter out of ${known.join(", ")}`,
      got: name,
    });
  }
  const read = <T>(names: readonly string[], parse: (name: string, text: string) => T): Record<string, T> =>
    Object.fromEntries(names.filter((name) => given.has(name)).map((name) => [name, parse(name, given.get(name)!)]));
  const widths = given.get("widths");
  const settings = {
    sizes: read(Object.keys(layout.sizes ?? {}), wholeNumber),
    widths: widths === undefined ? null : widths.split(",").map((text) => wholeNumber("widths", text, 1)),
    choices: { ...only(layout.choices), ...read(Object.keys(layout.choices ?? {}), choiceOf(layout)) },
    reals: { ...only(layout.reals), ...read(Object.keys(layout.reals ?? {}), real) },
  };
  requireAll("choice", layout.choices, settings.choices);
  requireAll("number", layout.reals, settings.reals);
  return settings;
}

function parameterNames({ sizes = {}, chain, choices = {}, reals = {} }: AnyLayout): string[] {
  return [sizes, choices, reals].flatMap((part) => Object.keys(part)).concat(chain === undefined ? [] : ["widths"]);
}

/** What can have one value alone. */
function only<T>(alternatives: Readonly<Record<string, readonly T[]>> = {}): Record<string, T> {
  const single = Object.entries(alternatives).filter(([, values]) => new Set(values).size === 1);
  return Object.fromEntries(single.map(([name, values]) => [name, values[0]!]));
}

function requireAll(
  kind: string,
  alternatives: Readonly<Record<string, readonly unknown[]>> = {},
  settings: Readonly<Record<string, unknown>>,
): void {
  for (const [name, values] of Object.entries(alternatives)) {
    if (name in settings) continue;
    throw new DomainError({
      where: name,
      expected: `a ${kind}, such as ${[...new Set(values)].slice(0, 8).join(" or ")}`,
      got: "none",
      remedy: `give it with --set ${name}=${String(values[0])}, say`,
    });
  }
}

function wholeNumber(name: string, text: string, least = 0): number {
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || value < least) {
    throw new DomainError({ where: `--set ${name}`, expected: "a whole number", got: JSON.stringify(text) });
  }
  return value;
}

function real(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) {
    throw new DomainError({ where: `--set ${name}`, expected: "a number", got: JSON.stringify(text) });
  }
  return value === 0 ? 0 : value;
}

function choiceOf({ choices = {} }: AnyLayout): (name: string, text: string) => string {
  return (name, text) => {
    const alternatives = choices[name]!;
    if (alternatives.includes(text)) return text;
    const expected = [...new Set(alternatives)].join(" or ");
    throw new DomainError({ where: `--set ${name}`, expected, got: JSON.stringify(text) });
  };
}
