import { log2 } from "../../src/numerics/index.js";

const BITS: Readonly<Record<string, (d: number) => number>> = {
  zero: () => 0,
  identity: () => 0,
  unit: () => 0,
  nilpotent: () => 0,
  orthogonal: () => 0,
  rankOne: () => 0,
  repeated: () => 1,
  diagonal: () => 2,
  graded: () => 6,
  steep: () => 30,
  sparse: (d) => log2(d) / 2,
  aligned: (d) => log2(d),
  positive: (d) => 1.5 + log2(d),
  lowRank: (d) => 3 + log2(d),
  mixed: (d) => 4 + log2(d),
};

/** Of the laws with entries of one size each. */
const usual = (d: number): number => 2 + log2(d) / 2;

/**
 * About how many binary digits a product gains or loses by one more layer of that law with at most d rows and columns:
 * with it large instances stay among the doubles.
 */
export function layerBits(law: string, d: number): number {
  return (BITS[law] ?? usual)(d);
}
