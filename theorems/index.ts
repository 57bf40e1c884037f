/** The claims of all sources: the four documents, what they must agree on, and our own statements. */
import { catalogueOf } from "../src/catalogue/index.js";
import { across } from "./across/source.js";
import { beyond } from "./beyond/source.js";
import { gatmiry2023 } from "./gatmiry2023/source.js";
import { marion2024 } from "./marion2024/source.js";
import { mulayoff2020 } from "./mulayoff2020/source.js";
import { wu2025 } from "./wu2025/source.js";

export const catalogue = catalogueOf([gatmiry2023, mulayoff2020, marion2024, wu2025, across, beyond]);
