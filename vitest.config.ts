// One test run for both buildings; the package's public doors lead to the sources, not to dist.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import {
  defineConfig,
  type TestProjectInlineConfiguration,
  type ViteUserConfig,
} from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const tests = (room: string): string => `test/${room}/**/*.test.ts`;
/** Tests of how much memory something takes. */
const heap = "test/**/*.heap.test.ts";

/** Milliseconds after which a test hangs, and is not just one on a busy machine. */
const hangs = 600_000;

/**
 * Files of one building share the processes that run them, and the modules: loading these again
 * for each file took a sixth of the time. The buildings share none: what only the mill loads is
 * much memory, and each of the machine's large arrays makes the collector go through all of it.
 */
const building = (
  name: string,
  groupOrder: number,
  include: readonly string[],
  isolate = false,
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
    include: [...include],
    exclude: isolate ? [] : [heap],
    isolate,
    sequence: { groupOrder },
    testTimeout: hangs,
    // With a worker on every core the collector's helpers only take turns with the other workers.
    execArgv: ["--single-threaded-gc"],
    hookTimeout: hangs,
  },
});

const config: ViteUserConfig = defineConfig({
  test: {
    globalSetup: ["test/run-folder.ts"],
    // Left to itself vitest keeps one core free, which of two is half.
    maxWorkers: availableParallelism(),
    projects: [
      building("mill", 0, ["house", "mill"].map(tests)),
      building("machine", 1, ["machine", "serve", "voyage"].map(tests)),
      // What these measure is not theirs alone in a process that other files have run in.
      building("heap", 2, [heap], true),
    ],
  },
});
export default config;
