import { theoremsOf } from "../theorems.fixture.js";
import { mulayoff2020 } from "./source.js";

await theoremsOf(mulayoff2020);
