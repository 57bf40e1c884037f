/** Words, numbers, instances and tables as text. */
export { certain } from "./certain.js";
export { type Column, displayWidth, hanging, paragraph, shortened, table, tableWidth, wrap } from "./columns.js";
export { cell, code, markdownTable, math } from "./markdown-text.js";
export { fragment, Html, html, joined, type Part, trusted } from "./markup.js";
export { counted, entry, ratio, rounded } from "./numbers.js";
export { coloured, type Palette, plain } from "./palette.js";
export { shellWord } from "./shell-word.js";
export { certificateLine, failing, quotientText, refutationLine, sides, specLine } from "./spec-text.js";
export { byPaper, paperHeading, sourceOf } from "./sources.js";
