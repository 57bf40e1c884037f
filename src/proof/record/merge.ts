import { fromDouble } from "../../rigor/index.js";
import type { Entry, Line, Program, ProgramOperand } from "./program.js";
import type { RawLeaf, RawOperand, RawRecord, RawStep } from "./raw-record.js";

/**
 * What the records of several instances have in common: one program, whose variables are the numbers in which they
 * differ. Null where they differ otherwise, in their steps: then the computation branches on values.
 *
 * A number is a constant where it is the same in all records, and known exactly. Two numbers are one variable where they
 * are equal in every record, up to one sign and one power of two, and have too many digits for that to be chance. Else they
 * are two, which only proves more.
 */
export function mergeRecords(records: readonly RawRecord[]): Program | null {
  const [first, ...others] = records;
  if (first === undefined) return null;
  const steps = stepsText(first);
  if (others.some((other) => stepsText(other) !== steps)) return null;
  const writer = new Writer();
  const placed: number[] = [];
  for (const [k, line] of first.lines.entries()) {
    const twins = records.map(({ lines }) => lines[k]!);
    placed.push("values" in line ? writer.leaf(twins as RawLeaf[]) : writer.step(twins as RawStep[], placed));
  }
  const { left, right, bound } = first;
  const sides = { left: placed[left]!, right: placed[right]! };
  return {
    free: writer.free,
    lines: writer.lines,
    ...sides,
    ...(bound === undefined ? {} : { bound: { gap: placed[bound.gap]!, power: bound.power } }),
  };
}

/** Whether two records took the same steps. */
export function sameSteps(a: RawRecord, b: RawRecord): boolean {
  return stepsText(a) === stepsText(b);
}

/** The texts of records, which are compared with several others. */
const texts = new WeakMap<RawRecord, string>();

function stepsText(record: RawRecord): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = writtenSteps(record);
  texts.set(record, text);
  return text;
}

/** All of a record but its numbers, of which an instance may have others. */
function writtenSteps({ lines, left, right, bound }: RawRecord): string {
  const said = lines.map((line) => {
    if ("values" in line) return ["leaf", line.shape];
    const { operation, operands, shape } = line;
    return [operation, operands.map((operand, k) => (isFactor(line, k) ? "number" : operand)), shape];
  });
  return JSON.stringify([left, right, bound, said]);
}

/** Whether an operand is a plain number by which is multiplied; others are places, exponents and signs. */
function isFactor({ operation }: RawStep, place: number): boolean {
  return (operation === "scaled" && place === 1) || (operation === "addScaled" && place === 2);
}

/** Significant bits that numbers need at least before their equality in several records says that they are one. */
const TELLING_BITS = 20;

class Writer {
  readonly lines: Line[] = [];
  free = 0;
  private readonly known = new Map<string, { readonly name: string; readonly factor: number }>();

  leaf(twins: readonly RawLeaf[]): number {
    const { shape, values } = twins[0]!;
    const exact = twins.every((twin) => twin.exact);
    const entries = Array.from(values, (_, k) =>
      this.entry(
        twins.map((twin) => twin.values[k]!),
        exact,
      ),
    );
    if (shape === null) return this.add({ entry: entries[0]! });
    return this.add({ rows: shape[0], cols: shape[1], entries });
  }

  step(twins: readonly RawStep[], placed: readonly number[]): number {
    const first = twins[0]!;
    const { operation } = first;
    const shape = first.shape === null ? {} : { shape: first.shape };
    const operand = (raw: RawOperand): ProgramOperand => {
      if (typeof raw === "number") return placed[raw]!;
      if ("plain" in raw) return { number: constant(raw.plain) };
      if ("places" in raw) return raw;
      if ("measurements" in raw) {
        return { measurements: raw.measurements.map((m) => placed[m]!), labels: raw.labels.map((b) => placed[b]!) };
      }
      return raw.map(operand);
    };
    const at = first.operands.findIndex((_, k) => isFactor(first, k));
    const factor = at < 0 ? null : this.factor(twins.map((twin) => (twin.operands[at] as { plain: number }).plain));
    if (factor === null || !factor.includes("x")) {
      return this.add({ operation, operands: first.operands.map(operand), ...shape });
    }
    // A plain number that differs from instance to instance is a quantity.
    const t = this.add({ entry: factor });
    const [a, b] = first.operands.map(operand);
    if (operation === "scaled") return this.add({ operation: "scaledByQuantity", operands: [a!, t], ...shape });
    const one = this.add({ entry: "1" });
    return this.add({
      operation: "linearCombination",
      operands: [
        [a!, b!],
        [one, t],
      ],
      ...shape,
    });
  }

  private factor(values: readonly number[]): Entry {
    return this.entry(values, true);
  }

  private add(line: Line): number {
    return this.lines.push(line) - 1;
  }

  private entry(values: readonly number[], exact: boolean): Entry {
    if (exact && values.every((value) => value === values[0])) return constant(values[0]!);
    if (!values.every((value) => bitsOf(value) >= TELLING_BITS)) return this.fresh();
    // Up to a sign and a power of two: the first value lies in [1, 2) then.
    const factor = scaleOf(values[0]!);
    const key = values.map((value) => value / factor).join(" ");
    const known = this.known.get(key);
    if (known === undefined) {
      const made = this.fresh();
      this.known.set(key, { name: made, factor });
      return made;
    }
    const times = factor / known.factor;
    return times === 1 ? known.name : times === -1 ? `-${known.name}` : `${constant(times)}*${known.name}`;
  }

  private fresh(): Entry {
    return `x${this.free++}`;
  }
}

/** Sign and largest power of two that is at most |x|, for x that is not 0. */
function scaleOf(x: number): number {
  let power = 1;
  while (power * 2 <= Math.abs(x)) power *= 2;
  while (power > Math.abs(x)) power /= 2;
  return x < 0 ? -power : power;
}

/** How many bits the odd part of a double has. */
function bitsOf(x: number): number {
  if (!Number.isFinite(x)) return 0;
  let { mantissa } = fromDouble(x);
  if (mantissa < 0n) mantissa = -mantissa;
  if (mantissa === 0n) return 0;
  while (mantissa % 2n === 0n) mantissa /= 2n;
  return mantissa.toString(2).length;
}

/** A double as an exact fraction. */
export function constant(x: number): Entry {
  if (!Number.isFinite(x)) return String(x);
  const { mantissa, exponent } = fromDouble(x);
  if (exponent >= 0) return String(mantissa << BigInt(exponent));
  let [numerator, twos] = [mantissa, -exponent];
  for (; twos > 0 && numerator % 2n === 0n; twos--) numerator /= 2n;
  return twos === 0 ? String(numerator) : `${numerator}/${1n << BigInt(twos)}`;
}
