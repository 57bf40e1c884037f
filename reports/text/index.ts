/** Words, numbers, instances and tables as text. */
export { certain } from "./certain.js";
export { type Column, displayWidth, hanging, shortened, table, tableWidth, wrap } from "./columns.js";
export { counted, entry, everyDigit, ratio, rounded } from "./numbers.js";
export { coloured, type Palette, plain } from "./palette.js";
export { Html, html, trusted } from "./markup.js";
export { pathWord, shellWord } from "./shell-word.js";
export { certificateLine, matrixText, refutationLine, sides, specLine } from "./spec-text.js";
export { WORDS_TOLD } from "./words.js";
export { byPaper, paperHeading, sourceOf } from "./sources.js";
export { visible, visibleLines } from "./visible.js";
