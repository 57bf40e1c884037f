import { basename } from "node:path";
import type { FormCheck, Judged, RelationCheck } from "../../own/index.js";
import { asWritten, type Claim, type FittedSpec, type RelationVerdict, type Spec } from "../../claim/index.js";
import type { HypothesisCheck } from "../../engine/judge/index.js";
import type { OwnFile } from "../../formats/index.js";
import type { Quantity } from "../../numerics/index.js";
import { type Io, wantsColour } from "../../world/index.js";
import { TIE, UNREACHED } from "../../../reports/report/index.js";
import {
  certain,
  certificateLine,
  coloured,
  hanging,
  type Palette,
  plain,
  table,
} from "../../../reports/text/index.js";

/** What a claim says of the matrices of a file, as JSON. */
export function checkJson(
  claim: Claim,
  { path }: OwnFile,
  { spec, unused, beyond, derived }: FittedSpec,
  { assumptions, silence, madeUp, forms, contradictions, tried }: Judged,
) {
  return {
    claim: claim.id,
    file: path,
    sizes: spec.sizes,
    widths: spec.widths,
    choices: spec.choices,
    reals: spec.reals,
    unused,
    beyond,
    derived,
    tried,
    assumptions: assumptions.map(({ name, slack, verdict, onFile, rigorous }) => ({
      name,
      slack: verdict === "not looked at" ? null : decimals(slack),
      verdict,
      onFile,
      rigorous,
    })),
    silence,
    forms: forms.map(({ form, expected, relations, observation }) => ({
      form,
      expected,
      relations: (madeUp ? [] : relations).map(
        ({ name, direction, lhs, rhs, margin, verdict, rigorous, tie, confirmed, enclosures, at }) => ({
          name,
          direction,
          lhs: decimals(lhs),
          rhs: decimals(rhs),
          margin: decimals(margin),
          verdict,
          rigorous,
          tie,
          confirmed,
          enclosures,
          at,
        }),
      ),
      observation: observation?.map(String) ?? null,
    })),
    contradictions,
  };
}

function decimals({ value, error }: Quantity): { value: string; error: string } {
  return { value: String(value), error: String(error) };
}

/** What a claim says of the matrices of a file, for a terminal. */
export function checkText(
  claim: Claim,
  file: OwnFile,
  fitted: FittedSpec,
  { assumptions, silence, madeUp, forms, tried }: Judged,
  { stdout, env }: Io,
): string {
  const palette = wantsColour(stdout, env) ? coloured : plain;
  const { columns } = stdout;
  const lines = [
    ...hanging("", `${claim.id} · ${claim.title}`, columns).map(palette.strong),
    ...hanging("", `${basename(file.path)}: ${instanceText(fitted.spec)}`, columns),
    ...fitted.derived.flatMap((line) => hanging("", line, columns)),
    ...(tried === 1
      ? []
      : hanging("", `${tried} choices of what nobody stated; of every relation the one that is closest`, columns)),
    ...fitted.unused.flatMap((name) =>
      hanging("", `${file.lists.get(name)?.name ?? name}: plays no part here`, columns),
    ),
    ...[...file.unread].flatMap(([name, { complaint }]) =>
      hanging("", `${name}: not read (${complaint.got}), and plays no part here`, columns),
    ),
    ...fitted.beyond.flatMap((line) => hanging("", `beyond what the claim is tried on: ${line}`, columns)),
    "",
    ...assumptionLines(assumptions, columns, palette),
    ...forms.flatMap((form) => ["", ...formLines(form, { silence, madeUp }, columns, palette)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Every list with the shapes of its matrices, then the parameters. */
function instanceText({ lists, sizes, choices, reals }: Spec): string {
  const shapes = Object.entries(lists).flatMap(([name, list]) => {
    if (!("entries" in list) || list.entries.length === 0) return [];
    const each = list.entries.map((rows) => `${rows.length}×${rows[0]!.length}`);
    const same = new Set(each).size === 1;
    return [`${name} ${each.length === 1 ? each[0]! : same ? `${each.length} of ${each[0]!}` : each.join(", ")}`];
  });
  const parameters = [sizes, choices, reals].flatMap((part) =>
    Object.entries(part).map(([name, x]) => `${name} = ${x}`),
  );
  return [shapes.join("; "), ...(parameters.length === 0 ? [] : [parameters.join(", ")])].join("; ");
}

function assumptionLines(assumptions: readonly HypothesisCheck[], columns: number, { bad, faint }: Palette): string[] {
  if (assumptions.length === 0) return ["no assumptions"];
  const header = [{ header: "assumption" }, { header: "slack" }, { header: "" }];
  const rows = assumptions.map(({ name, slack, verdict, onFile, rigorous }) =>
    verdict === "not looked at"
      ? [name, "", verdict]
      : [
          name,
          certain(slack),
          `${verdict}${rigorous ? " by interval arithmetic" : ""}${onFile ? ", measured on the file" : ""}`,
        ],
  );
  const [first, ...body] = table(header, rows, columns);
  const unseen = assumptions.filter(({ verdict }) => verdict === "not looked at").map(({ name }) => name);
  return [
    faint(first!),
    ...body.map((line, i) => (assumptions[i]?.verdict === "violated" ? bad(line) : line)),
    ...(unseen.length === 0
      ? []
      : hanging("", `not looked at in the file, and made to hold by the program: ${unseen.join(", ")}`, columns)),
  ];
}

function formLines(
  { form, expected, relations, observation }: FormCheck,
  { silence, madeUp }: Pick<Judged, "silence" | "madeUp">,
  columns: number,
  palette: Palette,
): string[] {
  const title = palette.strong(`${form}, expected: ${expected}`);
  const observed = observation === null ? [] : hanging("  ", `observed: ${observation.join(", ")}`, columns);
  if (relations.length === 0) {
    return [title, ...observed, "  no relation to judge on a single instance"];
  }
  if (madeUp) {
    const why = `not evaluated: ${silence ?? ""}, and the sides would be those of other data, which meet it`;
    return [title, ...hanging("  ", why, columns)];
  }
  const paint = { holds: palette.good, refuted: palette.bad, undecided: palette.strong };
  const body = relations.flatMap((relation) => {
    const { name, direction, lhs, rhs, margin, verdict, rigorous, tie, confirmed, enclosures, at } = relation;
    const [left, right] = asWritten({ direction, lhs, rhs });
    return [
      ...hanging("  ", name, columns),
      ...hanging(
        "    ",
        `${verdictWords(verdict, { rigorous, tie, confirmed })}, margin ${certain(margin)}${at === "" ? "" : `, at ${at}`}`,
        columns,
      ).map((line) => line.replace(verdict, paint[verdict])),
      `    lhs ${certain(left)}`,
      `    rhs ${certain(right)}`,
      ...(enclosures === null ? [] : hanging("    ", certificateLine(direction, enclosures), columns)),
    ];
  });
  return [
    title,
    ...body,
    ...observed,
    ...(silence === null ? [] : hanging("  ", `says nothing of the claim: ${silence}`, columns)),
  ];
}

/** The verdict, and what intervals had to do with it. */
function verdictWords(
  verdict: RelationVerdict,
  { rigorous, tie, confirmed }: Pick<RelationCheck, "rigorous" | "tie" | "confirmed">,
): string {
  if (tie) return `${verdict}, a tie: ${TIE}`;
  if (rigorous) return `${verdict} by interval arithmetic`;
  if (confirmed === "unreached") return `${verdict} ${UNREACHED}`;
  if (confirmed === "contradicted") return `${verdict}: floating point refutes it, and by intervals it holds`;
  return verdict;
}
