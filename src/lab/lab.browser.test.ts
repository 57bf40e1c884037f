import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BROWSERS, open, saved, violations } from "../../reports/html/browser.fixture.js";
import { catalogue } from "../../theorems/index.js";
import { invoke } from "../cli/harness.fixture.js";
import { encodeNpy } from "../formats/index.js";
import { cell, judged, labOnDisk, type OnDisk } from "./lab.fixture.js";

const NARROW = { viewport: { width: 390, height: 844 } };

/** What a claim with two hypotheses says of them. */
const BOTH_MET = [expect.stringContaining("met"), expect.stringContaining("met")];

let lab: OnDisk;
let folder: string;
let url: string;
let browser: Browser;

async function begin(hash = "", options = {}): Promise<Page> {
  const { page } = await open(browser, url + hash, options);
  await page.locator(".judged").first().waitFor();
  return page;
}

/** Puts a text into a field by the keyboard, in place of what it has. */
async function type(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(text);
}

beforeAll(async () => {
  lab = await labOnDisk();
  ({ folder, url } = lab);
});

afterAll(() => lab.remove());

describe.each(BROWSERS)("the laboratory in $name (skipped where that is missing)", ({ name, isThere, launch }) => {
  describe.skipIf(!isThere)("driven by its keys and its mouse", () => {
    let downloads: string;

    beforeAll(async () => {
      downloads = join(folder, name);
      mkdirSync(downloads);
      browser = await launch();
    });

    afterAll(() => browser.close());

    it("opens from the disk, asks for nothing, says nothing, and is below three megabytes", async () => {
      const { page, requests, messages } = await open(browser, url);
      await page.locator(".judged").first().waitFor();
      for (const picture of ["map", "cloud"]) await page.locator(`input[value=${picture}]`).check();
      await page.getByText(/cases of seed 1 have this relation/).waitFor();
      // Firefox does not speak of files.
      expect(requests.filter((one) => !one.startsWith("blob:") && one !== url)).toEqual([]);
      expect(messages).toEqual([]);
      expect((await page.content()).length).toBeLessThan(3e6);
    });

    it("finds a claim, and shows its forms, hypotheses and verdict", async () => {
      const page = await begin();
      await page.getByRole("searchbox").fill("lemma 4");
      await page.getByRole("searchbox").press("Enter");
      await page.locator("#statement").getByText("gatmiry2023/lemma-4", { exact: true }).waitFor();
      await page.getByRole("searchbox").fill("no such words");
      expect(await page.locator("#matches").textContent()).toBe("No claim matches.");
      await page.goto(`${url}#gatmiry2023/lemma-3:printed`);
      await judged(page, "(1+δ)R(W)").getByText("refuted").waitFor();
      expect(await page.locator("#hypotheses .slack").allTextContents()).toEqual(BOTH_MET);
      await page.getByLabel("corrected").check();
      // Twice the trace is what holds, and here both sides are equal, which floating point cannot tell from a little less.
      await judged(page, "2(1+δ)R(W)").getByText("undecided").waitFor();
      expect(await page.locator(".judged.holds").count()).toBe(1);
    });

    it("shows the claim that was asked for last, however soon after another", async () => {
      const page = await begin("#gatmiry2023/lemma-3:printed");
      await page.evaluate(`new Promise((done) => {
        addEventListener("hashchange", () => { location.hash = "#gatmiry2023/lemma-3:printed"; done(); }, { once: true });
        location.hash = "#gatmiry2023/lemma-4:printed";
      })`);
      await expect.poll(() => page.locator("#hypotheses .slack").allTextContents()).toEqual(BOTH_MET);
      expect(await page.locator("#statement").textContent()).toContain("gatmiry2023/lemma-3");
    });

    it("follows a link in the moment in which it writes its own address", async () => {
      const page = await begin("#gatmiry2023/lemma-3:printed");
      // The address is written 250 ms after the form was chosen, which comes before the browser tells of the link.
      await page.evaluate(`
        document.querySelector("input[name=form][value=corrected]").click();
        for (const until = performance.now() + 400; performance.now() < until; );
        location.hash = "#gatmiry2023/lemma-4:printed";`);
      await page.locator("#statement").getByText("gatmiry2023/lemma-4", { exact: true }).waitFor();
    });

    it("judges what is typed, stepped and dragged, and keeps it in the address", async () => {
      const page = await begin("#gatmiry2023/lemma-1:printed");
      await type(page.getByLabel("Case", { exact: true }), "3");
      await page.getByLabel("Case", { exact: true }).press("Enter");
      await page.getByText("case 3 of seed 1").waitFor();
      await page.locator("#own summary").click();
      await page.getByLabel("Your own matrices").last().fill("A = [1 2; 3 4]\nB = np.array([[1., 0.], [0., 1.]])");
      await page.getByRole("button", { name: "Put them on the bench" }).click();
      await page.getByText("On the bench: your own matrices").waitFor();
      // ‖A‖_* of [1 2; 3 4] is √(‖A‖_F² + 2|det A|) = √34, and ‖A‖_F‖1‖_F = √60.
      await expect.poll(() => judged(page).locator("output").allTextContents()).toEqual(["5.8309519", "7.7459667"]);
      await cell(page, "A (2, 2)").fill("6");
      await expect.poll(() => judged(page).locator("output").first().textContent()).toBe("7.0710678");
      await cell(page, "A (2, 2)").press("ArrowUp");
      expect(await cell(page, "A (2, 2)").inputValue()).toBe("6.1");
      await cell(page, "A (2, 2)").fill("abc");
      expect(await cell(page, "A (2, 2)").getAttribute("aria-invalid")).toBe("true");
      await cell(page, "A (2, 2)").fill("1/4");
      await page.locator("h1").click();
      const box = (await cell(page, "B (1, 1)").boundingBox())!;
      await page.mouse.move(box.x + 20, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + 70, box.y + 10, { steps: 5 });
      await page.mouse.up();
      await expect.poll(() => cell(page, "B (1, 1)").getAttribute("aria-valuenow")).toBe("1.5");
      await expect.poll(() => page.url()).toContain("#gatmiry2023/lemma-1:printed;");
      // Longer than it takes until the page shows that it waits; then, until it has its answer.
      await page.waitForTimeout(400);
      await expect.poll(() => page.locator("#verdicts[aria-busy]").count()).toBe(0);
      const sides = await judged(page).locator("output").allTextContents();
      const again = await begin(new URL(page.url()).hash);
      await expect.poll(() => judged(again).locator("output").allTextContents()).toEqual(sides);
      expect(await cell(again, "A (2, 2)").getAttribute("aria-valuenow")).toBe("0.25");
      await page.evaluate("location.hash = '#gatmiry2023/lemma-1:printed;abc'");
      await page.getByText("This link leads to no claim").waitFor();
    });

    it("takes a matrix that is pasted into a cell, and a file of NumPy", async () => {
      const page = await begin("#gatmiry2023/lemma-1:printed");
      // Copied from a text on the page, as one would from a notebook.
      await page.locator("#own summary").click();
      await page.getByLabel("Your own matrices").last().fill("[[1, 2], [3, 4], [5, 6]]");
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.press("ControlOrMeta+c");
      await cell(page, "A (1, 1)").focus();
      await page.keyboard.press("ControlOrMeta+v");
      await cell(page, "A (3, 2)").waitFor();
      expect(await cell(page, "A (3, 2)").getAttribute("aria-valuenow")).toBe("6");
      const npy = Buffer.from(encodeNpy({ rows: 3, cols: 2, data: [7, 0, 0, 1, 0, 0] }));

      await page
        .locator("#own-file")
        .setInputFiles({ name: "a.npy", mimeType: "application/octet-stream", buffer: npy });
      await page.getByText("On the bench: a.npy").waitFor();
      expect(await cell(page, "A (1, 1)").getAttribute("aria-valuenow")).toBe("7");
      await page
        .locator("#own-file")
        .setInputFiles({ name: "cut.npy", mimeType: "application/octet-stream", buffer: npy.subarray(0, 150) });
      await page.getByText(/bytes for shape/).waitFor();
    });

    it("draws the margin over one number and over two, and a thousand cases, with the numbers beside", async () => {
      const page = await begin("#gatmiry2023/lemma-3:printed");
      await page.locator("#curve-place").selectOption("A");
      // 2A² against 1 + δ with δ = |A² − 1|: refuted where A² > 2/3.
      await expect.poll(() => page.locator("#curve-says").textContent()).toMatch(/changes its sign at .*0\.816/);
      expect(await page.locator("#curve-table tbody tr").count()).toBe(9);
      await page.locator("#curve-slide").press("Home");
      await expect.poll(() => cell(page, "A").getAttribute("aria-valuenow")).not.toBe("1");
      await page.locator("input[value=map]").check();
      await page.getByText(/Refuted on \d+ % of the map/).waitFor();
      await page.locator("#map").press("ArrowUp");
      await page.locator("input[value=cloud]").check();
      await page.getByText(/refute it/).waitFor();
      await page.locator("#cloud").press("ArrowRight");
      await page.locator("#cloud").press("Enter");
      await page.getByText(/On the bench: case \d+ of seed 1/).waitFor();
      await page.locator("#cloud-axes").selectOption("depth L");
      expect(await page.locator("#cloud-table tbody tr").count()).toBe(3);
    });

    it.each([1200, 390])(
      "keeps what is to be pressed where it is when a picture is described, %d wide",
      async (width) => {
        const page = await begin("#gatmiry2023/lemma-3:printed", { viewport: { width, height: 900 } });
        const top = async (): Promise<number> => Math.round((await page.locator("#hunt-go").boundingBox())!.y);
        for (const picture of ["curve", "map", "cloud"]) {
          await page.locator(`input[value=${picture}]`).check();
          const words = page.locator(`#${picture}-says`);
          await expect.poll(() => words.textContent()).toMatch(/\S/);
          const described = await top();
          await page.evaluate(`document.querySelector("#${picture}-says").textContent = ""`);
          expect([picture, await top()]).toEqual([picture, described]);
        }
      },
    );

    it("hunts, waits, goes on, and hands out a witness that replay takes", async () => {
      const page = await begin("#gatmiry2023/theorem-1:printed");
      await type(page.locator("#hunt-evaluations"), "3000");
      await page.getByRole("button", { name: "Hunt" }).click();
      await page.getByText(/Found after \d+ evaluations/).waitFor();
      await page.getByText("On the bench: what the hunt found").waitFor();
      await expect.poll(() => page.locator("#take-witness").isEnabled()).toBe(true);
      const file = await saved(page, downloads, () => page.getByRole("button", { name: "Save witness" }).click());
      const replayed = await invoke(["replay", file], { cwd: folder, catalogue: await catalogue.load() });
      expect(replayed.stdout).toContain("REPRODUCED");
      expect(replayed.code).toBe(0);
      const tex = await saved(page, downloads, () => page.getByRole("button", { name: "Save LaTeX" }).click());
      expect(readFileSync(tex, "utf8")).toContain("\\begin{pmatrix}");
      // One that finds nothing for long, with its hypotheses in force.
      await page.goto(`${url}#gatmiry2023/lemma-1:printed`);
      await judged(page, "AB").waitFor();
      await type(page.locator("#hunt-evaluations"), "2000000");
      await page.getByRole("button", { name: /^Hunt/ }).click();
      expect(await page.locator("#hunt-evaluations").inputValue()).toBe("1000000");
      await page.getByText(/[1-9]\d{3,} evaluations/).waitFor();
      await page.locator("#hunt-hold").click();
      // What was under way comes in yet; then nothing does.
      let held: string | null = null;
      const stays = async (): Promise<boolean> => {
        const before = held;
        held = await page.locator("#hunt-says").textContent();
        return held === before;
      };
      await expect.poll(stays, { interval: 1000 }).toBe(true);
      await page.locator("#hunt-hold").click();
      await expect.poll(() => page.locator("#hunt-says").textContent()).not.toBe(held);
      await page.locator("#hunt-end").click();
      await page.getByText(/No counterexample in \d+ evaluations \(ended early\)/).waitFor();
    });

    it("makes a counterexample of one's own into a witness, certified by intervals", async () => {
      // As docs/lab.md tells it, with the matrices that it has.
      const told = readFileSync(join(import.meta.dirname, "../../docs/lab.md"), "utf8");
      const matrices = /```\n(\s+W1 = [^`]*)```/.exec(told)![1]!;
      const page = await begin();
      await page.getByRole("searchbox").fill("lemma 3");
      await page.getByRole("searchbox").press("Enter");
      await judged(page, "(1+δ)R(W)").getByText("refuted").waitFor();
      await page.locator("#own summary").click();
      await page.getByLabel("Your own matrices").last().fill(matrices);
      await page.getByRole("button", { name: "Put them on the bench" }).click();
      await cell(page, "W₂ (1, 2)").waitFor();
      await page.getByRole("button", { name: "Judge by intervals" }).click();
      // The δ of these measurements is found by a search, whose error bound is taken over.
      await page
        .getByText(/enclosed, with an error bound of floating point/)
        .last()
        .waitFor();
      await expect.poll(() => page.locator("#take-witness").isEnabled()).toBe(true);
      const file = await saved(page, downloads, () => page.locator("#take-witness").click());
      const witness = JSON.parse(readFileSync(file, "utf8")) as { certificate: unknown; spec: { lists: unknown } };
      expect(witness.certificate).toBeNull();
      const replayed = await invoke(["replay", file], { cwd: folder, catalogue: await catalogue.load() });
      expect(replayed.stdout).toContain("REPRODUCED");
      const again = await begin(new URL(page.url()).hash);
      expect(await cell(again, "W₂ (1, 2)").getAttribute("aria-valuenow")).toBe("2");
      await judged(again, "(1+δ)R(W)").getByText("refuted").waitFor();
      await page.goto(`${url}#gatmiry2023/lemma-3:printed`);
      await cell(page, "W₁").fill("3");
      await page.getByText("On the bench: your own numbers").waitFor();
      await page.getByRole("button", { name: "Judge by intervals" }).click();
      await page
        .getByText(/certified from the entries alone/)
        .last()
        .waitFor();
      const certified = await saved(page, downloads, () => page.locator("#take-witness").click());
      expect(JSON.parse(readFileSync(certified, "utf8"))).toMatchObject({
        certificate: { bits: 64 },
      });
    });

    it.each([
      // It leaves a sharp minimum for one that is flatter than 2/η, and stays beside a flat enough one.
      [
        "mulayoff2020/scalar-flattest",
        "#rate",
        "0.4",
        "#valley-says",
        /above 2\/λ.* After 200 steps: .*λ 4\.7\d*, 2\/η 5\./,
      ],
      [
        "mulayoff2020/theorem-1",
        "#rate",
        "0.3",
        "#valley-says",
        /below 2\/λ.* After 200 steps: .*λ 5\.32\d*, 2\/η 6\.6667/,
      ],
      [
        "gatmiry2023/trace-formula",
        "#noise",
        "0",
        "#noise-says",
        /After 2500 steps: trace (\S+) with noise 0, \1 without/,
      ],
      ["marion2024/lemma-1", "#duration", "8", "#flow-says", /At time 8: risk .*conserved has moved by at most/],
    ])("trains beside %s", async (id, slider, value, says, expected) => {
      const page = await begin(`#${id}:printed`);
      await page.locator(slider).fill(value);
      await expect.poll(() => page.locator(says).textContent()).toMatch(expected);
    });

    it("fits a narrow screen, and goes by the keyboard alone", async () => {
      const page = await begin("", NARROW);
      for (const picture of ["curve", "map", "cloud"]) {
        await page.locator(`input[value=${picture}]`).check();
        expect(await page.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(false);
      }
      await page.locator("#chooser summary").focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.type("lemma 1");
      await page.keyboard.press("Enter");
      await page.getByText("gatmiry2023/lemma-1", { exact: true }).waitFor();
      await page.locator("#draw-next").focus();
      await page.keyboard.press("Enter");
      await page.getByText("case 1 of seed 1").waitFor();
      const before = await cell(page, "A (1, 1)").inputValue();
      await cell(page, "A (1, 1)").focus();
      await page.keyboard.press("ArrowUp");
      expect(await cell(page, "A (1, 1)").inputValue()).not.toBe(before);
    });

    it.each([
      ["in light", {}],
      ["in dark", { colorScheme: "dark" }],
      ["at 390 px", NARROW],
    ] as const)("has nothing that axe-core objects to, %s", async (_, options) => {
      // Firefox is told at its start.
      const own = name === "Firefox" && "colorScheme" in options ? await launch({ dark: true }) : null;
      const { page } = await open(own ?? browser, url, own === null ? options : {});
      await page.locator(".judged").first().waitFor();
      if ("colorScheme" in options) {
        expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(23, 22, 20)");
      }
      for (const details of await page.locator("details").all()) await details.evaluate("(one) => { one.open = true }");
      expect(await violations(page)).toEqual([]);
      await page.locator("input[value=cloud]").check();
      await page.getByText(/refute it/).waitFor();
      expect(await violations(page)).toEqual([]);
      await own?.close();
    });
  });
});
