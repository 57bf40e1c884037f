import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,generators,theorems,reports}/**/*.test.ts"],
    globalSetup: ["theorems/asked.fixture.ts", "src/cli/published-run.fixture.ts"],
    // Files share the modules of their worker: no test changes anything outside of itself, and what each file would
    // load anew, and every core would compile anew, is half of the time.
    isolate: false,
    maxWorkers: "100%",
    // Room for a machine that has other things to do; no test asserts how long something takes.
    testTimeout: 600_000,
    hookTimeout: 600_000,
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
        "src/workers/{typescript-hooks,worker,pool,in-workers,proving-in-workers}.ts",
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
