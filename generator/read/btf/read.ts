// A blob's structs and unions, with the size and the offsets its compiler recorded.
import type { Span } from "../../model/index.ts";
import type { Finding } from "../../finding/index.ts";
import { type Target, targetNamed } from "../../targets/index.ts";
import { Distilled, type WholeBase } from "./distilled.ts";
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
 * split one, as a module has it, goes on with the ids and strings of `base`, or with those of the
 * distilled base it carries; `base` then says what is in the structs that one only names.
 */
export function readBtf(bytes: Uint8Array, path: string, base?: BtfFile): BtfReading {
  const below = base && tableOf(base.bytes);
  if (typeof below === "string") return damaged(base!.path, below);
  const carried = carriedBase(bytes);
  if (typeof carried === "string") return damaged(path, carried);
  const table = tableOf(bytes, carried ?? below);
  if (typeof table === "string") return damaged(path, table);
  const target = machineIn(bytes) ?? (base && machineIn(base.bytes)) ?? targetOf(table);
  const span: Span = { file: path, line: 1, column: 1 };
  if (carried === undefined) {
    const reader = new RecordReader(table, target, span);
    const inherited = (): readonly BtfRecord[] => recordsOf(table, reader, 1, table.first);
    const records = recordsOf(table, reader, table.first, table.count);
    return { records, inherited, findings: [], target };
  }
  const whole = below && wholeBase(below, target, { ...span, file: base!.path });
  const distilled = new Distilled(table, span, whole);
  const missing = distilled.missing();
  if (missing !== undefined)
    return damaged(path, `split BTF that builds on another base: that has no ${missing}`);
  const own = new RecordReader(table, target, span, distilled);
  return {
    records: recordsOf(table, own, table.first, table.count),
    inherited: () => whole?.records() ?? [],
    findings: [],
    target,
  };
}

function wholeBase(
  table: TypeTable,
  target: Target,
  span: Span,
): WholeBase & { readonly records: () => readonly BtfRecord[] } {
  const reader = new RecordReader(table, target, span);
  return {
    table,
    recordOf: (id) => reader.recordOf(id),
    records: () => recordsOf(table, reader, 1, table.count),
  };
}

function recordsOf(
  table: TypeTable,
  reader: RecordReader,
  from: number,
  to: number,
): readonly BtfRecord[] {
  const records: BtfRecord[] = [];
  for (let id = from; id < to; id++) {
    const kind = table.kind(id);
    if (kind === kinds.struct || kind === kinds.union) records.push(reader.recordOf(id));
  }
  return records;
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
function tableOf(bytes: Uint8Array, base?: TypeTable): TypeTable | string {
  if (!isElf(bytes)) return typeTable(bytes, base);
  const section = elfSection(bytes, ".BTF");
  return typeof section === "string" ? section : typeTable(section, base);
}

/** The base a file was given on its way, what is wrong with that, or undefined: it has none. */
function carriedBase(bytes: Uint8Array): TypeTable | string | undefined {
  const section = isElf(bytes) ? elfSection(bytes, ".BTF.base") : "";
  return typeof section === "string" ? undefined : typeTable(section);
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
