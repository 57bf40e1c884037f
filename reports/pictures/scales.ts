import { type Html, html } from "../text/markup.js";
import { histogramScales } from "./histogram.js";
import { profileScales } from "./profile.js";

/** What the small pictures of a page have in common, drawn once, where none of it is seen. */
export function sharedScales(): Html {
  return html`<svg class="scales" aria-hidden="true" width="0" height="0">
    <defs>${histogramScales()}${profileScales()}</defs>
  </svg>`;
}
