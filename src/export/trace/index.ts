/** How the sides of a relation came about from the entries of an instance, as lines of a program. */
export { type Computation, type Line, type NamedNumber, straightLine } from "./computation.js";
export { type Evaluation } from "./graph.js";
export { type NamedMatrix, entryMatrices } from "./instance-matrices.js";
export { evaluation, trace } from "./trace.js";
