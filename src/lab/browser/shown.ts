import type { FormFacts, Spec } from "../../claim/index.js";
import type { Place } from "../state/index.js";
import type { Aim, Described, Seen } from "../work/index.js";
import type { Desk } from "./desk.js";

/** What is on the bench. */
export interface OnBench {
  readonly claim: Described;
  readonly form: FormFacts["name"];
  /** The relation that pictures are about; null where the claim has none here. */
  readonly relation: string | null;
  readonly spec: Spec;
  /** What the claim says of it; null until it is judged. */
  readonly seen: Seen | null;
}

/** What views may ask of the laboratory. */
export interface Hands {
  readonly change: (place: Place, value: number, settled: boolean) => void;
  readonly open: (spec: Spec, origin: string) => void;
  readonly say: (text: string) => void;
  /** Workers: one for what is looked at, one for pictures, one for hunts. */
  readonly pictures: Desk;
  readonly hunts: Desk;
}

/** The relation on the bench by its names; null where there is none. */
export function aimOf({ claim, form, relation }: OnBench): Aim | null {
  return relation === null ? null : { claim: claim.id, form, relation };
}
