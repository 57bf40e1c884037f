import { constants, crc32 as checksum, deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Random } from "../random/index.js";
import { crc32, inflate } from "./inflate.js";

/** Bytes of several sorts: noise, few values, repetitions near and far, none at all. */
function sample(random: Random): Uint8Array {
  const length = random.pick([0, 1, 2, 7, 100, 300, 5000, 70_000]);
  const values = random.pick([1, 2, 5, 60, 256]);
  const bytes = Uint8Array.from({ length }, () => random.integer(0, values - 1));
  if (length > 10 && random.integer(0, 1) === 0)
    bytes.copyWithin(random.integer(1, length - 1), 0, random.integer(1, length));
  return bytes;
}

describe("inflate, against that of Node", () => {
  it("gives the bytes back that were deflated, at every level and by every strategy", () => {
    const random = new Random(1);
    const strategies = [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY, constants.Z_RLE];
    for (let i = 0; i < 200; i++) {
      const bytes = sample(random);
      const options = { level: random.integer(0, 9), strategy: random.pick(strategies) };
      expect(
        Buffer.from(inflate(deflateRawSync(bytes, options), bytes.length)).equals(bytes),
        JSON.stringify(options),
      ).toBe(true);
      expect(crc32(bytes)).toBe(checksum(bytes));
    }
  });

  it("refuses another number of bytes, and a stream that is cut off", () => {
    const bytes = sample(new Random(5)).length > 0 ? sample(new Random(5)) : new Uint8Array(100);
    const packed = deflateRawSync(bytes);
    expect(() => inflate(packed, bytes.length + 1)).toThrow(RangeError);
    if (bytes.length > 0) expect(() => inflate(packed, bytes.length - 1)).toThrow(RangeError);
    for (let end = 0; end < packed.length; end += Math.max(1, packed.length >> 6)) {
      expect(() => inflate(packed.subarray(0, end), bytes.length)).toThrow(RangeError);
    }
  });

  it("ends on whatever it is given: with the bytes that Node finds in it, or with a RangeError", () => {
    const random = new Random(9);
    let [accepted, refused] = [0, 0];
    for (let i = 0; i < 500; i++) {
      const packed = Uint8Array.from(deflateRawSync(sample(random).subarray(0, 300)));
      for (let k = random.integer(1, 4); k > 0; k--)
        packed[random.integer(0, packed.length - 1)] = random.integer(0, 255);
      try {
        const found = inflate(packed, 300);
        expect(Buffer.from(found).equals(inflateRawSync(packed))).toBe(true);
        accepted += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        refused += 1;
      }
    }
    expect(Math.min(accepted, refused)).toBeGreaterThan(5);
  });
});
