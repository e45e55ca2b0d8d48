// The machine's tables against a dump, entry for entry. Table pages lie where each kernel put them:
// the dump's addresses stand for ours from the root down, each for exactly one, and everything else
// must be equal to the bit.
import type { Ram } from "../memory/index.ts";
import type { DumpedTable } from "./dump.ts";

const ADDRESS = 0x000f_ffff_ffff_f000n;
const PAGE_ITEMS = 512;

/** An entry that differs, or a table that should not be there. */
export interface EntryDifference {
  readonly place: string;
  readonly expected: bigint;
  readonly got: bigint;
}

interface TableComparison {
  readonly entries: number;
  readonly differences: readonly EntryDifference[];
}

/** Compares every table of a dump, parents before children as dumps list them. */
export function compareTables(
  ram: Ram,
  rootPa: number,
  tables: readonly DumpedTable[],
): TableComparison {
  const ours = new Map<bigint, bigint>();
  const taken = new Set<bigint>();
  const dumped = new Set(tables.map(({ pa }) => pa));
  const top = tables[0];
  if (top === undefined) return { entries: 0, differences: [] };
  ours.set(top.pa, BigInt(rootPa));
  taken.add(BigInt(rootPa));
  const differences: EntryDifference[] = [];
  let entries = 0;
  for (const table of tables) {
    const pa = ours.get(table.pa);
    // Its parent's entry differs already, and was said to.
    if (pa === undefined || !ram.holdsBytes(Number(pa), 4096)) continue;
    for (let index = 0; index < PAGE_ITEMS; index++) {
      const expected = table.entries.get(index) ?? 0n;
      const found = wordAt(ram, Number(pa), index);
      if (expected !== 0n || found !== 0n) entries += 1;
      const got = inDumpsTerms(found, expected);
      if (got !== expected) differences.push({ place: placeOf(table, index), expected, got });
    }
  }
  return { entries, differences };

  /** Our entry with the dump's address of the table it points to. */
  function inDumpsTerms(found: bigint, expected: bigint): bigint {
    const [want, have] = [expected & ADDRESS, found & ADDRESS];
    if (!dumped.has(want) || have === 0n) return found;
    const known = ours.get(want);
    if (known === undefined && !taken.has(have)) {
      ours.set(want, have);
      taken.add(have);
    }
    return ours.get(want) === have ? (found & ~ADDRESS) | want : found;
  }
}

function placeOf({ pa, level, iova }: DumpedTable, index: number): string {
  const at = iova + (BigInt(index) << BigInt(12 + 9 * (level - 1)));
  return `level ${level} table 0x${pa.toString(16)}[${index}], iova 0x${at.toString(16)}`;
}

function wordAt(ram: Ram, pa: number, index: number): bigint {
  return ram.view.getBigUint64(ram.byteAt(pa) + index * 8, true);
}
