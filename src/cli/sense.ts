import type { Claim, Relation } from "../claim/index.js";
import type { Refutation } from "../engine/judge/minimize.js";
import { withArena } from "../numerics/index.js";

/** Whether the relation that an instance refutes is a bound or an identity. */
export function senseOf(claim: Claim, form: string, { relation, spec }: Refutation): Relation["sense"] {
  const outcome = withArena(() => claim.evaluate(spec).find((candidate) => candidate.form === form));
  return outcome?.relations.find(({ name }) => name === relation)?.sense ?? "bound";
}
