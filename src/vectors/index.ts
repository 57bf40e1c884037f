/** Test vectors for others: what claims compute, on exact operands, with certified enclosures, as files that need nothing of ours. */
export { operationWords } from "./operation-words.js";
export { type Vectors, VectorSource } from "./vector-cases.js";
export { vectorFiles } from "./vector-files.js";
