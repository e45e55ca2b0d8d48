// One test run for both buildings; the package's public doors lead to the sources, not to dist.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import {
  defineConfig,
  type TestProjectInlineConfiguration,
  type ViteUserConfig,
} from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Files of one building share the processes that run them, and the modules: loading these again
 * for each file took a sixth of the time. The buildings share none: what only the mill loads is
 * much memory, and each of the machine's large arrays makes the collector go through all of it.
 */
const building = (
  name: string,
  groupOrder: number,
  rooms: readonly string[],
): TestProjectInlineConfiguration => ({
  resolve: {
    alias: [
      { find: /^holeproof\/runtime$/, replacement: here("./src/runtime/index.ts") },
      { find: /^holeproof\/codecs$/, replacement: here("./src/generated/index.ts") },
      { find: /^holeproof$/, replacement: here("./generator/index.ts") },
    ],
  },
  test: {
    name,
    include: rooms.map((room) => `test/${room}/**/*.test.ts`),
    isolate: false,
    sequence: { groupOrder },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

const config: ViteUserConfig = defineConfig({
  test: {
    globalSetup: ["test/run-folder.ts"],
    // Left to itself vitest keeps one core free, which of two is half.
    maxWorkers: availableParallelism(),
    projects: [
      building("mill", 0, ["house", "mill"]),
      building("machine", 1, ["machine", "serve", "voyage"]),
    ],
  },
});
export default config;
