import type { FormVerdict } from "../../src/claim/index.js";

/** Signs of verdicts, which tell them apart where colours do not. */
export const VERDICT_SIGNS: Readonly<Record<FormVerdict, string>> = {
  holds: "✓",
  refuted: "✗",
  undecided: "~",
  vacuous: "∅",
  consistent: "≈",
  inconsistent: "≉",
  open: "?",
  error: "!",
};
