import { resolve } from "node:path";
import { builtPage } from "../../words/built-lab.js";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { placeOf } from "../../words/places.js";
import { path } from "../../words/values.js";
import { checkWritable, writeFile } from "../../../store/index.js";
import { type Io, UsageError } from "../../../world/index.js";
import { shellWord } from "../../../../reports/text/index.js";

/** Where the page goes in this project where nothing else is asked for. */
const DEFAULT_PAGE = "reports/runs/lab.html";

const OPTIONS = {
  out: value("file", path, `write it there (default, in this project alone: ${DEFAULT_PAGE})`),
  quiet: flag("do not say where it is"),
} as const;

export type LabOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Writes the laboratory: one page for a browser, to be opened from the disk, with all claims and the engine in it. " +
    "There one chooses a claim, types or drags the numbers of an instance, sees it judged at once, looks at its margin, " +
    "hunts for a counterexample, and takes that away as a link or as a witness for flatcheck replay. It needs no server " +
    "and no network.",
  argument: null,
  options: OPTIONS,
  examples: ["flatcheck lab --out lab.html"],
  exits: { asExpected: "the page is written" },
  run: ({ options, io }) => lab(options, io),
});

/** `flatcheck lab`: writes the page that was made when the package was built. @throws UsageError, OutputError */
export function lab(options: LabOptions, io: Io): number {
  const file = placeOf(options.out, DEFAULT_PAGE, io);
  if (file === null) {
    throw new UsageError({ where: "lab", expected: "a file to write", got: "none", remedy: "add --out lab.html" });
  }
  const to = resolve(io.cwd, file);
  checkWritable(to);
  writeFile(to, builtPage(io.home));
  if (options.quiet !== true) io.stdout.write(`The laboratory is in ${shellWord(file)}: open it in a browser.\n`);
  return exitCodes.asExpected.code;
}
