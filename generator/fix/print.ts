// A record as C text, in the kernel's style.
import { type CRecord, type Member, recordOf } from "../model/index.ts";

/** `struct name { ... };`, tabs for indentation, one member a line, comments left out. */
export function printRecord(record: CRecord): string {
  const tag = record.name === "" ? record.kind : `${record.kind} ${record.name}`;
  if (record.byTypedef === true)
    return `typedef ${record.kind} ${body(record, 0)}${attributes(record)} ${record.name};\n`;
  return `${tag} ${body(record, 0)}${attributes(record)};\n`;
}

function body(record: CRecord, depth: number): string {
  const tabs = "\t".repeat(depth);
  const lines = record.members.map((member) => `${tabs}\t${declaration(member, depth + 1)};\n`);
  return `{\n${lines.join("")}${tabs}}`;
}

function declaration(member: Member, depth: number): string {
  const inner = inlineOf(member);
  if (inner === undefined) return member.spelling;
  const dimensions = /((?:\[[^\]]*\])*)\s*$/.exec(member.spelling)?.[1] ?? "";
  const name = member.name === "" ? "" : ` ${member.name}${dimensions}`;
  return `${inner.kind} ${body(inner, depth)}${attributes(inner)}${name}${attributes(member)}`;
}

function attributes({ packed: isPacked, aligned }: CRecord | Member): string {
  const packed = isPacked === true ? " __packed" : "";
  if (aligned === undefined) return packed;
  return `${packed} __attribute__((aligned${aligned === "max" ? "" : `(${aligned})`}))`;
}

function inlineOf(member: Member): CRecord | undefined {
  let { type } = member;
  while (type.kind === "array") type = type.of;
  const record = type.kind === "record" ? recordOf(type) : undefined;
  return record?.name === "" ? record : undefined;
}
