import type { Report } from "../../reports/report/index.js";
import { doubtFacts } from "../../reports/views/index.js";
import { type Asked, selectionOf } from "./asked.js";
import { verify, type VerifyOptions } from "./verify.js";

/** What `doubt` found. */
export type Doubt = ReturnType<typeof doubtFacts>;

/**
 * How wrong every relation of a form that holds could be without a case that noticed it, those first that could be the most
 * wrong, and what departures from laws would have been noticed; as `flatcheck doubt --json` prints it.
 *
 * @param report of a run, where there is one already; a fresh one without stored witnesses is made unless given
 * @throws as `verify`
 */
export async function doubt(asked?: Asked, options: VerifyOptions = {}, report?: Report): Promise<Doubt> {
  const { claims } = await selectionOf(asked);
  return doubtFacts(report ?? (await verify(asked, { ...options, witnesses: false })), claims, Infinity);
}
