import ts from "typescript";
import { describe, expect, it } from "vitest";
import { candidates } from "./candidates.js";
import { instrumented, SWITCH_MODULE } from "./instrument.js";
import { parse } from "./syntax.js";

const address = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** The functions of a text with all its changes behind switches, and the switches. */
async function running(text: string) {
  const switched = candidates(parse("a.ts", text)).map((mutant, id) => ({ id, mutant }));
  const code = instrumented(text, switched, address(SWITCH_MODULE));
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  });
  const module = (await import(address(outputText))) as Record<string, (...given: unknown[]) => unknown>;
  const state = (globalThis as unknown as { $mutation: { active: number; left: number; seen: Uint8Array } }).$mutation;
  const under = <T>(change: string, work: () => T): T => {
    const one = switched.find(({ mutant }) => mutant.key === `a.ts ${change}`);
    if (one === undefined) throw new Error(`no change ${change}`);
    state.active = one.id;
    try {
      return work();
    } finally {
      state.active = -1;
    }
  };
  return { module, switched, state, under };
}

describe("a text with its changes behind switches", () => {
  it("computes what it did where none is on", async () => {
    const { module } = await running("export const f = (x: number) => (x < 2 && x > -2 ? x * x - 1 : 0);");
    expect([-3, -1, 0, 1, 2].map((x) => module["f"]!(x))).toEqual([0, 0, -1, 0, 0]);
  });

  it("computes what one change makes of it, inside of others as well", async () => {
    const { module, under } = await running("export const f = (x: number) => (x < 2 ? x * x - 1 : 0);");
    expect(under("f: x * x - 1 → x * x + 1", () => module["f"]!(1))).toBe(2);
    expect(under("f: x * x → x / x", () => module["f"]!(-3))).toBe(0);
    expect(under("f: x < 2 → x <= 2", () => module["f"]!(2))).toBe(3);
    expect(under("f: 2 → 4", () => module["f"]!(3))).toBe(8);
    expect(module["f"]!(2)).toBe(0);
  });

  it("leaves out statements, alone and after else", async () => {
    const text = `export function f(x: number) { const seen: number[] = []; if (x > 9) seen.push(9); else if (x > 1) seen.push(1); seen.push(x); return seen; }`;
    const { module, under } = await running(text);
    expect(module["f"]!(5)).toEqual([1, 5]);
    expect(under("f: if (x > 1) seen.push(1); → ;", () => module["f"]!(5))).toEqual([5]);
    expect(under("f: seen.push(x) → undefined", () => module["f"]!(5))).toEqual([1]);
  });

  it("swaps indices of what is assigned", async () => {
    const text = "export function f(a: number[][], i: number, j: number) { a[i]![j] = 7; return a; }";
    const { module, under } = await running(text);
    expect(under("f: a[i]![j] = 7 → a[j]![i] = 7", () => module["f"]!([[0, 0], [0, 0]], 0, 1))).toEqual([[0, 0], [7, 0]]); // prettier-ignore
  });

  it("notes the switches that were asked", async () => {
    const { module, switched, state } = await running("export const f = (x: number) => (x > 0 ? x - 1 : x * 3);");
    state.seen.fill(0);
    module["f"]!(1);
    const asked = switched.filter(({ id }) => state.seen[id] === 1).map(({ mutant }) => mutant.original);
    expect(asked).toContain("x - 1");
    expect(asked).not.toContain("x * 3");
  });

  it("ends a change that would not end", async () => {
    const text = "export function f(n: number) { let k = 0; for (let i = 0; i < n; i += 1) k += 1; return k; }";
    const { module, under, state } = await running(text.replace("i += 1", "i = i + 1"));
    state.left = 1000;
    expect(() => under("f: i + 1 → i - 1", () => module["f"]!(3))).toThrow("does not end");
    state.left = Infinity;
  });
});
