// Another program: what it is given, and what it says until it ends.
import { spawn } from "node:child_process";

/** How a program ended, and what it wrote. */
export interface Ended {
  /** Its exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** More than a compiler says, bytes; one that says more is ended. */
const saidMax = 1 << 26;

/**
 * Runs a program to its end; rejects, as `spawn` tells it, where it cannot be started. `ended` ends
 * it together with the programs it started: a compiler's driver leaves its own behind.
 */
export function runProgram(
  program: string,
  words: readonly string[],
  { input, ended }: { readonly input: string; readonly ended: AbortSignal | undefined },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...words], { detached: ended !== undefined });
    const end = (): void => {
      try {
        process.kill(ended === undefined ? child.pid! : -child.pid!, "SIGTERM");
      } catch {
        // It ended by itself.
      }
    };
    const said: { readonly out: Buffer[]; readonly err: Buffer[] } = { out: [], err: [] };
    let size = 0;
    const keep = (chunks: Buffer[], chunk: Buffer): void => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > saidMax) end();
    };
    child.stdout.on("data", (chunk: Buffer) => keep(said.out, chunk));
    child.stderr.on("data", (chunk: Buffer) => keep(said.err, chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      ended?.removeEventListener("abort", end);
      resolve({ code, out: `${Buffer.concat(said.out)}`, err: `${Buffer.concat(said.err)}` });
    });
    ended?.addEventListener("abort", end);
    // Who does not read what it is given says so by its end.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
