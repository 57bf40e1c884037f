/**
 * What test files take from vitest, for a thread that runs a test many times under one mutant after another: `describe`,
 * `it` and `expect`, with vitest's own matchers. Snapshots compare nothing here.
 */
import { ASYMMETRIC_MATCHERS_OBJECT, chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

/** A test as it was collected. */
export interface CollectedTest {
  readonly name: string;
  readonly run: () => unknown;
}

let collected: CollectedTest[] = [];
let path: readonly string[] = [];

/** The tests that `work` declares. */
export async function collecting(work: () => Promise<unknown>): Promise<readonly CollectedTest[]> {
  collected = [];
  path = [];
  await work();
  return collected;
}

type Body = (...row: never[]) => unknown;

function test(name: string, run?: Body): void {
  if (run !== undefined) collected.push({ name: [...path, name].join(" > "), run });
}

function suite(name: string, work?: Body): void {
  const outer = path;
  path = [...path, name];
  (work as (() => unknown) | undefined)?.();
  path = outer;
}

/** One for every row; numbered, since names of rows need not differ. */
function forRows(declare: (name: string, body: Body) => void) {
  return (rows: readonly unknown[]) =>
    (name: string, body: (...row: readonly unknown[]) => unknown): void => {
      for (const [i, row] of rows.entries()) {
        const values: readonly unknown[] = Array.isArray(row) ? row : [row];
        declare(`${name} #${i + 1}`, () => body(...values));
      }
    };
}

const nothing = (): void => undefined;

export const it = Object.assign(test, {
  each: forRows(test),
  skip: nothing,
  skipIf: (no: boolean) => (no ? nothing : test),
  runIf: (yes: boolean) => (yes ? test : nothing),
});
export { it as test };
/** No test of the numerics needs what these set up. */
export { nothing as afterAll, nothing as afterEach, nothing as beforeAll, nothing as beforeEach, nothing as inject };
export const describe = Object.assign(suite, { each: forRows(suite), skip: nothing });

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
for (const snapshot of ["toMatchInlineSnapshot", "toMatchFileSnapshot"]) {
  chai.util.addMethod(chai.Assertion.prototype, snapshot, nothing);
}

const matchers = (globalThis as unknown as Record<symbol, object>)[ASYMMETRIC_MATCHERS_OBJECT]!;
export const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
  matchers,
);
