import { readFileSync } from "node:fs";
import { commands, type DescribedCommands } from "./program.js";

/** All commands as the help shows them: what the build makes of them, so that the help of one need not load what it does. */
export async function describedText(): Promise<string> {
  const rows = Object.entries(commands).map(async ([name, { load }]) => [name, (await load()).command] as const);
  return `${JSON.stringify(Object.fromEntries(await Promise.all(rows)))}\n`;
}

/** The commands of such a text; none where there is no such file, or it has other commands: they are then loaded. */
export function readDescribed(file: string): DescribedCommands {
  try {
    const read = JSON.parse(readFileSync(file, "utf8")) as DescribedCommands;
    return Object.keys(read).join() === Object.keys(commands).join() ? read : {};
  } catch {
    return {};
  }
}
