import type { AtThreeSizes } from "../../../src/experiments/marion2024/enlarged.js";
import { growth, type Part } from "../../../src/statistics/index.js";

/**
 * The growth of a number with depth and with width, from its means at three sizes.
 * @param of the means; null where a case has none @param atMost the power of the size that it has at most
 */
export function depthAndWidth<Row>(name: string, of: (row: Row) => AtThreeSizes | null, atMost: number): Part<Row>[] {
  const pair = (larger: "deep" | "wide") => (row: Row) => {
    const means = of(row);
    return means === null ? null : ([means.small, means[larger]] as const);
  };
  return [
    growth<Row>({ name: `${name} with depth`, of: pair("deep"), atMost }),
    growth<Row>({ name: `${name} with width`, of: pair("wide"), atMost }),
  ];
}
