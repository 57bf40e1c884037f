import type { Words } from "../../src/claim/index.js";

/** Whose the words of a statement are, as one says it of them. */
export const WORDS_TOLD: Readonly<Record<Words, string>> = {
  printed: "those of the source",
  restored: "restored, where the text at hand has lost them",
  ours: "our own",
};
