/** Charts as SVG, drawn without a browser. */
export { chartSvg } from "./chart.js";
export { onWhite, sizeOf } from "./composed.js";
export { composedParts, figureSvg } from "./figure-picture.js";
