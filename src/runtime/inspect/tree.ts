// The kernel's own flattened trees, as debugfs shows them under kho/: decoded and checked.
import { kho as codecs } from "../../generated/index.ts";
import { isSwapped, khoFormats, readFdt, type FdtNode } from "../kernel/kho/index.ts";
import { printable } from "./contents.ts";

/** A tree as data: properties as text, hexadecimal numbers or bytes. */
export interface TreeNode {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly children: readonly TreeNode[];
}

export interface TreeInspection {
  readonly findings: readonly string[];
  readonly text: string;
  readonly tree: TreeNode | undefined;
}

const { luo } = codecs;

/** Trees known here, by what their root says: properties each must have. */
const known: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["kho-v1", [codecs.kho.KHO_FDT_MEMORY_MAP_PROP_NAME]],
  ["kho-v2", [codecs.kho.KHO_FDT_MEMORY_MAP_PROP_NAME]],
  ["kho-v3", [codecs.kho.KHO_FDT_MEMORY_MAP_PROP_NAME]],
  ["kho-v4", [codecs.kho.KHO_FDT_MEMORY_MAP_PROP_NAME]],
  [luo.v1.LUO_FDT_COMPATIBLE, [luo.v1.LUO_FDT_LIVEUPDATE_NUM]],
]);

/** Properties that are counts or sizes, not addresses. */
const counts: ReadonlySet<string> = new Set([
  codecs.kho.KHO_FDT_SUB_TREE_SIZE_PROP_NAME,
  luo.v1.LUO_FDT_LIVEUPDATE_NUM,
]);

/** Whether bytes begin as a flattened tree does. */
export function isTree(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0x0d && bytes[2] === 0xfe && bytes[3] === 0xed;
}

/**
 * How long a tree says it is, where that is longer than what is here. Linux shows the tree it hands
 * over at the length it had before anybody was in it (kexec_handover_debugfs.c, up to 7.3): its
 * names, which come last, are cut off with it.
 */
export function lengthOfCut(bytes: Uint8Array): number | undefined {
  if (!isTree(bytes) || bytes.length < 8) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(4);
  return length > bytes.length ? length : undefined;
}

/** Decodes a tree. Never throws, whatever the bytes are. */
export function inspectTree(bytes: Uint8Array): TreeInspection {
  const length = lengthOfCut(bytes);
  const root =
    length === undefined ? readFdt(bytes) : `${bytes.length} bytes of a tree of ${length}`;
  if (typeof root === "string") return { findings: [root], text: "", tree: undefined };
  const findings: string[] = [];
  const lines: string[] = [];
  const tree = describe(root, "/", 0, { findings, lines });
  checkRoot(root, findings);
  return { findings, text: `${lines.join("\n")}\n`, tree };
}

function describe(
  node: FdtNode,
  path: string,
  depth: number,
  out: { readonly findings: string[]; readonly lines: string[] },
): TreeNode {
  const name = printable(node.name);
  out.lines.push(`${"  ".repeat(depth)}${depth === 0 ? "/" : name}`);
  const properties: Record<string, string> = {};
  for (const [key, value] of node.properties) {
    const shown = valueText(value);
    properties[printable(key)] = shown;
    out.lines.push(`${"  ".repeat(depth + 1)}${printable(key)} = ${shown}`);
    if (textOf(value) !== undefined || value.length !== 8) continue;
    checkWord(`${path}${printable(key)}`, key, value, out.findings);
  }
  const children = node.children.map((child) =>
    describe(child, `${path}${printable(child.name)}/`, depth + 1, out),
  );
  return { name, properties, children };
}

function checkWord(path: string, key: string, value: Uint8Array, findings: string[]): void {
  if (isSwapped(value)) {
    findings.push(`${path} is big-endian: the kernel reads these in its own byte order`);
    return;
  }
  const word = new DataView(value.buffer, value.byteOffset, 8).getBigUint64(0, true);
  if (!counts.has(key) && word % 4096n !== 0n) {
    findings.push(`${path} is 0x${word.toString(16)}, not the address of a page`);
  }
}

/** What the root's kind asks for. */
function checkRoot(root: FdtNode, findings: string[]): void {
  const compatible = textOf(root.properties.get("compatible"));
  if (compatible === undefined) {
    findings.push("the root does not say what it is");
    return;
  }
  const needs = known.get(compatible);
  if (needs === undefined) {
    findings.push(`"${printable(compatible)}" is a tree of no kind known here`);
    return;
  }
  for (const property of needs) {
    if (!root.properties.has(property)) findings.push(`the root has no "${property}"`);
  }
  const format = Object.values(khoFormats).find((each) => each.compatible === compatible);
  if (format === undefined) return;
  for (const child of root.children) {
    for (const property of [format.subtreeProperty, format.sizeProperty]) {
      if (property === undefined || child.properties.get(property)?.length === 8) continue;
      findings.push(`node "${printable(child.name)}" has no "${property}" of eight bytes`);
    }
  }
}

function valueText(value: Uint8Array): string {
  const text = textOf(value);
  if (text !== undefined) return `"${text}"`;
  const view = new DataView(value.buffer, value.byteOffset, value.length);
  if (value.length === 8) return `0x${view.getBigUint64(0, true).toString(16)}`;
  if (value.length === 4) return `0x${view.getUint32(0, true).toString(16)}`;
  const bytes = Array.from(value.subarray(0, 64), (byte) => byte.toString(16).padStart(2, "0"));
  return `[${bytes.join(" ")}${value.length > 64 ? ` and ${value.length - 64} more` : ""}]`;
}

/** Printable text with its closing zero byte, or undefined. */
function textOf(value: Uint8Array | undefined): string | undefined {
  if (value === undefined || value.length < 2 || value.at(-1) !== 0) return undefined;
  const text = Array.from(value.subarray(0, -1), (byte) => String.fromCharCode(byte)).join("");
  return /^[\x20-\x7e]+$/.test(text) ? text : undefined;
}
