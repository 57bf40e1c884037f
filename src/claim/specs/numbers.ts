import { DomainError } from "../../numerics/index.js";

type Numbers = Readonly<Record<string, readonly number[]>>;
type Given = Readonly<Record<string, number | undefined>>;

/** The numbers of a spec that lie beyond all that are drawn, one line each; one that is not there plays no part. */
export function beyondDrawn(drawn: Numbers, given: Given): string[] {
  return Object.entries(drawn).flatMap(([name, values]) => {
    const value = given[name];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return value !== undefined && (value < low || value > high)
      ? [`${name} = ${value} is outside of ${low} to ${high}`]
      : [];
  });
}

/**
 * Those of them that the statement is likely not to be about: of another sign than all that are drawn, as an ε < 0, and
 * above 1 where all that are drawn lie between 0 and 1, as a probability or a share.
 */
export function ofAnotherKind(drawn: Numbers, given: Given): string[] {
  return Object.entries(drawn).flatMap(([name, values]) => {
    const value = given[name];
    if (value === undefined) return [];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const said = (what: string): string[] => [`${name} = ${value}, and all that are tried are ${what}`];
    if (low > 0 && value <= 0) return said("positive");
    if (low >= 0 && value < 0) return said("at least 0");
    if (high < 0 && value >= 0) return said("negative");
    if (high <= 0 && value > 0) return said("at most 0");
    return low >= 0 && high > 0 && high <= 1 && value > 1 ? said("at most 1") : [];
  });
}

/** The numbers with those of other specs. */
export function widened(drawn: Numbers, alike: readonly { readonly reals: Given }[]): Numbers {
  return Object.fromEntries(
    Object.entries(drawn).map(([name, values]) => [
      name,
      [...values, ...alike.flatMap(({ reals }) => reals[name] ?? [])],
    ]),
  );
}

/** The number that somebody states. @throws DomainError for no number */
export function statedNumber(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) {
    throw new DomainError({ where: `--set ${name}`, expected: "a number", got: JSON.stringify(text) });
  }
  return value === 0 ? 0 : value;
}
