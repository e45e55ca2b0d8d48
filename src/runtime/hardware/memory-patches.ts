// What has changed behind a base address.
import { patchesOf, type Patch } from "./patches.ts";
import type { DeviceMemory } from "./pci-model.ts";

const PAGE = 4096;

/**
 * What has changed; `before` and `now` are of one length. Pages that neither side has written are
 * not looked at: of a mebibyte a device writes a page or two.
 */
export function memoryPatchesOf(before: DeviceMemory, now: DeviceMemory): readonly Patch[] {
  const patches: Patch[] = [];
  for (const [from, to] of runsOf(before, now)) {
    const length = Math.min(to, now.bytes) - from;
    for (const [at, hex] of patchesOf(before.read(from, length), now.read(from, length)))
      patches.push([from + at, hex]);
  }
  return patches;
}

/** Where bytes may differ, ascending: in whole runs of pages, so that a change is told whole. */
function runsOf(before: DeviceMemory, now: DeviceMemory): readonly (readonly [number, number])[] {
  const [mine, theirs] = [before.written?.(), now.written?.()];
  if (mine === undefined || theirs === undefined) return [[0, now.bytes]];
  const runs: [number, number][] = [];
  for (const page of [...new Set([...mine, ...theirs])].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === page * PAGE) last[1] += PAGE;
    else runs.push([page * PAGE, (page + 1) * PAGE]);
  }
  return runs;
}
