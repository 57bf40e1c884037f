import { basename } from "node:path";
import type { FormCheck, Judged, RelationCheck } from "../../own/index.js";
import type { Claim, FittedSpec } from "../../claim/index.js";
import { matrixName, type OwnFile } from "../../formats/index.js";
import type { Quantity } from "../../numerics/index.js";
import { type Io, wantsColour } from "../../world/index.js";
import { coloured, counted, hanging, plain, table } from "../../../reports/text/index.js";

/** What a claim says of a file. */
export interface CheckRow {
  readonly claim: Claim;
  readonly fitted: FittedSpec;
  readonly found: Judged;
}

/** A claim that says nothing of it, and why. */
export interface LeftOut {
  readonly claim: Claim;
  readonly reason: string;
  /** Whether it takes no matrices of files at all, takes others, or did not come to its end on these. */
  readonly kind: "none" | "other" | "unended";
}

interface Told {
  readonly file: OwnFile;
  readonly rows: readonly CheckRow[];
  readonly leftOut: readonly LeftOut[];
  /** Whether the claims that are left out are told one by one. */
  readonly all: boolean;
}

/** What all claims say of the matrices of a file, a line each, for a terminal. */
export function checkTable({ file, rows, leftOut, all }: Told, { stdout, env }: Io): string {
  const palette = wantsColour(stdout, env) ? coloured : plain;
  const { columns } = stdout;
  const paint = (text: string, row: number): string =>
    rows[row] !== undefined && text.endsWith(SURPRISE) ? palette.bad(text) : text;
  const heads = [
    { header: "claim" },
    { header: "printed", paint },
    { header: "corrected", paint },
    { header: "margin" },
    { header: "hypotheses", wraps: true },
  ];
  const cells = rows.map(cellsOf);
  const used = heads.map((_, i) => i !== 2 || cells.some((row) => row[i] !== ""));
  const kept = <T>(row: readonly T[]): T[] => row.filter((_, i) => used[i]);
  const [others, none, unended] = (["other", "none", "unended"] as const).map((kind) =>
    leftOut.filter((one) => one.kind === kind),
  );
  const nothing = unended!.length === 0 ? "no claim takes such matrices" : "no claim came to its end on them";
  const [first, ...body] = rows.length === 0 ? [nothing] : table(kept(heads), cells.map(kept), columns);
  const lines = [
    ...hanging("", `${basename(file.path)}: ${contentsOf(file)}`, columns).map(palette.strong),
    "",
    rows.length === 0 ? first! : palette.faint(first!),
    ...body,
    "",
    ...hanging(
      "",
      `${counted(rows.length, "claim")} judged; ${others!.length} take other matrices, and ${none!.length} none at all` +
        (all ? "" : " (--all tells why)"),
      columns,
    ),
    ...unendedLines(unended!, columns),
    ...(rows.some(({ found }) => found.silence !== null)
      ? hanging("", "(…): not known to be within the hypotheses, so that a verdict says nothing of the claim", columns)
      : []),
    ...(all ? leftOut.flatMap(({ claim, reason }) => hanging("  ", `${claim.id}: ${reason}`, columns)) : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** Most claims that are named for one reason. */
const MOST_NAMED = 40;

/** The claims that did not come to an end, by the reasons. */
function unendedLines(unended: readonly LeftOut[], columns: number): string[] {
  const reasons = [...new Set(unended.map(({ reason }) => reason))];
  return reasons.flatMap((reason) => {
    const ids = unended.filter((one) => one.reason === reason).map(({ claim }) => claim.id);
    const more = ids.length - MOST_NAMED;
    const named = more > 0 ? `${ids.slice(0, MOST_NAMED).join(", ")}, and ${more} more` : ids.join(", ");
    return hanging("", `not judged, since it ${reason}: ${named}`, columns);
  });
}

/** What is said of a form that is refuted and should hold. */
const SURPRISE = "refuted, and should hold";

function cellsOf({ claim, found }: CheckRow): string[] {
  const { forms } = found;
  const verdict = (name: FormCheck["form"]): string => {
    const form = forms.find((one) => one.form === name);
    return form === undefined ? "" : wordOf(form, found);
  };
  const held = forms.find(({ expected }) => expected === "holds") ?? forms.at(-1)!;
  const closest = found.madeUp ? undefined : leastOf(held.relations);
  return [
    claim.id,
    verdict("printed"),
    verdict("corrected"),
    closest === undefined ? "" : briefly(closest.margin),
    hypothesesText(found),
  ];
}

/** Three digits, and 0 for what cannot be told from it: `check` with the claim has the bounds of the errors. */
function briefly({ value, error }: Quantity): string {
  return Math.abs(value) <= error ? "0" : String(Number(value.toPrecision(3)));
}

/** The verdict of a form in a word, and whether it was to be expected. */
function wordOf({ expected, relations, observation }: FormCheck, { silence, madeUp }: Judged): string {
  if (madeUp) return "not evaluated";
  if (relations.length === 0) return observation === null ? "says nothing" : "observed";
  const some = (verdict: RelationCheck["verdict"]) => relations.some((relation) => relation.verdict === verdict);
  const isOpen = relations.some(({ verdict, tie }) => verdict === "undecided" && !tie);
  const open = isOpen ? "undecided" : some("undecided") ? "a tie" : "holds";
  const word = some("refuted") ? "refuted" : open;
  if (silence !== null) return `(${word})`;
  return word === "refuted" && expected === "holds" ? SURPRISE : word;
}

/** The relation whose sides are the closest on their own scale. */
function leastOf(relations: readonly RelationCheck[]): RelationCheck | undefined {
  const closeness = ({ margin, lhs, rhs }: RelationCheck): number =>
    margin.value / (Math.abs(lhs.value) + Math.abs(rhs.value) || 1);
  return [...relations].sort((a, b) => closeness(a) - closeness(b))[0];
}

/** What is known of the hypotheses: those that fail or are open by name. */
function hypothesesText({ assumptions, silence }: Judged): string {
  if (assumptions.length === 0) return silence ?? "none";
  const verdicts = ["violated", "undecided", "not looked at"] as const;
  const named = verdicts.flatMap((verdict) => {
    const names = assumptions.filter((one) => one.verdict === verdict).map(({ name }) => name);
    return names.length === 0 ? [] : [`${names.join(", ")} ${verdict}`];
  });
  const rest = assumptions.filter(({ verdict }) => verdict === "met" || verdict === "within rounding").length;
  if (named.length === 0) return rest === 1 ? "met" : `all ${rest} met`;
  return [...named, ...(rest === 0 ? [] : [`${rest} met`])].join("; ");
}

/** The lists of a file with their shapes. */
function contentsOf({ lists }: OwnFile): string {
  const texts = [...lists.values()].map((list) => {
    const shapes = list.matrices.map(({ shape }) => shape);
    const same = new Set(shapes).size === 1;
    if (shapes.length === 1) return `${matrixName(list, 0)} ${shapes[0]!}`;
    return `${list.name} ${same ? `${shapes.length} of ${shapes[0]!}` : shapes.join(", ")}`;
  });
  return texts.join("; ");
}
