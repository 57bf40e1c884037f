/** Charts as SVG, drawn without a browser. */
export { chartSvg } from "./chart.js";
export { onWhite, sizeOf } from "./composed.js";
export { figureSvg } from "./figure-picture.js";
