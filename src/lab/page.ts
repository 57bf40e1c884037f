import { html, trusted } from "../../reports/text/index.js";
import { STYLE } from "../../reports/typeset/index.js";
import type { LabFacts } from "./facts.js";
import { LAB_STYLE } from "./style.js";

/** The program of the page, and its SHA-256 in base64, by which the page's policy lets it in and nothing else. */
export interface Program {
  readonly script: string;
  readonly sha256: string;
}

/**
 * The laboratory as a page of another kind takes it in, once it is unpacked: its style, its elements, its facts and its
 * program, parted by zeros. They stand below a heading of that page, in an element of the class `lab`.
 */
export function labInside({ script }: Program, facts: LabFacts): string {
  const benches = html`<div class="benches">
      <nav id="chooser" aria-label="Claims of the laboratory"></nav>
      <div id="claim" tabindex="-1"></div>
    </div>
    <p id="live" class="unseen" role="status"></p>`;
  return [LAB_STYLE, benches.markup, JSON.stringify(facts), script].join("\0");
}

/** The laboratory as one page that needs no server and no network: claims, engine and all in a single file. */
export function labPage({ script, sha256 }: Program, facts: LabFacts): string {
  const policy = [
    "default-src 'none'",
    "img-src data: blob:",
    "style-src 'unsafe-inline'",
    // The kernel of products is a module of WebAssembly that the program writes; without leave it does without.
    `script-src 'sha256-${sha256}' 'wasm-unsafe-eval' blob:`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  // No text in it can end the element that it stands in.
  const data = JSON.stringify(facts).replaceAll("<", "\\u003c");
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <link rel="icon" href="data:," />
        <title>flatcheck: the laboratory</title>
        ${trusted(`<style>${STYLE}${LAB_STYLE}</style>`)}
      </head>
      <body class="lab">
        <a class="skip" href="#claim">Skip to the claim</a>
        <header>
          <p class="kicker">flatcheck ${facts.version}</p>
          <h1>The laboratory</h1>
        </header>
        <noscript><p class="notice">The laboratory is a program: it needs scripts, and nothing else.</p></noscript>
        <div class="benches">
          <nav id="chooser" aria-label="Claims"></nav>
          <main id="claim" tabindex="-1"></main>
        </div>
        <p id="live" class="unseen" role="status"></p>
        ${trusted(`<script type="application/json" id="facts">${data}</script>`)}
        ${trusted(`<script id="program">${script}</script>`)}
      </body>
    </html> `.markup;
}
