import { crc32, deflateRawSync } from "node:zlib";

/** A .npy file by hand: header with the given fields, and the bytes behind it. */
export function npy(descr: string, shape: string, data: Buffer, { fortran = false, version = 1 } = {}): Buffer {
  const text = `{'descr': ${descr}, 'fortran_order': ${fortran ? "True" : "False"}, 'shape': ${shape}, }\n`;
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) length.writeUInt16LE(text.length);
  else length.writeUInt32LE(text.length);
  return Buffer.concat([
    Buffer.from("\x93NUMPY", "latin1"),
    Buffer.from([version, 0]),
    length,
    Buffer.from(text),
    data,
  ]);
}

/** Doubles, little-endian. */
export function doubles(...values: number[]): Buffer {
  const data = Buffer.alloc(8 * values.length);
  values.forEach((x, i) => data.writeDoubleLE(x, 8 * i));
  return data;
}

export interface Packing {
  readonly method?: number;
  readonly flags?: number;
  /** The size that the directory tells, where it lies. */
  readonly size?: number;
  readonly crc?: number;
  /** Sizes in Zip64 extra fields, and a Zip64 end of the directory. */
  readonly zip64?: boolean;
}

/** A zip archive by hand. */
export function zip(members: Readonly<Record<string, Buffer>>, packing: Packing = {}): Buffer {
  const { method = 0, flags = 0, zip64 = false } = packing;
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const packed = method === 8 ? deflateRawSync(content) : content;
    const size = packing.size ?? content.length;
    const crc = packing.crc ?? crc32(content);
    const extra = zip64 ? zip64Extra(size, packed.length, offset) : Buffer.alloc(0);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(45, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 14);
    common.writeUInt32LE(zip64 ? 0xffffffff : size, 18);
    common.writeUInt16LE(name.length, 22);
    common.writeUInt16LE(extra.length, 24);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), extra, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(zip64 ? 0xffffffff : offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x2d\x00"), common, tail, Buffer.from(name), extra]));
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...parts, entries, ...endOf(directory.length, entries.length, offset, zip64)]);
}

function zip64Extra(size: number, packed: number, offset: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  [size, packed, offset].forEach((x, i) => extra.writeBigUInt64LE(BigInt(x), 4 + 8 * i));
  return extra;
}

function endOf(count: number, length: number, start: number, zip64: boolean): Buffer[] {
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  for (const at of [8, 10]) end.writeUInt16LE(zip64 ? 0xffff : count, at);
  end.writeUInt32LE(zip64 ? 0xffffffff : length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : start, 16);
  if (!zip64) return [end];
  const end64 = Buffer.alloc(56);
  end64.write("PK\x06\x06", "latin1");
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(length), 40);
  end64.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.write("PK\x06\x07", "latin1");
  locator.writeBigUInt64LE(BigInt(start + length), 8);
  return [end64, locator, end];
}
