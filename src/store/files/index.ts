/** Files read within bounds and written whole or not at all; JSON that keeps every bit. */
export { readBounded } from "./read-bounded.js";
export { checkWritable, writeFile, writeNewFile } from "./write-file.js";
