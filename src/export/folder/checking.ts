import type { Counterexample } from "./counterexample.js";
import { markdown, table } from "../text/index.js";

/** How somebody sees for himself: what to run, what it says, and what becomes of matrices of one's own. */
export function checking(it: Counterexample): string[] {
  const { matrices, takenAsGiven } = it;
  const start = matrices.length === 0 ? "start from the numbers of the instance" : "load the matrices beside them";
  const what = takenAsGiven.length === 0 ? whatIsRecomputed(it) : whatIsNot(it);
  return [
    `Nothing else is needed: both programs ${start}, compute both sides step by step in plain double precision, and ` +
      "end with one line and an exit status.",
    "```\npython3 check.py    # NumPy\njulia check.jl      # LinearAlgebra, which comes with Julia\npdflatex witness.tex\n```",
    what,
    table(
      ["exit status", "last line begins with", "meaning"],
      [
        ["0", "`CONFIRMED`", "both sides come from the matrices, are those exported, and refute the statement"],
        [
          "1",
          "`NOT CONFIRMED`",
          "the matrices give other sides, or none, or the sides do not refute; the line tells which",
        ],
        [
          "2",
          "`WRONG INPUT`",
          "a file is missing, cannot be read, has another shape, or an entry that is no finite double",
        ],
        ["3", "`NOT RECOMPUTED`", "a part of the sides does not come from the matrices; lines before it tell which"],
      ],
    ),
    ...ownMatrices(it),
  ];
}

function whatIsNot({ takenAsGiven }: Counterexample): string {
  const items = takenAsGiven.map((sentence) => `- ${markdown(sentence)}`).join("\n");
  return `**Not recomputed.** The programs end with \`NOT RECOMPUTED\` and exit status 3, for\n\n${items}`;
}

function whatIsRecomputed({ tried, guarded, idle, matrices }: Counterexample): string {
  const compared =
    tried === 0
      ? ""
      : ` The steps were compared with the claim on ${tried} changed instances, among them each matrix with an entry ` +
        "10 % larger, set to zero, and negated.";
  const but =
    guarded.length === 0
      ? " They gave the sides of the claim on all of them."
      : ` They gave its sides wherever the signs of the entries of ${guarded.map(({ file }) => `\`${file}\``).join(", ")} stay: ` +
        "elsewhere the claim takes other steps, and the programs end with `NOT RECOMPUTED`.";
  const from = idle.length === matrices.length ? "numbers of the instance; no matrix takes part" : "matrices";
  return `Both sides are recomputed from the ${from}.${compared}${tried === 0 ? "" : but}`;
}

/** What to do with one's own matrices; nothing where they would not be looked at. */
function ownMatrices({ matrices, takenAsGiven }: Counterexample): string[] {
  if (matrices.length === 0 || takenAsGiven.length > 0) return [];
  return [
    "To try matrices of your own, put an `.npy` file of the same shape in the place of one here (`np.save`, real numbers) " +
      "and run a program again. It prints both sides for them and says whether they are REFUTED, NOT REFUTED, or " +
      "UNDECIDED within rounding, with exit status 1: the counterexample that was exported is another one. The rounding " +
      "is then an estimate, from how far the sides move with the last digits of the entries. Whether your matrices meet " +
      "the assumptions above is not looked at.",
  ];
}
