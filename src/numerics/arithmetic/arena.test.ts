import { describe, expect, it } from "vitest";
import { allocate, keepingAll, withArena } from "./arena.js";

describe("allocate", () => {
  it("gives fresh zeroed arrays outside of the workspace", () => {
    const a = allocate(20);
    const b = allocate(20);
    expect(a.length).toBe(20);
    expect(a.buffer).not.toBe(b.buffer);
    expect(a.every((x) => x === 0)).toBe(true);
  });

  it("cuts disjoint views from one buffer inside", () => {
    withArena(() => {
      const a = allocate(20).fill(1);
      const b = allocate(30).fill(2);
      expect(a.buffer).toBe(b.buffer);
      expect(a.every((x) => x === 1)).toBe(true);
      expect(b.length).toBe(30);
    });
  });

  it("does not use the buffer for small arrays", () => {
    withArena(() => expect(allocate(8).buffer.byteLength).toBe(64));
  });
});

describe("withArena", () => {
  it("returns the result and gives everything back, also after an exception", () => {
    const first = withArena(() => allocate(20));
    expect(() =>
      withArena(() => {
        allocate(100);
        throw new Error("stop");
      }),
    ).toThrow("stop");
    const second = withArena(() => allocate(20));
    expect(second.byteOffset).toBe(first.byteOffset);
    expect(second.buffer).toBe(first.buffer);
  });

  it("gives back what an inner call took and keeps what the outer one has", () => {
    withArena(() => {
      const outer = allocate(20).fill(7);
      const inner = withArena(() => allocate(20).fill(8));
      const next = allocate(20).fill(9);
      expect(next.byteOffset).toBe(inner.byteOffset);
      expect(outer.every((x) => x === 7)).toBe(true);
    });
  });

  it("grows, in an inner call too, without touching views that are in use", () => {
    withArena(() => {
      const before = allocate(50).fill(3);
      const size = before.buffer.byteLength / 8;
      withArena(() => {
        const large = allocate(size).fill(4);
        expect(large.buffer).not.toBe(before.buffer);
        expect(allocate(50).fill(5).length).toBe(50);
        expect(large.every((x) => x === 4)).toBe(true);
      });
      const after = allocate(60).fill(6);
      expect(before.every((x) => x === 3)).toBe(true);
      expect(after.every((x) => x === 6)).toBe(true);
    });
  });
});

describe("a workspace that is full", () => {
  it("is twice as large afterwards, up to four megabytes, so that few calls find it full", () => {
    withArena(() => {
      const size = allocate(50).buffer.byteLength;
      expect(allocate(size / 8 - 49).buffer.byteLength).toBeGreaterThanOrEqual(Math.min(2 * size, 1 << 22));
    });
  });

  it("holds exactly as many numbers as it has", () => {
    withArena(() => {
      const first = allocate(50);
      const left = (first.buffer.byteLength - first.byteOffset) / 8 - 50;
      expect(allocate(left).buffer).toBe(first.buffer);
      expect(allocate(9).buffer).not.toBe(first.buffer);
    });
  });

  it("goes on in buffers of four megabytes, and keeps nothing larger", () => {
    withArena(() => {
      const views = [1, 2, 3, 4].map((x) => allocate(1 << 18).fill(x));
      expect(views.every((view, i) => view.every((x) => x === i + 1))).toBe(true);
      expect(allocate((1 << 19) + 1).buffer.byteLength).toBe(8 * ((1 << 19) + 1));
      expect(allocate(1 << 19).buffer.byteLength).toBe(1 << 22);
    });
    expect(withArena(() => allocate(50)).buffer.byteLength).toBeLessThanOrEqual(1 << 22);
  });
});

describe("keepingAll", () => {
  it("allocates afresh inside the workspace, and what it gave outlives the workspace", () => {
    const kept = withArena(() => {
      const before = allocate(20);
      const result = keepingAll(() => withArena(() => allocate(20).fill(7)));
      expect(result.buffer).not.toBe(before.buffer);
      expect(allocate(20).byteOffset).toBe(before.byteOffset + before.byteLength);
      return result;
    });
    withArena(() => allocate(1000).fill(8));
    expect(kept.every((x) => x === 7)).toBe(true);
  });

  it("ends with its work, also where that throws, and not before that of an outer call", () => {
    const isFresh = (): boolean => withArena(() => allocate(20).buffer.byteLength === 160);
    expect(() =>
      keepingAll(() => {
        throw new Error("stop");
      }),
    ).toThrow("stop");
    expect(isFresh()).toBe(false);
    keepingAll(() => {
      keepingAll(() => expect(isFresh()).toBe(true));
      expect(isFresh()).toBe(true);
    });
    expect(isFresh()).toBe(false);
  });
});
