import { theoremsOf } from "../theorems.fixture.js";
import { beyond } from "./source.js";

await theoremsOf(beyond);
