// The generations of the orchestrator's records: a flattened tree with flat blocks, and a packed
// record with chains of blocks. The entries are the same.
import { ENOMEM, ENOSPC } from "../../errno/index.ts";
import { kho as codecs } from "../../../generated/index.ts";
import { WireError } from "../../wire/index.ts";
import { readFdt, writeFdt, type FdtNode, type Incoming, type Kho } from "../kho/index.ts";
import { BlockChain, readChain } from "./blocks.ts";
import type { EntryStore, ReadEntries } from "./entries.ts";
import { FlatBlock, readFlat, type FlatShape } from "./flat.ts";

const { v1, v5 } = codecs.luo;

/** The root record as values: what every generation says. */
export interface LuoRoot {
  readonly compatible: string;
  /** How many live updates led here. */
  readonly number: number;
  /** Address of the sessions; 0 for none. */
  readonly sessionsPa: number;
  /** Address of the page of global data; 0 for none. */
  readonly flbsPa: number;
}

/** One generation. Reading gives a string where nothing can be believed: the reason. */
export interface LuoFormat {
  readonly compatible: string;
  readonly rootBytes: number;
  sessions(owner: Kho): EntryStore;
  files(owner: Kho): EntryStore;
  encodeRoot(root: LuoRoot): Uint8Array;
  decodeRoot(bytes: Uint8Array): LuoRoot | string;
  readSessions(incoming: Incoming, pa: number): ReadEntries | string;
  readFiles(incoming: Incoming, pa: number, count: number): ReadEntries | string;
}

const sessionShape: FlatShape = {
  blockBytes: v1.LUO_SESSION_PGCNT * 4096,
  headerBytes: v1.LUO_SESSION_HEADER_SER_SIZE,
  entryBytes: v5.LUO_SESSION_SER_SIZE,
};

const fileShape: FlatShape = {
  blockBytes: v1.LUO_FILE_PGCNT * 4096,
  headerBytes: 0,
  entryBytes: v5.LUO_FILE_SER_SIZE,
};

const tree: LuoFormat = {
  compatible: v1.LUO_FDT_COMPATIBLE,
  rootBytes: 4096,
  sessions: (owner) =>
    new FlatBlock(owner, sessionShape, -ENOMEM, (view, offset, count) => {
      v1.encodeLuoSessionHeaderSer({ count: BigInt(count) }, view, offset);
    }),
  files: (owner) => new FlatBlock(owner, fileShape, -ENOSPC),
  encodeRoot: (root) => {
    const out = new Uint8Array(4096);
    out.set(writeFdt(treeOf(root), 4096) ?? []);
    return out;
  },
  decodeRoot: (bytes) => {
    const root = readFdt(bytes);
    return typeof root === "string" ? root : rootOf(root);
  },
  readSessions: (incoming, pa) =>
    readFlat(
      incoming,
      pa,
      sessionShape,
      (view, offset) => v1.decodeLuoSessionHeaderSer(view, offset).count,
    ),
  readFiles: (incoming, pa, count) => {
    if (pa === 0) return count === 0 ? { blocks: [], entries: [] } : `${count} files nowhere`;
    return readFlat(incoming, pa, fileShape, () => BigInt(count));
  },
};

const packed: LuoFormat = {
  compatible: v5.LUO_COMPATIBLE,
  rootBytes: v5.LUO_SER_SIZE,
  sessions: (owner) => new BlockChain(owner, v5.LUO_SESSION_SER_SIZE),
  files: (owner) => new BlockChain(owner, v5.LUO_FILE_SER_SIZE),
  encodeRoot: ({ compatible, number, sessionsPa, flbsPa }) => {
    const value = {
      compatible,
      liveupdateNum: BigInt(number),
      sessionsPa: BigInt(sessionsPa),
      flbsPa: BigInt(flbsPa),
    };
    return new Uint8Array(v5.encodeLuoSer(value).buffer);
  },
  decodeRoot: (bytes) => {
    try {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      const root = v5.decodeLuoSer(view, 0, v5.LUO_SER_SIZE);
      return {
        compatible: root.compatible,
        number: Number(root.liveupdateNum),
        sessionsPa: Number(root.sessionsPa),
        flbsPa: Number(root.flbsPa),
      };
    } catch (error) {
      if (error instanceof WireError) return error.message;
      throw error;
    }
  },
  readSessions: (incoming, pa) => readChain(incoming, pa, v5.LUO_SESSION_SER_SIZE),
  readFiles: (incoming, pa, count) => readChain(incoming, pa, v5.LUO_FILE_SER_SIZE, count),
};

export const luoFormats: Readonly<Record<"luo-v1" | "luo-v5", LuoFormat>> = {
  "luo-v1": tree,
  "luo-v5": packed,
};

/** A u64 property in the machine's byte order: device trees proper would have it big-endian. */
function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}

const text = (value: string): Uint8Array => new TextEncoder().encode(`${value}\0`);

function treeOf({ compatible, number, sessionsPa, flbsPa }: LuoRoot): FdtNode {
  const node = (name: string, says: string, property: string, pa: number): FdtNode => ({
    name,
    properties: new Map([
      ["compatible", text(says)],
      [property, u64(pa)],
    ]),
    children: [],
  });
  return {
    name: "",
    properties: new Map([
      ["compatible", text(compatible)],
      [v1.LUO_FDT_LIVEUPDATE_NUM, u64(number)],
    ]),
    children: [
      node(
        v1.LUO_FDT_SESSION_NODE_NAME,
        v1.LUO_FDT_SESSION_COMPATIBLE,
        v1.LUO_FDT_SESSION_HEADER,
        sessionsPa,
      ),
      node(v1.LUO_FDT_FLB_NODE_NAME, v1.LUO_FDT_FLB_COMPATIBLE, v1.LUO_FDT_FLB_HEADER, flbsPa),
    ],
  };
}

function rootOf(root: FdtNode): LuoRoot | string {
  const compatible = textOf(root.properties.get("compatible"));
  if (compatible !== v1.LUO_FDT_COMPATIBLE) {
    return { compatible: compatible ?? "", number: 0, sessionsPa: 0, flbsPa: 0 };
  }
  const number = numberOf(root.properties.get(v1.LUO_FDT_LIVEUPDATE_NUM));
  const sessionsPa = childOf(root, [
    v1.LUO_FDT_SESSION_NODE_NAME,
    v1.LUO_FDT_SESSION_COMPATIBLE,
    v1.LUO_FDT_SESSION_HEADER,
  ]);
  const flbsPa = childOf(root, [
    v1.LUO_FDT_FLB_NODE_NAME,
    v1.LUO_FDT_FLB_COMPATIBLE,
    v1.LUO_FDT_FLB_HEADER,
  ]);
  if (typeof sessionsPa === "string") return sessionsPa;
  if (typeof flbsPa === "string") return flbsPa;
  if (number === undefined) return "the orchestrator's tree has no update number";
  return { compatible, number, sessionsPa, flbsPa };
}

function childOf(root: FdtNode, [name, says, property]: [string, string, string]): number | string {
  const node = root.children.find((child) => child.name === name);
  if (node === undefined) return `the orchestrator's tree has no node "${name}"`;
  if (textOf(node.properties.get("compatible")) !== says) return `node "${name}" is not "${says}"`;
  return numberOf(node.properties.get(property)) ?? `node "${name}" has no "${property}"`;
}

function textOf(value: Uint8Array | undefined): string | undefined {
  if (value === undefined || value.at(-1) !== 0) return undefined;
  return Array.from(value.subarray(0, -1), (byte) => String.fromCharCode(byte)).join("");
}

function numberOf(value: Uint8Array | undefined): number | undefined {
  if (value === undefined || value.length !== 8) return undefined;
  const number = new DataView(value.buffer, value.byteOffset, 8).getBigUint64(0, true);
  return number < 2n ** 53n ? Number(number) : undefined;
}
