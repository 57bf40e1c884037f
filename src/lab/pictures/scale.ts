import { log10, pow } from "../../numerics/index.js";

/** An axis: from values to places between 0 and 1, and back. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly log: boolean;
}

export function place({ from, to, log }: Scale, value: number): number {
  if (!log) return (value - from) / (to - from);
  return (log10(value) - log10(from)) / (log10(to) - log10(from));
}

export function valueAt({ from, to, log }: Scale, at: number): number {
  return log ? from * pow(to / from, at) : from + at * (to - from);
}

/** Round values on an axis, about so many: 1, 2, 5 times a power of ten; powers of ten on a logarithmic one. */
export function ticks({ from, to, log }: Scale, count: number): number[] {
  if (!(to > from) || !Number.isFinite(to - from)) return [];
  if (log) return powers(from, to, count);
  const rough = (to - from) / count;
  const unit = powerOfTen(Math.floor(log10(rough)));
  const step = [1, 2, 5, 10].map((k) => k * unit).find((size) => size >= rough * (1 - 1e-9))!;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => rounded((first + i) * step, step));
}

function powers(from: number, to: number, count: number): number[] {
  const first = Math.ceil(log10(from) - 1e-9);
  const last = Math.floor(log10(to) + 1e-9);
  if (last - first < 2) {
    // Hardly a decade: its round values, too.
    const decades = Array.from({ length: last - first + 3 }, (_, i) => powerOfTen(first - 1 + i));
    const round = decades.flatMap((unit) => [unit, 2 * unit, 5 * unit]).filter((x) => x >= from && x <= to);
    return round.length >= 2 ? round : ticks({ from, to, log: false }, count);
  }
  const every = Math.max(1, Math.ceil((last - first + 1) / count));
  const found: number[] = [];
  for (let k = first; k <= last; k += every) found.push(powerOfTen(k));
  return found;
}

function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}

/** Without the noise of the last digits: 0.30000000000000004 is 0.3. */
function rounded(value: number, step: number): number {
  const digits = Math.min(20, Math.max(0, -Math.floor(log10(step)) + 1));
  return Number(value.toFixed(digits));
}

/** A scale over values with a little room at both ends; logarithmic where asked for and all are positive. */
export function over(values: readonly number[], log = false): Scale {
  const finite = values.filter((x) => Number.isFinite(x));
  const logarithmic = log && finite.length > 0 && finite.every((x) => x > 0);
  let [from, to] = [Infinity, -Infinity];
  for (const x of finite) [from, to] = [Math.min(from, x), Math.max(to, x)];
  if (finite.length === 0) return { from: -1, to: 1, log: false };
  if (logarithmic) {
    const room = Math.max(pow(to / from, 0.05), 1.1);
    return { from: from / room, to: to * room, log: true };
  }
  const room = to > from ? (to - from) * 0.06 : Math.max(Math.abs(to), 1) * 0.1;
  return { from: from - room, to: to + room, log: false };
}
