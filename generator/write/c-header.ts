// Records as a C header whose own assertions hold every size and offset, on every target at once.
import { printRecord } from "../fix/index.ts";
import { groupLayouts, type Layout, type LayoutGroup } from "../layout/index.ts";
import { groupedBy } from "../lists/index.ts";
import {
  type CRecord,
  elementOf,
  type EnumType,
  type MacroDefinition,
  type Member,
  titleOf,
  type Type,
} from "../model/index.ts";
import { type Target, targets } from "../targets/index.ts";
import { cType, enumText } from "./c-type.ts";
import { filled } from "./fill.ts";

const preamble = `#include <linux/ioctl.h>
#include <linux/types.h>
#ifdef __KERNEL__
#include <linux/build_bug.h>
#include <linux/stddef.h>
#endif

#ifndef __packed
#define __packed __attribute__((packed))
#endif
#ifndef offsetof
#define offsetof(type, member) __builtin_offsetof(type, member)
#endif
#if !defined(static_assert) && !defined(__cplusplus)
#define static_assert _Static_assert
#endif
`;

/** Records that linux/types.h declares itself, by way of linux/posix_types.h. */
const inTypesHeader: ReadonlySet<string> = new Set(["__kernel_fd_set", "__kernel_fsid_t"]);

/**
 * The words of linux/types.h by themselves, for a compiler that has no headers at hand. On every
 * target a 64-bit `long` is laid out as `long long` is, so the latter stands for both.
 */
const ownTypes: string = [
  ...["8 char", "16 short", "32 int", "64 long long"].flatMap((pair) => {
    const [width = "", ...words] = pair.split(" ");
    const type = words.join(" ");
    return [`unsigned ${type} __u${width}`, `signed ${type} __s${width}`];
  }),
  ...["16", "32", "64"].flatMap((width) => [
    `__u${width} __le${width}`,
    `__u${width} __be${width}`,
  ]),
  ...["u64", "s64", "le64", "be64"].map(
    (word) => `__${word} __aligned_${word} __attribute__((aligned(8)))`,
  ),
]
  .map((words) => `typedef ${words};\n`)
  .concat("#define __packed __attribute__((packed))\n")
  .join("");

/** Kernel spellings user space does not have, as it spells them: `u32` is `__u32`. */
const inUserSpelling = (text: string): string =>
  text.replace(/\b([us](?:8|16|32|64))\b/g, "__$1").replace(/\bbool\b/g, "_Bool");

/** The same for a member, whose own name may be any of these words. */
function memberInUserSpelling({ name, spelling }: Member): string {
  if (name === "") return inUserSpelling(spelling);
  const at = placeOfName(spelling, name);
  if (at < 0) return spelling;
  return inUserSpelling(spelling.slice(0, at)) + spelling.slice(at);
}

/** Where the declared name stands in its declaration: the first place where no type can follow. */
function placeOfName(spelling: string, name: string): number {
  for (let at = spelling.indexOf(name); at >= 0; at = spelling.indexOf(name, at + 1)) {
    behindName.lastIndex = at + name.length;
    if (!/\w/.test(spelling.charAt(at - 1)) && behindName.test(spelling)) return at;
  }
  return -1;
}

const behindName = /\s*(?:[[:)(]|__attr|$)/y;

const columnsMax = 78;

/** A comment block of this text, filled to the width a kernel header has. */
function comment(text: string | undefined): string {
  if (text === undefined || text.trim() === "") return "";
  const paragraphs = text.trim().replaceAll("*/", "* /").split("\n");
  const lines = paragraphs.flatMap((paragraph) => filled(paragraph, columnsMax - 3));
  return `/*\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

/** Members whose place C can name: not bit-fields, not anonymous. */
function nameable(layout: Layout, path = "", base = 0): readonly (readonly [string, number])[] {
  return layout.slots.flatMap(({ member, offset, bits, inner }) => {
    if (bits !== undefined) return [];
    if (member.name !== "") return [[path + member.name, base + offset] as const];
    return inner === undefined ? [] : nameable(inner, path, base + offset);
  });
}

/** What must hold for one layout, as C expressions. */
function facts(layout: Layout): readonly string[] {
  const title = titleOf(layout.record);
  const places = nameable(layout).map(
    ([name, offset]) => `offsetof(${title}, ${name}) == ${offset}`,
  );
  return [`sizeof(${title}) == ${layout.size}`, ...places];
}

/** One assertion, with its own text as the message, on two lines where one is too long. */
function assertion(fact: string): string {
  const line = `static_assert(${fact}, "${fact}");`;
  return line.length <= columnsMax ? `${line}\n` : `static_assert(${fact},\n\t"${fact}");\n`;
}

/**
 * One assertion a fact where all targets agree; where they do not, one that some of the layouts
 * holds as a whole, because C has no portable way to ask which target it is on.
 */
function assertions(groups: readonly LayoutGroup[]): string {
  const exact = groups.filter(({ layout }) => layout.exact);
  const [only] = exact;
  if (only === undefined) return "";
  // Layouts that differ only in what they ask of a place themselves say the same here.
  const said = new Map(exact.map(({ layout }) => [facts(layout).join(" &&\n\t "), layout]));
  if (said.size === 1) return facts(only.layout).map(assertion).join("");
  const layouts = [...said.keys()].map((fact) => `(${fact})`);
  return `static_assert(\n\t${layouts.join(" ||\n\t")},\n\t"${titleOf(only.layout.record)}");\n`;
}

/** Names a pointer may point to without a tag before them: C's own, and those of linux/types.h. */
const cWords: RegExp = new RegExp(
  "^(?:(?:un)?signed|char|short|int|long|float|double|void|_Bool|const|\\*+|" +
    "__(?:[us]8|[us]16|[us]32|[us]64|[lb]e16|[lb]e32|[lb]e64))$",
);

/** A pointer to what nobody declares here points to something, which is all its layout asks. */
function pointing(spelling: string, type: Type, declared: ReadonlySet<string>): string {
  if (type.kind !== "pointer") return spelling;
  const [named] = /^[^*]*/.exec(spelling)!;
  const isTagged = /\b(?:struct|union|enum)\b/.test(named);
  const words = named.trim().split(/\s+/);
  if (isTagged || words.every((word) => cWords.test(word) || declared.has(word))) return spelling;
  return spelling.slice(named.length) === "" ? spelling : `void ${spelling.slice(named.length)}`;
}

/** An enum without a name is written out where it is used. */
function respelled(member: Member, declared: ReadonlySet<string>): Member {
  const { type } = member;
  const element = elementOf(type);
  const spelling = pointing(memberInUserSpelling(member), element, declared);
  if (element.kind !== "enum" || element.tag !== "") return { ...member, spelling };
  return { ...member, spelling: spelling.replace(/^enum/, () => enumText(element)) };
}

const spellRecord = (record: CRecord, declared: ReadonlySet<string>): CRecord => ({
  ...record,
  members: record.members.map((member) => inlineSpelled(respelled(member, declared), declared)),
});

/** Records without a name are printed with what they hold. */
function inlineSpelled(member: Member, declared: ReadonlySet<string>): Member {
  const respell = (type: Type): Type => {
    if (type.kind === "array") return { ...type, of: respell(type.of) };
    if (type.kind !== "record" || type.record.name !== "") return type;
    return { ...type, record: spellRecord(type.record, declared) };
  };
  return { ...member, type: respell(member.type) };
}

function recordIn(type: Type): CRecord | undefined {
  const element = elementOf(type);
  return element.kind === "record" ? element.record : undefined;
}

/** The record's text; under `#pragma pack` where it was declared so. */
function recordText(record: CRecord, declared: ReadonlySet<string>): string {
  const text = printRecord(spellRecord(record, declared));
  if (record.pack === undefined) return text;
  return `#pragma pack(push, ${record.pack})\n${text}#pragma pack(pop)\n`;
}

function typedefText(name: string, type: Type): string {
  if (type.kind !== "typedef") return "";
  const { before, after } = cType(type.of);
  const of = inUserSpelling(before);
  const attribute = type.aligned === undefined ? "" : ` __attribute__((aligned(${type.aligned})))`;
  return `typedef ${of} ${name}${after}${attribute};\n`;
}

/** Records nested by value and named must be printed before what holds them, each once. */
function inOrder(records: readonly CRecord[]): readonly CRecord[] {
  const done = new Set<CRecord>();
  const visit = (record: CRecord): void => {
    if (done.has(record)) return;
    for (const { type } of record.members) {
      const element = elementOf(type);
      if (element.kind === "record") visit(element.record);
    }
    done.add(record);
  };
  records.forEach(visit);
  return [...done].filter(({ name }) => name !== "");
}

/** What no signed type of C holds says that it is unsigned. */
function literal(body: string): string {
  return /^\d+$/.test(body) && BigInt(body) > 0x7fff_ffff_ffff_ffffn ? `${body}ULL` : body;
}

/** Bits of the members' flags, by name; a name the header defines already is not repeated. */
function flagDefines(records: readonly CRecord[], macros: readonly MacroDefinition[]): string {
  const known = new Set(macros.map(({ name }) => name));
  const lines: string[] = [];
  const flags = records.flatMap(({ members }) => members.flatMap((member) => member.flags ?? []));
  for (const { name, value } of flags) {
    if (known.has(name)) continue;
    known.add(name);
    lines.push(`#define ${name} 0x${value.toString(16)}\n`);
  }
  return lines.join("");
}

/** The numbers of the calls that take a record. */
const ioctlDefines = (record: CRecord): string =>
  (record.ioctls ?? [])
    .map(({ name, macro, type, nr }) => {
      const of = macro === "_IO" ? "" : `, ${titleOf(record)}`;
      return `#define ${name} ${macro}(0x${type.toString(16)}, 0x${nr.toString(16)}${of})\n`;
    })
    .join("");

/** What a header is printed from. */
export interface HeaderSource {
  /** Where the records were declared, for the first line. */
  readonly path: string;
  readonly records: readonly CRecord[];
  /** Constants the records' bounds are written with, and whatever else the contract names. */
  readonly macros?: readonly MacroDefinition[];
  readonly enums?: readonly EnumType[];
  readonly typedefs?: ReadonlyMap<string, Type>;
  readonly doc?: string;
  /** Includes nothing, so that it compiles where no header is installed. */
  readonly standalone?: boolean;
}

/** The header as text. `on`: the targets its assertions must hold on. */
export function cHeader(source: HeaderSource, on: readonly Target[] = targets): string {
  const { path, records, macros = [], enums = [], typedefs = new Map(), doc } = source;
  const head = source.standalone === true ? ownTypes : preamble;
  const guard = `_${path
    .replace(/\.\w+$/, "")
    .replace(/\W+/g, "_")
    .toUpperCase()}_H`;
  const constants = macros.map(({ name, body }) => `#define ${name} ${literal(body)}\n`).join("");
  const defines = `\n${constants}${flagDefines(records, macros)}`;
  const byRecord = groupedBy<CRecord | undefined, [string, Type]>(typedefs, ([, type]) =>
    recordIn(type),
  );
  const typedefsOf = (record: CRecord | undefined): readonly string[] =>
    (byRecord.get(record) ?? []).map(([name, type]) => typedefText(name, type));
  const named = [
    ...enums.map((type) => `\n${enumText(type)};\n`),
    ...typedefsOf(undefined).map((text) => `\n${text}`),
  ].join("");
  /** Typedefs so far: those of a record can only follow it. */
  const declared = new Set((byRecord.get(undefined) ?? []).map(([name]) => name));
  const textOf = (record: CRecord): string =>
    source.standalone !== true && inTypesHeader.has(record.name)
      ? ""
      : `${comment(record.doc)}${recordText(record, declared)}`;
  const bodies = inOrder(records).map(
    (record) =>
      `\n${textOf(record)}\n` +
      ioctlDefines(record) +
      typedefsOf(record).join("") +
      assertions(groupLayouts(record, on)),
  );
  return (
    `/* Generated from ${path} by "holeproof generate --emit c".\n` +
    ` * Edit that file, not this one.\n */\n` +
    `#ifndef ${guard}\n#define ${guard}\n\n${comment(doc)}${doc === undefined ? "" : "\n"}` +
    `${head}${defines}${named}${bodies.join("")}\n#endif\n`
  );
}
