/** What threads know of each other: which evaluation one is at, for another one that watches it. */
export { type AtWork, WorkNote } from "./work-note.js";
