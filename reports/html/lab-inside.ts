import { type Html, html, trusted } from "../text/markup.js";
import { VIEWS } from "../claim-views/index.js";

/** The laboratory as a page takes it in: the text of its parts, deflated and written by `written`. */
export interface PackedLab {
  readonly packed: string;
  /** How many bytes were written. */
  readonly bytes: number;
  /** The SHA-256 of its program in base64, by which the policy of the page lets that in. */
  readonly sha256: string;
}

/** Signs that a script element may hold: without `<` and `&`, which would be markup, and without the backslash. */
const SIGNS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((sign) => !/[&<\\]/.test(sign));

/** Bytes as text, 13 bits in two of 91 signs: a twelfth less than base64 takes. The last two may say more than there is. */
export function written(bytes: Uint8Array): string {
  const text: string[] = [];
  let [held, bits] = [0, 0];
  const put = (): void => {
    const value = held & 8191;
    text.push(SIGNS[value % 91]!, SIGNS[Math.floor(value / 91)]!);
    held >>>= 13;
    bits -= 13;
  };
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    if (bits >= 13) put();
  }
  if (bits > 0) put();
  return text.join("");
}

/** The view of the laboratory, with its program beside; nothing where the page has none. */
export function labView(lab: PackedLab | null): Html | null {
  if (lab === null) return null;
  return html`<section class="view lab" id="${VIEWS.lab}" aria-labelledby="lab-title">
      <h2 id="lab-title">The laboratory</h2>
      <div id="bench">
        <p>
          Here any instance of this page is judged again, changed and hunted from. The laboratory is a program, which is
          in this page and needs no network; it runs where scripts do.
        </p>
      </div>
    </section>
    ${trusted(`<script type="text/plain" id="packed" data-bytes="${lab.bytes}">${lab.packed}</script>`)}`;
}

/** What the policy of the page has to let in for it: its program, the worker that the program makes of itself, and WebAssembly. */
export function labPolicy(lab: PackedLab | null): { readonly scripts: string; readonly more: string } {
  if (lab === null) return { scripts: "", more: "" };
  return { scripts: ` 'sha256-${lab.sha256}' 'wasm-unsafe-eval'`, more: " worker-src blob:;" };
}

/** Reads what `written` wrote: a function of the text and the number of bytes. */
export const READ_BYTES = String.raw`(text, length) => {
    const [bytes, places] = [new Uint8Array(length), new Map()];
    for (let code = 33; code < 127; code++) if (![38, 60, 92].includes(code)) places.set(code, places.size);
    for (let i = 0, at = 0, held = 0, bits = 0; i < text.length; i += 2) {
      held |= (places.get(text.charCodeAt(i)) + 91 * places.get(text.charCodeAt(i + 1))) << bits;
      for (bits += 13; bits >= 8; bits -= 8, held >>>= 8) bytes[at++] = held & 255;
    }
    return bytes;
  }`;

/** The part of the page's script that opens the laboratory, once, when its view is first shown. */
export const LAB_SCRIPT = String.raw`
  const bench = document.getElementById("bench");
  const bytesOf = ${READ_BYTES};
  const unpacked = async () => {
    const { textContent, dataset } = document.getElementById("packed");
    const bytes = new Blob([bytesOf(textContent, Number(dataset.bytes))]);
    return new Response(bytes.stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
  };
  const element = (name, text, id) => Object.assign(document.createElement(name), { textContent: text, id });
  let opened = null;
  const openLab = () => {
    opened ??= unpacked().then(
      (text) => {
        const [style, body, facts, program] = text.split("\0");
        document.head.append(element("style", style, "lab-style"));
        bench.innerHTML = body;
        const data = element("script", facts, "facts");
        data.type = "application/json";
        bench.append(data, element("script", program, "program"));
      },
      (error) => bench.append(element("p", "It could not be unpacked: " + error.message, "unpacked")),
    );
  };
  const encoded = (text) =>
    btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const labLink = (to) => {
    const link = element("a", "Open it in the laboratory", "");
    link.href = "#/lab/" + to;
    link.className = "lab-link";
    return link;
  };
  const addLabLinks = (view) => {
    const claim = view.matches(".claim") ? view.id.slice(1) : null;
    if (claim !== null) view.querySelector(".meta").after(labLink(claim));
    for (const spec of view.querySelectorAll(".spec pre")) {
      const form = spec.closest("[data-form]")?.dataset.form ?? "printed";
      spec.closest(".spec").after(labLink(claim + ":" + form + ";" + encoded(spec.textContent)));
    }
    for (const item of view.querySelectorAll(".errata [data-claim]")) {
      const { claim: id } = item.dataset;
      const spec = document.getElementById("/" + id)?.querySelector("[data-form=printed] .witness .spec pre");
      if (spec) item.append(labLink(id + ":printed;" + encoded(spec.textContent)));
    }
  };
`;
