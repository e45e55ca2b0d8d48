// One folder for everything a run of the tests writes, of the programs it starts, too.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes it the temporary folder of every worker to come. It goes when vitest does, however it ends. */
export default function setup(): void {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-tests-"));
  // Programs that are run as another user pass through it.
  chmodSync(folder, 0o711);
  process.env["TMPDIR"] = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}
