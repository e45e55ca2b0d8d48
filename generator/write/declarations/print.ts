// A file of declarations: what it imports, its constants, enums and records.
import type { Finding } from "../../finding/index.ts";
import {
  type CRecord,
  type EnumType,
  type IoctlUse,
  type Member,
  type Span,
  titleOf,
  type TypedefType,
  type Unit,
} from "../../model/index.ts";
import { commentOf } from "./comment.ts";
import { byName, importLine } from "./import-line.ts";
import { constantsOf, constantText, ioctlUses, type NamedValue, numberText } from "./constant.ts";
import { generic, memberWord, type Words, wordOf } from "./word.ts";

/** What a file is to say of itself, and what of a unit is to be in it. */
export interface DeclarationOptions {
  /** What it was read from: the file's `@source`. */
  readonly source: string;
  readonly contract: string;
  /** How the file is to find the vocabulary. */
  readonly vocabulary: string;
  /** Only these, and what they hold by value; everything when left out. */
  readonly isWanted?: (record: CRecord) => boolean;
}

export interface Printed {
  readonly text: string;
  /** Records and members no word says: left out, each with its reason. */
  readonly findings: readonly Finding[];
  /** The records asked for and those they hold, printed or left out. */
  readonly told: ReadonlySet<CRecord>;
  /** Records in the file. */
  readonly count: number;
  /** Constants in the file. */
  readonly constants: number;
}

/** Names a TypeScript interface cannot have, and those the vocabulary has taken. */
const unusable: ReadonlySet<string> = new Set(
  (
    "any bigint boolean never null number object string symbol undefined unknown void " +
    "break case catch class const continue debugger default delete do else enum export " +
    "extends false finally for function if import in instanceof new return super switch " +
    "this throw true try typeof var while with yield let static implements interface " +
    "package private protected public await u8 u16 u32 u64 s8 s16 s32 s64 le16 le32 le64 " +
    "be16 be32 be64 aligned_u64 aligned_s64 aligned_le64 aligned_be64 bool char " +
    "signed_char unsigned_char short unsigned_short int unsigned_int long unsigned_long " +
    "long_long unsigned_long_long int128 unsigned_int128 wchar_t float double long_double " +
    "integer reserved array text flex flex_uncounted bits user_ptr phys pointer opaque " +
    "union struct enumeration aligned_type"
  ).split(" "),
);

/**
 * Prints the records, enums and constants of a unit, in its order. A record no word says is left
 * out with a finding. The same input gives the same text.
 */
export function printDeclarations(unit: Unit, options: DeclarationOptions): Printed {
  return new Printer(unit, options).print();
}

class Printer implements Words {
  readonly #unit: Unit;
  readonly #options: DeclarationOptions;
  readonly #ioctls: ReadonlyMap<string, readonly IoctlUse[]>;
  readonly #words = new Set<string>();
  readonly #names = new Map<string, CRecord | EnumType | TypedefType>();
  readonly #constants = new Map<string, NamedValue>();
  readonly #aliases: string[] = [];
  readonly #records: string[] = [];
  /** Enums without a tag, by the typedef that named them first: C has their values once. */
  readonly #tagged = new Map<EnumType, EnumType>();
  readonly #told = new Set<CRecord>();
  readonly #failed = new Set<CRecord>();
  readonly #findings: Finding[] = [];
  /** The member being printed: where a finding about a type belongs. */
  #at: { readonly record: CRecord; readonly span: Span; readonly member?: string } | undefined;

  constructor(unit: Unit, options: DeclarationOptions) {
    this.#unit = unit;
    this.#options = options;
    this.#ioctls = ioctlUses(unit);
  }

  print(): Printed {
    const { source, contract, vocabulary, isWanted } = this.#options;
    if (isWanted === undefined) {
      for (const constant of constantsOf(this.#unit)) this.#constants.set(constant.name, constant);
      for (const type of this.#unit.enums) if (type.tag !== "") this.nameOf(type);
    }
    for (const record of this.#unit.records) {
      if (record.name === "") continue;
      if (isWanted?.(record) !== false) this.#declare(record);
    }
    const what = this.#records.length === 0 ? "constants" : "records";
    const head = commentOf(`The ${what} of ${source}.`, [
      `@contract ${contract}`,
      `@source ${source}`,
    ]);
    const body = [
      [...this.#constants.values()].map(constantText).join(""),
      ...this.#aliases,
      ...this.#records,
    ];
    // A word may have given way to another: `u64` to `aligned_u64`.
    const code = body.join("").replace(/\/\*\*[\s\S]*?\*\/|"[^"]*"/g, "");
    const left = new Set(code.match(/[A-Za-z_]\w*/g));
    const words = [...this.#words].filter((word) => left.has(word)).toSorted(byName);
    const parts = [head + importLine(words, vocabulary), ...body];
    const text = parts.filter((part) => part !== "").join("\n");
    return {
      text,
      findings: this.#findings,
      told: this.#told,
      count: this.#records.length,
      constants: this.#constants.size,
    };
  }

  use(word: string): string {
    this.#words.add(word);
    return word;
  }

  isConstant(name: string): boolean {
    const value = this.#constants.get(name)?.value;
    return typeof value === "bigint" && value >= 0n && value <= 2n ** 31n;
  }

  nameOf(named: CRecord | EnumType | TypedefType): string | undefined {
    const name = nameIn(named);
    const known = this.#names.get(name);
    if (known === undefined) {
      if (unusable.has(name) || !/^[A-Za-z_$][\w$]*$/.test(name))
        return this.#refuse(`'${name}' cannot be the name of a declaration`);
      if ("members" in named) return this.#declare(named) ? name : undefined;
      this.#names.set(name, named);
      this.#aliases.push(this.#aliasText(name, named));
      return name;
    }
    if (known === named || isSame(known, named))
      return "members" in known && this.#failed.has(known) ? undefined : name;
    return this.#refuse(`'${name}' names two things, of which a declaration can be one`);
  }

  inline(record: CRecord, depth: number): string | undefined {
    const attributes = [
      ...(record.packed === true ? ["packed"] : []),
      ...(record.aligned === "max" ? ["aligned"] : []),
      ...(typeof record.aligned === "number" ? [`aligned(${record.aligned})`] : []),
      ...(record.pack === undefined ? [] : [`pack(${record.pack})`]),
      ...(record.msStruct === true ? ["ms_struct"] : []),
    ];
    const word = this.use(record.kind);
    const inner = attributes.length === 0 ? depth : depth + 1;
    const members = this.#members(record.members, inner + 1);
    if (members === undefined) return undefined;
    const block = members === "" ? "{}" : `{\n${members}${"  ".repeat(inner)}}`;
    return generic(
      word,
      attributes.length === 0 ? [block] : [block, `"${attributes.join(" ")}"`],
      depth,
    );
  }

  enumeration({ values, packed }: EnumType, depth: number): string {
    const inner = packed === true ? depth + 1 : depth;
    const indent = "  ".repeat(inner + 1);
    const lines = values.map(({ name, value }) => `${indent}${name}: ${numberText(value)};\n`);
    const block = lines.length === 0 ? "{}" : `{\n${lines.join("")}${"  ".repeat(inner)}}`;
    return generic(this.use("enumeration"), packed === true ? [block, '"packed"'] : [block], depth);
  }

  enumerationNamed(type: EnumType, name: string, depth: number): string | undefined {
    const tagged = this.#tagged.get(type) ?? { ...type, tag: name };
    const known = this.#names.get(tagged.tag);
    const isTaken = known !== undefined && known !== tagged && !isSame(known, tagged);
    if (isTaken || unusable.has(tagged.tag) || this.#unit.records.some((one) => one.name === name))
      return this.enumeration(type, depth);
    this.#tagged.set(type, tagged);
    return this.nameOf(tagged);
  }

  #aliasText(name: string, named: EnumType | TypedefType): string {
    if ("values" in named) return `export type ${name} = ${this.enumeration(named, 0)};\n`;
    const of = wordOf(named.of, this, 0) ?? this.use("u8");
    const aligned = generic(this.use("aligned_type"), [of, `${named.aligned}`], 0);
    return `export type ${name} = ${aligned};\n`;
  }

  /** Prints a record after those it holds; false when it cannot be said. */
  #declare(record: CRecord): boolean {
    const known = this.#names.get(record.name);
    if (known !== undefined) return known === record && !this.#failed.has(record);
    if (record.name === "") return false;
    this.#names.set(record.name, record);
    this.#told.add(record);
    const outer = this.#at;
    this.#at = { record, span: record.span };
    const text = this.#recordText(record);
    this.#at = outer;
    if (text === undefined) this.#failed.add(record);
    else this.#records.push(text);
    return text !== undefined;
  }

  #recordText(record: CRecord): string | undefined {
    const { name, kind, completeness, aligned, pack, doc, minSize, span } = record;
    const { source } = this.#options;
    const isIncluded = span.file !== source;
    const ioctls = record.ioctls ?? this.#ioctls.get(name) ?? [];
    if (unusable.has(name)) return this.#refuse(`'${name}' cannot be the name of a declaration`);
    if (completeness !== "whole") return this.#refuse("only a part of the record could be read");
    const members = this.#members(record.members, 1);
    if (members === undefined) return undefined;
    const tags = [
      ...(kind === "union" ? ["@union"] : []),
      ...(record.byTypedef === true ? ["@typedef"] : []),
      ...(record.members.length === 0 ? ["@empty"] : []),
      ...(record.packed === true ? ["@packed"] : []),
      ...(aligned === undefined ? [] : [`@aligned ${aligned}`]),
      ...(pack === undefined ? [] : [`@pack ${pack}`]),
      ...(record.msStruct === true ? ["@ms_struct"] : []),
      ...ioctls.map(
        (use) => `@ioctl ${use.name} ${use.macro} ${hexByte(use.type)} ${hexByte(use.nr)}`,
      ),
      ...(minSize === undefined ? [] : [`@min_size ${minSize}`]),
      ...(isIncluded ? [`@source ${span.file}`] : []),
    ];
    const place = `As in ${isIncluded ? span.file : source}.`;
    const said = doc === undefined || isIncluded ? `${doc ?? ""}\n\n${place}` : doc;
    const comment = commentOf(said, tags);
    const body = members === "" ? "{}" : `{\n${members}}`;
    return `${comment}export interface ${name} ${body}\n`;
  }

  /** The lines of members; undefined when one of them cannot be said. */
  #members(members: readonly Member[], depth: number): string | undefined {
    const indent = "  ".repeat(depth);
    const lines: string[] = [];
    let unnamed = 0;
    for (const member of members) {
      const outer = this.#at;
      if (outer !== undefined) this.#at = { ...outer, span: member.span, member: member.name };
      const word = memberWord(member, this, depth);
      this.#at = outer;
      if (word === undefined) {
        const said = this.#findings.some(({ span }) => span === member.span);
        if (!said) this.#refuse(`no word says '${member.spelling}'`, member.span);
        return undefined;
      }
      const key = member.name === "" ? `${++unnamed}` : member.name;
      const isWordAligned = word.startsWith("aligned_") && /^aligned_\w+64$/.test(word);
      const tags = [
        ...(member.packed === true ? ["@packed"] : []),
        ...(member.aligned === undefined || isWordAligned ? [] : [`@aligned ${member.aligned}`]),
      ];
      const needsDoc = member.name !== "" && !word.startsWith("reserved<");
      const doc = member.doc ?? (needsDoc ? `\`${key}\`.` : "");
      const comment = commentOf(doc, tags, depth);
      lines.push(`${comment}${indent}${key}: ${word};\n`);
    }
    return lines.join("");
  }

  #refuse(message: string, span?: Span): undefined {
    const at = this.#at;
    if (at === undefined) return undefined;
    this.#findings.push({
      span: span ?? at.span,
      rule: "import",
      level: "warning",
      message: `${message}: '${titleOf(at.record)}' is left out`,
      record: at.record.name,
      ...(at.member === undefined || at.member === "" ? {} : { member: at.member }),
    });
    return undefined;
  }
}

/** `__aligned_u64` and its like are macros where the header goes, so a typedef cannot be. */
function nameIn(named: CRecord | EnumType | TypedefType): string {
  if ("tag" in named) return named.tag;
  return /^__aligned_[a-z0-9]+$/.test(named.name) ? `${named.name}_t` : named.name;
}

/** The same enum or typedef read twice. */
function isSame(a: CRecord | EnumType | TypedefType, b: CRecord | EnumType | TypedefType): boolean {
  if ("members" in a || "members" in b) return false;
  return a.kind === b.kind && JSON.stringify(a, asText) === JSON.stringify(b, asText);
}

const asText = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? `${value}` : value;

const hexByte = (value: number): string => `0x${value.toString(16).padStart(2, "0")}`;
