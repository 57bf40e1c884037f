import { describe, expect, it } from "vitest";
import { Random, subSeed, textSeed } from "./random.js";

function moments(count: number, draw: () => number): { mean: number; variance: number; kurtosis: number } {
  let one = 0;
  let two = 0;
  let four = 0;
  for (let i = 0; i < count; i++) {
    const x = draw();
    one += x;
    two += x * x;
    four += x * x * x * x;
  }
  return { mean: one / count, variance: two / count, kurtosis: four / count };
}

describe("Random", () => {
  it("gives for seed 42 what it has always given", () => {
    const random = new Random(42);
    expect(Array.from({ length: 4 }, () => random.bits())).toMatchInlineSnapshot(`
      [
        280343104,
        1718278346,
        4029403332,
        4150463171,
      ]
    `);
    expect(Array.from({ length: 4 }, () => random.normal())).toMatchInlineSnapshot(`
      [
        -0.36544309970879923,
        -0.0741423140935447,
        1.33255204437973,
        -0.09848039453055711,
      ]
    `);
    expect(Array.from({ length: 6 }, () => random.integer(-3, 3))).toMatchInlineSnapshot(`
      [
        0,
        1,
        -2,
        1,
        3,
        3,
      ]
    `);
  });

  it("draws uniforms with the moments of the uniform law, within six standard errors", () => {
    const random = new Random(7);
    const count = 400_000;
    const { mean, variance } = moments(count, () => random.uniform() - 0.5);
    expect(Math.abs(mean)).toBeLessThan(6 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(6 * Math.sqrt(1 / 180 / count));
  });

  it("draws normals with the moments and the tail of the normal law, within six standard errors", () => {
    const random = new Random(11);
    const count = 400_000;
    let beyond = 0;
    const { mean, variance, kurtosis } = moments(count, () => {
      const x = random.normal();
      if (Math.abs(x) > 3.5) beyond += 1;
      return x;
    });
    expect(Math.abs(mean)).toBeLessThan(6 / Math.sqrt(count));
    expect(Math.abs(variance - 1)).toBeLessThan(6 * Math.sqrt(2 / count));
    expect(Math.abs(kurtosis - 3)).toBeLessThan(6 * Math.sqrt(96 / count));
    const tail = 4.6525816e-4;
    expect(Math.abs(beyond / count - tail)).toBeLessThan(6 * Math.sqrt(tail / count));
  });

  it("covers every integer of an inclusive range evenly", () => {
    const random = new Random(3);
    const counts = new Map<number, number>();
    for (let i = 0; i < 60_000; i++) {
      const x = random.integer(-1, 4);
      counts.set(x, (counts.get(x) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2, 3, 4]);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(6 * Math.sqrt(10_000));
  });

  it("gives unrelated streams to neighbouring seeds", () => {
    const count = 20_000;
    let dot = 0;
    for (let seed = 0; seed < count; seed++) {
      dot += (new Random(seed).uniform() - 0.5) * (new Random(seed + 1).uniform() - 0.5);
    }
    expect(Math.abs(dot)).toBeLessThan((6 * Math.sqrt(count)) / 12);
  });
});

describe("seeds", () => {
  it("depend on both arguments and stay within 32 bits", () => {
    const seeds = new Set<number>();
    for (let a = 0; a < 100; a++) for (let b = 0; b < 100; b++) seeds.add(subSeed(a, b));
    expect(seeds.size).toBe(10_000);
    for (const seed of seeds) expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true);
  });

  it("of text are the FNV-1a hash", () => {
    expect(textSeed("")).toBe(0x811c9dc5);
    expect(textSeed("foobar")).toBe(0xbf9cf968);
  });
});
