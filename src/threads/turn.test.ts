import { describe, expect, it } from "vitest";
import { turn } from "./turn.js";

describe("a turn", () => {
  it("lets timers fire between pieces of work, however many there are", async () => {
    let fired = false;
    setTimeout(() => (fired = true), 5);
    let turns = 0;
    while (!fired && turns < 1e6) {
      await turn();
      turns += 1;
    }
    expect(fired).toBe(true);
  });

  it("comes after what waits already", async () => {
    const order: string[] = [];
    const microtask = Promise.resolve().then(() => order.push("microtask"));
    const turned = turn().then(() => order.push("turn"));
    order.push("caller");
    await Promise.all([microtask, turned]);
    expect(order).toEqual(["caller", "microtask", "turn"]);
  });
});
