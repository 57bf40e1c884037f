import { theoremsOf } from "../theorems.fixture.js";
import { wu2025 } from "./source.js";

await theoremsOf(wu2025);
