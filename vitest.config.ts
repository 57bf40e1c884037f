import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,generators,theorems,reports}/**/*.test.ts"],
    // Room for continuous integration on two busy cores; no test asserts how long something takes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: "v8",
      include: ["{src,generators,theorems,reports}/**/*.ts"],
      exclude: [
        "**/*.{test,fixture}.ts",
        "**/fixtures/**",
        // Run as programs of their own, out of sight of the coverage of this process.
        "src/cli/main.ts",
        "src/bench/**",
      ],
      reporter: ["text-summary", "html", "json-summary"],
      thresholds: {
        lines: 98,
        branches: 93,
        "src/numerics/**": { lines: 95, branches: 90 },
        "src/claim/**": { lines: 95, branches: 90 },
      },
    },
  },
});
