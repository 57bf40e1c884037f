import { type Direction, usualDirection } from "../../src/claim/index.js";
import type { FormReport } from "./schema.js";

/** How a relation of a form is written; ≤ where the report does not know it. */
export function directionOf({ relations }: FormReport, relation: string): Direction {
  const found = relations.find(({ name }) => name === relation);
  return found?.direction ?? usualDirection(found?.sense ?? "bound");
}
