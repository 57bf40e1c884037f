/** Charts as SVG, drawn without a browser. */
export { closenessHistogram, closenessText } from "./histogram.js";
export { profilePicture } from "./profile.js";
