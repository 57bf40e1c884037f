/** What the exit status of the program says. */
export const exitCodes = {
  asExpected: { code: 0, meaning: "every verdict as expected" },
  unexpected: { code: 1, meaning: "some verdict not as expected" },
  usage: { code: 2, meaning: "wrong usage or input, or output that cannot be written" },
  undecided: {
    code: 3,
    meaning: "with --strict: verdicts as expected, but something was left undecided that could have been decided",
  },
  fault: { code: 4, meaning: "fault of the program, or of its numerics: intervals contradict a refutation" },
  interrupted: { code: 130, meaning: "interrupted, with what was done reported" },
} as const;

/** What exit codes say of a command to which they say something else than usual. */
export type OwnMeanings = Partial<Record<keyof typeof exitCodes, string>>;
