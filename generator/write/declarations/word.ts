// A type as a word of the vocabulary.
import {
  type ArrayType,
  type CRecord,
  type EnumType,
  type Member,
  type Scalar,
  type Type,
  type TypedefType,
  underlying,
} from "../../model/index.ts";
import { isPaddingName } from "../../rules/index.ts";

/** What words need of the file they stand in. */
export interface Words {
  /** Notes that a word is used; the same word comes back. */
  use(word: string): string;
  /** The name a record, enum or aligned typedef has in the file; undefined after a finding. */
  nameOf(named: CRecord | EnumType | TypedefType): string | undefined;
  /** Whether a bound is a constant the file declares. */
  isConstant(name: string): boolean;
  /** `struct<{ ... }>` with its members, at a depth of indentation. */
  inline(record: CRecord, depth: number): string | undefined;
  /** `enumeration<{ ... }>`. */
  enumeration(type: EnumType, depth: number): string;
  /** The name of an enum without a tag of its own, which a typedef gives one. */
  enumerationNamed(type: EnumType, name: string, depth: number): string | undefined;
}

const scalars: Readonly<Partial<Record<Scalar, string>>> = {
  bool: "bool",
  char: "char",
  schar: "signed_char",
  uchar: "unsigned_char",
  short: "short",
  ushort: "unsigned_short",
  int: "int",
  uint: "unsigned_int",
  long: "long",
  ulong: "unsigned_long",
  llong: "long_long",
  ullong: "unsigned_long_long",
  int128: "int128",
  uint128: "unsigned_int128",
  float: "float",
  double: "double",
  ldouble: "long_double",
  wchar: "wchar_t",
};

/** Typedefs that are a word of fixed width: `u32`, `__u32`, `uint32_t`, `__le32`. */
const fixed = /^(?:__)?(?:([us])(8|16|32|64)|([lb]e)(16|32|64)|(u?)int(8|16|32|64)_t)$/;

const widths: Readonly<Record<string, readonly Scalar[]>> = {
  "8": ["uchar", "schar", "char"],
  "16": ["ushort", "short"],
  "32": ["uint", "int"],
  // Headers are read for x86_64 first, where user space's uint64_t is a long.
  "64": ["ullong", "llong", "ulong", "long"],
};

function fixedWord({ name, of }: TypedefType): string | undefined {
  const [, sign, plain, order, ordered, unsigned, standard] = fixed.exec(name) ?? [];
  const width = plain ?? ordered ?? standard;
  const inner = underlying(of);
  // A name is no promise: it must be what it says on the target it was read for.
  if (width === undefined || inner.kind !== "scalar") return undefined;
  if (widths[width]?.includes(inner.scalar) !== true) return undefined;
  if (order !== undefined) return `${order}${width}`;
  return `${sign ?? (unsigned === "u" ? "u" : "s")}${width}`;
}

/** The word of a type; undefined for what no word says. */
export function wordOf(type: Type, words: Words, depth: number): string | undefined {
  switch (type.kind) {
    case "scalar": {
      const word = scalars[type.scalar];
      return word === undefined ? undefined : words.use(word);
    }
    case "typedef": {
      if (type.aligned !== undefined) return words.nameOf(type);
      if (type.of.kind === "enum" && type.of.tag === "")
        return words.enumerationNamed(type.of, type.name, depth);
      const word = fixedWord(type);
      return word === undefined ? wordOf(type.of, words, depth) : words.use(word);
    }
    case "pointer": {
      const to = /^(?:const )?(?:(?:struct|union|enum) )?[A-Za-z_]\w*(?: \*+)?$/.test(type.to);
      return `${words.use("pointer")}<"${to ? type.to : "void"}">`;
    }
    case "array":
      return arrayWord(type, words, depth);
    case "record":
      return type.record.name === "" ? words.inline(type.record, depth) : words.nameOf(type.record);
    case "enum":
      return type.tag === "" ? words.enumeration(type, depth) : words.nameOf(type);
    case "function":
    case "unknown":
      return undefined;
  }
}

function arrayWord(
  { of, count, bound }: ArrayType,
  words: Words,
  depth: number,
): string | undefined {
  const isBlock = isInline(of);
  const element = wordOf(of, words, isBlock ? depth + 1 : depth);
  if (element === undefined) return undefined;
  if (count === null) return generic(words.use("flex_uncounted"), [element], depth);
  const times = bound !== undefined && words.isConstant(bound) ? bound : `${count}`;
  return generic(words.use("array"), [element, times], depth);
}

/** Whether a type is written out over several lines. */
function isInline(type: Type): boolean {
  if (type.kind === "array") return isInline(type.of);
  if (type.kind === "record") return type.record.name === "";
  return type.kind === "enum" && type.tag === "";
}

/** `name<a, b>`, over several lines where an argument already is, as the formatter lays it out. */
export function generic(name: string, args: readonly string[], depth: number): string {
  const isWide = args.some((arg) => arg.includes("\n"));
  if (!isWide || args.length === 1) return `${name}<${args.join(", ")}>`;
  const indent = "  ".repeat(depth + 1);
  return `${name}<\n${indent}${args.join(`,\n${indent}`)}\n${"  ".repeat(depth)}>`;
}

/** The word of a member, with what the member itself adds to its type. */
export function memberWord(member: Member, words: Words, depth: number): string | undefined {
  const { type, bits, aligned, countedBy, name } = member;
  if (bits !== undefined) {
    const of = wordOf(type, words, depth + 1);
    return of === undefined ? undefined : generic(words.use("bits"), [of, `${bits}`], depth);
  }
  if (countedBy !== undefined && type.kind === "array" && type.count === null) {
    const of = wordOf(type.of, words, isInline(type.of) ? depth + 1 : depth);
    return of === undefined ? undefined : generic(words.use("flex"), [of, `"${countedBy}"`], depth);
  }
  const word = wordOf(type, words, depth);
  const wide = /^([us]|[lb]e)64$/.exec(word ?? "");
  const isReserved = isPaddingName(name);
  if (isReserved && word !== undefined) {
    const [, element = word, count] = /^array<(\w+), (\w+)>$/.exec(word) ?? [];
    if (/^[us](8|16|32|64)$/.test(element) && Number(count ?? 1) !== 0)
      return `${words.use("reserved")}<${count === undefined ? element : `${element}, ${count}`}>`;
  }
  if (wide !== null && aligned === 8) return words.use(`aligned_${wide[1]}64`);
  return word;
}
