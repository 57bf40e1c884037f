/** The sources, their claims and stored witnesses, each of which is loaded when somebody asks for it, and how they are named. */
export { type Catalogue, catalogueOf, type ClaimSummary, extended, type SourceOfClaims } from "./catalogue.js";
export { didYouMean } from "./did-you-mean.js";
export { select, selectedForms, type Selection } from "./select.js";
export { type Statement, statementsOf } from "./statements.js";
export { byNumber, type NamedWitness, type WitnessName, witnessNameOf } from "./stored.js";
export { bibtexEntry, isOwn, ownSource } from "./source.js";
