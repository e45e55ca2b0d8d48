// A folder for files that another program needs for a moment.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls `work` with a fresh folder in the temporary directory, readable by this user alone, and
 * removes that when the work is done, has failed, or one of the signals ends the process, which is
 * told to programs at work in it. Where somebody else listens to the signal it is theirs to answer,
 * and the work goes on.
 */
export async function inTemporaryFolder<T>(
  work: (folder: string, ended: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  let folder: string | undefined;
  const leave = (): void => {
    for (const signal of SIGNALS) process.off(signal, end);
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  const end = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    ending.abort();
    leave();
    process.kill(process.pid, signal);
  };
  // Before the folder is there: a signal right behind that must find somebody who removes it.
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    folder = mkdtempSync(join(tmpdir(), "holeproof-"));
    return await work(folder, ending.signal);
  } finally {
    leave();
  }
}
