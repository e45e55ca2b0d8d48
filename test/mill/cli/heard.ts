// A command run in this process, with streams of our own.
import type { ExitCode, Io } from "../../../generator/cli/io.ts";

export interface Heard {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** What a command answers and says: no terminal, and `stdin` as all of its input. */
export async function heard(
  command: (io: Io) => Promise<ExitCode>,
  stdin: Uint8Array = new Uint8Array(),
): Promise<Heard> {
  const said = { out: "", err: "" };
  const code = await command({
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    stdin: async () => stdin,
    showsProgress: false,
    color: false,
  });
  return { code, ...said };
}
