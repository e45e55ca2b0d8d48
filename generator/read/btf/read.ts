// A blob's structs and unions, with the size and the offsets its compiler recorded.
import type { Span } from "../../model/index.ts";
import type { Finding } from "../../finding/index.ts";
import { type Target, targetNamed } from "../../targets/index.ts";
import { elfSection, isElf } from "./elf.ts";
import { machineOf } from "./machine.ts";
import { kinds, type TypeTable, typeTable } from "./table.ts";
import { RecordReader } from "./types.ts";
import type { BtfRecord } from "./explain.ts";

export interface BtfReading {
  /** Those of the file itself. */
  readonly records: readonly BtfRecord[];
  /** Those it builds on, where it is split. */
  readonly inherited: () => readonly BtfRecord[];
  readonly findings: readonly Finding[];
  /** An ELF file's own; of a raw blob, what the word size and the byte order tell. */
  readonly target: Target;
}

/** A file's name and content. */
export interface BtfFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a raw blob or an ELF file. Damage is a finding, and what could be read is still given. A
 * split one, as a module has it, goes on with the ids and strings of `base`.
 */
export function readBtf(bytes: Uint8Array, path: string, base?: BtfFile): BtfReading {
  const below = base && tableOf(base);
  if (typeof below === "string") return damaged(base!.path, below);
  const table = tableOf({ path, bytes }, below);
  if (typeof table === "string") return damaged(path, table);
  const target = machineIn(bytes) ?? (base && machineIn(base.bytes)) ?? targetOf(table);
  const reader = new RecordReader(table, target, { file: path, line: 1, column: 1 });
  const recordsOf = (from: number, to: number): readonly BtfRecord[] => {
    const records: BtfRecord[] = [];
    for (let id = from; id < to; id++) {
      const kind = table.kind(id);
      if (kind === kinds.struct || kind === kinds.union) records.push(reader.recordOf(id));
    }
    return records;
  };
  const records = recordsOf(table.first, table.count);
  return { records, inherited: () => recordsOf(1, table.first), findings: [], target };
}

function damaged(file: string, message: string): BtfReading {
  const span: Span = { file, line: 1, column: 1 };
  return {
    records: [],
    inherited: () => [],
    findings: [{ span, rule: "damage", level: "error", message }],
    target: targetNamed("x86_64") as Target,
  };
}

/** The types of a file, or what is wrong with it. */
function tableOf({ bytes }: BtfFile, base?: TypeTable): TypeTable | string {
  if (!isElf(bytes)) return typeTable(bytes, base);
  const section = elfSection(bytes, ".BTF");
  if (typeof section === "string") return section;
  if (typeof elfSection(bytes, ".BTF.base") !== "string")
    return "split BTF on a base distilled for it (.BTF.base), which is not read";
  return typeTable(section, base);
}

const machineIn = (bytes: Uint8Array): Target | undefined =>
  isElf(bytes) ? machineOf(bytes) : undefined;

/**
 * A raw blob does not name its target. `long` gives the word size, and the alignment rules of the
 * commonest target of that size and byte order stand for the rest; a 32-bit blob is taken for
 * arm's.
 */
function targetOf(table: TypeTable): Target {
  let word = 8;
  for (let id = 1; id < table.count; id++)
    if (table.kind(id) === kinds.int && /^long( unsigned)? int$/.test(table.name(id))) {
      word = table.sizeOrType(id);
      break;
    }
  const names = table.endian === "little" ? ["x86_64", "arm"] : ["s390x", "ppc32"];
  return targetNamed(names[word === 8 ? 0 : 1] as string) as Target;
}
