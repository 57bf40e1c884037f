import { describe, expect, it } from "vitest";
import { uncaught } from "./uncaught.js";

const HOME = "file:///opt/flatcheck/";

function thrown(...frames: string[]): Error {
  const error = new Error("late");
  error.stack = ["Error: late", ...frames.map((frame) => `    at ${frame}`)].join("\n");
  return error;
}

describe("an error that nobody caught", () => {
  it.each([
    [["file:///home/me/own.mjs:5:133", `relations (${HOME}dist/src/claim/forms.js:67:27)`]],
    [["Timeout._onTimeout (file:///home/me/own.mjs:5:143)", "listOnTimeout (node:internal/timers:581:17)"]],
  ])("is that of a module of the user in a line, where it comes from there: case %#", (frames) => {
    expect(uncaught(thrown(...frames), HOME)).toEqual({
      said:
        "flatcheck: /home/me/own.mjs: expected a module of which nothing throws, got one that throws " +
        '"late"; mend it, and leave out promises and timers, for which no claim waits\n',
      code: 2,
    });
  });

  it("is told as well where what it says is no text", () => {
    const odd = Object.assign(thrown("file:///home/me/own.mjs:5:133"), { message: 5 });
    expect(uncaught(odd, HOME).said).toContain('got one that throws "5"; mend it');
  });

  it.each([
    [thrown(`judged (${HOME}dist/src/engine/judge/judged.js:1:1)`, "file:///home/me/own.mjs:5:133")],
    [thrown("run (file:///home/me/node_modules/tinypool/dist/index.js:1:1)")],
    [thrown("node:internal/timers:581:17")],
    [thrown("judged (file:///opt/flatcheck/a (1)/judged.js:1:1)", "file:///home/me/own.mjs:5:133")],
    [
      Object.assign(new Error("x"), {
        stack: "Error: at\nfile:///home/me/own.mjs:9:1\n    at node:internal/timers:5:1",
      }),
    ],
    ["a text"],
  ])("is a fault of the program elsewhere: case %#", (error) => {
    const { said, code } = uncaught(error, HOME);
    expect(said).toBe(
      `flatcheck: this is a fault of the program, not of its input:\n${error instanceof Error ? error.stack! : error}\n`,
    );
    expect(code).toBe(4);
  });
});
