import { type Html, html, trusted } from "../text/markup.js";
import { counted } from "../text/numbers.js";
import { prose } from "../typeset/index.js";
import { VIEWS } from "../claim-views/index.js";

/** A figure of a source, made again, as the page shows it. */
export interface ShownFigure {
  readonly id: string;
  readonly title: string;
  /** Its charts, as SVG of our own making, of which the first of a series has the legend. */
  readonly panels: readonly string[];
  /** What stands below them: the title, what one sees, the setting, what was measured, and from where it is. */
  readonly caption: readonly string[];
  /** Its numbers, as CSV. */
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly csv: string }[];
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

function one({ id, title, panels, caption, tables, command }: ShownFigure): Html {
  const [head = title, ...paragraphs] = caption;
  return html`<article class="figure" id="/figures/${id}">
    <h3><span class="id">${id}</span><br />${title}</h3>
    <figure class="composed">
      <div class="pictures">${panels.map((svg, i) => panel(svg, panels.length === 1 ? null : letter(i)))}</div>
      <figcaption>
        <p><b>${head}</b> ${paragraphs.slice(0, 1).map(prose)}</p>
        ${
          paragraphs.length < 2
            ? null
            : html`<details>
                <summary>The setting, and what was measured</summary>
                ${paragraphs.slice(1).map((text) => html`<p>${prose(text)}</p>`)}
              </details>`
        }
      </figcaption>
    </figure>
    ${tables.map(data)}
    <pre class="command">${command}</pre>
  </article>`;
}

function panel(svg: string, mark: string | null): Html {
  return html`<div class="panel">${mark === null ? null : html`<b>(${mark})</b>`}${trusted(svg)}</div>`;
}

function letter(index: number): string {
  return String.fromCharCode(97 + index);
}

/** The numbers of a figure, folded, to be copied from there. */
function data({ name, rows, csv }: ShownFigure["tables"][number]): Html {
  return html`<details class="data">
    <summary>Data: ${name} <small>${counted(rows, "row")} of CSV</small></summary>
    <pre>${csv}</pre>
  </details>`;
}
