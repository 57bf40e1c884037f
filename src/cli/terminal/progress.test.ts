import { describe, expect, it } from "vitest";
import { EPOCH, flawed, invoke, recorder } from "../harness.fixture.js";

describe("progress", () => {
  const ticking = (step: number): (() => number) => {
    let time = EPOCH;
    return () => (time += step);
  };
  const LONG = ["verify", "beyond", "--workers", "1", "--runs", "1000", "--seed", "7"];

  it("rewrites a line on a terminal, no wider than it, and clears it", async () => {
    const { stderr } = await invoke(LONG, { stderr: recorder(true, 40), now: ticking(200) });
    expect(JSON.stringify(stderr)).toMatchInlineSnapshot(
      `""\\r\\u001b[K0/1000 cases · beyond/sound\\r\\u001b[K250/1000 cases · 310/s · 3 s left · bey\\r\\u001b[K500/1000 cases · 420/s · 2 s left · bey\\r\\u001b[K750/1000 cases · 470/s · 1 s left · bey\\r\\u001b[K1000/1000 cases · 500/s · 0 s left · be\\r\\u001b[K""`,
    );
  });

  it("has a bar where there is room, and what has failed so far in red", async () => {
    const stderr = recorder(true, 110);
    await invoke(["verify", "--workers", "1", "--runs", "1000", "--seed", "7"], {
      stderr,
      now: ticking(200),
    });
    const lines = stderr.text().split("\r\u001B[K");
    expect(lines.filter((line) => line !== "").map((line) => JSON.stringify(line))).toMatchInlineSnapshot(`
      [
        ""\\u001b[2m╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌\\u001b[22m 0/2000 cases · beyond/sound"",
        ""\\u001b[32m━━\\u001b[39m\\u001b[2m╌╌╌╌╌╌╌╌╌╌╌╌╌╌\\u001b[22m 250/2000 cases · 310/s · 6 s left · beyond/sound"",
        ""\\u001b[32m━━━━\\u001b[39m\\u001b[2m╌╌╌╌╌╌╌╌╌╌╌╌\\u001b[22m 500/2000 cases · 420/s · 4 s left · beyond/sound"",
        ""\\u001b[32m━━━━━━\\u001b[39m\\u001b[2m╌╌╌╌╌╌╌╌╌╌\\u001b[22m 750/2000 cases · 470/s · 3 s left · beyond/sound"",
        ""\\u001b[32m━━━━━━━━\\u001b[39m\\u001b[2m╌╌╌╌╌╌╌╌\\u001b[22m 1000/2000 cases · 500/s · 2 s left · beyond/sound"",
        ""\\u001b[32m━━━━━━━━\\u001b[39m\\u001b[2m╌╌╌╌╌╌╌╌\\u001b[22m 1000/2000 cases · 420/s · 3 s left · gatmiry2023/flawed"",
        ""\\u001b[32m━━━━━━━━━━\\u001b[39m\\u001b[2m╌╌╌╌╌╌\\u001b[22m 1250/2000 cases · 450/s · 2 s left · \\u001b[31m1 refuted\\u001b[39m · gatmiry2023/flawed"",
        ""\\u001b[32m━━━━━━━━━━━━\\u001b[39m\\u001b[2m╌╌╌╌\\u001b[22m 1500/2000 cases · 470/s · 2 s left · \\u001b[31m1 refuted\\u001b[39m · gatmiry2023/flawed"",
        ""\\u001b[32m━━━━━━━━━━━━━━\\u001b[39m\\u001b[2m╌╌\\u001b[22m 1750/2000 cases · 490/s · 1 s left · \\u001b[31m1 refuted\\u001b[39m · gatmiry2023/flawed"",
        ""\\u001b[32m━━━━━━━━━━━━━━━━\\u001b[39m 2000/2000 cases · 500/s · 0 s left · \\u001b[31m1 refuted\\u001b[39m · gatmiry2023/flawed"",
      ]
    `);
  });

  it("names what nobody expected to fail", async () => {
    const stderr = recorder(true, 120);
    const surprising = { ...flawed, forms: flawed.forms.map((form) => ({ ...form, expected: "holds" as const })) };
    await invoke(["verify", "--workers", "1", "--runs", "300", "--seed", "7"], {
      stderr,
      now: ticking(200),
      catalogue: [surprising],
    });
    expect(stderr.text()).toContain("\u001B[31mnot expected: gatmiry2023/flawed:printed\u001B[39m");
  });

  it("writes a line now and then elsewhere", async () => {
    const { stderr } = await invoke(LONG, { now: ticking(6000) });
    expect(stderr).toMatchInlineSnapshot(`
      "0/1000 cases · beyond/sound
      250/1000 cases · 10/s · 1 min 12 s left · beyond/sound
      500/1000 cases · 14/s · 36 s left · beyond/sound
      750/1000 cases · 16/s · 16 s left · beyond/sound
      1000/1000 cases · 17/s · 0 s left · beyond/sound
      "
    `);
    expect((await invoke(LONG, { now: ticking(200) })).stderr).toBe("");
  });

  it("tells the time that is left of a time", async () => {
    const { stderr } = await invoke(["verify", "beyond", "--workers", "1", "--for", "3h", "--seed", "7"], {
      now: ticking(1_000_000),
    });
    expect(stderr.split("\n").slice(0, 2)).toMatchInlineSnapshot(`
      [
        "0 cases · 1 h 36 min left · beyond/sound",
        "100 cases · 0.014/s · 1 h 3 min left · beyond/sound",
      ]
    `);
  });

  it.each(["--quiet", "--json"])("is silent with %s", async (option) => {
    expect((await invoke([...LONG, option], { stderr: recorder(true), now: ticking(6000) })).stderr).toBe("");
  });
});
