import { isVisible } from "./visible.js";

/**
 * An argument as a shell takes it: as it is, or in single quotes. What would not be seen there, or would do something to
 * a terminal, is spelt out between $'…', which POSIX has had since 2024 and bash, zsh and ksh for longer.
 */
export function shellWord(text: string): string {
  if (/^[\w./:=@%+,-]+$/.test(text)) return text;
  return isVisible(text) ? `'${text.replace(/'/g, `'\\''`)}'` : `$'${[...text].map(spelt).join("")}'`;
}

/** A path as a shell takes it, and as no program takes for an option. */
export function pathWord(path: string): string {
  return shellWord(path.startsWith("-") ? `./${path}` : path);
}

function spelt(character: string): string {
  if (character === "'" || character === "\\") return `\\${character}`;
  if (isVisible(character)) return character;
  // By bytes and in octal, of which three digits are the most, so that nothing behind can be taken for one more.
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}
