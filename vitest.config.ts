// One test run for both buildings; the package's public doors lead to the sources, not to dist.
import { mkdtempSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: [
      { find: /^holeproof\/runtime$/, replacement: here("./src/runtime/index.ts") },
      { find: /^holeproof\/codecs$/, replacement: here("./src/generated/index.ts") },
      { find: /^holeproof$/, replacement: here("./generator/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    // One folder a run: its processes agree there on who builds the program.
    env: { HOLEPROOF_TEST_RUN: mkdtempSync(join(tmpdir(), "holeproof-run-")) },
    // Left to itself vitest keeps one core free, which of two is half.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
export default config;
