import { crc32 } from "node:zlib";
import { encodeNpy } from "./npy.js";

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** Format 2.0, which has folders and nothing later. */
const VERSION = 20;

/** 1 January 1980, the first day that the format has: the same bytes on every day. */
const DATE = (1 << 5) | 1;

/** Most members and bytes that the format has without extensions. */
const MOST_MEMBERS = 0xffff;

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
    const text = Buffer.from(name);
    // Version, flags, method, time, date, checksum, sizes and the lengths of name and extra field.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(text.length, 22);
    const local = Buffer.concat([word(LOCAL), common, text, content]);
    // Comment, disk, attributes, and where the member begins.
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([word(ENTRY), half(VERSION), common, behind, text]));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.size, 4);
  end.writeUInt16LE(members.size, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, word(END), end]);
}

/** Matrices by their names as a NumPy .npz file. */
export function encodeNpz(arrays: ReadonlyMap<string, Parameters<typeof encodeNpy>[0]>): Uint8Array {
  return encodeZip(new Map([...arrays].map(([name, array]) => [`${name}.npy`, encodeNpy(array)])));
}

function word(x: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(x);
  return bytes;
}

function half(x: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(x);
  return bytes;
}
