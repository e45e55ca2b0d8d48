// Flattened device trees, written and read (Devicetree Specification, chapter 5).
import { fdt } from "../../../generated/index.ts";
import { WireError } from "../../wire/index.ts";

/** A node: property values are raw bytes, in the order they were written. */
export interface FdtNode {
  readonly name: string;
  readonly properties: ReadonlyMap<string, Uint8Array>;
  readonly children: readonly FdtNode[];
}

const VERSION = 17;
const LAST_COMPATIBLE = 16;
const DEPTH_MAX = 16;
const pad4 = (length: number): number => Math.ceil(length / 4) * 4;

/**
 * Writes a tree into at most `room` bytes, or undefined when it does not fit. Names of properties
 * come in the order they are met, those of `first` before all others.
 */
export function writeFdt(
  root: FdtNode,
  room: number,
  first: readonly string[] = [],
): Uint8Array | undefined {
  const names = [...first];
  const structure: number[] = [];
  writeNode(root, structure, names);
  pushWord(structure, fdt.FDT_END);
  const strings = textBytes(names.map((name) => `${name}\0`).join(""));
  const mapAt = fdt.FDT_HEADER_SIZE;
  const structAt = mapAt + fdt.FDT_RESERVE_ENTRY_SIZE;
  const stringsAt = structAt + structure.length;
  const total = stringsAt + strings.length;
  if (total > room) return undefined;
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  const header = {
    magic: fdt.FDT_MAGIC,
    totalsize: total,
    offDtStruct: structAt,
    offDtStrings: stringsAt,
    offMemRsvmap: mapAt,
    version: VERSION,
    lastCompVersion: LAST_COMPATIBLE,
    bootCpuidPhys: 0,
    sizeDtStrings: strings.length,
    sizeDtStruct: structure.length,
  };
  fdt.encodeFdtHeader(header, view);
  fdt.encodeFdtReserveEntry({ address: 0n, size: 0n }, view, mapAt);
  bytes.set(structure, structAt);
  bytes.set(strings, stringsAt);
  return bytes;
}

function writeNode(node: FdtNode, out: number[], names: string[]): void {
  pushWord(out, fdt.FDT_BEGIN_NODE);
  pushPadded(out, [...textBytes(node.name), 0]);
  for (const [name, value] of node.properties) {
    pushWord(out, fdt.FDT_PROP);
    pushWord(out, value.length);
    pushWord(out, nameOffset(names, name));
    pushPadded(out, value);
  }
  for (const child of node.children) writeNode(child, out, names);
  pushWord(out, fdt.FDT_END_NODE);
}

function nameOffset(names: string[], name: string): number {
  if (!names.includes(name)) names.push(name);
  return names.slice(0, names.indexOf(name)).reduce((sum, each) => sum + each.length + 1, 0);
}

function pushWord(out: number[], word: number): void {
  out.push((word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255);
}

function pushPadded(out: number[], bytes: Iterable<number>): void {
  out.push(...bytes);
  while (out.length % 4 !== 0) out.push(0);
}

const textBytes = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0) & 255);

/** Reads a tree; a string is the reason why the bytes are none. */
export function readFdt(bytes: Uint8Array): FdtNode | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let header: ReturnType<typeof fdt.decodeFdtHeader>;
  try {
    header = fdt.decodeFdtHeader(view);
  } catch (error) {
    if (error instanceof WireError) return error.message;
    throw error;
  }
  if (header.magic !== fdt.FDT_MAGIC) return `no device tree: magic ${header.magic.toString(16)}`;
  if (header.totalsize > bytes.length) return "device tree: longer than its page";
  if (header.version < LAST_COMPATIBLE || header.lastCompVersion > VERSION) {
    return `device tree of version ${header.version}`;
  }
  const structEnd = header.offDtStruct + header.sizeDtStruct;
  const stringsEnd = header.offDtStrings + header.sizeDtStrings;
  if (structEnd > header.totalsize || stringsEnd > header.totalsize) {
    return "device tree: a block past its end";
  }
  return new FdtReader(bytes.subarray(0, structEnd), header.offDtStruct, {
    bytes: bytes.subarray(0, stringsEnd),
    start: header.offDtStrings,
  }).read();
}

/** A cursor over the structure block; `problem` is set once and stops everything. */
class FdtReader {
  readonly #bytes: Uint8Array;
  readonly #strings: { readonly bytes: Uint8Array; readonly start: number };
  #at: number;
  #problem: string | undefined;

  constructor(
    bytes: Uint8Array,
    start: number,
    strings: { readonly bytes: Uint8Array; readonly start: number },
  ) {
    this.#bytes = bytes;
    this.#at = start;
    this.#strings = strings;
  }

  read(): FdtNode | string {
    if (this.#token() !== fdt.FDT_BEGIN_NODE) return this.#problem ?? "device tree: no root node";
    const root = this.#node(0);
    if (this.#problem !== undefined) return this.#problem;
    return this.#token() === fdt.FDT_END ? root : "device tree: no end";
  }

  #node(depth: number): FdtNode {
    if (depth > DEPTH_MAX) this.#fail("device tree: nested too deep");
    const name = this.#text(this.#bytes, this.#at);
    this.#at = pad4(this.#at + name.length + 1);
    const properties = new Map<string, Uint8Array>();
    const children: FdtNode[] = [];
    while (this.#problem === undefined) {
      const token = this.#token();
      if (token === fdt.FDT_END_NODE) break;
      if (token === fdt.FDT_PROP) this.#property(properties);
      else if (token === fdt.FDT_BEGIN_NODE) children.push(this.#node(depth + 1));
      else this.#fail(`device tree: token ${token}`);
    }
    return { name, properties, children };
  }

  #property(into: Map<string, Uint8Array>): void {
    const length = this.#word();
    const name = this.#text(this.#strings.bytes, this.#strings.start + this.#word());
    if (this.#at + length > this.#bytes.length)
      return this.#fail("device tree: a value past its end");
    into.set(name, this.#bytes.slice(this.#at, this.#at + length));
    this.#at = pad4(this.#at + length);
  }

  #token(): number {
    for (;;) {
      const token = this.#word();
      if (token !== fdt.FDT_NOP || this.#problem !== undefined) return token;
    }
  }

  #word(): number {
    const at = this.#at;
    if (at + 4 > this.#bytes.length) {
      this.#fail("device tree: ends in the middle");
      return fdt.FDT_END;
    }
    this.#at = at + 4;
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + at, 4);
    return view.getUint32(0);
  }

  #text(bytes: Uint8Array, start: number): string {
    const end = start <= bytes.length ? bytes.indexOf(0, start) : -1;
    if (end < 0) {
      this.#fail("device tree: a name without an end");
      return "";
    }
    return Array.from(bytes.subarray(start, end), (byte) => String.fromCharCode(byte)).join("");
  }

  #fail(problem: string): void {
    this.#problem ??= problem;
  }
}
