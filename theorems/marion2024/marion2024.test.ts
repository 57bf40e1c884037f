import { theoremsOf } from "../theorems.fixture.js";
import { marion2024 } from "./source.js";

await theoremsOf(marion2024);
