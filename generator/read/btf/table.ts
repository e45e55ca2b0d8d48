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

/** Bytes that follow the 12 common ones: fixed, and for each of `vlen` parts. */
const extra: readonly (readonly [fixed: number, each: number] | undefined)[] = [
  undefined,
  [4, 0],
  [0, 0],
  [12, 0],
  [0, 12],
  [0, 12],
  [0, 8],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 8],
  [4, 0],
  [0, 12],
  [0, 0],
  [4, 0],
  [0, 0],
  [0, 12],
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

/** Where every type starts, and the words behind it. Type 0 is void and has no words. */
export interface TypeTable {
  readonly endian: "little" | "big";
  /** Number of types including void, so ids run from 1 to count - 1. */
  readonly count: number;
  readonly kind: (id: number) => number;
  readonly name: (id: number) => string;
  /** The size in bytes, or the id of the type referred to: the third common word. */
  readonly sizeOrType: (id: number) => number;
  readonly parts: (id: number) => number;
  /** Bit 31 of the info word: in a struct, member offsets carry bit-field sizes. */
  readonly flag: (id: number) => boolean;
  /** The nth 32-bit word behind the common ones. */
  readonly word: (id: number, n: number) => number;
  readonly text: (offset: number) => string;
}

/** The table of a blob, or one sentence on what is wrong with it. */
export function typeTable(bytes: Uint8Array): TypeTable | string {
  if (bytes.length < headerSizeMin) return "too short for a BTF header";
  const endian = bytes[0] === 0xeb ? "big" : "little";
  const header = headerParser(endian).parse(bytes) as Header;
  if (header.magic !== magic) return "neither BTF nor an ELF file";
  if (header.headerSize < headerSizeMin) return "the BTF header gives an impossible size of itself";
  const types = section(bytes, header.headerSize + header.typesAt, header.typesSize);
  const strings = section(bytes, header.headerSize + header.stringsAt, header.stringsSize);
  if (types === undefined) return "the BTF types lie past the end of the file";
  if (strings === undefined) return "the BTF strings lie past the end of the file";
  return index(types, strings, endian);
}

function section(bytes: Uint8Array, start: number, size: number): Uint8Array | undefined {
  return start + size <= bytes.length ? bytes.subarray(start, start + size) : undefined;
}

const commonBytes = 12;

function index(
  types: Uint8Array,
  strings: Uint8Array,
  endian: "little" | "big",
): TypeTable | string {
  const view = new DataView(types.buffer, types.byteOffset, types.byteLength);
  const little = endian === "little";
  const at = new Uint32Array(types.length / commonBytes + 2);
  let count = 1;
  for (let offset = 0; offset < types.length; count++) {
    if (offset + commonBytes > types.length) return `BTF type ${count} is cut off`;
    const info = view.getUint32(offset + 4, little);
    const size = extra[(info >>> 24) & 0x1f];
    if (size === undefined) return `BTF type ${count} is of an unknown kind`;
    at[count] = offset;
    offset += commonBytes + size[0] + size[1] * (info & 0xffff);
    if (offset > types.length) return `BTF type ${count} is cut off`;
  }
  const info = (id: number): number => view.getUint32((at[id] ?? 0) + 4, little);
  const text = texts(strings);
  return {
    endian,
    count,
    kind: (id) => (id === 0 || id >= count ? 0 : (info(id) >>> 24) & 0x1f),
    name: (id) => text(view.getUint32(at[id] ?? 0, little)),
    sizeOrType: (id) => view.getUint32((at[id] ?? 0) + 8, little),
    parts: (id) => info(id) & 0xffff,
    flag: (id) => info(id) >>> 31 === 1,
    word: (id, n) => view.getUint32((at[id] ?? 0) + commonBytes + n * 4, little),
    text,
  };
}

/** Strings by offset: parts of one text, so that nothing is decoded twice. */
function texts(strings: Uint8Array): (offset: number) => string {
  const { buffer, byteOffset, byteLength } = strings;
  const all = Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
  return (offset) => {
    if (offset >= all.length) return "";
    const end = all.indexOf("\0", offset);
    return all.slice(offset, end < 0 ? all.length : end);
  };
}
