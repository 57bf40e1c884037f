import { type Io, UsageError } from "../../world/index.js";

/** Whether a command may make folders that nobody asked for: in the folder of this project alone. */
export function isHome({ cwd, home }: Pick<Io, "cwd" | "home">): boolean {
  return cwd === home;
}

/** The folder that was asked for; else the usual one in this project, and none in somebody else's. */
export function placeOf(asked: string | undefined, usual: string, io: Io): string | null {
  return asked ?? (isHome(io) ? usual : null);
}

/** What is said of what was not written, since nobody asked for it in a project of somebody else's. */
export function notWritten(option: string, usual: string): string {
  return `not written, since nothing is made unasked in this folder: --${option} ${usual} puts it there`;
}

/** The folder of a command that does nothing but write. @throws UsageError where none is asked for in another's project */
export function requiredPlace(where: string, asked: string | undefined, usual: string, io: Io): string {
  const place = placeOf(asked, usual, io);
  if (place !== null) return place;
  throw new UsageError({ where, expected: "a folder to write to", got: "none", remedy: `add --to ${usual}` });
}
