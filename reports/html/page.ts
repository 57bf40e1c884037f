import { createHash } from "node:crypto";
import type { AblationRecord } from "../report/ablation.js";
import { totals } from "../report/evidence.js";
import type { Report } from "../report/schema.js";
import { html, trusted } from "../text/markup.js";
import { STYLE } from "../typeset/index.js";
import type { Claim } from "../../src/claim/index.js";
import { ablationsByForm } from "./assumptions.js";
import { claimSection, type PageInput } from "./claim-section.js";
import { figureSection, type ShownFigure } from "./figures.js";
import { ledger } from "./ledger.js";
import { SCRIPT } from "./script.js";
import { errata, reproducibility, summary } from "./summary.js";

/**
 * A run as one page that needs nothing else: no server, no network and no script, which only adds search and filters.
 * @param claims those of the report; of one that is missing the page tells what the report does
 * @param ablation what became of the assumptions, where that is on record
 * @param figures of the sources, where they were made again
 * @param ids of all claims that can be run
 */
export function renderHtml(
  report: Report,
  claims: readonly Claim[],
  ablation: AblationRecord | null = null,
  figures: readonly ShownFigure[] = [],
  ids: readonly string[] = claims.map(({ id }) => id),
): string {
  const catalogue = new Map(claims.map((claim) => [claim.id, claim]));
  const input: PageInput = { report, catalogue, ids, ablations: ablationsByForm(ablation) };
  const { forms, unexpected } = totals(report);
  const shown = errata(input);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <link rel="icon" href="data:," />
        <title>flatcheck: ${forms - unexpected.length} of ${forms} forms as expected</title>
        ${trusted(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <a class="skip" href="#ledger">Skip to the ledger</a>
        ${summary(input)}
        <nav aria-label="Contents">
          <ul>
            ${shown === null ? null : html`<li><a href="#errata">Errata</a></li>`}
            <li><a href="#ledger">Ledger</a></li>
            ${figures.length === 0 ? null : html`<li><a href="#figures">Figures</a></li>`}
            <li><a href="#claims">Claims</a></li>
            <li><a href="#made">How this was made</a></li>
          </ul>
        </nav>
        <main>
          ${shown} ${ledger(input)} ${figureSection(figures)}
          <section id="claims" aria-labelledby="claims-title">
            <h2 id="claims-title">Claims</h2>
            ${report.claims.map((claim) => claimSection(claim, input))}
          </section>
          ${reproducibility(input)}
        </main>
        ${trusted(`<script>${SCRIPT}</script>`)}
      </body>
    </html> `;
  // The indentation of templates is a twentieth of the page.
  return page.markup.replace(/\n +(?=<)/g, "\n");
}

const hash = createHash("sha256").update(SCRIPT).digest("base64");

/** Whatever might slip into the page, it fetches nothing and runs nothing but the script above. */
const POLICY = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
