import { isList, isStep, type Line, linesIn, type Program, type ProgramOperand } from "../record/index.js";

/**
 * What is changed in a program: a coefficient by one part in 2^50, a sign, a matrix for its transpose, or, since the transpose
 * of one that is not square fits in few places, its entries as they are read column by column into the same shape.
 */
export const CHANGES = ["coefficient", "sign", "transpose", "reading by columns"] as const;
export type Change = (typeof CHANGES)[number];

const GOLDEN = 0.618;

/** 1 + 2^−50. */
const NEARLY_ONE = `${(1n << 50n) + 1n}/${1n << 50n}`;

/** A place where one line is taken: by the step of a line, which takes it as its `use`-th, or as the left side. */
interface Use {
  readonly by: number | "left";
  readonly use: number;
  readonly line: number;
}

/** A changed program. */
interface Mutant {
  readonly program: Program;
  /** False where the changed matrix has another shape, which need not fit where it is taken. */
  readonly fits: boolean;
}

/** Programs with one change of a kind each, in what one step takes from one other or in what the left side is; at most so many. */
export function* mutantsOf(program: Program, change: Change, most: number): Generator<Mutant> {
  const fits = ({ line }: Use): boolean => change !== "transpose" || isSquare(program.lines[line]!);
  const uses = usesOf(program).filter(
    (use) => isChangeable(program.lines[use.line]!, change) && (fits(use) || takesAnyShape(program, use)),
  );
  // Spread over all places: by the multiples of the golden section, modulo 1.
  const spread = uses.map((use, k) => ({ use, at: (k * GOLDEN) % 1 })).sort((x, y) => x.at - y.at);
  for (const { use } of spread.slice(0, most)) yield { program: changed(program, use, change), fits: fits(use) };
}

/** The uses of all lines that take part, those of the left side first. */
function usesOf({ lines, left, right, bound }: Program): Use[] {
  const uses: Use[] = [{ by: "left", use: 0, line: left }];
  const seen = new Set<number>();
  const open = [...(bound === undefined ? [] : [bound.gap]), right, left];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const line = lines[at]!;
    if (!isStep(line)) continue;
    for (const [use, taken] of line.operands.flatMap(linesIn).entries()) {
      uses.push({ by: at, use, line: taken });
      open.push(taken);
    }
  }
  return uses;
}

function shapeOf(line: Line): readonly [number, number] | null {
  if (isStep(line)) return line.shape ?? null;
  return "entry" in line ? null : [line.rows, line.cols];
}

function isSquare(line: Line): boolean {
  const shape = shapeOf(line);
  return shape !== null && shape[0] === shape[1];
}

/** Operations that complain of a shape that does not fit, or take any. */
const OF_ANY_SHAPE: ReadonlySet<string> = new Set([
  ...["addScaled", "linearCombination", "multiplyMatrices", "kronecker", "gramOfRows", "transpose", "scaled"],
  ...["scaledByQuantity", "inner", "distance", "trace", "frobeniusSquared", "frobeniusNorm"],
]);

/** Whether a matrix of another shape can be put there. */
function takesAnyShape({ lines }: Program, { by }: Use): boolean {
  const step = by === "left" ? undefined : lines[by];
  return step !== undefined && isStep(step) && OF_ANY_SHAPE.has(step.operation);
}

/** Whether the change makes another matrix of it: a single row read by columns is what it was. */
function isChangeable(line: Line, change: Change): boolean {
  if (change === "coefficient" || change === "sign") return true;
  const [rows, cols] = shapeOf(line) ?? [1, 1];
  return change === "transpose" ? rows * cols > 1 : rows !== cols && rows > 1 && cols > 1;
}

/** The program with the changed value in new lines before the step that takes it. */
function changed(program: Program, { by, use, line }: Use, change: Change): Program {
  const before = by === "left" ? program.lines.length : by;
  const value = changeOf(program.lines[line]!, line, before, change);
  const moved = before + value.length;
  const later = (at: number): number => (at < before ? at : at + value.length);
  const lines = program.lines.map((one) =>
    isStep(one) ? { ...one, operands: one.operands.map((o) => renamed(o, later)) } : one,
  );
  let count = -1;
  if (by !== "left") {
    const step = lines[by]!;
    const taken = (at: number): number => {
      count += 1;
      return count === use ? moved - 1 : at;
    };
    if (isStep(step)) lines[by] = { ...step, operands: step.operands.map((o) => renamed(o, taken)) };
  }
  return {
    free: program.free,
    lines: [...lines.slice(0, before), ...value, ...lines.slice(before)],
    left: by === "left" ? moved - 1 : later(program.left),
    right: later(program.right),
    ...(program.bound === undefined ? {} : { bound: { ...program.bound, gap: later(program.bound.gap) } }),
  };
}

/** The lines, from `at` on, of the changed value of a line. */
function changeOf(of: Line, line: number, at: number, change: Change): Line[] {
  const shape = shapeOf(of);
  if (shape === null) {
    if (change === "sign") return [{ operation: "negate", operands: [line] }];
    return [{ entry: NEARLY_ONE }, { operation: "multiply", operands: [line, at] }];
  }
  if (change === "reading by columns") return [byColumns(line, shape)];
  if (change === "transpose") return [{ operation: "transpose", operands: [line], shape: [shape[1], shape[0]] }];
  const number = change === "sign" ? "-1" : NEARLY_ONE;
  return [{ operation: "scaled", operands: [line, { number }], shape }];
}

/** The entries of a matrix, read column by column and written row by row. */
function byColumns(line: number, [rows, cols]: readonly [number, number]): Line {
  const places = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: cols }, (__, col) => {
      const at = row * cols + col;
      return [0, at % rows, Math.floor(at / rows)] as const;
    }),
  );
  return { operation: "rearranged", operands: [[line], { places }], shape: [rows, cols] };
}

function renamed(operand: ProgramOperand, name: (line: number) => number): ProgramOperand {
  if (typeof operand === "number") return name(operand);
  if (isList(operand)) return operand.map((one) => renamed(one, name));
  if (!("measurements" in operand)) return operand;
  return { measurements: operand.measurements.map(name), labels: operand.labels.map(name) };
}
