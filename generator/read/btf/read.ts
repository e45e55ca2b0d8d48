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
  readonly records: readonly BtfRecord[];
  readonly findings: readonly Finding[];
  /** An ELF file's own; of a raw blob, what the word size and the byte order tell. */
  readonly target: Target;
}

/** Reads a raw blob or an ELF file. Damage is a finding, and what could be read is still given. */
export function readBtf(bytes: Uint8Array, file: string): BtfReading {
  const span: Span = { file, line: 1, column: 1 };
  const damage = (message: string): Finding => ({
    span,
    rule: "damage",
    level: "error",
    message,
  });
  const host = targetNamed("x86_64") as Target;
  const section = isElf(bytes) ? elfSection(bytes, ".BTF") : bytes;
  if (typeof section === "string")
    return { records: [], findings: [damage(section)], target: host };
  const table = typeTable(section);
  if (typeof table === "string") return { records: [], findings: [damage(table)], target: host };
  const target = (isElf(bytes) ? machineOf(bytes) : undefined) ?? targetOf(table);
  const reader = new RecordReader(table, target, span);
  const records: BtfRecord[] = [];
  for (let id = 1; id < table.count; id++) {
    const kind = table.kind(id);
    if (kind === kinds.struct || kind === kinds.union) records.push(reader.recordOf(id));
  }
  return { records, findings: [], target };
}

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
