import { typed } from "./numbers.js";

/** Matrices by the names that stood before them; `""` where none did. A single matrix is a list of one. */
export type Pasted = ReadonlyMap<string, readonly (readonly (readonly number[])[])[]>;

/** A text that is no matrix, and what is wrong with it. */
export class PasteError extends Error {}

/**
 * Matrices as people have them on their clipboard: rows of numbers, `[1 2; 3 4]` of MATLAB, Julia and Octave, `array([[1, 2],
 * [3, 4]])` of NumPy with or without its commas, JSON, and any of them behind `W1 = `. W1, W2, … are the layers of W.
 * @throws PasteError
 */
export function pasted(text: string): Pasted {
  const trimmed = text.trim();
  if (trimmed === "") throw new PasteError("There is nothing to read.");
  const found = fromJson(trimmed) ?? fromAssignments(trimmed);
  return joinedLayers(found);
}

type Matrices = readonly (readonly (readonly number[])[])[];

function fromJson(text: string): Map<string, Matrices> | null {
  if (!text.startsWith("{")) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new PasteError("This begins like JSON and is none.");
  }
  return new Map(Object.entries(value as object).map(([name, content]) => [name, matricesOf(content, name)]));
}

/** Numbers, rows, a matrix or a list of matrices, as nested arrays. @throws PasteError */
function matricesOf(value: unknown, name: string): Matrices {
  const number = (x: unknown): number => {
    const read = typeof x === "number" && Number.isFinite(x) ? x : typeof x === "string" ? typed(x) : null;
    if (read === null)
      throw new PasteError(`${label(name)} has an entry that is no finite number: ${JSON.stringify(x)}.`);
    return read;
  };
  const depth = (x: unknown): number => (Array.isArray(x) ? 1 + (x.length === 0 ? 0 : depth(x[0])) : 0);
  const matrix = (rows: readonly unknown[]): number[][] => {
    const read = rows.map((row) => (row as readonly unknown[]).map(number));
    requireRectangle(read, name);
    return read;
  };
  switch (depth(value)) {
    case 0:
      return [[[number(value)]]];
    case 1:
      return [(value as unknown[]).map((x) => [number(x)])];
    case 2:
      return [matrix(value as unknown[])];
    case 3:
      return (value as unknown[][]).map(matrix);
    default:
      throw new PasteError(`${label(name)} has more than three levels of brackets.`);
  }
}

/** `W1 = [1 2; 3 4]` and the like, one after another; a text without a name is a single matrix. */
function fromAssignments(text: string): Map<string, Matrices> {
  const starts = [...text.matchAll(/(?:^|[\n;])\s*([A-Za-z][A-Za-z0-9_]*)\s*=(?!=)/g)];
  if (starts.length === 0) return new Map([["", bare(text, "")]]);
  const found = new Map<string, Matrices>();
  starts.forEach((start, i) => {
    const end = starts[i + 1]?.index ?? text.length;
    const name = start[1]!;
    if (found.has(name)) throw new PasteError(`${name} is given twice.`);
    found.set(name, bare(text.slice(start.index + start[0].length, end), name));
  });
  return found;
}

function bare(text: string, name: string): Matrices {
  const plain = text
    .replace(/(?:np|numpy|torch)\s*\.\s*/g, "")
    .replace(/\b(?:array|tensor|matrix|asarray)\s*\(/g, "(")
    .replace(/,?\s*(?:dtype|device|requires_grad)\s*=\s*[\w.'"]+/g, "")
    .replace(/[()]/g, " ")
    .replace(/(?:%|#).*$/gm, "")
    .trim()
    .replace(/;$/, "")
    .trim();
  if (/\[\s*\[/.test(plain)) return nested(plain, name);
  const inside = plain.replace(/^\[/, "").replace(/\]$/, "");
  if (/[[\]]/.test(inside)) throw new PasteError(`${label(name)} has brackets that do not match.`);
  const rows = inside
    .split(/[;\n]/)
    .map((row) => row.trim().replace(/,$/, ""))
    .filter((row) => row !== "")
    .map((row) => row.split(/\s*,\s*|\s+/).map((entry) => entryOf(entry, name)));
  requireRectangle(rows, name);
  return [rows];
}

/** Brackets in brackets, with commas or with the spaces that NumPy prints. */
function nested(text: string, name: string): Matrices {
  const commas = text
    .replace(/\]\s*,?\s*\[/g, "],[")
    .replace(/\[\s+/g, "[")
    .replace(/[\s,]+\]/g, "]")
    .replace(/(?<=[^\s,[])(?:\s*,\s*|\s+)(?=[^\s,\]])/g, ",");
  const quoted = commas.replace(/[^[\],]+/g, (entry) => String(entryOf(entry.trim(), name)));
  try {
    return matricesOf(JSON.parse(quoted) as unknown, name);
  } catch (error) {
    if (error instanceof PasteError) throw error;
    throw new PasteError(`${label(name)} has brackets that do not match.`);
  }
}

function entryOf(entry: string, name: string): number {
  const value = typed(entry.replace(/\.$/, ""));
  if (value === null) throw new PasteError(`${label(name)} has an entry that is no finite number: “${entry}”.`);
  return value;
}

function requireRectangle(rows: readonly (readonly number[])[], name: string): void {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) throw new PasteError(`${label(name)} has no entries.`);
  const at = rows.findIndex((row) => row.length !== columns);
  if (at === -1) return;
  throw new PasteError(`${label(name)} has ${rows[at]!.length} entries in row ${at + 1}, and ${columns} in row 1.`);
}

function label(name: string): string {
  return name === "" ? "The matrix" : name;
}

/** A1, A2, … or A0, A1, … without gaps become the list A, where it is not there itself. */
function joinedLayers(found: ReadonlyMap<string, Matrices>): Pasted {
  const joined = new Map<string, Matrices>();
  const parts = new Map<string, Map<number, Matrices[number]>>();
  for (const [name, matrices] of found) {
    const [, list, number] = /^([A-Za-z])_?(0|[1-9]\d*)$/.exec(name) ?? [];
    if (list === undefined || found.has(list) || matrices.length !== 1) {
      joined.set(name, matrices);
      continue;
    }
    parts.set(list, (parts.get(list) ?? new Map<number, Matrices[number]>()).set(Number(number), matrices[0]!));
  }
  for (const [list, numbered] of parts) {
    const first = numbered.has(0) ? 0 : 1;
    const gap = Array.from({ length: numbered.size }, (_, i) => i + first).find((i) => !numbered.has(i));
    if (gap !== undefined) throw new PasteError(`${list}${gap} is missing.`);
    joined.set(
      list,
      [...numbered].sort(([a], [b]) => a - b).map(([, matrix]) => matrix),
    );
  }
  return joined;
}
