import { ShapeError } from "../numerics/index.js";

/** A real matrix, flat and row-major. */
interface Entries {
  readonly rows: number;
  readonly cols: number;
  readonly data: ArrayLike<number>;
}

/** `\x93NUMPY`, format 1.0. */
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];

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
  const lengthAt = MAGIC.length;
  const headerAt = lengthAt + 2;
  const dataAt = Math.ceil((headerAt + dictionary.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = `${dictionary.padEnd(dataAt - headerAt - 1)}\n`;
  const bytes = new Uint8Array(dataAt + 8 * data.length);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint16(lengthAt, header.length, true);
  bytes.set(new TextEncoder().encode(header), headerAt);
  for (let i = 0; i < data.length; i++) view.setFloat64(dataAt + 8 * i, data[i]!, true);
  return bytes;
}
