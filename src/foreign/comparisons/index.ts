/** A function held to all that it is asked, relations judged with its values, and its smallest departure, in words and kept. */
export { requireAsking } from "./asking.js";
export { type Asking, compareFunction, type Departure } from "./compare.js";
export { compareNumerics, type CompareOptions, type NumericsReport } from "./numerics.js";
export { relationsWith } from "./relations.js";
export { storedQuestions, storedText } from "./stored.js";
export { brokenText, departureText } from "./text.js";
