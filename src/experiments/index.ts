import type { Figure } from "./figure.js";
import { gatmiry2023Figure1 } from "./gatmiry2023-figure-1.js";
import { marion2024Figure1 } from "./marion2024-figure-1.js";
import { marion2024Figure2 } from "./marion2024-figure-2.js";
import { marion2024Figure4 } from "./marion2024-figure-4.js";
import { marion2024Figure6 } from "./marion2024-figure-6.js";
import { mulayoff2020Figure3 } from "./mulayoff2020-figure-3.js";

/** The published figures that can be made again, in the order in which they are made and listed. */
export const figures: readonly Figure[] = [
  gatmiry2023Figure1,
  marion2024Figure1,
  marion2024Figure2,
  marion2024Figure4,
  marion2024Figure6,
  mulayoff2020Figure3,
];
