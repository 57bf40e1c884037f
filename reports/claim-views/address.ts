import { fragment } from "../text/markup.js";

/** Where the views of the page are: ids and addresses are the same, so that links lead there without scripts too. */
export const VIEWS = { ledger: "/", errata: "/errata", figures: "/figures", made: "/made", lab: "/lab" } as const;

/** The id of the view of a claim. */
export function viewId(claim: string): string {
  return `/${claim}`;
}

/** The address of the view of a claim, fit for `href`: `#/gatmiry2023/lemma-4`. */
export function addressOf(claim: string): string {
  return fragment(viewId(claim));
}

/** Where other things are, as seen from the page. */
export interface Places {
  /** A file of this project by its path there; null where there is none to be opened. */
  readonly file: (path: string) => string | null;
}

/** For a page that nobody knows where it will lie. */
export const NOWHERE: Places = { file: () => null };
