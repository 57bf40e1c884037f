import { readFileSync } from "node:fs";
import type { Catalogue, ClaimSummary } from "../../catalogue/index.js";

/**
 * The catalogue with its summaries taken from the file that the build makes of them, so that a list of claims loads
 * none. Where there is no such file, or it is about other claims, they are loaded as before.
 */
export function withListing(catalogue: Catalogue, file: string): Catalogue {
  return {
    ...catalogue,
    summaries: async () => {
      const listed = read(file);
      const ids = listed.map(({ id }) => id);
      return ids.length > 0 && ids.join() === catalogue.ids.join() ? listed : catalogue.summaries();
    },
  };
}

/** The text of that file. */
export async function listingText(catalogue: Catalogue): Promise<string> {
  return `${JSON.stringify(await catalogue.summaries())}\n`;
}

function read(file: string): readonly ClaimSummary[] {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as readonly ClaimSummary[];
  } catch {
    return [];
  }
}
