import { afterEach, describe, expect, it } from "vitest";
import { WorkNote } from "../../threads/index.js";
import { Watch } from "./watch.js";

const SPEC = { sizes: { n: 3 } };

describe("a watch over the thread of a command", () => {
  let watch: Watch;

  afterEach(() => watch.close());

  /** A watch with a clock that is set by hand. */
  function watched() {
    const note = new WorkNote();
    const ended: [said: string, code: number][] = [];
    let time = 0;
    watch = new Watch(
      note,
      (said, code) => ended.push([said, code]),
      () => time,
    );
    const after = (milliseconds: number): typeof ended => {
      time += milliseconds;
      watch.look();
      return ended;
    };
    return { note, after };
  }

  it("lets an evaluation have its time, and names the one that takes longer", () => {
    const { note, after } = watched();
    watch.hear({ kind: "limit", patience: { evaluation: 1000 } });
    watch.hear({ kind: "last words", text: "found\n" });
    expect(after(5000)).toEqual([]);
    note.during("own/claim", SPEC, () => {
      expect(after(10)).toEqual([]);
      expect(after(1000)).toEqual([]);
      expect(after(1)).toEqual([
        [
          'flatcheck: own/claim at {"sizes":{"n":3}}: expected an evaluation that ends, got one still running after 1.0 s; mend the claim, or allow more by --case-timeout\nfound\n',
          2,
        ],
      ]);
    });
  });

  it("counts the time of each evaluation anew, and none after limits are taken away", () => {
    const { note, after } = watched();
    watch.hear({ kind: "limit", patience: { evaluation: 1000 } });
    for (let i = 0; i < 5; i++) note.during("own/claim", SPEC, () => expect(after(900)).toEqual([]));
    watch.hear({ kind: "limit", patience: null });
    note.during("own/claim", SPEC, () => {
      after(1);
      expect(after(1e6)).toEqual([]);
    });
  });

  it("ends a search whose time is up where an evaluation stands still, and leaves it alone where it goes on", () => {
    const { note, after } = watched();
    watch.hear({ kind: "limit", patience: { evaluation: 60_000, work: 5000 } });
    for (let i = 0; i < 20; i++) note.during("own/claim", SPEC, () => expect(after(1900)).toEqual([]));
    note.during("own/claim", SPEC, () => {
      after(1);
      expect(after(2001)).toHaveLength(1);
    });
  });

  it("lets a command that goes from one evaluation to the next hear of an interruption, for ten seconds", () => {
    const { note, after } = watched();
    watch.interrupt();
    for (let i = 0; i < 20; i++) note.during("own/claim", SPEC, () => expect(after(500)).toEqual([]));
    note.during("own/claim", SPEC, () => expect(after(500)).toHaveLength(1));
  });

  it("does not let one wait that has come to a stand after an interruption", () => {
    const { note, after } = watched();
    watch.interrupt();
    note.during("own/claim", SPEC, () => {
      expect(after(500)).toEqual([]);
      expect(after(600)).toEqual([]);
      expect(after(100)).toHaveLength(1);
    });
  });

  it("gives a command a moment to report when it is interrupted, and longer where it says that it does", () => {
    const { note, after } = watched();
    watch.interrupt();
    expect(after(600)).toEqual([]);
    watch.hear({ kind: "reporting" });
    expect(after(9000)).toEqual([]);
    note.during("own/claim", { text: "x".repeat(1000) }, () => {
      const [[said, code]] = after(1000) as [[string, number]];
      expect(said).toMatch(/^flatcheck: interrupted, and ended from outside; it was at own\/claim at \{"text":"x+…\n$/);
      expect(code).toBe(130);
      expect(watch.where()).toContain("own/claim at ");
    });
    expect(watch.where()).toBe("the command");
  });
});
