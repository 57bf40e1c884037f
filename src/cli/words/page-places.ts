import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Io } from "../../world/index.js";
import type { Places } from "../../../reports/html/index.js";

/**
 * Where sources and stored witnesses lie, as seen from a page: links that lead there from the disk that the
 * page was written to. What is not there gets no link.
 */
export function placesFrom(page: string, { cwd, home }: Pick<Io, "cwd" | "home">): Places {
  const folder = dirname(resolve(cwd, page));
  const link = (file: string): string | null =>
    existsSync(file) ? relative(folder, file).split(sep).map(encodeURIComponent).join("/") : null;
  return {
    file: (path) => link(resolve(cwd, path)) ?? link(join(home, path)),
  };
}
