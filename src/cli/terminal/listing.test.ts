import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogueOf, extended } from "../../catalogue/catalogue.js";
import { spectralClaim } from "../../engine/synthetic.fixture.js";
import { catalogue } from "../../../theorems/index.js";
import { listingText, withListing } from "./listing.js";

let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "listing-"))));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the listing of a catalogue", () => {
  it("is what loading all claims gives", async () => {
    const file = join(folder, "all.json");
    writeFileSync(file, await listingText(catalogue));
    const unloadable = { ...catalogue, summaries: () => Promise.reject(new Error("loaded")) };
    expect(await withListing(unloadable, file).summaries()).toEqual(await catalogue.summaries());
  });

  it("is passed over where it is missing, broken, or about other claims", async () => {
    const one = extended(catalogueOf([]), [spectralClaim(1)]);
    const broken = join(folder, "broken.json");
    writeFileSync(broken, '[{"id": ');
    const other = join(folder, "other.json");
    writeFileSync(other, await listingText(extended(catalogueOf([]), [spectralClaim(1, { id: "beyond/other" })])));
    for (const file of [join(folder, "missing.json"), broken, other]) {
      expect(await withListing(one, file).summaries()).toEqual(await one.summaries());
    }
  });
});
