// What the previous kernel left, from one physical address, checked whole before it is believed.
import { kho } from "../../../generated/index.ts";
import type { Block, Ram } from "../../memory/index.ts";
import { readFdt, type FdtNode } from "./fdt.ts";
import { readBitmapChain } from "./bitmap-read.ts";
import { khoFormats, type KhoFormat } from "./format.ts";
import { readPreservedMap } from "./radix-read.ts";

/** A named blob. */
export interface Subtree {
  readonly pa: number;
  readonly bytes: number;
}

/** Everything the root tree says. The frames of `transient` are free once this has been read. */
export interface Handover {
  readonly format: KhoFormat;
  readonly blocks: readonly Block[];
  readonly transient: readonly number[];
  readonly subtrees: ReadonlyMap<string, Subtree>;
}

/**
 * Reads the tree at `rootPa`; a string is the reason to boot as if nothing had been handed over.
 * With `wanted` any other format is such a reason, as it is for a kernel; without, all are read.
 */
export function readHandover(ram: Ram, rootPa: number, wanted?: KhoFormat): Handover | string {
  const fdtPfn = rootPa / 4096;
  if (!Number.isInteger(fdtPfn) || !ram.holds(fdtPfn)) {
    return `root tree at 0x${rootPa.toString(16)} is not memory`;
  }
  const root = readFdt(ram.frame(fdtPfn).slice());
  if (typeof root === "string") return root;
  const compatible = textOf(root.properties.get("compatible"));
  const formats = Object.values(khoFormats);
  const format = formats.find((each) => each.compatible === compatible);
  if (format === undefined || (wanted !== undefined && wanted !== format)) {
    const known = wanted === undefined ? "a format known here" : `"${wanted.compatible}"`;
    return `root tree is "${printable(compatible ?? "")}", not ${known}`;
  }
  const mapValue = root.properties.get(kho.kho.KHO_FDT_MEMORY_MAP_PROP_NAME);
  const mapPa = u64Of(mapValue);
  if (mapPa === undefined) {
    return isSwapped(mapValue) ? BIG_ENDIAN : "root tree names no map of preserved memory";
  }
  const read = format.map === "radix" ? readPreservedMap : readBitmapChain;
  const map = read(ram, mapPa);
  // Swapped, an address may still look like one; that it leads to a map settles it.
  if (typeof map === "string") {
    const other = swappedOf(mapValue as Uint8Array);
    return other !== mapPa && typeof read(ram, other) === "object" ? BIG_ENDIAN : map;
  }
  const subtrees = new Map<string, Subtree>();
  for (const child of root.children) {
    const subtree = subtreeOf(child, format);
    if (subtree === undefined) {
      return `subtree "${printable(child.name)}" has no address or size`;
    }
    if (!ram.holdsBytes(subtree.pa, subtree.bytes)) {
      return `subtree "${printable(child.name)}" is not memory`;
    }
    subtrees.set(child.name, subtree);
  }
  const clash = map.nodes.find((pfn) => blockOver(map.blocks, pfn, 1) !== undefined);
  if (clash !== undefined) return `the map itself lies in a preserved block, frame ${clash}`;
  // Kernels keep the tree's page as they keep a blob.
  const isKept = blockOver(map.blocks, fdtPfn, 1) !== undefined;
  const transient = isKept ? map.nodes : [fdtPfn, ...map.nodes];
  return { format, blocks: map.blocks, transient, subtrees };
}

const BIG_ENDIAN = "root tree: the map's address is big-endian; handover trees hold native words";

function subtreeOf(node: FdtNode, format: KhoFormat): Subtree | undefined {
  const pa = u64Of(node.properties.get(format.subtreeProperty));
  const { sizeProperty } = format;
  const bytes = sizeProperty === undefined ? 4096 : u64Of(node.properties.get(sizeProperty));
  return pa === undefined || bytes === undefined ? undefined : { pa, bytes };
}

/** A block that reaches into `count` frames from `pfn`, by bisection; blocks ascend. */
export function blockOver(blocks: readonly Block[], pfn: number, count: number): Block | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = blocks[middle] as Block;
    if (block.pfn + 2 ** block.order <= pfn) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  return block !== undefined && block.pfn < pfn + count ? block : undefined;
}

function textOf(value: Uint8Array | undefined): string | undefined {
  if (value === undefined || value.at(-1) !== 0) return undefined;
  return Array.from(value.subarray(0, -1), (byte) => String.fromCharCode(byte)).join("");
}

/** Text from foreign memory, safe to print. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?");
}

/** Whether eight bytes are an address only when they are read the other way round. */
export function isSwapped(value: Uint8Array | undefined): boolean {
  if (value === undefined || value.length !== 8) return false;
  const view = new DataView(value.buffer, value.byteOffset, 8);
  const native = view.getBigUint64(0, true);
  const swapped = view.getBigUint64(0, false);
  return native >= 2n ** 52n && swapped < 2n ** 52n && swapped % 4096n === 0n;
}

/** Eight bytes read the other way round; -1 where that is no address. */
function swappedOf(value: Uint8Array): number {
  const number = new DataView(value.buffer, value.byteOffset, 8).getBigUint64(0, false);
  return number > 0n && number < 2n ** 52n ? Number(number) : -1;
}

/** A property of eight bytes in native order, as an address below 2^52. */
function u64Of(value: Uint8Array | undefined): number | undefined {
  if (value === undefined || value.length !== 8) return undefined;
  const number = new DataView(value.buffer, value.byteOffset, 8).getBigUint64(0, true);
  return number < 2n ** 52n ? Number(number) : undefined;
}
