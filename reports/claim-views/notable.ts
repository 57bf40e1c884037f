import type { FormReport } from "../report/schema.js";
import { ratio, rounded } from "../text/numbers.js";
import { quotientText } from "../text/spec-text.js";

type RelationReport = FormReport["relations"][number];

/** An instance that stands out, and how. */
interface Notable {
  readonly title: string;
  readonly of: NonNullable<RelationReport["tightest"]>;
}

/** Below this a relative distance is one of rounding. */
const ROUNDING = 1e-9;

/** The tightest instance of a bound, and the one with the smallest margin where that is another. */
export function notablesOf({ tightest, minMargin, sense, direction }: RelationReport): readonly Notable[] {
  const same = tightest !== null && minMargin !== null && tightest.index === minMargin.index;
  // Two sides that agree to rounding are apart somewhere, which says nothing.
  const isRounding = minMargin !== null && sense === "identity" && -Number(minMargin.value) < ROUNDING;
  const least = (value: number): string =>
    sense === "bound"
      ? `Worst instance: relative margin ${rounded(value, 2).replaceAll("-", "−")}`
      : `Widest apart: by ${rounded(-value, 2)}, relative`;
  return [
    ...(tightest === null
      ? []
      : [
          {
            title: `Tightest${same ? " and worst" : ""} instance: ${quotientText(direction)} ${ratio(Number(tightest.value))}`,
            of: tightest,
          },
        ]),
    ...(minMargin === null || same || isRounding ? [] : [{ title: least(Number(minMargin.value)), of: minMargin }]),
  ];
}
