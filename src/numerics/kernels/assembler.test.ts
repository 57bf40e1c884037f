import { describe, expect, it } from "vitest";
import {
  add,
  constant,
  FunctionBuilder,
  increase,
  moduleOf,
  sequence,
  signed,
  storeDouble,
  unsigned,
  whileHolds,
  below,
  loadDouble,
} from "./assembler.js";
import { productModule } from "./simd-module.js";

/** As Node has it, which the types of this project leave out. */
const { WebAssembly: engine } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => {
      readonly exports: {
        readonly memory: { readonly buffer: ArrayBuffer };
        readonly run: (...given: number[]) => void;
      };
    };
    readonly validate: (bytes: Uint8Array) => boolean;
  };
};

describe("integers of variable length", () => {
  it("are those of the standard that WebAssembly takes them from (DWARF 4, §7.6 and its appendix C)", () => {
    expect([2, 127, 128, 129, 12857].map(unsigned)).toEqual([[2], [127], [128, 1], [129, 1], [185, 100]]);
    expect([2, -2, 127, -127, 128, -128, 129, -129].map(signed)).toEqual([
      [2],
      [0x7e],
      [127 + 128, 0],
      [1 + 128, 0x7f],
      [0 + 128, 1],
      [0 + 128, 0x7f],
      [1 + 128, 1],
      [0x7f + 128, 0x7e],
    ]);
    expect([unsigned(2 ** 32 - 1), signed(-(2 ** 31))]).toEqual([
      [255, 255, 255, 255, 15],
      [128, 128, 128, 128, 0x78],
    ]);
  });
});

describe("modules", () => {
  it("run what was written: a copy of doubles, one after another", () => {
    const f = new FunctionBuilder(3);
    const [from, to, count] = [f.parameter(0), f.parameter(1), f.parameter(2)];
    const i = f.integer();
    const code = sequence(
      whileHolds(
        below(i.get, count.get),
        storeDouble(to.get, loadDouble(from.get, 8), 16),
        increase(from, constant(8)),
        increase(to, constant(8)),
        i.set(add(i.get, constant(1))),
      ),
    );
    const { memory, run } = new engine.Instance(new engine.Module(moduleOf([{ name: "run", builder: f, code }])))
      .exports;
    const numbers = new Float64Array(memory.buffer);
    numbers.set([1, 2, 3, 4, 5]);
    run(0, 800, 3);
    expect([...numbers.subarray(100, 106)]).toEqual([0, 0, 2, 3, 4, 0]);
  });

  it("are valid, and small enough for any page to make them at once", () => {
    const bytes = productModule();
    expect(engine.validate(bytes)).toBe(true);
    expect(bytes.length).toBeLessThan(4096);
  });
});
