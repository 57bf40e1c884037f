/** What threads know of each other: which evaluation one is at, for another one that watches it, and who waits for a turn. */
export { turn } from "./turn.js";
export { type AtWork, WorkNote } from "./work-note.js";
