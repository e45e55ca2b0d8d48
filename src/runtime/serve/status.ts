// What goes on in a served machine, for people.
import type { Machine } from "../machine/index.ts";
import type { Clients } from "./clients.ts";
import type { OpenFiles } from "./open-files.ts";

interface StatusParts {
  readonly machine: Machine;
  readonly clients: Clients;
  readonly files: OpenFiles;
  readonly pinnedPages: number;
  readonly calls: number;
  readonly kexecs: number;
}

/** Lines of `what  how many`, the same order every time. */
export function statusText({ machine, clients, files, ...counts }: StatusParts): string {
  const { kernel } = machine;
  const objects = [...kernel.contexts].map(({ objects }) => [...objects.all()].length);
  const kinds = new Map<string, number>();
  for (const kind of files.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const lines: (readonly [string, number | string])[] = [
    ["profile", kernel.profile.name],
    ["kexecs", counts.kexecs],
    ["processes", [...clients.all].length],
    ["open files", files.count],
    ...[...kinds].map(([kind, count]) => [`  ${kind}`, count] as const),
    ["iommufd objects", objects.reduce((sum, count) => sum + count, 0)],
    ["pages pinned", counts.pinnedPages],
    ["calls", counts.calls],
  ];
  const width = Math.max(...lines.map(([what]) => what.length)) + 2;
  return lines.map(([what, value]) => `${what.padEnd(width)}${value}\n`).join("");
}
