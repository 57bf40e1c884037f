import { createHash } from "node:crypto";

/**
 * Residues modulo 2^exponent − 1, each as likely as any other: the first `exponent` bits of the SHA-256 digests of
 * `flatcheck point <seed> <attempt> <variable> <block>`, blocks one after another, and again with the next `round` where
 * all bits are ones.
 */
export function pointOf(seed: number, attempt: number, variables: number, exponent: number): bigint[] {
  return Array.from({ length: variables }, (_, variable) => residue(`${seed} ${attempt} ${variable}`, exponent));
}

function residue(which: string, exponent: number): bigint {
  const prime = (1n << BigInt(exponent)) - 1n;
  for (let block = 0; ;) {
    let bits = 0n;
    for (let have = 0; have < exponent; have += 256) {
      const digest = createHash("sha256").update(`flatcheck point ${which} ${block}`).digest("hex");
      bits = (bits << 256n) | BigInt(`0x${digest}`);
      block += 1;
    }
    const found = bits & prime;
    if (found !== prime) return found;
  }
}
