import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleLab } from "../../bundle/lab.js";
import { BROWSERS, open } from "../../reports/html/browser.fixture.js";
import { catalogue } from "../../theorems/index.js";
import { turn } from "../threads/index.js";
import { labOnDisk, type OnDisk } from "./lab.fixture.js";
import { type FromWorker, type ToWorker, worker } from "./work/index.js";

/** Claims whose cases are compared bit for bit between browser and Node: all of them where that many cases are asked for. */
const CASES = Number(process.env["FLATCHECK_LAB_CASES"] ?? 0);
const COMPARED: readonly (readonly [string, "page" | "report"])[] = (
  CASES > 0
    ? catalogue.ids
    : [
        "gatmiry2023/lemma-1",
        "gatmiry2023/lemma-3",
        "gatmiry2023/theorem-5",
        "mulayoff2020/scalar-flattest",
        "wu2025/chernoff",
        "marion2024/lemma-9",
      ]
).flatMap((id) => (CASES > 0 ? [[id, "report"] as const] : [[id, "page"] as const, [id, "report"] as const]));

/** Numbers as text that keeps every bit of them, whatever JSON makes of −0 and infinities; how long it took is left out. */
const EXACT = `(value) => JSON.stringify(value, (key, x) =>
  key === "milliseconds" ? 0 : typeof x === "number" ? (Object.is(x, -0) ? "-0" : String(x)) : x)`;

function exact(value: unknown): string {
  return JSON.stringify(value, (key, x: unknown) =>
    key === "milliseconds" ? 0 : typeof x === "number" ? (Object.is(x, -0) ? "-0" : String(x)) : x,
  );
}

/** Draws and judges cases in a worker made of the program of the page, which stays for the claims that follow. */
const IN_WORKER = `async ([id, cases]) => {
  const program = () => URL.createObjectURL(new Blob([document.getElementById("program").textContent]));
  const worker = (globalThis.judging ??= new Worker(program()));
  const exact = ${EXACT};
  const ask = (kind, ask) => new Promise((resolve) => {
    const own = globalThis.asked = (globalThis.asked ?? 0) + 1;
    const hear = ({ data }) => {
      if (data.id !== own) return;
      worker.removeEventListener("message", hear);
      resolve(data.answer ?? data.failed);
    };
    worker.addEventListener("message", hear);
    worker.postMessage({ id: own, kind, ask });
  });
  const found = [];
  for (let index = 0; index < cases; index++) {
    const instance = await ask("draw", { claim: id, seed: 1, index });
    found.push(exact([instance, await ask("judge", { claim: id, spec: instance.drawn })]));
  }
  return found;
}`;

/** What came of the cases here: the browsers and the programs are all compared with it. */
const here = new Map<string, Promise<string[]>>();

/** The same, here; worked out once a claim. */
function inNode(id: string, cases: number): Promise<string[]> {
  if (!here.has(id)) here.set(id, workedOut(id, cases));
  return here.get(id)!;
}

async function workedOut(id: string, cases: number): Promise<string[]> {
  const waiting = new Map<number, (answer: unknown) => void>();
  let last = 0;
  const receive = worker({
    catalogue,
    now: () => 0,
    turn,
    post: (message: FromWorker) => waiting.get(message.id)?.("answer" in message ? message.answer : message),
  });
  const ask = <T>(kind: "draw" | "judge", asked: object): Promise<T> =>
    new Promise((resolve) => {
      waiting.set(++last, resolve as (answer: unknown) => void);
      receive({ id: last, kind, ask: asked } as ToWorker);
    });
  const found: string[] = [];
  for (let index = 0; index < cases; index++) {
    const instance = await ask<{ drawn: object }>("draw", { claim: id, seed: 1, index });
    found.push(exact([instance, await ask("judge", { claim: id, spec: instance.drawn })]));
  }
  return found;
}

let lab: OnDisk;
/** The program of the page, and the one inside reports, of which all claims are compared: it goes without their texts. */
let programs: Readonly<Record<"page" | "report", string | null>>;

beforeAll(async () => {
  lab = await labOnDisk();
  programs = { page: null, report: (await bundleLab({ lean: true })).script };
});

afterAll(() => lab.remove());

/** The page of the laboratory, with another program for its workers where one is given. */
async function holding(browser: Browser, program: string | null): Promise<Page> {
  const { page } = await open(browser, lab.url);
  if (program !== null)
    await page.evaluate(`document.getElementById("program").textContent = ${JSON.stringify(program)}`);
  return page;
}

describe.each(BROWSERS)("the cases of claims in $name (skipped where that is missing)", ({ isThere, launch }) => {
  describe.skipIf(!isThere)("judged by the program of the laboratory", () => {
    let browser: Browser;
    /** A page in which the cases of all claims are judged, one claim after another. */
    const blank: Partial<Record<"page" | "report", Page>> = {};

    beforeAll(async () => {
      browser = await launch();
    });

    afterAll(() => browser.close());

    it.each(COMPARED)("gives the same bits as Node: %s, of the %s", async (id, of) => {
      const cases = CASES > 0 ? CASES : 5;
      blank[of] ??= await holding(browser, programs[of]);
      const there = await blank[of].evaluate<string[]>(`(${IN_WORKER})(${JSON.stringify([id, cases])})`);
      expect(there).toEqual(await inNode(id, cases));
    });
  });
});
