import type { Family } from "../family.js";
import { flattest } from "./flattest.js";
import { flowLimit } from "./flow-limit.js";
import { regression } from "./regression.js";
import { scalar } from "./scalar.js";
import { traceMinimizers } from "./trace-minimizers.js";
import { twoByTwo } from "./two-by-two.js";

/** All families, by the claims that they belong to. */
export const families: readonly Family[] = [
  ...twoByTwo,
  ...scalar,
  ...traceMinimizers,
  ...regression,
  ...flattest,
  ...flowLimit,
];
