import { CHANGES, NOT_TRIED, type ProvedLayout, type RelationOutcome, type Teeth } from "../../proof/index.js";
import { counted, hanging, type Palette, visible } from "../../../reports/text/index.js";

/** What a table says of one identity. */
export interface ProofRow {
  readonly claim: string;
  readonly form: string;
  readonly relation: string;
  /** Sizes that were drawn, and those of them at which it is proved. */
  readonly sizes: number;
  readonly proved: number;
  /** Those at which all entries of all matrices are free, and those that were expanded, which leaves no chance. */
  readonly allEntries: number;
  readonly expanded: number;
  /** The largest degree, and the largest probability 2^−unlikely with which a false identity passes; null for none. */
  readonly degree: number;
  readonly unlikely: number | null;
  /** Why not at the others, each reason with the number of sizes. */
  readonly reasons: readonly { readonly why: string; readonly sizes: number }[];
  /** Where its proof was written. */
  readonly file: string | null;
  /** What became of its programs once they were changed; null where nobody asked. */
  readonly teeth: Teeth | null;
}

export function proofRow(claim: string, outcome: RelationOutcome, file: string | null, teeth: Teeth | null): ProofRow {
  const { form, relation, layouts } = outcome;
  const proved = layouts.filter((layout): layout is ProvedLayout => layout.why === null);
  const chances = proved.flatMap(({ decision: { method } }) => (method.kind === "evaluation" ? [method.unlikely] : []));
  const reasons = new Map<string, number>();
  for (const { why } of layouts) if (why !== null) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  return {
    claim,
    form,
    relation,
    sizes: layouts.length,
    proved: proved.length,
    allEntries: proved.filter(({ at }) => at.lists === "entries").length,
    expanded: proved.length - chances.length,
    degree: Math.max(0, ...proved.map(({ decision }) => decision.degree)),
    unlikely: chances.length === 0 ? null : Math.min(...chances),
    reasons: [...reasons].map(([why, sizes]) => ({ why, sizes })),
    file,
    teeth,
  };
}

/** The table by claim, and a line that counts. */
export function renderProofs(rows: readonly ProofRow[], columns: number, palette: Palette): string {
  const lines: string[] = [];
  let heading = "";
  for (const row of rows) {
    const here = `${row.claim}:${row.form}`;
    if (here !== heading) lines.push(palette.strong(here));
    heading = here;
    const paint = row.proved === row.sizes ? palette.good : (line: string) => line;
    lines.push(...hanging("  ", visible(row.relation), columns).map(paint));
    lines.push(...hanging("      ", visible(verdict(row)), columns));
  }
  const proved = rows.filter((row) => row.proved > 0);
  const claims = (some: readonly ProofRow[]): string => counted(new Set(some.map(({ claim }) => claim)).size, "claim");
  const whole = rows.filter((row) => row.proved === row.sizes).length;
  lines.push(
    `${rows.length} ${rows.length === 1 ? "identity" : "identities"} of ${claims(rows)}: ` +
      `${whole} proved at all sizes drawn, ${proved.length - whole} at some, of ${claims(proved)}`,
  );
  return `${lines.join("\n")}\n`;
}

function verdict({ sizes, proved, allEntries, expanded, degree, unlikely, reasons, teeth }: ProofRow): string {
  const all = proved === sizes ? `all ${counted(sizes, "size")}` : `${proved} of ${counted(sizes, "size")}`;
  const free = allEntries === proved ? "for all entries" : `for all entries at ${allEntries} of them`;
  const chance = unlikely === null ? "" : `, others but for a probability of at most 2^−${unlikely}`;
  const said =
    proved === 0 ? [] : [`proved at ${all}, ${free}; ${expanded} without chance${chance}; degree at most ${degree}`];
  const sorted = [...reasons].sort((a, b) => b.sizes - a.sizes);
  // Where it is proved nowhere, that it was not tried everywhere says nothing of why.
  const told = sorted.filter(({ why }) => proved > 0 || why !== NOT_TRIED);
  const not = told.map(({ why, sizes: n }) => (proved === 0 ? `not proved: ${why}` : `not at ${n}: ${why}`));
  const changes = CHANGES.flatMap((change) => {
    const { found, left, beyond } = teeth?.[change] ?? { found: 0, left: 0, beyond: 0 };
    // Not every program has a matrix.
    if (found + left + beyond === 0) return [];
    const others = [
      ...(left === 0 ? [] : [`${left} left it true`]),
      ...(beyond === 0 ? [] : [`${beyond} not followed`]),
    ];
    return [[`${change}: ${found} found false`, ...others].join(", ")];
  });
  const bitten = teeth === null || proved === 0 ? [] : [`changes of a ${changes.join("; ")}`];
  return [...said, ...not, ...bitten].join("; ");
}
