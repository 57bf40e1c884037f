/** Programs in other languages under the operations of claims: asked line by line, held to their deadlines, and judged. */
export { commandWords } from "./command-words.js";
export { type JudgedOperation, type JudgedProgram, judgeProgram } from "./judge-program.js";
export { protocolJsonSchema } from "./messages.js";
export type { Largest } from "./worst.js";
