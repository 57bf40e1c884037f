import type { ClaimReport, FormReport } from "../report/schema.js";
import type { Spec } from "../../src/claim/index.js";
import { viewId } from "./address.js";
import { notablesOf } from "./notable.js";

type RelationReport = FormReport["relations"][number];

/** Where something is that a view may show more than once. */
interface Place {
  /** Its id, where it is to be led to; null of what occurs once. */
  readonly id: string | null;
  /** Whether this is where it is shown. */
  readonly isFirst: boolean;
}

/**
 * What the view of a claim would show again, and where it has it: both forms may have a relation with the same results, and
 * several relations the same instance that stands out. Each is shown once, and led to from the others.
 */
export class Repeats {
  private readonly counts = new Map<string, number>();
  private readonly places = new Map<string, string | null>();

  constructor(private readonly report: ClaimReport) {
    for (const relation of report.forms.flatMap(({ relations }) => relations)) {
      const key = JSON.stringify(relation);
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
      if (this.counts.get(key)! > 1) continue;
      for (const { of } of notablesOf(relation)) {
        const own = JSON.stringify(of.spec);
        this.counts.set(own, (this.counts.get(own) ?? 0) + 1);
      }
    }
  }

  relation(relation: RelationReport): Place {
    return this.place(JSON.stringify(relation));
  }

  instance(spec: Spec): Place {
    return this.place(JSON.stringify(spec));
  }

  private place(key: string): Place {
    const known = this.places.get(key);
    if (known !== undefined) return { id: known, isFirst: false };
    const id = this.counts.get(key)! > 1 ? `${viewId(this.report.id)}/${this.places.size + 1}` : null;
    this.places.set(key, id);
    return { id, isFirst: true };
  }
}
