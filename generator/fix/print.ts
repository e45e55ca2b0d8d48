// A record as C text, in the kernel's style.
import { type CRecord, type Member, recordOf } from "../model/index.ts";

/**
 * `struct name { ... };`, tabs for indentation, one member a line, comments left out. `packed` is
 * how the file says so: user space has no `__packed`.
 */
export function printRecord(record: CRecord, packed: PackedWord = "__packed"): string {
  const tag = record.name === "" ? record.kind : `${record.kind} ${record.name}`;
  const end = attributes(record, packed) + microsoft(record);
  if (record.byTypedef === true)
    return `typedef ${record.kind} ${body(record, 0, packed)}${end} ${record.name};\n`;
  return `${tag} ${body(record, 0, packed)}${end};\n`;
}

export type PackedWord = "__packed" | "__attribute__((packed))";

function body(record: CRecord, depth: number, packed: PackedWord): string {
  const tabs = "\t".repeat(depth);
  const lines = record.members.map(
    (member) => `${tabs}\t${declaration(member, depth + 1, packed)};\n`,
  );
  return `{\n${lines.join("")}${tabs}}`;
}

function declaration(member: Member, depth: number, packed: PackedWord): string {
  const inner = inlineOf(member);
  if (inner === undefined) return member.spelling;
  const dimensions = /((?:\[[^\]]*\])*)\s*$/.exec(member.spelling)?.[1] ?? "";
  const name = member.name === "" ? "" : ` ${member.name}${dimensions}`;
  const own = attributes(inner, packed) + microsoft(inner);
  const outer = attributes(member, packed);
  return `${inner.kind} ${body(inner, depth, packed)}${own}${name}${outer}`;
}

function microsoft({ msStruct }: CRecord): string {
  if (msStruct === undefined) return "";
  return ` __attribute__((${msStruct ? "ms_struct" : "gcc_struct"}))`;
}

function attributes({ packed: isPacked, aligned }: CRecord | Member, word: PackedWord): string {
  const packed = isPacked === true ? ` ${word}` : "";
  if (aligned === undefined) return packed;
  return `${packed} __attribute__((aligned${aligned === "max" ? "" : `(${aligned})`}))`;
}

/** The record written inside a member; undefined for any other type. */
export function inlineOf(member: Member): CRecord | undefined {
  let { type } = member;
  while (type.kind === "array") type = type.of;
  const record = type.kind === "record" ? recordOf(type) : undefined;
  return record?.name === "" ? record : undefined;
}
