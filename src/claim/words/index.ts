/** How claims and relations are called and written: words alone, which load no numerics. */
export { paperOf, type Source, type StatedWords, type Words } from "./source.js";
export { asWritten, type Direction } from "./written.js";
