// Folders of headers that are an architecture's own and nobody's in particular: told at the end.
import { join } from "node:path";
import { archOf, type Target } from "../targets/index.ts";

const archs = new Map<string, Set<string | undefined>>();

/** Notes that a header below a folder's `asm/` was read for a target. */
export function untoldFolder(folder: string, target: Target): void {
  let some = archs.get(folder);
  if (some === undefined) archs.set(folder, (some = new Set()));
  some.add(archOf(target));
}

/** A line a folder that was read for several architectures. */
export const untoldNotes = (): readonly string[] =>
  [...archs]
    .filter(([, some]) => some.size > 1)
    .map(([folder]) => `${join(folder, "asm")}: ${assumed}`);

const assumed = "nothing there tells its architecture, so it was read for every target";
