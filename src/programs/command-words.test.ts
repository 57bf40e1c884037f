import { expect, it } from "vitest";
import { UsageError } from "../world/index.js";
import { commandWords } from "./command-words.js";

it.each<[string, string[]]>([
  ["python3 mine.py", ["python3", "mine.py"]],
  ["  Rscript\t--vanilla  my.R ", ["Rscript", "--vanilla", "my.R"]],
  [`python3 'my file.py' "and one"`, ["python3", "my file.py", "and one"]],
  [String.raw`my\ program a\"b`, ["my program", 'a"b']],
  [String.raw`p "a \"b\" \\ \n"`, ["p", String.raw`a "b" \ \n`]],
  [String.raw`p 'a\'`, ["p", "a\\"]],
  [`p ""`, ["p", ""]],
  ["p pre'fix'\"ed\"", ["p", "prefixed"]],
  ["p $HOME *.py; rm -rf / | tee > x && y `z` $(w)", "p $HOME *.py; rm -rf / | tee > x && y `z` $(w)".split(" ")],
])("%s", (text, words) => {
  expect(commandWords(text, "--program")).toEqual(words);
});

it.each([
  ["p 'open", "' that is not closed"],
  ['p "open', '" that is not closed'],
  [String.raw`p "open\"`, '" that is not closed'],
  ["p \\", "a backslash at its end"],
  ["", '--program: expected a command, got ""'],
  ["   ", "expected a command"],
  ["'' x", "expected a command"],
])("%s is refused in a line", (text, said) => {
  const refused = (): unknown => commandWords(text, "--program");
  expect(refused).toThrow(UsageError);
  expect(refused).toThrow(said);
});
