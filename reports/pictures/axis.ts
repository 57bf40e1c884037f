import { log, log10, pow } from "../../src/numerics/index.js";
import type { Chart } from "../../src/experiments/figure.js";

/** A place on an axis, named or not. */
interface Tick {
  readonly at: number;
  /** Empty for those between the named ones of a logarithmic axis. */
  readonly label: string;
}

/** What an axis shows of the numbers, and where it names them. */
export interface Scale {
  readonly type: "linear" | "log";
  readonly domain: readonly [number, number];
  readonly ticks: readonly Tick[];
}

/** Room between the outermost values and the ends of the axis, as a part of it. */
const MARGIN = 0.03;

/** Named ticks that an axis has room for. */
const MOST_TICKS = 8;

/** The scale of an axis for values that have a place on it. Without any: from 1 to 10. */
export function scaleOf({ scale: type, domain: window }: Chart["x"], values: readonly number[]): Scale {
  const domain = window ?? around(type, values);
  return { type, domain, ticks: type === "log" ? logarithmic(domain) : linear(domain) };
}

/** How far along the axis a value is, from 0 to 1. */
export function along({ type, domain: [low, high] }: Scale, value: number): number {
  const map = type === "log" ? log : Number;
  return (map(value) - map(low)) / (map(high) - map(low));
}

function around(type: Scale["type"], values: readonly number[]): [number, number] {
  const [least, most] = values.length === 0 ? [1, 10] : [Math.min(...values), Math.max(...values)];
  if (type === "log") {
    const room = pow(most / least, MARGIN);
    return least === most ? [least / 2, most * 2] : [least / room, most * room];
  }
  const room = least === most ? Math.abs(least) / 2 || 1 : (most - least) * MARGIN;
  return [least - room, most + room];
}

/** Multiples of 1, 2 or 5 times a power of ten. */
function linear([low, high]: Scale["domain"]): Tick[] {
  const least = (high - low) / (MOST_TICKS - 1);
  const decade = pow(10, Math.floor(log10(least)));
  const step = [1, 2, 5, 10].map((m) => m * decade).find((s) => s >= least * (1 - 2 ** -40))!;
  const digits = Math.max(0, -Math.floor(log10(step * (1 + 2 ** -40))));
  const [first, last] = [Math.ceil(low / step - 2 ** -20), Math.floor(high / step + 2 ** -20)];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    // Through its decimals, as 3 · 0.1 is not 0.3.
    const label = ((first + i) * step).toFixed(digits);
    return { at: Number(label), label: label.replace("-", "−") };
  });
}

/** Factors of a power of ten that are named, the fewest that give three names. */
const NAMED = [
  [1, 2, 5],
  [1, 2, 3, 5, 7],
  [1, 2, 3, 4, 5, 6, 7, 8, 9],
];

/** Powers of ten where there are three, otherwise multiples of them, or what suits a short stretch. */
function logarithmic([low, high]: Scale["domain"]): Tick[] {
  const [first, last] = [Math.floor(log10(low)), Math.ceil(log10(high))];
  const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .flatMap((exponent) => Array.from({ length: 9 }, (_, i) => ({ factor: i + 1, exponent })))
    .map((tick) => ({ ...tick, at: Number(`${tick.factor}e${tick.exponent}`) }))
    .filter(({ at }) => at >= low && at <= high);
  const powers = shown.filter(({ factor }) => factor === 1);
  if (powers.length >= 3) {
    const every = Math.ceil(powers.length / MOST_TICKS);
    const named = powers.filter(({ exponent }) => exponent % every === 0);
    return labelled(powers.length > MOST_MINOR ? powers : shown, named, POWERS_WRITTEN_OUT);
  }
  const named = NAMED.map((factors) => shown.filter(({ factor }) => factors.includes(factor))).find(
    ({ length }) => length >= 3,
  );
  return named === undefined ? linear([low, high]) : labelled(shown, named, WRITTEN_OUT);
}

interface Multiple {
  readonly factor: number;
  readonly exponent: number;
  readonly at: number;
}

/** Powers of ten between which there is room for ticks. */
const MOST_MINOR = 4;

/** Between these bounds numbers are written out, beyond them with a power of ten. */
const WRITTEN_OUT = { least: 1e-3, most: 1e5 };
const POWERS_WRITTEN_OUT = { least: 1e-2, most: 1e3 };

function labelled(shown: readonly Multiple[], named: readonly Multiple[], { least, most }: typeof WRITTEN_OUT): Tick[] {
  const plain = named.every(({ at }) => at >= least && at <= most);
  const text = ({ factor, exponent, at }: Multiple): string => {
    if (plain) return String(at);
    return `${factor === 1 ? "" : `${factor}·`}10${superscript(exponent)}`;
  };
  return shown.map((tick) => ({ at: tick.at, label: named.includes(tick) ? text(tick) : "" }));
}

/** An integer as an exponent: −12 is ⁻¹². */
export function superscript(n: number): string {
  return [...String(n)].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]!)).join("");
}
