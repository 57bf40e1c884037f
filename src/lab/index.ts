/** The laboratory: claims, instances, pictures and hunts in a browser, as one file from the disk. */
export { type LabFacts, labFacts } from "./facts.js";
export { labInside, labPage } from "./page.js";
export { INSIDE } from "./state/index.js";
