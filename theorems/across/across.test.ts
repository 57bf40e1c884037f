import { theoremsOf } from "../theorems.fixture.js";
import { across } from "./source.js";

await theoremsOf(across);
