/** Names and words for the files of an export: what every terminal, TeX, Python and Julia can take. */
export { Identifiers } from "./identifiers.js";
export { comment, markdown, oneLine, plainAscii, shapeText, table } from "./plain-text.js";
export { texNumber, texText } from "./tex-text.js";
