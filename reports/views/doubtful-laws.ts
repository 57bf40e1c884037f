import { formName } from "../report/evidence.js";
import type { FormReport, Report } from "../report/schema.js";
import { hanging } from "../text/columns.js";
import type { Palette } from "../text/palette.js";

type Departure = NonNullable<NonNullable<FormReport["conclusion"]>["departures"]>[number];

/** One way in which a law that came out as consistent could be wrong. */
export interface DoubtfulLaw extends Departure {
  readonly form: string;
}

/** What was measured of the laws that are consistent; first what none of the departures tried would have shown. */
export function doubtfulLaws({ claims }: Report): DoubtfulLaw[] {
  const rows = claims.flatMap(({ id, forms }) =>
    forms
      .filter(({ verdict }) => verdict === "consistent")
      .flatMap((form) =>
        (form.conclusion?.departures ?? []).map((departure): DoubtfulLaw => ({
          form: formName(id, form),
          ...departure,
        })),
      ),
  );
  const rank = ({ noticed, contradicted }: DoubtfulLaw) => (noticed === null ? 0 : contradicted === null ? 1 : 2);
  return rows.sort((a, b) => rank(a) - rank(b));
}

/** The same for the terminal, a law and one of its departures at a time. */
export function lawLines(rows: readonly DoubtfulLaw[], columns: number, palette: Palette): string[] {
  return rows.flatMap(({ form, part, what, noticed, contradicted, tried }) => [
    palette.strong(form),
    ...hanging("  ", part, columns),
    ...hanging(
      "    would notice: ",
      noticed === null ? `no departure, ${what} ${tried} the largest` : `${what} ${noticed}`,
      columns,
    ),
    ...hanging(
      "    contradicted by: ",
      contradicted === null ? "none of those tried" : `${what} ${contradicted}`,
      columns,
    ),
  ]);
}
