/** Charts as SVG, drawn without a browser. */
export { chartSvg } from "./chart.js";
