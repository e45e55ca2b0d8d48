// Derived single-leaf vectors: every entry on the way, word for word, at the vector's own addresses.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Ram } from "../../../src/runtime/memory/index.ts";
import {
  PROT_CACHE,
  PROT_MMIO,
  PROT_NOEXEC,
  PROT_PRIVILEGED,
  PageTable,
  formats,
  map,
  translate,
  type LeafOptions,
} from "../../../src/runtime/pagetable/index.ts";

const path = new URL("../../../../shared/facts/page-table-vectors.json", import.meta.url);

interface Vector {
  readonly id: string;
  readonly format: string;
  readonly topLevel: number;
  readonly vaszLg2: number;
  readonly signExtend: boolean;
  readonly iova: string;
  readonly pa: string;
  readonly sizeLg2: number;
  readonly prot: string;
  readonly options: Readonly<Record<string, number>>;
  readonly tables: Readonly<Record<string, string>>;
  readonly entries: readonly {
    readonly level: number;
    readonly index: number;
    readonly count: number;
    readonly entry: string;
  }[];
}

const vectors: readonly Vector[] = existsSync(path)
  ? (JSON.parse(readFileSync(path, "utf8")) as { vectors: Vector[] }).vectors
  : [];
const known = new Map(formats.map((format) => [format.name, format]));

const pfnOf = (text: string): number => Number(BigInt(text) >> 12n);

/** The format of a name; AMD tables whose leaves do not force coherence are those of a mock. */
function leafOptions({ format, options }: Vector): LeafOptions {
  return {
    forceCoherence: format === "amdv1" ? options["fc"] !== 0 : options["snp"] === 1,
    hardwareDirty: options["hd"] === 1,
    forcedWriteBack: options["fwb"] === 1,
    memoryTypes: options["pbmt"] === 1,
  };
}

function protOf({ prot, options }: Vector): number {
  return (
    (prot.includes("R") ? 1 : 0) |
    (prot.includes("W") ? 2 : 0) |
    (options["cache"] === 0 ? 0 : PROT_CACHE) |
    (options["noexec"] === 1 ? PROT_NOEXEC : 0) |
    (options["mmio"] === 1 ? PROT_MMIO : 0) |
    (options["priv"] === 1 ? PROT_PRIVILEGED : 0)
  );
}

function check(vector: Vector): void {
  const format = known.get(vector.format)!;
  const ram = new Ram(64 * 4096 * 16, 0x1_0000_0000);
  const topPfn = ram.basePfn + 512;
  const given = [topPfn];
  for (let level = vector.topLevel - 1; level >= 0; level--) {
    const table = vector.tables[String(level)];
    if (table !== undefined) given.push(pfnOf(table));
  }
  const frames = { allocate: (): number => given.shift()!, put: (): void => {} };
  const pt = PageTable.create(ram, frames, {
    format,
    topLevel: vector.topLevel,
    vaszLg2: vector.vaszLg2,
    signExtends: vector.signExtend,
    options: leafOptions(vector),
  });
  if (typeof pt === "number") throw new Error(`${vector.id}: errno ${pt}`);
  const prot = protOf(vector);
  const [iovaPfn, oaPfn] = [pfnOf(vector.iova), pfnOf(vector.pa)];
  expect(map(pt, iovaPfn, oaPfn, 2 ** (vector.sizeLg2 - 12), prot)).toBe(0);
  for (const { level, index, count, entry } of vector.entries) {
    const table = level === vector.topLevel ? topPfn : pfnOf(vector.tables[String(level)]!);
    for (let at = index; at < index + count; at++) {
      const word = ram.view.getBigUint64(ram.byteAt(table * 4096) + at * 8, true);
      expect(`0x${word.toString(16).padStart(16, "0")}`, `L${level}[${at}]`).toBe(entry);
    }
  }
  expect(translate(pt, iovaPfn)).toBe(oaPfn);
}

describe("page-table vectors", () => {
  const mine = vectors.filter((vector) => known.has(vector.format));
  if (mine.length === 0) {
    console.warn("page-table vectors skipped: ../shared/facts/page-table-vectors.json is absent");
    it.skip("needs ../shared/facts/page-table-vectors.json");
  }
  it.each(mine.map((vector) => [vector.id, vector] as const))("%s", (_, vector) => check(vector));
});
