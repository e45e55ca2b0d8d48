// The type table: one pass that finds where every type starts, and accessors that read on demand.
import { Parser } from "binary-parser";

/** Kinds of the BTF specification (Documentation/bpf/btf.rst). */
export const kinds = {
  int: 1,
  pointer: 2,
  array: 3,
  struct: 4,
  union: 5,
  enum: 6,
  forward: 7,
  typedef: 8,
  volatile: 9,
  const: 10,
  restrict: 11,
  function: 12,
  prototype: 13,
  variable: 14,
  section: 15,
  float: 16,
  declTag: 17,
  typeTag: 18,
  enum64: 19,
} as const;

/** Words that follow the three common ones: fixed, and for each of `vlen` parts. */
const extra: readonly (readonly [fixed: number, each: number] | undefined)[] = [
  undefined,
  [1, 0],
  [0, 0],
  [3, 0],
  [0, 3],
  [0, 3],
  [0, 2],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 2],
  [1, 0],
  [0, 3],
  [0, 0],
  [1, 0],
  [0, 0],
  [0, 3],
];

interface Header {
  readonly magic: number;
  readonly headerSize: number;
  readonly typesAt: number;
  readonly typesSize: number;
  readonly stringsAt: number;
  readonly stringsSize: number;
}

const magic = 0xeb9f;
const headerSizeMin = 24;

const headerParser = (endian: "little" | "big"): Parser =>
  new Parser()
    .endianness(endian)
    .uint16("magic")
    .seek(2)
    .uint32("headerSize")
    .uint32("typesAt")
    .uint32("typesSize")
    .uint32("stringsAt")
    .uint32("stringsSize");

/** The parts of a table: those of the base it goes on from come first in each. */
interface Parts {
  /** Number of types including void. */
  readonly count: number;
  readonly words: Uint32Array;
  /** Where each type starts, words. */
  readonly starts: Uint32Array;
  readonly strings: Uint8Array;
  /** Whether an integer among them has fewer bits than its bytes. */
  readonly hasNarrow: boolean;
}

/** Every type by id, in words of 32 bits. Type 0 is void and has none. */
export class TypeTable {
  readonly endian: "little" | "big";
  /** Number of types including void and the base's, so ids run from 1 to count - 1. */
  readonly count: number;
  /** The first id that is not the base's: 1 without one. */
  readonly first: number;
  private readonly words: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly strings: Uint8Array;
  private readonly hasNarrow: boolean;
  private decoded: string | undefined;

  /** A table of its own, or one whose ids and strings go on where those of `base` end. */
  constructor(endian: "little" | "big", own: Parts, base?: TypeTable) {
    this.endian = endian;
    const { count, words, starts, strings, hasNarrow } = base === undefined ? own : base.with(own);
    this.count = count;
    this.first = base?.count ?? 1;
    this.words = words;
    this.starts = starts;
    this.strings = strings;
    this.hasNarrow = hasNarrow;
  }

  /** What goes on where this ends, and this in front of it. */
  private with(own: Parts): Parts {
    const { count, words, starts, strings } = this;
    const places = own.starts.subarray(1, own.count).map((start) => start + words.length);
    return {
      count: count + places.length,
      words: joined(new Uint32Array(words.length + own.words.length), words, own.words),
      starts: joined(new Uint32Array(count + places.length), starts.subarray(0, count), places),
      strings: joined(new Uint8Array(strings.length + own.strings.length), strings, own.strings),
      hasNarrow: this.hasNarrow || own.hasNarrow,
    };
  }

  /** Whether each of its own types has a name that starts where a string does. */
  isNamed(): boolean {
    const { strings } = this;
    for (let id = this.first; id < this.count; id++) {
      const at = this.common(id, 0);
      if (at >= strings.length || (at > 0 && strings[at - 1] !== 0)) return false;
    }
    return true;
  }

  kind(id: number): number {
    return id === 0 || id >= this.count ? 0 : (this.common(id, 1) >>> 24) & 0x1f;
  }

  name(id: number): string {
    return this.text(this.common(id, 0));
  }

  /** The size in bytes, or the id of the type referred to: the third common word. */
  sizeOrType(id: number): number {
    return this.common(id, 2);
  }

  parts(id: number): number {
    return this.common(id, 1) & 0xffff;
  }

  /** Bit 31 of the info word: in a struct, member offsets carry bit-field sizes. */
  flag(id: number): boolean {
    return this.common(id, 1) >>> 31 === 1;
  }

  /**
   * The width of a member as its type tells, 0 where it is no bit-field: before bit 31 was in use
   * (Linux 5.0) bit-fields were of integers of fewer bits.
   */
  narrow(type: number): number {
    if (!this.hasNarrow) return 0;
    let at = type;
    for (let step = 0; step < chainMax && isModifier(this.kind(at)); step++)
      at = this.sizeOrType(at);
    if (this.kind(at) !== kinds.int) return 0;
    const bits = this.word(at, 0) & 0xff;
    return bits === this.sizeOrType(at) * 8 ? 0 : bits;
  }

  /** The nth 32-bit word behind the common ones. */
  word(id: number, n: number): number {
    return this.common(id, commonWords + n);
  }

  /** A string by its offset. All become one text, so that nothing is decoded twice. */
  text(offset: number): string {
    if (this.decoded === undefined) {
      const { buffer, byteOffset, byteLength } = this.strings;
      this.decoded = Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
    }
    const all = this.decoded;
    if (offset >= all.length) return "";
    const end = all.indexOf("\0", offset);
    return all.slice(offset, end < 0 ? all.length : end);
  }

  /** A word of a type's own; nothing lies behind the last one. */
  private common(id: number, n: number): number {
    const at = (id < this.count ? this.starts[id]! : 0) + n;
    return at < this.words.length ? this.words[at]! : 0;
  }
}

/** The table of a blob, behind that of its base, or one sentence on what is wrong with it. */
export function typeTable(bytes: Uint8Array, base?: TypeTable): TypeTable | string {
  if (bytes.length < headerSizeMin) return "too short for a BTF header";
  const endian = bytes[0] === 0xeb ? "big" : "little";
  const header = headerParser(endian).parse(bytes) as Header;
  if (header.magic !== magic) return "neither BTF nor an ELF file";
  if (header.headerSize < headerSizeMin) return "the BTF header gives an impossible size of itself";
  const types = section(bytes, header.headerSize + header.typesAt, header.typesSize);
  const strings = section(bytes, header.headerSize + header.stringsAt, header.stringsSize);
  if (types === undefined) return "the BTF types lie past the end of the file";
  if (strings === undefined) return "the BTF strings lie past the end of the file";
  // The first string of a whole BTF is the empty one; a split one goes on with its base's strings.
  const isSplit = strings[0] !== 0;
  if (isSplit && base === undefined)
    return "split BTF, as modules have it: nothing without the BTF it builds on (verify --base)";
  if (!isSplit && base !== undefined) return "whole BTF, which builds on no other";
  if (base !== undefined && base.endian !== endian) return "its base has another byte order";
  const own = index(types, strings, endian);
  if (typeof own === "string") return own;
  const table = new TypeTable(endian, own, base);
  return base === undefined || table.isNamed()
    ? table
    : "split BTF that builds on another base: its names do not start where strings do";
}

function section(bytes: Uint8Array, start: number, size: number): Uint8Array | undefined {
  return start + size <= bytes.length ? bytes.subarray(start, start + size) : undefined;
}

const commonWords = 3;

/** Chains of modifiers longer than this only occur in hostile input. */
export const chainMax = 64;

const isModifier = (kind: number): boolean => kind >= kinds.typedef && kind <= kinds.restrict;

/** Every type's words in the order of this machine, and where each type starts. */
function index(types: Uint8Array, strings: Uint8Array, endian: "little" | "big"): Parts | string {
  const words = wordsOf(types, endian);
  const starts = new Uint32Array(Math.ceil(words.length / commonWords) + 2);
  let count = 1;
  let hasNarrow = false;
  for (let at = 0; at * 4 < types.length; count++) {
    if (at + commonWords > words.length) return `BTF type ${count} is cut off`;
    const info = words[at + 1]!;
    const size = extra[(info >>> 24) & 0x1f];
    if (size === undefined) return `BTF type ${count} is of an unknown kind`;
    starts[count] = at;
    if (((info >>> 24) & 0x1f) === kinds.int)
      hasNarrow ||= (words[at + commonWords]! & 0xff) !== words[at + 2]! * 8;
    at += commonWords + size[0] + size[1] * (info & 0xffff);
    if (at > words.length) return `BTF type ${count} is cut off`;
  }
  return { count, words, starts, strings, hasNarrow };
}

/** One array of two, into room for both. */
function joined<T extends Uint8Array | Uint32Array>(room: T, first: T, second: T): T {
  room.set(first);
  room.set(second, first.length);
  return room;
}

const hostEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? "little" : "big";

function wordsOf(types: Uint8Array, endian: "little" | "big"): Uint32Array {
  const bytes = new Uint8Array(types.subarray(0, types.length - (types.length % 4)));
  if (endian !== hostEndian) Buffer.from(bytes.buffer).swap32();
  return new Uint32Array(bytes.buffer);
}
