import type { FormFacts, Spec } from "../../claim/index.js";
import { addressOf, type Home, linkTo } from "../state/index.js";
import { calm } from "./dom.js";
import type { OnBench } from "./shown.js";

/** Where an address leads. */
interface Goal {
  readonly claim: string;
  readonly form: FormFacts["name"];
  readonly spec: Spec | undefined;
  readonly relation: string | null;
  /** Whether the address is none, was cut off, or names a claim that is not here. */
  readonly isLost: boolean;
}

/** The address of the page: it holds what is on the bench, so that it survives a reload and can be sent. */
export class Address {
  private written: string | null = null;
  private readonly later = calm(250, () => this.write());

  /**
   * @param first the claim of those who come without a link
   * @param bench what the address is to hold
   * @param home what its addresses begin with
   */
  constructor(
    private readonly known: (claim: string) => boolean,
    private readonly first: string,
    private readonly bench: () => OnBench | null,
    private readonly home: Home,
  ) {}

  /** Calls whenever somebody follows a link to another place of the page. */
  watch(go: () => void): void {
    addEventListener("hashchange", () => {
      if (location.hash !== this.written && this.isHere()) go();
    });
  }

  /** Where it leads; null where it names nothing but a place of the page. */
  read(): Goal | null {
    const { hash } = location;
    const isFirst = this.written === null;
    this.written = hash;
    const address = addressOf(hash);
    if (address !== null && this.known(address.claim)) {
      const { claim, form, spec, relation } = address;
      return { claim, form, spec, relation: relation ?? null, isLost: false };
    }
    const isPlace = hash.length <= this.home.length || hash === "#claim";
    if (hash === "#claim" && !isFirst) return null;
    if (this.home !== "#" && isPlace && !isFirst) {
      // Back in the view of the laboratory, where everything stands as it was left.
      this.remember();
      return null;
    }
    return { claim: this.first, form: "printed", spec: undefined, relation: null, isLost: !isPlace };
  }

  /** Whether the laboratory is what is shown: another view of its page has an address of its own. */
  private isHere(): boolean {
    return this.home === "#" || `${location.hash}/`.startsWith(this.home);
  }

  /** Writes down what is on the bench, once things have been quiet. */
  remember(): void {
    this.later();
  }

  private write(): void {
    const bench = this.bench();
    // Where the address is another one than that which was written or read last, somebody has followed a link, and the
    // browser is about to tell of it.
    if (bench === null || !this.isHere() || location.hash !== this.written) return;
    const { claim, form, relation, spec } = bench;
    const link = linkTo({ claim: claim.id, form, spec, ...(relation === null ? {} : { relation }) }, this.home);
    history.replaceState(null, "", link);
    // As browsers spell it.
    this.written = location.hash;
  }
}
