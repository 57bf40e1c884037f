import type { Claim, Spec } from "../../claim/index.js";
import { Matrix, type Operation, type Quantity, type Step } from "../../numerics/index.js";
import { NONE, constantText, exponentText, type Bound, type Exponent } from "../bounds/index.js";
import type { Observed, Table } from "../cases/index.js";

/** What a quantity is called, and where it stands where that is no name that tells it. */
export interface Named {
  readonly key: string;
  readonly name: string;
  readonly legend: string | null;
}

/** How the papers write operations on matrices. */
const WRITTEN: Partial<Record<Operation, (operands: readonly string[]) => string>> = {
  nuclearNorm: ([a]) => `‖${a}‖_*`,
  frobeniusNorm: ([a]) => `‖${a}‖_F`,
  frobeniusSquared: ([a]) => `‖${a}‖_F²`,
  spectralNorm: ([a]) => `‖${a}‖₂`,
  trace: ([a]) => `tr(${a})`,
  distance: ([a, b]) => `‖${a}−${b}‖_F`,
  regularizerR: ([a]) => `R(${a})`,
  sharpness: ([a]) => `λ_max(H(${a}))`,
  hessianTrace: ([a]) => `tr(H(${a}))`,
  largestEigenvalue: ([a]) => `λ_max(${a})`,
  smallestEigenvalue: ([a]) => `λ_min(${a})`,
  ripConstant: ([a]) => `δ(${a})`,
};

/** The names of quantities of a claim, from how they are computed in one case, or else from the words of the relation. */
export function namesOf(claim: Claim, one: Observed, keys: readonly string[]): Named[] {
  const given = givenNames(claim, one.spec);
  const taken = new Set<string>();
  let count = 0;
  return keys.map((key): Named => {
    const { quantity } = one.nodes.get(key)!;
    const words = written(quantity, one.stepOf, given) ?? sideWords(key);
    if (words !== null && !taken.has(words)) {
      taken.add(words);
      return { key, name: words, legend: null };
    }
    count += 1;
    const operation = one.stepOf(quantity)?.operation ?? "a number";
    const [, relation = key, side = "", path = ""] = /^(.*) (lhs|rhs)((?:[.]\d+)*)$/.exec(key) ?? [];
    const part = path === "" ? "the" : `factor ${path.slice(1)} of the`;
    const legend = `${operation}, ${part} ${side === "lhs" ? "smaller" : "larger"} side of “${relation}”`;
    return { key, name: `q${subscript(count)}`, legend };
  });
}

function written(quantity: Quantity, stepOf: (value: object) => Step | undefined, given: GivenNames): string | null {
  const step = stepOf(quantity);
  const write = step === undefined ? undefined : WRITTEN[step.operation];
  if (step === undefined || write === undefined) return null;
  const operands = step.operands.map((operand) => operandText(operand, stepOf, given));
  return operands[0] === null || (step.operation === "distance" && operands[1] === null)
    ? null
    : write(operands.map((text) => text ?? ""));
}

function operandText(operand: unknown, stepOf: (value: object) => Step | undefined, given: GivenNames): string | null {
  if (operand instanceof Matrix) return matrixText(operand, stepOf, given)?.join("") ?? null;
  if (!Array.isArray(operand)) return null;
  const names = operand.map((one) => (one instanceof Matrix ? given(one) : []));
  const lists = new Set(names.flat().map(({ list }) => list));
  return (
    [...lists].find((list) => names.every((all, i) => all.some((one) => one.list === list && one.index === i))) ?? null
  );
}

/** The factors of a product of given matrices; a whole list backwards is W_L⋯W_1. */
function matrixText(
  matrix: Matrix,
  stepOf: (value: object) => Step | undefined,
  given: GivenNames,
): readonly string[] | null {
  const factors = factorsOfMatrix(matrix, stepOf);
  const names = factors.map(given);
  if (names.some((all) => all.length === 0)) {
    const step = stepOf(matrix);
    if (step?.operation !== "transpose") return null;
    const inner = matrixText(step.operands[0] as Matrix, stepOf, given);
    return inner === null ? null : [inner.length > 1 ? `(${inner.join("")})ᵀ` : `${inner[0]!}ᵀ`];
  }
  const { length } = names;
  const chain = names[0]!.find(
    ({ list, of }) =>
      of === length &&
      of > 1 &&
      names.every((all, i) => all.some((one) => one.list === list && one.index === length - 1 - i)),
  );
  if (chain !== undefined) return [`${chain.list}_L⋯${chain.list}_1`];
  // Equal matrices under several names: which one is meant is not known.
  if (names.some((all) => all.length > 1)) return null;
  return names.map(([name]) => (name!.of === 1 ? name!.list : `${name!.list}_${name!.index + 1}`));
}

function factorsOfMatrix(matrix: Matrix, stepOf: (value: object) => Step | undefined): Matrix[] {
  const step = stepOf(matrix);
  if (step?.operation !== "multiplyMatrices") return [matrix];
  return step.operands.flatMap((factor) => (factor instanceof Matrix ? factorsOfMatrix(factor, stepOf) : []));
}

/** A matrix of an instance: which one of which list. */
interface Given {
  readonly list: string;
  readonly index: number;
  readonly of: number;
}

/** All that a matrix may be, by its entries. */
type GivenNames = (matrix: Matrix) => readonly Given[];

/** The list of the spec that a matrix comes from, by its entries. */
function givenNames({ specs }: Claim, spec: Spec): GivenNames {
  const known = new Map<string, Given[]>();
  try {
    for (const [list, { entries = [] }] of Object.entries(specs.spellOut(spec).lists as Lists)) {
      for (const [index, rows] of entries.entries()) {
        const key = JSON.stringify(rows);
        known.set(key, [...(known.get(key) ?? []), { list, index, of: entries.length }]);
      }
    }
  } catch {
    // A source that cannot write its instances by entries: no names then.
  }
  return (matrix) => known.get(JSON.stringify(matrix.toRows().map((row) => row.map((x) => x + 0)))) ?? [];
}

type Lists = Readonly<Record<string, { readonly entries?: readonly (readonly (readonly number[])[])[] }>>;

/** The words of a whole side, where the name of its relation has both. */
function sideWords(key: string): string | null {
  const [, relation = "", side] = /^(.*) (lhs|rhs)$/.exec(key) ?? [];
  const parts = relation.split(/ [≤≥] /);
  if (parts.length !== 2 || /[,;]/.test(relation)) return null;
  const isTurned = relation.includes(" ≥ ");
  return (side === "lhs") !== isTurned ? parts[0]! : parts[1]!;
}

function subscript(count: number): string {
  return [...String(count)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]!).join("");
}

/** A bound as it is written, such as ‖AB‖_* ≤ ‖A‖_F ‖B‖_F. */
export function boundText(
  { target, direction, exponents, sizes, constant }: Bound,
  table: Table,
  names: readonly Named[],
): string {
  const factors = [
    constantText(constant),
    ...table.sizes.map((name, j) => powerText(name, sizes[j]!)),
    ...exponents.map((exponent, i) => (i === target ? "" : powerText(names[i]!.name, exponent))),
  ].filter((text) => text !== "");
  return `${names[target]!.name} ${direction} ${factors.length === 0 ? "1" : factors.join(" ")}`;
}

function powerText(name: string, exponent: Exponent): string {
  if (exponent.a === NONE.a && exponent.b === NONE.b) return "";
  if (exponent.b === 0 && exponent.a === 0.5)
    return /^[\p{L}\p{N}_₀-₉]+$|^\(.*\)$/u.test(name) ? `√${name}` : `√(${name})`;
  const text = exponentText(exponent);
  if (text === "") return name;
  return /^(?:[\p{L}\p{N}_₀-₉]+|\([^()]*\)|‖[^‖]*‖(?:_.|₂)?)$/u.test(name)
    ? `${name}^{${text}}`
    : `(${name})^{${text}}`;
}
