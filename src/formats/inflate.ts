/** Bits of a deflated stream, the lowest of each byte first. */
class Bits {
  private at = 0;
  private held = 0;
  private count = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** @throws RangeError at the end of the stream */
  take(count: number): number {
    while (this.count < count) {
      if (this.at >= this.bytes.length) throw new RangeError("a deflated stream that ends too early");
      this.held |= this.bytes[this.at++]! << this.count;
      this.count += 8;
    }
    const found = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.count -= count;
    return found;
  }

  /** The next nine bits, zeros where there are fewer. */
  peek(): number {
    while (this.count < QUICK && this.at < this.bytes.length) {
      this.held |= this.bytes[this.at++]! << this.count;
      this.count += 8;
    }
    return this.held & ((1 << QUICK) - 1);
  }

  /** Takes bits that were looked at. @throws RangeError where there are fewer */
  skip(count: number): void {
    if (count > this.count) throw new RangeError("a deflated stream that ends too early");
    this.held >>>= count;
    this.count -= count;
  }

  /** Drops what is left of the byte, and hands out whole ones. */
  whole(count: number): Uint8Array {
    this.at -= this.count >> 3;
    [this.held, this.count] = [0, 0];
    if (this.at + count > this.bytes.length) throw new RangeError("a deflated stream that ends too early");
    return this.bytes.subarray(this.at, (this.at += count));
  }
}

/** Words of at most so many bits are looked up, which nearly all are. */
const QUICK = 9;

/** A canonical Huffman code: how many words there are of each length, and what they stand for, in order. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
  /** By the next bits of the stream: the symbol times 16, and the length of its word; 0 where that is longer. */
  readonly quick: Uint16Array;
}

const LONGEST = 15;

/** @throws RangeError for lengths that make more words than there are, or fewer (but for a code of a single word) */
function codeOf(lengths: ArrayLike<number>): Code {
  const counts = new Uint16Array(LONGEST + 1);
  for (let i = 0; i < lengths.length; i++) counts[lengths[i]!]! += 1;
  counts[0] = 0;
  let left = 1;
  let used = 0;
  for (let length = 1; length <= LONGEST; length++) {
    left = 2 * left - counts[length]!;
    used += counts[length]!;
    if (left < 0) throw new RangeError("a Huffman code with too many words");
  }
  if (left > 0 && used > 1) throw new RangeError("a Huffman code with too few words");
  const starts = new Uint16Array(LONGEST + 2);
  for (let length = 1; length <= LONGEST; length++) starts[length + 1] = starts[length]! + counts[length]!;
  const symbols = new Uint16Array(used);
  for (let i = 0; i < lengths.length; i++) if (lengths[i]! > 0) symbols[starts[lengths[i]!]!++] = i;
  return { counts, symbols, quick: quickTable(counts, symbols) };
}

function quickTable(counts: Uint16Array, symbols: Uint16Array): Uint16Array {
  const quick = new Uint16Array(1 << QUICK);
  let [word, index] = [0, 0];
  for (let length = 1; length <= QUICK; length++, word <<= 1) {
    for (let k = 0; k < counts[length]!; k++, word++, index++) {
      let start = 0;
      for (let bit = 0; bit < length; bit++) if ((word >> bit) & 1) start |= 1 << (length - 1 - bit);
      for (let at = start; at < quick.length; at += 1 << length) quick[at] = (symbols[index]! << 4) | length;
    }
  }
  return quick;
}

function symbol(bits: Bits, { counts, symbols, quick }: Code): number {
  const hit = quick[bits.peek()]!;
  if (hit !== 0) {
    bits.skip(hit & 15);
    return hit >> 4;
  }
  let [code, first, index] = [0, 0, 0];
  for (let length = 1; length <= LONGEST; length++) {
    code |= bits.take(1);
    const count = counts[length]!;
    if (code - count < first) return symbols[index + (code - first)]!;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new RangeError("a word that is none of its Huffman code");
}

/** Lengths 257 … 285 and distances 0 … 29: the least of each, and how many bits say how far above it (RFC 1951, 3.2.5). */
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = Array.from({ length: 30 }, (_, k) => (k < 4 ? k + 1 : ((2 + (k & 1)) << ((k >> 1) - 1)) + 1));
const DISTANCE_BITS = Array.from({ length: 30 }, (_, k) => (k < 4 ? 0 : (k >> 1) - 1));

/** The order in which a block tells how long the words of its code of lengths are. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const FIXED = {
  literals: codeOf(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  // All thirty-two have words; the last two stand for nothing.
  distances: codeOf(new Uint8Array(32).fill(5)),
};

type Codes = typeof FIXED;

function ownCodes(bits: Bits): Codes {
  const [literals, distances, told] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4];
  if (literals > 286 || distances > 30) throw new RangeError("a block with more words than there are");
  const short = new Uint8Array(19);
  for (let i = 0; i < told; i++) short[ORDER[i]!] = bits.take(3);
  const code = codeOf(short);
  const lengths = new Uint8Array(literals + distances);
  for (let i = 0; i < lengths.length;) {
    const found = symbol(bits, code);
    if (found < 16) {
      lengths[i++] = found;
      continue;
    }
    if (found === 16 && i === 0) throw new RangeError("a repetition of nothing");
    const value = found === 16 ? lengths[i - 1]! : 0;
    const times = found === 16 ? 3 + bits.take(2) : found === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (i + times > lengths.length) throw new RangeError("more lengths than words");
    lengths.fill(value, i, (i += times));
  }
  if (lengths[256] === 0) throw new RangeError("a block without an end");
  return { literals: codeOf(lengths.subarray(0, literals)), distances: codeOf(lengths.subarray(literals)) };
}

/**
 * The bytes of a raw deflated stream (RFC 1951), which are so many. What lies behind the end of the stream is left alone.
 * @throws RangeError for a stream that is corrupt, that ends too early, or that holds more or fewer bytes
 */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  const bits = new Bits(packed);
  const out = new Uint8Array(size);
  let to = 0;
  const room = (count: number): void => {
    if (to + count > size) throw new RangeError("more bytes than there should be");
  };
  for (let last = false; !last;) {
    last = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === 3) throw new RangeError("a block of a kind that there is not");
    if (kind === 0) {
      const [low, high, lowAgain, highAgain] = bits.whole(4) as unknown as readonly [number, number, number, number];
      const count = low | (high << 8);
      if (count !== (~(lowAgain | (highAgain << 8)) & 0xffff)) throw new RangeError("a stored block of two lengths");
      room(count);
      out.set(bits.whole(count), to);
      to += count;
      continue;
    }
    const { literals, distances } = kind === 1 ? FIXED : ownCodes(bits);
    for (;;) {
      const found = symbol(bits, literals);
      if (found === 256) break;
      if (found < 256) {
        room(1);
        out[to++] = found;
        continue;
      }
      const length = LENGTHS[found - 257];
      if (length === undefined) throw new RangeError("a length that there is not");
      const count = length + bits.take(LENGTH_BITS[found - 257]!);
      const far = symbol(bits, distances);
      const distance = DISTANCES[far];
      if (distance === undefined) throw new RangeError("a distance that there is not");
      const from = to - distance - bits.take(DISTANCE_BITS[far]!);
      if (from < 0) throw new RangeError("a distance to before the beginning");
      room(count);
      for (let i = 0; i < count; i++) out[to + i] = out[from + i]!;
      to += count;
    }
  }
  if (to !== size) throw new RangeError("fewer bytes than there should be");
  return out;
}

/** Polynomial of CRC-32, its bits reversed (ISO 3309). */
const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let k = 0; k < 8; k++) rest = (rest & 1) === 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest >>> 0;
});

/** The CRC-32 of bytes, as zip archives have it. */
export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) rest = (rest >>> 8) ^ TABLE[(rest ^ bytes[i]!) & 255]!;
  return (rest ^ 0xffffffff) >>> 0;
}
