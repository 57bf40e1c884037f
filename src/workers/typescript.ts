import { register } from "node:module";

/** The hooks by which Node loads TypeScript. */
const HOOKS = new URL("./typescript-hooks.js", import.meta.url).href;

let registered = false;

/** The hooks that a module needs to be loaded; null for one that Node loads by itself. */
export function hooksFor(url: string): string | null {
  return /[.]m?ts$/.test(new URL(url).pathname) ? HOOKS : null;
}

/** Makes this thread able to load a module, whatever it is written in. What is not needed is not loaded. */
export function readyFor(url: string): void {
  const hooks = hooksFor(url);
  if (hooks === null || registered) return;
  registered = true;
  register(hooks);
}
