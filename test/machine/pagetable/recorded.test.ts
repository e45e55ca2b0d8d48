// Page tables of a real kernel, rebuilt at the same addresses: every entry at every level.
//
// Not compared: what an unmap leaves behind (empty tables), which depends on the order of calls.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Ram } from "../../../src/runtime/memory/index.ts";
import { PageTable, map, vtdss } from "../../../src/runtime/pagetable/index.ts";

const folder = new URL("../../../../shared/corpus/real-kernel/pagetables/", import.meta.url);

interface Dump {
  readonly devices: readonly {
    readonly format?: string;
    readonly levels?: number;
    readonly tables?: readonly {
      readonly pa: string;
      readonly level: number;
      readonly iova: string;
      readonly entries: Readonly<Record<string, string>>;
    }[];
    readonly mappings?: readonly {
      readonly iova: string;
      readonly length: string;
      readonly flags: number;
      readonly va: string;
      readonly runs: readonly (readonly [string, string | null, string])[];
    }[];
  }[];
}

const names = existsSync(folder)
  ? readdirSync(folder).filter((name) => /^intel.*\.(mapped|after-attach|copied)\.json$/.test(name))
  : [];

const pfnOf = (address: string): number => Number(BigInt(address) >> 12n);

/** Rebuilds one device's tables from the mappings and compares them; the entries compared. */
function check(device: Dump["devices"][number]): number {
  const tables = [...(device.tables ?? [])].sort(
    (a, b) => Number(BigInt(a.iova) - BigInt(b.iova)) || b.level - a.level,
  );
  const pfns = tables.map(({ pa }) => pfnOf(pa));
  const base = Math.floor(Math.min(...pfns) / 1024) * 1024;
  const ram = new Ram((Math.max(...pfns) - base + 1) * 4096, base * 4096);
  const given = [...pfns];
  const levels = device.levels ?? 0;
  const frames = { allocate: (): number => given.shift() ?? -12, put: (): void => {} };
  const geometry = { format: vtdss, topLevel: levels - 1, vaszLg2: 12 + 9 * levels };
  const pt = PageTable.create(ram, frames, geometry);
  if (typeof pt === "number") throw new Error(`errno ${pt}`);
  const mappings = [...(device.mappings ?? [])].sort((a, b) => pfnOf(a.iova) - pfnOf(b.iova));
  for (const { iova, va, length, flags, runs } of mappings) {
    // The recorded driver makes every leaf readable.
    const prot = (flags & 2) !== 0 ? 3 : 1;
    const [first, end] = [pfnOf(va), pfnOf(va) + pfnOf(length)];
    for (const [runVa, pa, bytes] of runs) {
      // A copied mapping is listed with all the pages of the mapping it was copied from.
      const start = Math.max(pfnOf(runVa), first);
      const pages = Math.min(pfnOf(runVa) + pfnOf(bytes), end) - start;
      if (pa === null || pages <= 0) continue;
      const oaPfn = pfnOf(pa) + start - pfnOf(runVa);
      expect(map(pt, pfnOf(iova) + start - first, oaPfn, pages, prot)).toBe(0);
    }
  }
  expect(given, "tables the kernel had and we did not need").toEqual([]);
  let compared = 0;
  for (const { pa, entries } of tables) {
    const found: Record<string, string> = {};
    for (let index = 0; index < 512; index++) {
      const word = ram.view.getBigUint64(ram.byteAt(pfnOf(pa) * 4096) + index * 8, true);
      if (word !== 0n) found[index] = word.toString(16).padStart(16, "0");
    }
    expect(found, `table at ${pa}`).toEqual(entries);
    compared += Object.keys(entries).length;
  }
  return compared;
}

describe("tables of a recorded kernel", () => {
  if (names.length === 0) {
    console.warn("recorded page tables skipped: ../shared/corpus/real-kernel is absent");
    it.skip("needs ../shared/corpus/real-kernel");
  }
  it.each(names)("%s", (name) => {
    const dump = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Dump;
    const devices = dump.devices.filter(({ format }) => format === "vtd-second-stage");
    const compared = devices.reduce((sum, device) => sum + check(device), 0);
    expect(compared).toBeGreaterThan(devices.length === 0 ? -1 : 2);
  });
});
