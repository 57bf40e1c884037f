import { describe, expect, it } from "vitest";
import { WorkNote } from "./work-note.js";

describe("a note of what a thread is at", () => {
  it("is read by whoever has the memory, while the work lasts", () => {
    const note = new WorkNote();
    const watcher = new WorkNote(note.memory);
    expect(watcher.current).toBeNull();
    const spec = { sizes: { n: 2 } };
    const seen = note.during("own/claim", spec, () => ({ at: watcher.current, count: watcher.count }));
    expect(seen).toEqual({ at: { name: "own/claim", spec: '{"sizes":{"n":2}}' }, count: 1 });
    expect([watcher.current, watcher.count]).toEqual([null, 2]);
  });

  it("ends with the work that throws, and tells the outer one of two", () => {
    const note = new WorkNote();
    expect(() =>
      note.during("outer", { a: 1 }, () =>
        note.during("inner", { b: 2 }, () => {
          throw new Error(note.current!.name);
        }),
      ),
    ).toThrow("outer");
    expect(note.current).toBeNull();
  });

  it("cuts a description that is longer than the memory", () => {
    const note = new WorkNote();
    const length = note.during("long", { text: "x".repeat(1 << 20) }, () => note.current!.spec.length);
    expect(length).toBeGreaterThan(60_000);
    expect(length).toBeLessThan(1 << 16);
  });

  it("passes positions one way and the wish to stop the other", () => {
    const note = new WorkNote();
    const watcher = new WorkNote(note.memory);
    note.reach(-3);
    watcher.stopping = true;
    expect([watcher.index, note.stopping]).toEqual([-3, true]);
  });
});
