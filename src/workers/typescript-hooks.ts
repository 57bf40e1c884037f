import { readFile } from "node:fs/promises";
import type { LoadHook, ResolveHook } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "@swc/wasm-typescript";

/**
 * Hooks of Node for modules in TypeScript: their types are blanked out, so that every line and column stays where it is,
 * and an import of ./x.js, or of ./x, that is not there is one of ./x.ts. Enums, namespaces and the like, which are more
 * than types, are refused, as Node itself refuses them where it loads TypeScript.
 */
export const load: LoadHook = async (url, context, next) => {
  if (!isTypescript(url)) return next(url, context);
  const filename = fileURLToPath(url);
  return { format: "module", source: stripped(await readFile(filename, "utf8"), filename), shortCircuit: true };
};

export const resolve: ResolveHook = async (specifier, context, next) => {
  try {
    return await next(specifier, context);
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    if (!isMissing || !isTypescript(context.parentURL ?? "") || !/^[.]{1,2}[/]/.test(specifier)) throw error;
    try {
      return await next(typescriptName(specifier), context);
    } catch {
      throw error;
    }
  }
};

function isTypescript(url: string): boolean {
  return url.startsWith("file:") && /[.]m?ts$/.test(new URL(url).pathname);
}

function typescriptName(specifier: string): string {
  const named = /^(.*)[.](m?)js$/.exec(specifier);
  return named === null ? `${specifier}.ts` : `${named[1]}.${named[2]}ts`;
}

function stripped(source: string, filename: string): string {
  try {
    return transformSync(source, { mode: "strip-only", module: true, filename }).code;
  } catch (error) {
    throw new SyntaxError(complaint(error, filename), { cause: error });
  }
}

/** What the stripper says, with the place. It throws plain objects. */
function complaint(error: unknown, filename: string): string {
  if (typeof error !== "object" || error === null || !("message" in error)) return String(error);
  const { message } = error;
  const at =
    "startLine" in error && "startColumn" in error
      ? `:${String(error.startLine)}:${Number(error.startColumn) + 1}`
      : "";
  return `${String(message)}\n    at ${filename}${at}`;
}
