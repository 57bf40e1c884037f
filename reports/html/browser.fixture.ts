import { existsSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, firefox, type Page } from "playwright-core";

/** Where Debian and its relatives install the browsers. */
const CHROMIUM = "/usr/bin/chromium";
const FIREFOX = "/usr/bin/firefox-esr";

/** Whether the tests that need a browser can run. On a build server they must: a missing browser there is a failure. */
export const hasBrowser = existsSync(CHROMIUM) || process.env["CI"] !== undefined;

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
}

/** What a browser is told when it starts. */
interface Start {
  /** Firefox alone: whether it is dark. A context of Chromium asks for that by itself. */
  readonly dark?: boolean;
}

/** Debian's own Firefox, over WebDriver BiDi, which has no word for what is asked of it here by its settings. */
function launchFirefox({ dark = false }: Start = {}): Promise<Browser> {
  return firefox.launch({
    channel: "moz-firefox",
    executablePath: FIREFOX,
    firefoxUserPrefs: { "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1 },
  });
}

/** The file that a click saves, in a folder. */
export async function saved(page: Page, folder: string, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** A browser that pages are driven in. */
interface Driven {
  readonly name: "Chromium" | "Firefox";
  readonly isThere: boolean;
  readonly launch: (start?: Start) => Promise<Browser>;
}

/** The browsers that pages are driven in. Where Firefox is not, its tests are skipped by name. */
export const BROWSERS: readonly Driven[] = [
  { name: "Chromium", isThere: hasBrowser, launch: () => launch() },
  { name: "Firefox", isThere: existsSync(FIREFOX), launch: launchFirefox },
];

/** A page with all that it asked for and all that it said. */
export interface Watched {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly messages: readonly string[];
}

/** Shows all views at once, as where no scripts run: what hides the others goes by this class. */
export async function showAll(page: Page): Promise<void> {
  await page.evaluate(`document.documentElement.classList.remove("js")`);
}

/** Lays out all claims that are shown: those out of sight are not, and one by one, when they are asked for, is slow. */
export async function layOut(page: Page): Promise<void> {
  await page.evaluate(
    `for (const claim of document.querySelectorAll(".claim")) claim.style.contentVisibility = "visible"`,
  );
}

/** The addresses of views that are wider than the window, with all that can be unfolded unfolded; of all, or of one. */
export function tooWide(page: Page, address?: string): Promise<string[]> {
  return page.evaluate(`(() => {
    const found = [];
    const asked = ${JSON.stringify(address ?? null)};
    for (const view of document.querySelectorAll(".view")) {
      if (asked !== null && view.id !== asked) continue;
      for (const one of document.querySelectorAll(".view.shown")) one.classList.remove("shown");
      view.classList.add("shown");
      for (const details of view.querySelectorAll("details")) details.open = true;
      if (document.documentElement.scrollWidth > innerWidth) found.push(view.id);
    }
    return found;
  })()`);
}

/** Links within the page that lead to nothing, and claims without a view of their own at \`#/<id>\`. */
export function leadingNowhere(page: Page, ids: readonly string[]): Promise<string[]> {
  return page.evaluate(
    ([all]) => {
      const document = (globalThis as unknown as { document: Loose }).document;
      const links = [...document.querySelectorAll("a[href^='#']:not(.lab-link)")].map(({ hash }) =>
        decodeURIComponent(hash.slice(1)),
      );
      const missing = links.filter((id) => document.getElementById(id) === null);
      const unseen = all!.filter((id) => document.getElementById(`/${id}`)?.classList.contains("view") !== true);
      return [...new Set([...missing, ...unseen])];
    },
    [ids],
  );
}

interface LooseElement {
  readonly hash: string;
  readonly classList: { readonly contains: (name: string) => boolean };
}

/** What is asked of a document, whose types are those of another program. */
interface Loose {
  readonly querySelectorAll: (selector: string) => Iterable<LooseElement>;
  readonly getElementById: (id: string) => LooseElement | null;
}

/** How long a page may take for what is waited for: long, since the machine may have other things to do. */
const PATIENCE = 300_000;

/** Opens a page in a context of its own, and watches it. */
export async function open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const requests: string[] = [];
  const messages: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await page.goto(url);
  return { page, requests, messages };
}

/**
 * Marks one element of each sort that differs for the contrast of a text: in its colours, those behind it, and its size.
 * A page of the whole catalogue has 90,000 elements of a hundred such sorts.
 */
const MARK_SORTS = `(() => {
  const known = new Map();
  const backgrounds = (element) => {
    if (element === null) return "";
    if (!known.has(element)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
      const isClear = backgroundColor.startsWith("rgba(0, 0, 0, 0");
      known.set(element, backgroundColor + backgroundImage + opacity + (isClear ? backgrounds(element.parentElement) : ""));
    }
    return known.get(element);
  };
  const sorts = new Set();
  for (const element of document.querySelectorAll("body *")) {
    if (![...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== "")) continue;
    if (!element.checkVisibility()) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const sort = [color, fontSize, fontWeight, backgrounds(element)].join();
    if (!sorts.has(sort)) element.setAttribute("data-contrast", "");
    sorts.add(sort);
  }
})()`;

/**
 * Takes away parts of formulas, pictures and running text that are all like others that stay: of the same names, with the
 * same attributes but for numbers, below the same names and classes. What is wrong with one of them is wrong with the one
 * that stays. Whatever has a name of its own, or gives another element its name, stays.
 */
const THIN_OUT = `(() => {
  const NAMED = "a, button, summary, label, option, caption, figcaption, th, h1, h2, h3, h4, title, desc, [data-contrast]";
  const attributes = ({ attributes }) =>
    [...attributes].map(({ name, value }) => name + "=" + value.replaceAll(/[0-9.]+/g, "#")).sort().join(" ");
  const paths = new Map([[document.body, ""]]);
  // How deep a part of a formula lies in rows and scripts that have no attribute makes no difference to axe-core.
  const isBare = ({ namespaceURI, attributes }) => namespaceURI.endsWith("/MathML") && attributes.length === 0;
  const path = (element) => {
    if (!paths.has(element)) {
      let around = element.parentElement;
      while (isBare(around)) around = around.parentElement;
      paths.set(element, path(around) + ">" + element.localName + "." + element.getAttribute("class"));
    }
    return paths.get(element);
  };
  // The element of a sort that stays, whichever part of the page is asked about it.
  const kept = new Map();
  const fresh = (element) => {
    const sort = path(element) + " " + attributes(element);
    if (!kept.has(sort)) kept.set(sort, element);
    return kept.get(sort) === element;
  };
  for (const part of document.querySelectorAll("math, svg > *, i, b, small, sub, sup, span, br")) {
    if (!part.isConnected || part.id !== "" || part.closest(NAMED) || part.querySelector(NAMED + ", [id]")) continue;
    const all = [part, ...part.querySelectorAll("*")];
    // All of them are looked at, so that each is known afterwards.
    if (all.map(fresh).includes(true)) continue;
    part.remove();
  }
})()`;

/**
 * What is folded is out of sight by a style of its own, too. To axe-core it is hidden in either way, but the style of
 * what is folded is worked out anew whenever it is asked for, and axe-core asks a hundred thousand times.
 */
const HIDE_FOLDED = `(() => {
  for (const part of document.querySelectorAll("details:not([open]) > :not(summary)")) part.style.display = "none";
})()`;

/** Claims that have none of the marked elements are taken away: axe-core looks for what lies behind what among all. */
const MARKED = `(() => {
  const found = [...document.querySelectorAll("[data-contrast]")];
  for (const claim of document.querySelectorAll(".claim")) {
    if (!found.some((element) => claim.contains(element))) claim.remove();
  }
  return found;
})()`;

const SAID = `({ violations }) =>
  violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | "))`;

const CONTRAST = "color-contrast";

/** The rules that colours decide. */
export const COLOURS: readonly string[] = [CONTRAST, "link-in-text-block"];

/**
 * What axe-core has to say of a page: the rule, and the elements that break it. All rules are asked, or only some: those of
 * colours, say, where a page differs in nothing else from one of which all were.
 */
export async function violations(page: Page, only?: readonly string[]): Promise<string[]> {
  await layOut(page);
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  await page.evaluate(MARK_SORTS);
  await page.evaluate(THIN_OUT);
  await page.evaluate(HIDE_FOLDED);
  // Handed to the page by the debugger: its policy lets no script in.
  await page.evaluate(axe.source);
  const options = "resultTypes: ['violations']";
  const rules =
    only === undefined
      ? `rules: { "${CONTRAST}": { enabled: false } }`
      : `runOnly: ${JSON.stringify(only.filter((rule) => rule !== CONTRAST))}`;
  const all = await page.evaluate<string[]>(`axe.run(document, { ${options}, ${rules} }).then(${SAID})`);
  // Last, since it takes most of the page away. Asked of one element a sort.
  const contrasts = await page.evaluate<string[]>(
    `axe.run({ include: ${MARKED} }, { ${options}, runOnly: ["${CONTRAST}"] }).then(${SAID})`,
  );
  return [...all, ...contrasts];
}
