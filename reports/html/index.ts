/** A report as one page that needs no network. */
export type { ShownFigure } from "./figures.js";
export { renderHtml } from "./page.js";
