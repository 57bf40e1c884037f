import { UsageError } from "../world/index.js";
import { textOf, u16, u32, u64 } from "./bytes.js";
import { crc32, inflate } from "./inflate.js";

/** A file inside an archive, not yet unpacked. */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header starts. */
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;

/** Stands for a number that the Zip64 extra field holds. */
const IN_EXTRA = 0xffffffff;
const ZIP64_EXTRA = 1;

const STORED = 0;
const DEFLATED = 8;

/**
 * The members of a zip archive by its central directory, Zip64 included (APPNOTE.TXT 6.3.10, §4.3 and §4.5.3).
 * Nothing is unpacked yet.
 * @throws UsageError for an archive that is truncated or corrupt
 */
export function zipMembers(archive: Uint8Array, file: string): ZipMember[] {
  try {
    return directory(archive);
  } catch (error) {
    if (error instanceof RangeError) throw corrupt(file, "an archive that is truncated or corrupt");
    throw error;
  }
}

/**
 * The content of a member, stored or deflated, checked against its length and its CRC-32.
 * @param limit most bytes that it may have
 * @throws UsageError where it is larger, corrupt, encrypted, or packed by another method
 */
export function unpack(archive: Uint8Array, member: ZipMember, limit: number, file: string): Uint8Array {
  const where = `${file}, ${member.name}`;
  if (member.encrypted) throw corrupt(where, "an encrypted one", "a plain member");
  if (member.method !== STORED && member.method !== DEFLATED) {
    throw corrupt(where, `compression method ${member.method}`, "a stored or deflated member");
  }
  if (member.size > limit) throw corrupt(where, `${member.size}`, `at most ${limit} bytes`);
  const content = packed(archive, member, where);
  const plain = member.method === STORED ? content : inflated(content, member, where);
  if (plain.length !== member.size || crc32(plain) !== member.crc) {
    throw corrupt(where, "a length or checksum that is off", "the bytes that were packed");
  }
  return plain;
}

function directory(archive: Uint8Array): ZipMember[] {
  const { count, start } = endOfDirectory(archive);
  const members: ZipMember[] = [];
  for (let at = start; members.length < count;) {
    if (u32(archive, at) !== DIRECTORY_ENTRY) throw new RangeError("no directory entry");
    const lengths = [28, 30, 32].map((field) => u16(archive, at + field));
    const [nameLength, extraLength, commentLength] = lengths as [number, number, number];
    const nameEnd = at + ENTRY_LENGTH + nameLength;
    const extra = archive.subarray(nameEnd, nameEnd + extraLength);
    const large = zip64Numbers(extra);
    const number = (field: number): number => {
      const value = u32(archive, at + field);
      return value === IN_EXTRA ? large() : value;
    };
    // In the order in which the extra field lists those that it holds.
    const size = number(24);
    const packedSize = number(20);
    const offset = number(42);
    members.push({
      name: textOf(archive.subarray(at + ENTRY_LENGTH, nameEnd), "utf-8"),
      method: u16(archive, at + 10),
      encrypted: (u16(archive, at + 8) & 1) === 1,
      crc: u32(archive, at + 16),
      packedSize,
      size,
      offset,
    });
    at = nameEnd + extraLength + commentLength;
  }
  return members;
}

/** How many members there are, and where the directory starts. */
function endOfDirectory(archive: Uint8Array): { count: number; start: number } {
  const last = archive.length - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (u32(archive, at) !== END_OF_DIRECTORY) continue;
    const locator = at - LOCATOR_LENGTH;
    if (locator < 0 || u32(archive, locator) !== LOCATOR_64) {
      return { count: u16(archive, at + 10), start: u32(archive, at + 16) };
    }
    const end = safeNumber(u64(archive, locator + 8));
    if (u32(archive, end) !== END_OF_DIRECTORY_64) throw new RangeError("no Zip64 end of directory");
    return {
      count: safeNumber(u64(archive, end + 32)),
      start: safeNumber(u64(archive, end + 48)),
    };
  }
  throw new RangeError("no end of directory");
}

/** Reads the numbers of the Zip64 extra field one after another. */
function zip64Numbers(extra: Uint8Array): () => number {
  for (let at = 0; at + 4 <= extra.length; at += 4 + u16(extra, at + 2)) {
    if (u16(extra, at) !== ZIP64_EXTRA) continue;
    let next = at + 4;
    return () => {
      next += 8;
      return safeNumber(u64(extra, next - 8));
    };
  }
  return () => IN_EXTRA;
}

function packed(archive: Uint8Array, { offset, packedSize }: ZipMember, where: string): Uint8Array {
  const header = archive.subarray(offset, offset + LOCAL_LENGTH);
  if (header.length < LOCAL_LENGTH || u32(header, 0) !== LOCAL_HEADER) {
    throw corrupt(where, "an archive that is truncated or corrupt");
  }
  const start = offset + LOCAL_LENGTH + u16(header, 26) + u16(header, 28);
  const content = archive.subarray(start, start + packedSize);
  if (content.length < packedSize) throw corrupt(where, "an archive that is truncated or corrupt");
  return content;
}

function inflated(content: Uint8Array, { size }: ZipMember, where: string): Uint8Array {
  try {
    return inflate(content, size);
  } catch {
    throw corrupt(where, "a deflated stream that is corrupt", "the bytes that were packed");
  }
}

/** @throws RangeError for a number that no offset can be */
function safeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError("number too large");
  return Number(value);
}

function corrupt(where: string, got: string, expected = "a whole zip archive"): UsageError {
  return new UsageError({ where, expected, got });
}
