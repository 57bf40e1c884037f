/** Everything about one claim as a view of a page: glance, forms, relations, instances, proof, and links. */
export { addressOf, NOWHERE, type Places, VIEWS } from "./address.js";
export { ablationsByForm, assumptionLegend, assumptionMatrix } from "./assumptions.js";
export { claimSection, kindsOf, type PageInput } from "./claim-section.js";
export { referencesOf } from "./references.js";
export { verdictMark } from "./verdict.js";
