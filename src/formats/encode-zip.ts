import { crc32 } from "./inflate.js";
import { encodeNpy } from "./npy.js";

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** Format 2.0, which has folders and nothing later. */
const VERSION = 20;

/** 1 January 1980, the first day that the format has: the same bytes on every day. */
const DATE = (1 << 5) | 1;

/** Names in UTF-8. */
const UTF8 = 1 << 11;

/** Most members that the format has without extensions. */
const MOST_MEMBERS = 0xffff;

/** Most bytes that it has without extensions. */
const MOST_BYTES = 0xffffffff;

/**
 * A zip archive of members as they are, not packed, in their order and without the time: the same members give the same
 * bytes (APPNOTE.TXT 6.3.10, §4.3).
 * @throws RangeError for more members or bytes than the format has without Zip64
 */
export function encodeZip(members: ReadonlyMap<string, Uint8Array>): Uint8Array {
  if (members.size > MOST_MEMBERS)
    throw new RangeError(`expected at most ${MOST_MEMBERS} members, got ${members.size}`);
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of members) {
    const text = new TextEncoder().encode(name);
    const { length } = content;
    // Version, flags, method, time, date, checksum, sizes and the lengths of name and extra field.
    const common = joined([
      halves(VERSION, UTF8, 0, 0, DATE),
      words(crc32(content), length, length),
      halves(text.length, 0),
    ]);
    parts.push(words(LOCAL), common, text, content);
    // Comment, disk, attributes, and where the member begins.
    directory.push(words(ENTRY), halves(VERSION), common, halves(0, 0, 0), words(0, offset), text);
    offset += words(LOCAL).length + common.length + text.length + length;
  }
  const listed = joined(directory);
  if (offset > MOST_BYTES) throw new RangeError(`expected at most ${MOST_BYTES} bytes, got ${offset}`);
  const counts = halves(0, 0, members.size, members.size);
  return joined([...parts, listed, words(END), counts, words(listed.length, offset), halves(0)]);
}

/** Matrices by their names as a NumPy .npz file. */
export function encodeNpz(arrays: ReadonlyMap<string, Parameters<typeof encodeNpy>[0]>): Uint8Array {
  return encodeZip(new Map([...arrays].map(([name, array]) => [`${name}.npy`, encodeNpy(array)])));
}

/** Numbers of four bytes, the least first. */
function words(...numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * numbers.length);
  numbers.forEach((x, k) => new DataView(bytes.buffer).setUint32(4 * k, x, true));
  return bytes;
}

/** Numbers of two bytes. */
function halves(...numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(2 * numbers.length);
  numbers.forEach((x, k) => new DataView(bytes.buffer).setUint16(2 * k, x, true));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
