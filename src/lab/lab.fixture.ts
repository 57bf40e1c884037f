import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator, Page } from "playwright-core";
import { bundleLab, packedLab, storedWitnesses } from "../../bundle/lab.js";
import { catalogue } from "../../theorems/index.js";
import { type PackedLab, written } from "../../reports/html/index.js";
import { madeOnce } from "../shelf.fixture.js";
import { INSIDE, labFacts, labInside, labPage } from "./index.js";

/** The laboratory made of the sources, in a folder of its own. */
export interface OnDisk {
  readonly folder: string;
  readonly url: string;
  readonly remove: () => void;
}

/** Made by the first test file that opens it. */
function madePage(): Promise<string> {
  return madeOnce("laboratory", async (folder) => {
    const made = join(folder, "lab.html");
    writeFileSync(made, labPage(await bundleLab(), await labFacts(catalogue, storedWitnesses(), "0.0.0")));
    return made;
  });
}

export async function labOnDisk(): Promise<OnDisk> {
  const made = await madePage();
  const folder = mkdtempSync(join(tmpdir(), "flatcheck-lab-"));
  const file = join(folder, "lab.html");
  copyFileSync(made, file);
  return {
    folder,
    url: pathToFileURL(file).href,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The laboratory made of the sources, as pages of reports take it in. */
export function labsForReports(): Promise<{ readonly lean: PackedLab; readonly whole: PackedLab }> {
  return packedLab({ labFacts, labInside, INSIDE, written, catalogue, version: "0.0.0" });
}

/** What the laboratory says of the first relation, or of the one of that name. */
export function judged(page: Page, name = ""): Locator {
  return page.locator(".judged", { hasText: name }).first();
}

/** The cell of that name. */
export function cell(page: Page, name: string): Locator {
  return page.getByRole("spinbutton", { name, exact: true });
}
