// Scratch areas as debugfs lists them: addresses in one file, lengths in another, a line for each.
import { hex } from "./contents.ts";
import type { TreeInspection } from "./tree.ts";

const PAGE = 4096n;

/** One area, in bytes; a length of 0 is an area the kernel was told to do without. */
export interface ListedArea {
  readonly pa: bigint;
  readonly bytes: bigint;
}

/** Whether bytes begin as such a list does. */
export function isScratchList(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 && bytes[1] === 0x78;
}

/** One list alone: its numbers, which are whole pages. Never throws, whatever the bytes are. */
export function inspectScratchList(bytes: Uint8Array): TreeInspection {
  const numbers = readScratchList(bytes);
  if (typeof numbers === "string") return { findings: [numbers], text: "", tree: undefined };
  const properties = Object.fromEntries(numbers.map((each, at) => [String(at), hex(each)]));
  const text = numbers.map((each) => `${hex(each)}\n`).join("");
  const findings = numbers.flatMap((each, at) =>
    each % PAGE === 0n ? [] : [`line ${at + 1}: ${hex(each)} is no multiple of a page`],
  );
  return { findings, text, tree: { name: "scratch", properties, children: [] } };
}

/** The numbers, or what is wrong with the list. */
export function readScratchList(bytes: Uint8Array): readonly bigint[] | string {
  const lines = new TextDecoder("latin1").decode(bytes).split("\n");
  if (lines.pop() !== "") return `line ${lines.length + 1} of scratch areas is cut off`;
  const odd = lines.findIndex((line) => !/^0x[0-9a-f]{1,16}$/.test(line));
  if (odd >= 0) return `line ${odd + 1} of scratch areas is no number`;
  return lines.map((line) => BigInt(line));
}

/** Both lists as areas, with what does not fit: counts, whole pages, the end of memory, overlap. */
export function pairScratch(
  addresses: readonly bigint[],
  lengths: readonly bigint[],
): { readonly areas: readonly ListedArea[]; readonly findings: readonly string[] } {
  const findings: string[] = [];
  if (addresses.length !== lengths.length) {
    findings.push(`${addresses.length} scratch areas and ${lengths.length} lengths`);
  }
  const areas = addresses
    .slice(0, lengths.length)
    .map((pa, at): ListedArea => ({ pa, bytes: lengths[at] as bigint }));
  for (const [at, { pa, bytes }] of areas.entries()) {
    const what = `scratch area ${at}, ${bytes} bytes at ${hex(pa)},`;
    if (pa % PAGE !== 0n || bytes % PAGE !== 0n) findings.push(`${what} is not whole pages`);
    if (pa + bytes > 2n ** 52n) findings.push(`${what} goes beyond every physical address`);
  }
  if (areas.length > 0 && areas.every(({ bytes }) => bytes === 0n)) {
    findings.push("scratch without a byte of memory");
  }
  const inOrder = areas.filter(({ bytes }) => bytes > 0n).sort((a, b) => (a.pa < b.pa ? -1 : 1));
  let end = 0n;
  for (const { pa, bytes } of inOrder) {
    if (pa < end) findings.push(`scratch areas overlap at ${hex(pa)}`);
    if (pa + bytes > end) end = pa + bytes;
  }
  return { areas, findings };
}
