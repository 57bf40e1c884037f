import { quoted, UsageError } from "../../world/index.js";

/** A parser of the value of an option; `where` is the option's name, for complaints. */
export type ValueParser<T> = (text: string, where: string) => T;

/** A whole number in decimal digits, within the given ends. @throws UsageError */
export function integer(low: number, high: number): ValueParser<number> {
  return (text, where) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < low || value > high) {
      throw new UsageError({ where, expected: `a whole number from ${low} to ${high}`, got: quoted(text) });
    }
    return value;
  };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A time such as 30s, 2m, 1.5h or 500ms, in milliseconds. @throws UsageError */
export const duration: ValueParser<number> = (text, where) => {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const milliseconds = match === null ? 0 : Number(match[1]) * UNITS[match[2]!]!;
  if (milliseconds <= 0) {
    throw new UsageError({
      where,
      expected: "a time above zero with its unit",
      got: quoted(text),
      remedy: "write 30s, 2m or 1h",
    });
  }
  return milliseconds;
};

/** Part i of n. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** A part of a run, as in 2/8. @throws UsageError */
export const shard: ValueParser<Shard> = (text, where) => {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [index, of] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (index < 1 || index > of) {
    throw new UsageError({
      where,
      expected: "i/n with 1 ≤ i ≤ n",
      got: quoted(text),
      remedy: "the second of eight parts is 2/8",
    });
  }
  return { index, of };
};

/** A parameter by name. */
export interface Setting {
  readonly name: string;
  readonly text: string;
}

/** A parameter as in n=3. @throws UsageError */
export const setting: ValueParser<Setting> = (text, where) => {
  const [, name, value] = /^([A-Za-z]\w*)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError({ where, expected: "name=value", got: quoted(text), remedy: "write n=3 or family=plain" });
  }
  return { name, text: value };
};

/** One of a few words. @throws UsageError */
export function oneOf<const Word extends string>(words: readonly Word[]): ValueParser<Word> {
  return (text, where) => {
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new UsageError({ where, expected: words.join(" or "), got: quoted(text) });
    return word;
  };
}

/** A path that is not empty. @throws UsageError */
export const path: ValueParser<string> = (text, where) => {
  if (text === "") throw new UsageError({ where, expected: "a path", got: quoted(text) });
  return text;
};

/** A number above zero. @throws UsageError */
export const positive: ValueParser<number> = (text, where) => {
  const value = Number(text);
  if (!/^\d*[.]?\d+(e[+-]?\d+)?$/i.test(text) || !(value > 0) || !Number.isFinite(value)) {
    throw new UsageError({ where, expected: "a number above zero", got: quoted(text), remedy: "write 16 or 1e-9" });
  }
  return value;
};
