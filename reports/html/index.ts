/** A report as a site in one file that needs no network. */
export type { Places } from "../claim-views/index.js";
export type { ShownFigure } from "./figures.js";
export { type PackedLab, written } from "./lab-inside.js";
export { renderHtml } from "./page.js";
