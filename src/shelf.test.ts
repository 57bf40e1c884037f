import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { madeOnce } from "./shelf.fixture.js";

it("what is kept is made once, and the same for all that ask, files and numbers beyond JSON included", async () => {
  let made = 0;
  const make = (folder: string): Promise<{ folder: string; numbers: number[] }> => {
    made += 1;
    writeFileSync(join(folder, "beside"), "");
    return Promise.resolve({ folder, numbers: [NaN, -0, Infinity, 0.1] });
  };
  const [one, two] = await Promise.all([madeOnce("shelf/twice", make), madeOnce("shelf/twice", make)]);
  expect(made).toBe(1);
  expect(two).toEqual(one);
  expect(Object.is(two.numbers[1], -0)).toBe(true);
  expect(existsSync(join(one.folder, "beside"))).toBe(true);
  expect((await madeOnce("shelf/other", make)).folder).not.toBe(one.folder);
});

it("what making it throws is thrown at all that ask", async () => {
  const broken = (): Promise<number> => madeOnce("shelf/broken", () => Promise.reject(new RangeError("boom")));
  await expect(broken()).rejects.toThrow("shelf/broken: RangeError: boom");
  await expect(broken()).rejects.toThrow("shelf/broken: RangeError: boom");
});
