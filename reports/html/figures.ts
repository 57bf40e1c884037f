import { type Html, html, trusted } from "../text/markup.js";
import { prose } from "../typeset/index.js";
import { VIEWS } from "./address.js";

/** A figure of a source, made again, as the page shows it. */
export interface ShownFigure {
  readonly id: string;
  readonly title: string;
  readonly locus: string;
  /** What one sees, in a sentence. */
  readonly shows: string;
  /** What was measured, a sentence each. */
  readonly notes: readonly string[];
  /** Its charts, as SVG of our own making. */
  readonly pictures: readonly string[];
  /** The command that makes it again. */
  readonly command: string;
}

/** The figures, or null where there are none. */
export function figureSection(figures: readonly ShownFigure[]): Html | null {
  if (figures.length === 0) return null;
  return html`<section class="view" id="${VIEWS.figures}" aria-labelledby="figures-title">
    <h2 id="figures-title">Figures</h2>
    ${figures.map(one)}
  </section>`;
}

function one({ id, title, locus, shows, notes, pictures, command }: ShownFigure): Html {
  return html`<article class="figure" id="/figures/${id}">
    <h3><span class="id">${id}</span><br />${title}</h3>
    <p class="meta">${locus}</p>
    <p>${prose(shows)}</p>
    <div class="pictures">${pictures.map(trusted)}</div>
    ${
      notes.length === 0
        ? null
        : html`<ul>
            ${notes.map((note) => html`<li>${prose(note)}</li>`)}
          </ul>`
    }
    <pre class="command">${command}</pre>
  </article>`;
}
