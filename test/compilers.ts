// C compilers by the names they have on this machine.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { delimiter } from "node:path";

/** Whether a command compiles C; `more`: further options it has to know. */
export function compiles(command: string, text = "", more: readonly string[] = []): boolean {
  const [name = "", ...flags] = command.split(" ");
  const words = [...flags, ...more, "-w", "-fsyntax-only", "-xc", "-"];
  return spawnSync(name, words, { input: text }).status === 0;
}

/**
 * The command that works, if one does: Debian installs some compilers under a name with their
 * version only, as `m68k-linux-gnu-gcc-12`.
 */
export function working(command: string): string | undefined {
  if (compiles(command)) return command;
  const [name = "", ...flags] = command.split(" ");
  return programs()
    .filter((one) => one.startsWith(`${name}-`) && /^\d+$/.test(one.slice(name.length + 1)))
    .map((one) => [one, ...flags].join(" "))
    .find((one) => compiles(one));
}

let found: readonly string[] | undefined;

/** The names of all programs on the PATH, sorted. */
function programs(): readonly string[] {
  found ??= (process.env["PATH"] ?? "").split(delimiter).flatMap(namesIn).toSorted();
  return found;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
