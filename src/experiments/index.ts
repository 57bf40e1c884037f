/** The settings of the sources' figures, as functions of a seed that claims observe as well; and figures of our own. */
import type { Figure } from "./figure.js";
import { gatmiry2023Figure1 } from "./gatmiry2023/figure-1.js";
import { gatmiry2023NoRecovery } from "./gatmiry2023/figure-no-recovery.js";
import { marion2024Figure1 } from "./marion2024/figure-1.js";
import { marion2024Figure2 } from "./marion2024/figure-2.js";
import { marion2024Figure4 } from "./marion2024/figure-4.js";
import { marion2024Figure6 } from "./marion2024/figure-6.js";
import { marion2024FlowLimit } from "./marion2024/figure-flow-limit.js";
import { marion2024SharpnessBounds } from "./marion2024/figure-bounds.js";
import { mulayoff2020Figure3 } from "./mulayoff2020/figure-3.js";
import { mulayoff2020GainBounds } from "./mulayoff2020/figure-gains.js";
import { mulayoff2020ScalarValley } from "./mulayoff2020/figure-valley.js";

/** All figures, in the order in which they are made. */
export const figures: readonly Figure[] = [
  gatmiry2023Figure1,
  gatmiry2023NoRecovery,
  marion2024Figure1,
  marion2024Figure2,
  marion2024Figure4,
  marion2024Figure6,
  marion2024SharpnessBounds,
  marion2024FlowLimit,
  mulayoff2020Figure3,
  mulayoff2020GainBounds,
  mulayoff2020ScalarValley,
];
