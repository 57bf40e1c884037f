/** The laboratory: claims, instances, pictures and hunts in a browser, as one file from the disk. */
export { type LabFacts, labFacts } from "./facts.js";
export { labPage } from "./page.js";
