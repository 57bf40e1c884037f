import { constantQuantities, exponentsText, noticedBy, noticeOf, noticeText } from "../report/notice.js";
import { formName } from "../report/evidence.js";
import { doubtfulLaws, lawLines } from "./doubtful-laws.js";
import type { FormReport, Report } from "../report/schema.js";
import { hanging } from "../text/columns.js";
import type { Palette } from "../text/palette.js";

/** One relation that was not refuted, with the form that it belongs to. */
interface Row {
  readonly form: string;
  readonly relation: FormReport["relations"][number];
}

/** The relations of forms that came out as holding, those first that could be the most wrong unnoticed. */
function doubtfulRelations({ claims }: Report): Row[] {
  const rows = claims.flatMap(({ id, forms }) =>
    forms
      .filter(({ verdict }) => verdict === "holds")
      .flatMap((form) => form.relations.map((relation): Row => ({ form: formName(id, form), relation }))),
  );
  const value = ({ relation }: Row): number => noticeOf(relation)?.value ?? -Infinity;
  return rows.sort((a, b) => (value(a) === value(b) ? 0 : value(b) - value(a)));
}

/** How wrong every relation could be without having been noticed, for the terminal. */
export function renderDoubt(
  report: Report,
  { columns, palette, most }: { readonly columns: number; readonly palette: Palette; readonly most: number },
): string {
  const rows = doubtfulRelations(report);
  const laws = doubtfulLaws(report);
  if (rows.length + laws.length === 0) return "No form holds, so that there is nothing to doubt.\n";
  const lines = rows.slice(0, most).flatMap(({ form, relation }) => {
    const notice = noticeOf(relation);
    const [powers, constant] = [exponentsText(relation), constantQuantities(relation)];
    return [
      palette.strong(form),
      ...hanging("  ", relation.name, columns),
      ...hanging("    would notice: ", notice === null ? "unknown" : noticeText(notice), columns),
      ...hanging("    rests on: ", noticedBy(relation), columns),
      ...(powers === "" ? [] : hanging("    powers noticed: ", powers, columns)),
      ...(constant.length === 0 ? [] : hanging("    never varies: ", constant.join(", "), columns)),
    ];
  });
  const left = Math.max(0, rows.length - most) + Math.max(0, laws.length - most);
  const more = left === 0 ? [] : [palette.faint(`and ${left} more, none of which could be more wrong`)];
  return `${[...lines, ...lawLines(laws.slice(0, most), columns, palette), ...more].join("\n")}\n`;
}

/** The same as JSON; numbers that must survive are decimal strings. */
export function doubtJson(report: Report, most: number, again: string): string {
  const relations = doubtfulRelations(report)
    .slice(0, most)
    .map(({ form, relation: { name, direction, sensitivity } }) => ({
      form,
      relation: name,
      direction,
      ...sensitivity,
    }));
  return `${JSON.stringify({ relations, laws: doubtfulLaws(report).slice(0, most), again }, null, 2)}\n`;
}
