import { constantQuantities, exponentsText, noticedBy, noticeOf, noticeText } from "../report/notice.js";
import { formName } from "../report/evidence.js";
import { doubtfulLaws, lawLines } from "./doubtful-laws.js";
import type { FormReport, Report } from "../report/schema.js";
import { decidedCases, decidesSeldom, decidingText, reasonOf } from "../report/situations.js";
import { hanging } from "../text/columns.js";
import type { Palette } from "../text/palette.js";
import type { Claim } from "../../src/claim/index.js";

type Claims = ReadonlyMap<string, Claim>;

function byId(claims: readonly Claim[]): Claims {
  return new Map(claims.map((claim) => [claim.id, claim]));
}

/** One relation that was not refuted, with the form that it belongs to. */
interface Row {
  readonly form: string;
  /** The claim. */
  readonly id: string;
  readonly relation: FormReport["relations"][number];
}

/** The verdicts of forms none of whose relations was refuted: those of laws, which have relations besides, among them. */
const STANDING: readonly FormReport["verdict"][] = ["holds", "consistent", "open"];

/** The relations of forms that stand, those first that could be the most wrong unnoticed. */
function doubtfulRelations({ claims }: Report): Row[] {
  const rows = claims.flatMap(({ id, forms }) =>
    forms
      .filter(({ verdict }) => STANDING.includes(verdict))
      .flatMap((form) => form.relations.map((relation): Row => ({ form: formName(id, form), id, relation }))),
  );
  const value = ({ relation }: Row): number => noticeOf(relation)?.value ?? -Infinity;
  return rows.sort((a, b) => (value(a) === value(b) ? 0 : value(b) - value(a)));
}

/** What is doubtful beside the figures, of the claims that are known. */
interface Findings {
  /** Relations that decide in fewer than one in ten of the cases that they could. */
  readonly seldom: readonly Row[];
  /** Claims that state no situations which have to occur. */
  readonly withoutSituations: readonly string[];
}

function findings({ claims }: Report, catalogue: Claims): Findings {
  const all = claims.flatMap(({ id, forms }) =>
    forms.flatMap((form) => form.relations.map((relation): Row => ({ form: formName(id, form), id, relation }))),
  );
  const stated = (id: string): boolean => (catalogue.get(id)?.situations ?? []).length > 0;
  return {
    seldom: all.filter(({ relation }) => decidesSeldom(relation)),
    withoutSituations: claims.flatMap(({ id }) => (catalogue.has(id) && !stated(id) ? [id] : [])),
  };
}

function findingLines({ seldom, withoutSituations }: Findings, columns: number): string[] {
  return [
    ...seldom.flatMap(({ form, relation }) =>
      hanging("! ", `${form}: ${relation.name} ${decidingText(relation)}, fewer than one in ten`, columns),
    ),
    ...(withoutSituations.length === 0
      ? []
      : hanging("! ", `states no situations that have to occur: ${withoutSituations.join(", ")}`, columns)),
  ];
}

/**
 * How wrong every relation could be without having been noticed, for the terminal.
 * @param claims tell the reasons that their authors give, and which of them state no situations
 */
export function renderDoubt(
  report: Report,
  claims: readonly Claim[],
  { columns, palette, most }: { readonly columns: number; readonly palette: Palette; readonly most: number },
): string {
  const rows = doubtfulRelations(report);
  const laws = doubtfulLaws(report);
  const catalogue = byId(claims);
  const found = findingLines(findings(report, catalogue), columns)
    .map((line) => `${line}\n`)
    .join("");
  if (rows.length + laws.length === 0) return `No form holds, so that there is nothing to doubt.\n${found}`;
  const lines = rows.slice(0, most).flatMap(({ form, id, relation }) => {
    const reason = reasonOf(catalogue.get(id), relation.name);
    const notice = noticeOf(relation);
    const [powers, constant] = [exponentsText(relation), constantQuantities(relation)];
    return [
      palette.strong(form),
      ...hanging("  ", relation.name, columns),
      ...hanging("    would notice: ", notice === null ? "unknown" : noticeText(notice), columns),
      ...(reason === undefined ? [] : hanging("    since: ", reason, columns)),
      ...hanging("    rests on: ", noticedBy(relation), columns),
      ...(powers === "" ? [] : hanging("    powers noticed: ", powers, columns)),
      ...(constant.length === 0 ? [] : hanging("    never varies: ", constant.join(", "), columns)),
    ];
  });
  const left = Math.max(0, rows.length - most) + Math.max(0, laws.length - most);
  const more = left === 0 ? [] : [palette.faint(`and ${left} more, none of which could be more wrong`)];
  return `${[...lines, ...lawLines(laws.slice(0, most), columns, palette), ...more].join("\n")}\n${found}`;
}

/** The same for JSON; numbers that must survive are decimal strings. */
export function doubtFacts(report: Report, claims: readonly Claim[], most: number) {
  const catalogue = byId(claims);
  const { seldom, withoutSituations } = findings(report, catalogue);
  const relations = doubtfulRelations(report)
    .slice(0, most)
    .map(({ form, id, relation: { name, direction, sensitivity } }) => {
      const reason = reasonOf(catalogue.get(id), name);
      return { form, relation: name, direction, ...(reason === undefined ? {} : { reason }), ...sensitivity };
    });
  const rarely = seldom.map(({ form, relation }) => ({ form, relation: relation.name, ...decidedCases(relation) }));
  return { relations, laws: doubtfulLaws(report).slice(0, most), decidesSeldom: rarely, withoutSituations };
}
