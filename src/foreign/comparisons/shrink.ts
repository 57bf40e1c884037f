import {
  mapOperands,
  type PlainOperand,
  type Question,
  type Rows,
  sidesOf,
  signatures,
  symmetric,
  textOf,
} from "../questions/index.js";

/** Smaller questions that are tried at most. */
const TRIES = 2000;

/**
 * The smallest question of those that are reached by leaving out rows, columns, layers and terms, and by putting 0, 1 or
 * a rounder number in place of entries, where each still fails.
 */
export function shrunk<Q extends Question>(question: Q, fails: (smaller: Q) => boolean): Q {
  let best = question;
  const tried = new Set([textOf(question)]);
  for (let goesOn = true; goesOn;) {
    goesOn = false;
    for (const operands of smaller(best)) {
      const candidate = { ...best, operands };
      const text = textOf(candidate);
      if (tried.has(text)) continue;
      if (tried.size > TRIES) return best;
      tried.add(text);
      if (!fails(candidate)) continue;
      best = candidate;
      goesOn = true;
      break;
    }
  }
  return best;
}

/** Smaller operands, the most drastic first. Some are none of the operation: numerics refuses these. */
function* smaller(question: Question): Generator<readonly PlainOperand[]> {
  yield* withoutListed(question);
  yield* withoutPlaces(question);
  yield* withRounderNumbers(question);
}

/** Each list without one of its members; of lists that belong together, both. */
function* withoutListed({ operation, operands }: Question): Generator<readonly PlainOperand[]> {
  const isList = (i: number): boolean =>
    Array.isArray(signatures[operation][i]) && !isFraction(signatures[operation][i]);
  const together = operation === "linearCombination";
  for (let i = 0; i < operands.length; i++) {
    const operand = operands[i]!;
    if (isProblem(operand)) {
      for (let k = 0; k < operand.labels.length && operand.labels.length > 1; k++) {
        const measurements = operand.measurements.toSpliced(k, 1);
        yield operands.with(i, { measurements, labels: operand.labels.toSpliced(k, 1) });
      }
    } else if (isList(i) && Array.isArray(operand) && operand.length > 1) {
      const list = operand as readonly PlainOperand[];
      for (let k = 0; k < list.length; k++) {
        if (together) yield operands.map((each) => (each as readonly PlainOperand[]).toSpliced(k, 1));
        else yield operands.with(i, list.toSpliced(k, 1));
      }
    }
  }
}

/** All matrices with a side of some name without half of its places, or without one of them. */
function* withoutPlaces(question: Question): Generator<readonly PlainOperand[]> {
  const sides = sidesOf(question);
  if (sides.length === 0) return;
  const lengths = new Map<string, number>();
  let matrix = 0;
  changed(question, (rows) => {
    const [down, across] = sides[matrix++]!;
    lengths.set(down, rows.length);
    lengths.set(across, rows[0]!.length);
    return rows;
  });
  for (const [name, length] of lengths) {
    for (const [place, count] of runsIn(length)) {
      let next = 0;
      yield changed(question, (rows) => {
        const [down, across] = sides[next++]!;
        const kept = down === name ? rows.toSpliced(place, count) : rows;
        return across === name ? kept.map((row) => row.toSpliced(place, count)) : kept;
      });
    }
  }
}

/** The places of a list that may go, from where and how many: the second half, the first one, and each, the last first. */
function runsIn(length: number): (readonly [place: number, count: number])[] {
  if (length < 2) return [];
  const half = length >> 1;
  const singles = Array.from({ length }, (_, k) => [length - 1 - k, 1] as const);
  return half > 1 ? [[length - half, half], [0, half], ...singles] : singles;
}

/** One number at a time made rounder: quantities, and the places that operations are told; then entries. */
function* withRounderNumbers(question: Question): Generator<readonly PlainOperand[]> {
  let scalars = 0;
  const numbers: number[] = [];
  changed(question, undefined, (x) => (numbers.push(x), x));
  for (const x of numbers) {
    const at = scalars++;
    for (const y of rounder(x)) {
      let next = 0;
      yield changed(question, undefined, (old) => (next++ === at ? y : old));
    }
  }
  const isSymmetric = symmetric.has(question.operation);
  let matrices = 0;
  const entries: { matrix: number; i: number; j: number; x: number }[] = [];
  changed(question, (rows) => {
    const matrix = matrices++;
    rows.forEach((row, i) => {
      row.forEach((x, j) => {
        if (!isSymmetric || j >= i) entries.push({ matrix, i, j, x });
      });
    });
    return rows;
  });
  for (const { matrix, i, j, x } of entries) {
    for (const y of rounder(x)) {
      let next = 0;
      yield changed(question, (rows) => {
        if (next++ !== matrix) return rows;
        const once = rows.with(i, rows[i]!.with(j, y));
        return isSymmetric ? once.with(j, once[j]!.with(i, y)) : once;
      });
    }
  }
}

/** Numbers that are simpler, the simplest first. */
function rounder(x: number): readonly number[] {
  const candidates = [
    0,
    1,
    Math.round(x),
    Math.trunc(x / 2),
    Number(x.toPrecision(2)),
    Number(x.toPrecision(1)),
    Math.abs(x),
  ];
  return candidates.filter((y, k) => costOf(y) < costOf(x) && candidates.indexOf(y) === k);
}

/** How much there is to read of a number. */
function costOf(x: number): number {
  return x === 0 ? 0 : 2 * String(Math.abs(x)).length + Math.min(Math.abs(x), 10) / 10 + (x < 0 ? 1 : 0);
}

function changed(
  { operation, operands }: Question,
  matrix: (rows: Rows) => Rows = (rows) => rows,
  number: (x: number) => number = (x) => x,
): PlainOperand[] {
  const origin = (table: PlainOperand): PlainOperand => table;
  return mapOperands(operation, operands, { quantity: number, matrix, number, origin }) as PlainOperand[];
}

function isProblem(operand: PlainOperand): operand is Extract<PlainOperand, { readonly labels: unknown }> {
  return typeof operand === "object" && "labels" in operand;
}

/** An exponent in two numbers, of which none can go. */
function isFraction(kind: unknown): boolean {
  return Array.isArray(kind) && kind.length === 2;
}
