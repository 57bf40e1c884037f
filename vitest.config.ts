import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The tests of all claims of a source, and of the pictures that are drawn in full, minutes of them in files of a few lines:
 * vitest, which begins with large files where it knows nothing else, would leave them to the end, and with them one core
 * alone.
 */
const LONG = /\/theorems\/(\w+)\/\1\.test\.ts$|\/stored-pictures\.test\.ts$/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const [long, others] = [true, false].map((are) => sorted.filter(({ moduleId }) => LONG.test(moduleId) === are));
    return [...long!, ...others!];
  }
}

export default defineConfig({
  test: {
    include: ["{src,generators,theorems,reports}/**/*.test.ts"],
    globalSetup: ["theorems/asked.fixture.ts", "src/shelf.fixture.ts"],
    // Files share the modules of their worker: no test changes anything outside of itself, and what each file would
    // load anew, and every core would compile anew, is half of the time.
    isolate: false,
    maxWorkers: "100%",
    sequence: { sequencer: LongFirst },
    // Room for a machine that has other things to do; no test asserts how long something takes.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 300_000 } },
    coverage: {
      provider: "v8",
      include: ["{src,generators,theorems,reports}/**/*.ts"],
      exclude: [
        "**/*.{test,fixture}.ts",
        "**/fixtures/**",
        // Run as programs of their own, or in a browser, out of sight of the coverage of this process.
        "src/cli/main.ts",
        "src/cli/program-thread.ts",
        "src/cli/write-listing.ts",
        "src/workers/{typescript-hooks,worker,pool,in-workers,checking-in-workers,proving-in-workers}.ts",
        "src/bench/**",
        "src/lab/browser/**",
        "src/mutation/{main,worker,crew,driver,mirror,units,vitest-shim}.ts",
      ],
      reporter: ["text-summary", "html", "json-summary"],
      // One failure does not hide what the others cover.
      reportOnFailure: true,
      thresholds: {
        lines: 98,
        branches: 93,
        "src/numerics/**": { lines: 95, branches: 90 },
        "src/claim/**": { lines: 95, branches: 90 },
      },
    },
  },
});
