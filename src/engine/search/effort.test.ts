import { describe, expect, it } from "vitest";
import { Effort } from "./effort.js";

const calm = { evaluations: 10, now: () => 0, signal: new AbortController().signal };

describe("the effort of a search", () => {
  it("is exhausted by its evaluations, and can be cut short", () => {
    const effort = new Effort(calm);
    effort.spend(9);
    expect(effort.exhausted).toBe(false);
    effort.spend();
    expect(effort.exhausted).toBe(true);
    const short = new Effort(calm);
    short.cap(2);
    short.cap(100);
    short.spend(2);
    expect(short.exhausted).toBe(true);
  });

  it("is exhausted by the clock, which it reads where it may give way", async () => {
    let time = 0;
    const effort = new Effort({ ...calm, now: () => time, forMilliseconds: 100 });
    time = 99;
    await effort.pause();
    expect(effort.exhausted).toBe(false);
    time = 100;
    await effort.pause();
    expect([effort.exhausted, effort.interrupted]).toEqual([true, false]);
  });

  it("is exhausted by an interruption", () => {
    const controller = new AbortController();
    const effort = new Effort({ ...calm, signal: controller.signal });
    controller.abort();
    expect([effort.exhausted, effort.interrupted]).toEqual([true, true]);
  });

  it("gives way after 20 milliseconds or 256 evaluations", async () => {
    let time = 0;
    const effort = new Effort({ ...calm, evaluations: Infinity, now: () => time });
    const gaveWay: boolean[] = [];
    for (const [at, spent] of [
      [19, 0],
      [20, 0],
      [39, 255],
      [39, 1],
      [40, 0],
    ] as const) {
      time = at;
      effort.spend(spent);
      gaveWay.push(await effort.pause());
    }
    expect(gaveWay).toEqual([false, true, false, true, false]);
  });

  it("has parts that are no longer than what is left, and as late", async () => {
    let time = 0;
    const effort = new Effort({ ...calm, now: () => time, forMilliseconds: 100 });
    effort.spend(4);
    const part = effort.part(50);
    part.spend(5);
    expect(part.exhausted).toBe(false);
    part.spend();
    expect(part.exhausted).toBe(true);
    expect(effort.used).toBe(4);
    time = 60;
    const late = effort.part(3);
    time = 100;
    await late.pause();
    expect(late.exhausted).toBe(true);
  });
});
