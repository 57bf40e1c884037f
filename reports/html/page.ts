import { createHash } from "node:crypto";
import { sharedScales } from "../pictures/scales.js";
import type { AblationRecord } from "../report/ablation.js";
import { totals } from "../report/evidence.js";
import type { Report } from "../report/schema.js";
import { compact, fragment, type Html, html, trusted } from "../text/markup.js";
import { STYLE } from "../typeset/index.js";
import type { Claim } from "../../src/claim/index.js";
import {
  ablationsByForm,
  claimSection,
  NOWHERE,
  type PageInput,
  type Places,
  referencesOf,
  VIEWS,
} from "../claim-views/index.js";
import { errata } from "./errata.js";
import { figureSection, type ShownFigure } from "./figures.js";
import { labPolicy, labView, type PackedLab } from "./lab-inside.js";
import { ledger } from "./ledger.js";
import { EARLY_SCRIPT, SCRIPT } from "./script.js";
import { reproducibility, summary } from "./summary.js";

/** What a page may have beside a run and its claims. */
interface PageExtras {
  /** What became of the assumptions, where that is on record. */
  readonly ablation?: AblationRecord | null;
  /** Figures of the sources, where they were made again. */
  readonly figures?: readonly ShownFigure[];
  /** The ids of all claims that can be run. */
  readonly ids?: readonly string[];
  readonly places?: Places;
  /** The laboratory that it takes in; none where left out. */
  readonly lab?: PackedLab | null;
}

/**
 * A run as a site in one file that needs nothing else: no server, no network and no script, which only shows one view at a
 * time, searches and sorts, and opens the laboratory.
 * @param claims those of the report; of one that is missing the page tells what the report does
 */
export function renderHtml(report: Report, claims: readonly Claim[], extras: PageExtras = {}): string {
  const { ablation = null, figures = [], ids: all = claims.map(({ id }) => id), places = NOWHERE, lab = null } = extras;
  const catalogue = new Map(claims.map((claim) => [claim.id, claim]));
  const ids = report.claims.map(({ id }) => id);
  const references = referencesOf(ids, catalogue);
  const input: PageInput = { report, catalogue, all, ablations: ablationsByForm(ablation), references, places };
  const { forms, unexpected } = totals(report);
  const shown = errata(input);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="${policy(lab)}" />
        <link rel="icon" href="data:," />
        <title>flatcheck: ${forms - unexpected.length} of ${forms} forms as expected</title>
        ${trusted(`<style>${STYLE}</style>`)} ${trusted(`<script>${EARLY_SCRIPT}</script>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the contents</a>
        <header>
          <p class="kicker">flatcheck ${report.run.version}</p>
          <h1>Theorems on flat minima of deep linear networks: what holds</h1>
        </header>
        ${contents(shown !== null, figures.length > 0, lab !== null)} ${sharedScales()}
        <main id="main" tabindex="-1">
          <div class="view" id="${VIEWS.ledger}">${summary(input)} ${ledger(input)}</div>
          ${shown} ${figureSection(figures)} ${report.claims.map((claim) => claimSection(claim, input))}
          ${reproducibility(input, lab !== null)} ${labView(lab)}
        </main>
        ${trusted(`<script>${SCRIPT}</script>`)}
      </body>
    </html> `;
  return compact(page);
}

function contents(hasErrata: boolean, hasFigures: boolean, hasLab: boolean): Html {
  const views = [
    [VIEWS.ledger, "Ledger"],
    ...(hasErrata ? [[VIEWS.errata, "Errata"] as const] : []),
    ...(hasFigures ? [[VIEWS.figures, "Figures"] as const] : []),
    ...(hasLab ? [[VIEWS.lab, "Laboratory"] as const] : []),
    [VIEWS.made, "How this was made"],
  ] as const;
  return html`<nav class="site" aria-label="Contents">
    <ul>
      ${views.map(([id, name]) => html`<li><a href="${fragment(id)}">${name}</a></li>`)}
    </ul>
  </nav>`;
}

function digest(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

/** Whatever might slip into the page, it fetches nothing and runs nothing but the scripts above and its laboratory. */
function policy(lab: PackedLab | null): string {
  const { scripts, more } = labPolicy(lab);
  const own = `${digest(EARLY_SCRIPT)} ${digest(SCRIPT)}${scripts}`;
  return `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src ${own};${more} base-uri 'none'; form-action 'none'`;
}
