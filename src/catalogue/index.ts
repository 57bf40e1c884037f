/** The sources, and their claims, each of which is loaded when somebody asks for it. */
export { type Catalogue, catalogueOf, type ClaimSummary, extended, type SourceOfClaims } from "./catalogue.js";
export { type Statement, statementsOf } from "./statements.js";
export { bibtexEntry, isOwn, ownSource } from "./source.js";
