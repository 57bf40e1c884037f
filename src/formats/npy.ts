import { ShapeError, twoTo } from "../numerics/index.js";
import { UsageError } from "../world/index.js";
import { textOf, u16, u32 } from "./bytes.js";

/** An array as NumPy stored it: its shape and its entries as doubles, in C order. */
export interface NumericArray {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** Most entries that one array may have: far above what any command can work on, far below what memory holds. */
export const MOST_ENTRIES = 1 << 22;

/** `\x93NUMPY`. */
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** The longest header that is read; NumPy itself refuses longer ones than 10,000 characters. */
const LONGEST_HEADER = 1 << 16;

/** Whether the bytes start like a .npy file. */
export function isNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/** Most bytes that a .npy file of at most MOST_ENTRIES entries has. */
export const MOST_BYTES = 8 * MOST_ENTRIES + LONGEST_HEADER;

type Reader = (view: DataView, at: number, little: boolean) => number;

/** By kind and size of a dtype. */
const READERS: Readonly<Record<string, Reader>> = {
  f8: (view, at, little) => view.getFloat64(at, little),
  f4: (view, at, little) => view.getFloat32(at, little),
  f2: (view, at, little) => half(view.getUint16(at, little)),
  i8: (view, at, little) => exactly(view.getBigInt64(at, little)),
  u8: (view, at, little) => exactly(view.getBigUint64(at, little)),
  i4: (view, at, little) => view.getInt32(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  i2: (view, at, little) => view.getInt16(at, little),
  u2: (view, at, little) => view.getUint16(at, little),
  i1: (view, at) => view.getInt8(at),
  u1: (view, at) => view.getUint8(at),
  b1: (view, at) => view.getUint8(at),
};

/**
 * The array of a .npy file, versions 1 to 3, in C or Fortran order: floats of 16, 32 and 64 bits and integers of either byte order, and bool,
 * each entry converted exactly. (NEP 1; numpy.lib.format)
 * @param where the file and its member, for complaints
 * @throws UsageError for every other dtype, an integer that is no double, too many entries, or a file that is truncated
 */
export function parseNpy(bytes: Uint8Array, where: string): NumericArray {
  const { header, start } = headerOf(bytes, where);
  const { reader, size, little } = dtypeOf(header, where);
  const shape = shapeOf(header, where);
  const count = shape.reduce((product, length) => product * length, 1);
  // NaN is what an empty dimension beside an endless one gives.
  if (!(count <= MOST_ENTRIES)) {
    throw refusal(where, `at most ${MOST_ENTRIES} entries`, `shape (${shape.join(", ")})`);
  }
  if (bytes.length - start !== count * size) {
    throw refusal(where, `${count * size} bytes for shape (${shape.join(", ")})`, String(bytes.length - start));
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, count * size);
  const stored = Float64Array.from({ length: count }, (_, k) => {
    const value = reader(view, k * size, little);
    if (Number.isNaN(value) && size === 8 && reader !== READERS["f8"]) {
      throw refusal(where, "integers that are doubles", "one beyond 2^53", "convert it to float64 where that is meant");
    }
    return value;
  });
  const fortran = field(header, "fortran_order", "(True|False)", where) === "True";
  return { shape, data: fortran ? reversedOrder(stored, shape) : stored };
}

/** A number of sixteen bits: sign, five bits of exponent, ten of fraction (IEEE 754 binary16). Every one is a double. */
function half(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  const size =
    exponent === 31
      ? fraction === 0
        ? Infinity
        : NaN
      : exponent === 0
        ? fraction * 2 ** -24
        : (1024 + fraction) * twoTo(exponent - 25);
  return bits >> 15 === 1 ? -size : size;
}

/** The number, or NaN where no double is equal to it. */
function exactly(value: bigint): number {
  const near = Number(value);
  return BigInt(near) === value ? near : NaN;
}

function headerOf(bytes: Uint8Array, where: string): { header: string; start: number } {
  const version = bytes[MAGIC.length] ?? 0;
  if (!isNpy(bytes) || version < 1 || version > 3) {
    throw refusal(where, "a .npy file of version 1, 2 or 3", isNpy(bytes) ? `version ${version}` : "something else");
  }
  const [from, length] =
    version === 1 && bytes.length >= 10
      ? [10, u16(bytes, 8)]
      : bytes.length >= 12
        ? [12, u32(bytes, 8)]
        : [12, Infinity];
  if (length > LONGEST_HEADER || from + length > bytes.length)
    throw refusal(where, "a whole header", "a truncated one");
  return {
    header: textOf(bytes.subarray(from, from + length), version === 3 ? "utf-8" : "latin1"),
    start: from + length,
  };
}

function dtypeOf(header: string, where: string): { reader: Reader; size: number; little: boolean } {
  const descr = /'descr':\s*(?:'([^']*)'|(\[))/.exec(header);
  if (descr === null) throw refusal(where, "a header with a 'descr'", "one without");
  const [, dtype] = descr;
  const match = dtype === undefined ? null : /^([<>|=])([fiub]\d)$/.exec(dtype);
  const reader = match === null ? undefined : READERS[match[2]!];
  if (match === null || reader === undefined) {
    throw refusal(
      where,
      "a dtype of floats, integers or bool",
      dtype === undefined ? "a structured one" : `'${dtype}'${nameOf(dtype)}`,
      remedyOf(dtype),
    );
  }
  return { reader, size: Number(match[2]![1]), little: match[1] !== ">" };
}

const KINDS: Readonly<Record<string, string>> = {
  c: "complex",
  O: "object",
  f: "another float",
  U: "text",
  S: "bytes",
  M: "dates",
  m: "durations",
  V: "raw",
};

/** What NumPy can do about it: of objects and records there is nothing that one call turns into numbers. */
function remedyOf(dtype: string | undefined): string {
  const kind = dtype?.replace(/^[<>|=]/, "")[0] ?? "V";
  if (kind === "O") return "store the arrays that it holds one by one, each under its name: np.savez(file, W1=…, W2=…)";
  if (kind === "c") return "store its real and its imaginary part, .real and .imag";
  return "USMmV".includes(kind) ? "leave it out of the file" : "convert it with .astype(float)";
}

function nameOf(dtype: string): string {
  const kind = KINDS[dtype.replace(/^[<>|=]/, "")[0] ?? ""];
  return kind === undefined ? "" : ` (${kind})`;
}

function shapeOf(header: string, where: string): number[] {
  const text = field(header, "shape", String.raw`\(([\d, ]*)\)`, where);
  return text
    .split(",")
    .filter((length) => length.trim() !== "")
    .map(Number);
}

function field(header: string, name: string, pattern: string, where: string): string {
  const match = new RegExp(`'${name}':\\s*${pattern}`).exec(header);
  if (match === null) throw refusal(where, `a header with a '${name}'`, "one without");
  return match[1]!;
}

/** Entries in which the first index runs fastest, rearranged so that the last one does. */
function reversedOrder(stored: Float64Array, shape: readonly number[]): Float64Array {
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, length) => product * length, 1));
  return stored.map((_, k) => {
    let rest = k;
    let at = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += (rest % shape[axis]!) * strides[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    return stored[at]!;
  });
}

function refusal(where: string, expected: string, got: string, remedy?: string): UsageError {
  return new UsageError({ where, expected, got, ...(remedy === undefined ? {} : { remedy }) });
}

/** A real matrix, flat and row-major. */
interface Entries {
  readonly rows: number;
  readonly cols: number;
  readonly data: ArrayLike<number>;
}

/** Format 1.0. */
const PREAMBLE = [...MAGIC, 1, 0];

/** The format asks for data that begins at a multiple of this. */
const ALIGNMENT = 64;

/**
 * A matrix as the bytes of an .npy file: format 1.0, little-endian doubles, C order, every entry bit for bit.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 * @throws ShapeError where there are more or fewer entries than the shape says
 */
export function encodeNpy({ rows, cols, data }: Entries): Uint8Array {
  if (data.length !== rows * cols) {
    throw new ShapeError({ where: "encodeNpy", expected: `${rows * cols} entries`, got: String(data.length) });
  }
  const dictionary = `{'descr': '<f8', 'fortran_order': False, 'shape': (${rows}, ${cols}), }`;
  const lengthAt = PREAMBLE.length;
  const headerAt = lengthAt + 2;
  const dataAt = Math.ceil((headerAt + dictionary.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = `${dictionary.padEnd(dataAt - headerAt - 1)}\n`;
  const bytes = new Uint8Array(dataAt + 8 * data.length);
  const view = new DataView(bytes.buffer);
  bytes.set(PREAMBLE);
  view.setUint16(lengthAt, header.length, true);
  bytes.set(new TextEncoder().encode(header), headerAt);
  for (let i = 0; i < data.length; i++) view.setFloat64(dataAt + 8 * i, data[i]!, true);
  return bytes;
}
