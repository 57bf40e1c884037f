import { theoremsOf } from "../theorems.fixture.js";
import { gatmiry2023 } from "./source.js";

await theoremsOf(gatmiry2023);
