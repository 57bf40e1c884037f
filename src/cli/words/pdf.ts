import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { UsageError } from "../../world/index.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** Milliseconds after which a browser that does not print is given up. */
const PATIENCE = 60_000;

/** The first browser of the path that prints pages. @throws UsageError where there is none */
export function printer(env: Readonly<Record<string, string | undefined>>): string {
  const found = (env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isProgram);
  if (found !== undefined) return found;
  throw new UsageError({
    where: "--pdf",
    expected: "Chromium or Chrome on this machine, which prints the picture",
    got: "none",
    remedy: "leave out --pdf: the SVG is the same picture",
  });
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A picture as a page of PDF of its own size, letters as letters. @throws UsageError where the browser does not print it */
export async function pdfOf(svg: string, browser: string): Promise<Buffer> {
  // Loaded where it is needed, with what draws.
  const { sizeOf } = await import("../../../reports/pictures/index.js");
  const { width, height } = sizeOf(svg);
  const folder = mkdtempSync(join(tmpdir(), "flatcheck-pdf-"));
  try {
    const [page, pdf] = [join(folder, "page.html"), join(folder, "page.pdf")];
    const style = `@page{size:${Math.ceil(width)}px ${Math.ceil(height)}px;margin:0}body{margin:0;background:#fff;color:#000}svg{display:block}`;
    writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>figure</title><style>${style}</style>${svg}`);
    const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    const flags = [
      "--headless",
      "--disable-gpu",
      "--no-pdf-header-footer",
      `--user-data-dir=${join(folder, "profile")}`,
    ];
    const { status } = spawnSync(browser, [...root, ...flags, `--print-to-pdf=${pdf}`, pathToFileURL(page).href], {
      timeout: PATIENCE,
      stdio: "ignore",
    });
    if (existsSync(pdf)) return readFileSync(pdf);
    throw new UsageError({
      where: "--pdf",
      expected: `a page printed by ${browser}`,
      got: status === null ? "none in time" : `exit status ${String(status)}`,
      remedy: "leave out --pdf: the SVG is the same picture",
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
