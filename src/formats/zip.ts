import { crc32, inflateRawSync } from "node:zlib";
import { UsageError } from "../world/index.js";

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
export function zipMembers(archive: Buffer, file: string): ZipMember[] {
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
export function unpack(archive: Buffer, member: ZipMember, limit: number, file: string): Buffer {
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

function directory(archive: Buffer): ZipMember[] {
  const { count, start } = endOfDirectory(archive);
  const members: ZipMember[] = [];
  for (let at = start; members.length < count;) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError("no directory entry");
    const lengths = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const [nameLength, extraLength, commentLength] = lengths as [number, number, number];
    const nameEnd = at + ENTRY_LENGTH + nameLength;
    const extra = archive.subarray(nameEnd, nameEnd + extraLength);
    const large = zip64Numbers(extra);
    const number = (field: number): number => {
      const value = archive.readUInt32LE(at + field);
      return value === IN_EXTRA ? large() : value;
    };
    // In the order in which the extra field lists those that it holds.
    const size = number(24);
    const packedSize = number(20);
    const offset = number(42);
    members.push({
      name: archive.toString("utf8", at + ENTRY_LENGTH, nameEnd),
      method: archive.readUInt16LE(at + 10),
      encrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
      crc: archive.readUInt32LE(at + 16),
      packedSize,
      size,
      offset,
    });
    at = nameEnd + extraLength + commentLength;
  }
  return members;
}

/** How many members there are, and where the directory starts. */
function endOfDirectory(archive: Buffer): { count: number; start: number } {
  const last = archive.length - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (archive.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    const locator = at - LOCATOR_LENGTH;
    if (locator < 0 || archive.readUInt32LE(locator) !== LOCATOR_64) {
      return { count: archive.readUInt16LE(at + 10), start: archive.readUInt32LE(at + 16) };
    }
    const end = safeNumber(archive.readBigUInt64LE(locator + 8));
    if (archive.readUInt32LE(end) !== END_OF_DIRECTORY_64) throw new RangeError("no Zip64 end of directory");
    return {
      count: safeNumber(archive.readBigUInt64LE(end + 32)),
      start: safeNumber(archive.readBigUInt64LE(end + 48)),
    };
  }
  throw new RangeError("no end of directory");
}

/** Reads the numbers of the Zip64 extra field one after another. */
function zip64Numbers(extra: Buffer): () => number {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) continue;
    let next = at + 4;
    return () => {
      next += 8;
      return safeNumber(extra.readBigUInt64LE(next - 8));
    };
  }
  return () => IN_EXTRA;
}

function packed(archive: Buffer, { offset, packedSize }: ZipMember, where: string): Buffer {
  const header = archive.subarray(offset, offset + LOCAL_LENGTH);
  if (header.length < LOCAL_LENGTH || header.readUInt32LE(0) !== LOCAL_HEADER) {
    throw corrupt(where, "an archive that is truncated or corrupt");
  }
  const start = offset + LOCAL_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28);
  const content = archive.subarray(start, start + packedSize);
  if (content.length < packedSize) throw corrupt(where, "an archive that is truncated or corrupt");
  return content;
}

function inflated(content: Buffer, { size }: ZipMember, where: string): Buffer {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
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
